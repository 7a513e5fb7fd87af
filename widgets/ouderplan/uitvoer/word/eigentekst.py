"""Chapters that the school writes itself (table *plan_teksten*: a key, a heading, a text)."""

from contextlib import suppress

from ouderplan.kern.planteksten import Plantekst
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

TEKST = "tekst:"
"""Before the key of a text in the id of its chapter."""


def write(papier: Papier, plan: Plan, *, sleutel: str) -> None:
    """Write the text with this key; nothing when it is empty."""
    for row in texts_of(plan, sleutel):
        _write(papier, row)


def write_rest(papier: Papier, plan: Plan) -> None:
    """Write the chapters that a school added itself, which have no place of their own."""
    known = known_keys()
    for row in plan.rows(Plantekst):
        if row.sleutel not in known and row.tekst.strip():
            _write(papier, row)


def texts_of(plan: Plan, sleutel: str) -> list[Plantekst]:
    """Return the texts with this key that were written."""
    return [row for row in plan.rows(Plantekst) if row.sleutel == sleutel and row.tekst.strip()]


def known_keys() -> frozenset[str]:
    """Return the keys that have a place in the orders."""
    from ouderplan.uitvoer.volgordes import VOLGORDES  # noqa: PLC0415  it names these chapters

    ids = (hoofdstuk for order in VOLGORDES.values() for hoofdstuk in order)
    named = (name.partition(":")[2] for name in ids if name.startswith(TEKST))
    return frozenset({*named, "school", "stelling"})


def heading_of(row: Plantekst) -> str:
    """Return the heading of a text: the school's own, else what such a chapter is called."""
    name = row.sleutel.replace("_", " ").capitalize()
    other = name or text("hoofdstukken", "zonder_kop")
    return row.kop or title_of(f"{TEKST}{row.sleutel}") or other


def title_of(hoofdstuk: str) -> str:
    """Return what a chapter is called, or "" when it has no name of its own.

    A text and a chapter that we write may have one name: ``tekst_evaluatie`` and ``evaluatie``.
    """
    for name in (hoofdstuk.replace(":", "_"), hoofdstuk.removeprefix(TEKST)):
        with suppress(KeyError):
            return text("hoofdstukken", name)
    return ""


def _write(papier: Papier, row: Plantekst) -> None:
    papier.heading(heading_of(row), 1)
    papier.paragraphs(row.tekst)
