"""Chapters that the school writes itself (table *plan_teksten*: a key, a heading, a text)."""

from collections.abc import Iterable
from typing import Any

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

TABEL = "plan_teksten"


def write(papier: Papier, plan: Plan, *, sleutel: str) -> None:
    """Write the text with this key; nothing when it is empty."""
    for row in _rows(plan):
        if row.sleutel == sleutel and row.tekst.strip():
            _write(papier, row)


def write_rest(papier: Papier, plan: Plan) -> None:
    """Write the chapters that a school added itself, which stand in no order."""
    known = known_keys()
    for row in _rows(plan):
        if row.sleutel not in known and row.tekst.strip():
            _write(papier, row)


def known_keys() -> frozenset[str]:
    """Return the keys that have a place in one of the orders."""
    from ouderplan.uitvoer.volgordes import VOLGORDES  # noqa: PLC0415  it names these chapters

    ids = (hoofdstuk for order in VOLGORDES.values() for hoofdstuk in order)
    return frozenset(name.partition(":")[2] for name in ids if name.startswith("tekst:"))


def _write(papier: Papier, row: Any) -> None:
    papier.heading(row.kop or _name(row.sleutel), 1)
    papier.paragraphs(row.tekst)


def _name(sleutel: str) -> str:
    try:
        return text("hoofdstukken", sleutel)
    except KeyError:
        return sleutel.replace("_", " ").capitalize()


def _rows(plan: Plan) -> Iterable[Any]:
    """Return the texts; a workbook of an older program has no such table."""
    return next((rows for tabel, rows in plan.tabellen.items() if tabel.naam == TABEL), ())
