"""The rows of one table of the plan."""

from typing import TypeVar

from ouderplan.opslag.tabellen import tabel_of
from ouderplan.uitvoer.plan import Plan

Rij = TypeVar("Rij")


def rows_of(plan: Plan, rij: type[Rij]) -> tuple[Rij, ...]:
    """Return the rows of one table, in the school's order."""
    return plan.tabellen.get(tabel_of(rij), ())
