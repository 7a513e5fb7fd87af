"""No process has in memory what it does not use: each is there all evening, on an old laptop."""

import json
import subprocess
import sys

import pytest

PAGINA = {"ipywidgets", "IPython", "ipykernel", "matplotlib", "numpy", "PIL"}
DEUR = {"voila", "jupyter_server", "nbconvert", "nbformat", "jsonschema", "requests"}
BESTANDEN = {"docx", "lxml", "openpyxl", "xlsxwriter", "reportlab"}
NIEMAND = {"pandas", "jupyterlab", "debugpy", "rfc3987_syntax", "pytest", "tkinter", "notebook"}
LAADT = """
import importlib, json, sys
from ouderplan.app.eerst import OVERBODIG
for name in OVERBODIG:
    sys.modules.setdefault(name, None)
importlib.import_module(sys.argv[1])
print(json.dumps(sorted({name.partition(".")[0] for name, found in sys.modules.items() if found})))
"""


@pytest.mark.parametrize(
    ("module", "zonder"),
    [
        ("ouderplan.zaal.__main__", PAGINA | DEUR | BESTANDEN | NIEMAND),
        ("ouderplan.app.opdrachten.start", PAGINA | DEUR | BESTANDEN | NIEMAND),
        ("ouderplan.app.server", {"matplotlib", "numpy", "PIL"} | (BESTANDEN - {"lxml"}) | NIEMAND),
        ("ouderplan.app.opwarmen", DEUR | BESTANDEN | NIEMAND),
    ],
)
def test_what_a_process_loads_when_it_begins(module, zonder):
    found = subprocess.run(
        [sys.executable, "-c", LAADT, module], capture_output=True, text=True, check=True
    )
    assert not set(json.loads(found.stdout)) & zonder
