"""A command imports what it uses, and nothing that makes every other command wait."""

import json
import subprocess
import sys

import click
import pytest

from ouderplan.app.opdrachten import group
from ouderplan.app.opdrachten.hulp import explanation, first_sentence
from ouderplan.kern.afspraken import Activiteit

ZWAAR = {
    "voila", "jupyter_server", "nbformat", "nbconvert", "ipywidgets", "IPython",  # the page
    "pandas", "numpy", "matplotlib", "PIL", "docx", "openpyxl", "xlsxwriter", "reportlab",
}  # fmt: skip
COMMAND_LINE = {"click", "ouderplan"}
IN_TOOLS = {"sitecustomize", "usercustomize", "colorama"}
"""What an installation may load by itself."""
KIJK = """
import contextlib, io, json, sys
from ouderplan.app.opdrachten import run
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
    status = run(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def all_commands(above=None, words=()):
    """Return the words of each command, and of those under it."""
    for name, command in (above or group()).commands.items():
        own = (*words, name)
        yield own
        if isinstance(command, click.Group):
            yield from all_commands(command, (*own, "map"))


def imported(*words, status=0):
    found = subprocess.run(
        [sys.executable, "-c", KIJK, *map(str, words)], capture_output=True, text=True, check=True
    )
    outcome, names = json.loads(found.stdout)
    assert outcome == status
    return set(names)


def foreign(*words, status=0):
    """Return which packages were imported that do not come with Python."""
    return {
        name
        for name in imported(*words, status=status) - set(sys.stdlib_module_names) - IN_TOOLS
        if not name.startswith("_")
    }


@pytest.mark.parametrize("words", [("--help",), ("--versie",), ("loting", "4711", "3", "a", "b")])
def test_help_and_a_lot_need_nothing_but_a_command_line(words):
    assert foreign(*words) == COMMAND_LINE


@pytest.mark.parametrize("words", list(all_commands()), ids=" ".join)
def test_the_help_of_a_command_needs_nothing_but_a_command_line(words):
    assert foreign(*words, "--help") == COMMAND_LINE


@pytest.mark.parametrize("words", list(all_commands()), ids=" ".join)
def test_an_option_that_does_not_exist_is_refused_before_anything_is_loaded(words):
    assert foreign(*words, "--bestaatniet", status=1) == COMMAND_LINE


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
    with werkboek.writing() as tx:
        tx.add(Activiteit("Kijkochtend", wanneer="november"))  # for the year clock
    werkboek.close()
    places = {"map": werkboek.map, "uit": tmp_path / "uit"}
    assert not imported(*(word.format(**places) for word in words)) & ZWAAR


@pytest.mark.parametrize("opdracht", group().commands)
def test_the_list_of_commands_says_of_each_what_its_own_help_says(opdracht):
    assert explanation(opdracht).startswith(first_sentence(opdracht))
