"""Every row of the fault table names a test that is there."""

import ast
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
RIJEN = [
    line.strip("| ").split(" | ")
    for line in (WORTEL / "docs" / "FOUTEN.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`tests/" in line
]


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij[0])
def test_a_fault_says_what_is_seen_and_kept_and_names_a_test_that_exists(rij):
    assert len(rij) == 4
    assert all(cell.strip() for cell in rij)
    path, _, naam = rij[3].strip("`").partition("::")
    tree = ast.parse((WORTEL / path).read_text(encoding="utf-8"))
    assert naam in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_no_row_is_left_out():
    text = (WORTEL / "docs" / "FOUTEN.md").read_text(encoding="utf-8")
    table = re.findall(r"^\|(?!---).*\|$", text, re.MULTILINE)
    assert len(RIJEN) == len(table) - 1 > 20
