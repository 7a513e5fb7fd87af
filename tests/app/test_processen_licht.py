"""No process has in memory what it does not use: each is there all evening, on an old laptop."""

import json
import subprocess
import sys

import pytest

OPSLAG = {"sqlalchemy", "pydantic", "jinja2", "tornado", "babel"}
PAGINA = {"ipywidgets", "IPython", "ipykernel", "matplotlib", "numpy", "PIL"}
DEUR = {"voila", "jupyter_server", "nbconvert", "nbformat", "jsonschema"}
BESTANDEN = {"docx", "lxml", "openpyxl", "xlsxwriter", "reportlab"}
NIEMAND = {"pandas", "jupyterlab", "debugpy", "rfc3987_syntax", "tkinter", "arrow", "urllib3"}
LAADT = """
import importlib, json, sys
if sys.argv[1] in ("ouderplan.app.server", "ouderplan.app.opwarmen"):
    from ouderplan.app.eerst import begin_mother
    begin_mother()
importlib.import_module(sys.argv[1])
print(json.dumps(sorted({name.partition(".")[0] for name, found in sys.modules.items() if found})))
"""


@pytest.mark.parametrize(
    ("module", "zonder"),
    [
        ("ouderplan.zaal.__main__", PAGINA | DEUR | BESTANDEN | NIEMAND),
        ("ouderplan.app.opdrachten.start", OPSLAG | PAGINA | DEUR | BESTANDEN | NIEMAND),
        ("ouderplan.app.server", {"matplotlib", "numpy", "PIL"} | (BESTANDEN - {"lxml"}) | NIEMAND),
        ("ouderplan.app.opwarmen", DEUR | BESTANDEN | NIEMAND),
    ],
)
def test_what_a_process_loads_when_it_begins(module, zonder):
    found = subprocess.run(
        [sys.executable, "-c", LAADT, module], capture_output=True, text=True, check=True
    )
    assert not set(json.loads(found.stdout)) & zonder


def test_what_is_seldom_used_is_there_when_it_is_used():
    code = (
        "import sys; from ouderplan.app.eerst import _load_later; _load_later(); import requests;"
        "hasattr(requests, '__file__'); before = 'urllib3' in sys.modules;"
        "print(before, requests.Session.__module__, sys.modules['requests'].__file__ is not None)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "requests.sessions", "True"]
