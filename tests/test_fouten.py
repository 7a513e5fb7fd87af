"""Every row of the tables of faults and of threats names a test that is there."""

import ast
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
BLADEN = ("FOUTEN", "VEILIGHEID")


def text(blad):
    return (WORTEL / "docs" / f"{blad}.md").read_text(encoding="utf-8")


def rows(blad):
    lines = (
        line for line in text(blad).splitlines() if line.startswith("| ") and "`tests/" in line
    )
    return [line.strip("| ").split(" | ") for line in lines]


@pytest.mark.parametrize(
    "rij",
    [pytest.param(rij, id=f"{blad}-{rij[0]}-{rij[1]}") for blad in BLADEN for rij in rows(blad)],
)
def test_a_row_says_what_is_seen_and_what_stops_it_and_names_a_test_that_exists(rij):
    assert len(rij) == 4
    assert all(cell.strip() for cell in rij)
    path, _, naam = rij[3].strip("`").partition("::")
    tree = ast.parse((WORTEL / path).read_text(encoding="utf-8"))
    assert naam in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("blad", BLADEN)
def test_no_row_is_left_out(blad):
    table = re.findall(r"^\|(?!---).*\|$", text(blad), re.MULTILINE)
    assert len(rows(blad)) == len(table) - 1 > 20
