"""No process has in memory what it does not use: each is there all evening, on an old laptop."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from ouderplan.app.eerst import Nooit

OPSLAG = {"sqlalchemy", "pydantic", "jinja2", "tornado", "babel"}
TEKENT = {"matplotlib", "numpy", "PIL"}
PAGINA = {"ipywidgets", "IPython", "ipykernel"}
DEUR = {"voila", "jupyter_server", "nbconvert", "nbformat", "jsonschema"}
NOTEBOOK = {"bleach", "bs4", "mistune", "soupsieve"}
BESTANDEN = {"docx", "lxml", "openpyxl", "xlsxwriter", "reportlab"}
HUB = {"alembic", "cryptography", "mako"}
LIJN = {"ssl", "http", "email"}
NIEMAND = {"pandas", "jupyterlab", "debugpy", "rfc3987_syntax", "tkinter", "arrow", "urllib3"}
LAADT = """
import importlib, json, sys
if sys.argv[1] in ("ouderplan.app.server", "ouderplan.app.opwarmen", "ouderplan.app.hub.deur"):
    from ouderplan.app.eerst import begin_mother, skip_of_hub
    begin_mother()
    skip_of_hub()
importlib.import_module(sys.argv[1])
there = {name for name, found in sys.modules.items() if getattr(found, "__spec__", None)}
print(json.dumps(sorted({name.partition(".")[0] for name in there})))
"""


@pytest.mark.parametrize(
    ("module", "zonder"),
    [
        ("ouderplan.zaal.__main__", TEKENT | PAGINA | DEUR | BESTANDEN | NIEMAND),
        (
            "ouderplan.app.opdrachten.start",
            TEKENT | OPSLAG | PAGINA | DEUR | BESTANDEN | NIEMAND | LIJN,
        ),
        ("ouderplan.app.server", TEKENT | NOTEBOOK | BESTANDEN | NIEMAND),
        ("ouderplan.app.opwarmen", TEKENT | NOTEBOOK | DEUR | BESTANDEN | NIEMAND),
        pytest.param(
            "ouderplan.app.hub.deur",
            TEKENT | NOTEBOOK | BESTANDEN | NIEMAND | HUB,
            marks=pytest.mark.skipif(
                find_spec("jupyterhub") is None, reason="Er is geen JupyterHub (make hub)."
            ),
        ),
    ],
)
def test_what_a_process_loads_when_it_begins(module, zonder):
    found = subprocess.run(
        [sys.executable, "-c", LAADT, module], capture_output=True, text=True, check=True
    )
    assert not set(json.loads(found.stdout)) & zonder


def test_no_step_brings_what_only_files_need_into_every_page():
    code = (
        "import json, sys; from importlib import import_module;"
        "from ouderplan.stappen import find_steps;"
        "[import_module(f'ouderplan.stappen.{stap.naam}.{part}') for stap in find_steps()"
        " for part in ('model', 'view')];"
        "print(json.dumps([*{name.partition('.')[0] for name in sys.modules}]))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(json.loads(found.stdout)) & (TEKENT | BESTANDEN | NIEMAND)


def test_who_keeps_the_doors_open_has_no_tls_when_it_showed_the_code():
    code = (
        "import sys; from ouderplan.app.opdrachten.start import show_code;"
        "show_code('http://10.0.0.1:9513/'); print(*{'ssl', 'http', 'email'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "█" in found.stdout
    assert found.stdout.splitlines()[-1] == ""


def test_what_is_seldom_used_is_there_when_it_is_used():
    code = (
        "import sys; from ouderplan.app.eerst import skip_later; skip_later(); import requests;"
        "hasattr(requests, '__file__'); before = 'urllib3' in sys.modules;"
        "print(before, requests.Session.__module__, sys.modules['requests'].__file__ is not None)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "requests.sessions", "True"]


def test_who_uses_what_is_never_loaded_hears_so():
    found = vars(Nooit("bs4"))
    assert "BeautifulSoup" not in found
    with pytest.raises(ImportError, match="BeautifulSoup"):
        Nooit("bs4").BeautifulSoup("<p>", features="html.parser")


def test_a_kernel_loads_nothing_of_its_own_when_it_begins():
    code = (
        "import sys; from ouderplan.app.opwarmen import load; load(); before = set(sys.modules);"
        "from ipykernel.kernelapp import IPKernelApp; from tornado.ioloop import IOLoop;"
        "IOLoop.configurable_default(); app = IPKernelApp(parent_handle=1);"
        "app.init_crash_handler();"
        "print(sorted(set(sys.modules) - before))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_stem_brings_one_language():
    code = (
        "import sys; from ouderplan.kern.woordstam import stem; print(stem('uitnodigen'));"
        "there = [name for name in sys.modules if name.endswith('stemmer')]; print(*there);"
        "import snowballstemmer; print(snowballstemmer.stemmer('english').stemWord('invited'))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [
        "nood",
        "snowballstemmer.basestemmer",
        "snowballstemmer.dutch_stemmer",
        "invit",
    ]
