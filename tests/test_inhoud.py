"""INHOUD.md names every part of a plan, and only steps, tables, chapters and exports that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from ouderplan.app.opdrachten import group
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.stappen.basis import find_steps
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.uitvoer.soorten import SOORTEN
from ouderplan.uitvoer.volgordes import VOLGORDES
from ouderplan.uitvoer.word.document import find_writer

INHOUD = Path(__file__).parents[1] / "docs" / "INHOUD.md"
IDS = [
    *(f"A{n}" for n in range(1, 14)),
    *(f"B{n}" for n in range(1, 12)),
    *(f"C{n}" for n in range(1, 22)),
    *(f"D{n}" for n in range(1, 14)),
    *(f"E{n}" for n in range(1, 8)),
    *(f"F{n}" for n in range(19, 24)),
    *("G1", "G5", "G7", "G8"),
    *(f"J{n}" for n in range(1, 10)),
]
ELSEWHERE = {"stembriefjes", "rondekeuzes", "vastgestelde_keuzes", "eerdere_jaren"}
"""The phones fill these in, the decision of a vote does, and the workbook of the next year."""


def lines() -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in INHOUD.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [A-GJ]\d", line)
    ]
    return {row[0]: row[1:] for row in cells}


def named(cell: str) -> list[str]:
    words = [re.sub(r" *\(.*\)", "", word).strip() for word in cell.split(",")]
    return [word for word in words if word != "–"]


def known_by(step: str) -> set[str]:
    """Return the tables that the models of a step read."""
    module = import_module(f"ouderplan.stappen.{step}.model").Model
    tables = set(module.tabellen)
    if issubclass(module, Bladmodel):
        tables |= {blad.naam for blad in module.bladen}
    return tables


def test_every_part_of_a_plan_has_its_line():
    assert list(lines()) == IDS


@pytest.mark.parametrize("id", IDS)
def test_what_is_named_exists(id: str):
    _, stappen, tabellen, hoofdstukken, uitvoer = lines()[id]
    assert named(stappen)
    assert set(named(stappen)) <= {stap.naam for stap in find_steps()}
    assert all(tabel_named(naam) for naam in named(tabellen))
    assert set(named(uitvoer)) <= SOORTEN.keys()
    assert all(find_writer(chapter) for chapter in named(hoofdstukken))
    assert set(named(hoofdstukken)) <= {name for ids in VOLGORDES.values() for name in ids}
    assert set(re.findall(r"`(\w+)`", uitvoer)) <= VOLGORDES.keys()
    assert set(re.findall(r"`ouderplan (\w+)`", uitvoer)) <= set(group().commands)


@pytest.mark.parametrize("id", IDS)
def test_a_step_that_is_named_knows_the_tables_beside_it(id: str):
    _, stappen, tabellen, *_ = lines()[id]
    known = set().union(*(known_by(stap) for stap in named(stappen)))
    assert set(named(tabellen)) - ELSEWHERE <= known
