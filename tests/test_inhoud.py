"""INHOUD.md names every part of a plan, and only steps, tables, chapters and exports that exist."""

import re
from pathlib import Path

import pytest

from ouderplan.opslag.tabellen import tabel_named
from ouderplan.stappen.basis import find_steps
from ouderplan.uitvoer.soorten import discover
from ouderplan.uitvoer.volgordes import VOLGORDES
from ouderplan.uitvoer.word.hoofdstukken import find_writer

INHOUD = Path(__file__).parents[1] / "INHOUD.md"
NIETS = {"–", "nog niet"}
IDS = [
    *(f"A{n}" for n in range(1, 14)),
    *(f"B{n}" for n in range(1, 12)),
    *(f"C{n}" for n in range(1, 22)),
    *(f"D{n}" for n in range(1, 14)),
    *(f"E{n}" for n in range(1, 8)),
    *(f"F{n}" for n in range(19, 24)),
    *("G1", "G5", "G7", "G8"),
]


def lines() -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in INHOUD.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [A-G]\d", line)
    ]
    return {row[0]: row[1:] for row in cells}


def named(cell: str) -> list[str]:
    words = [re.sub(r" \(.*\)", "", word).strip() for word in cell.split(",")]
    return [word for word in words if word not in NIETS]


def test_every_part_of_a_plan_has_its_line():
    assert list(lines()) == IDS


@pytest.mark.parametrize("id", IDS)
def test_what_is_named_exists(id: str):
    _, stappen, tabellen, hoofdstukken, uitvoer = lines()[id]
    steps = {stap.naam for stap in find_steps()}
    assert set(named(stappen)) <= steps
    assert all(tabel_named(naam) for naam in named(tabellen))
    assert set(named(uitvoer)) <= discover().keys()
    written = {name for ids in VOLGORDES.values() for name in ids}
    for chapter in named(hoofdstukken):
        assert chapter in written
        assert find_writer(chapter) is not None
    for order in re.findall(r"`(\w+)`", uitvoer):
        assert order in VOLGORDES
