"""A command imports what it uses, and nothing that makes every other command wait."""

import json
import subprocess
import sys

import pytest

from ouderplan.app.opdrachten import VOLGORDE
from ouderplan.app.opdrachten.hulp import explanation, first_sentence
from ouderplan.uitvoer.soorten import discover

ZWAAR = {
    "voila", "jupyter_server", "nbformat", "nbconvert", "ipywidgets", "IPython",  # the page
    "pandas", "numpy", "matplotlib", "PIL", "docx", "openpyxl", "xlsxwriter", "reportlab",
}  # fmt: skip
OPSLAG = {"sqlalchemy", "pydantic"}
KIJK = """
import contextlib, io, json, sys
from ouderplan.app.opdrachten import run
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
    status = run(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported(*words):
    found = subprocess.run(
        [sys.executable, "-c", KIJK, *map(str, words)], capture_output=True, text=True, check=True
    )
    status, names = json.loads(found.stdout)
    assert status == 0
    return set(names)


@pytest.mark.parametrize("words", [("--help",), ("--versie",), ("loting", "4711", "3", "a", "b")])
def test_help_and_a_lot_need_no_workbook(words):
    assert not imported(*words) & (ZWAAR | OPSLAG)


@pytest.mark.parametrize("opdracht", VOLGORDE)
def test_the_help_of_a_command_loads_nothing_heavy(opdracht):
    assert not imported(opdracht, "--help") & ZWAAR


@pytest.mark.parametrize(
    "words",
    [
        ("controleer", "{map}", "--json"),
        ("ronde", "{map}", "open", "waarden"),
        ("exporteer", "{map}", "--soort", "csv", "--naar", "{uit}"),
        ("exporteer", "{map}", "--soort", "jaarklok", "--naar", "{uit}"),
    ],
)
def test_a_command_on_a_workbook_loads_nothing_that_it_does_not_use(werkboek, tmp_path, words):
    werkboek.close()
    places = {"map": werkboek.map, "uit": tmp_path / "uit"}
    assert not imported(*(word.format(**places) for word in words)) & ZWAAR


@pytest.mark.parametrize("opdracht", VOLGORDE)
def test_the_list_of_commands_says_of_each_what_its_own_help_says(opdracht):
    assert explanation(opdracht).startswith(first_sentence(opdracht))


def test_an_export_stands_in_the_module_of_its_own_name():
    for soort, kind in discover().items():
        assert kind.build.__module__ == f"ouderplan.uitvoer.{soort}"
