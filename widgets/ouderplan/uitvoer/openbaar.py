"""Which rows may go to others.

The CSVs in the workbook folder are the school's complete record. An Excel file is passed on, so
it leaves out what a reader could use to see how a small group voted (F18), the ballots of a vote
that was not shown yet (F7), the password of the wifi, and the log of the moderation, in which a
text stands as it was before a name was taken out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.school import Gegeven
from ouderplan.kern.tellen import count
from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.plan import Plan

GEHEIM = frozenset({"wifi_wachtwoord"})


def open_rows(plan: Plan) -> Mapping[Tabel, tuple[Any, ...]]:
    """Return every table with the rows that others may see."""
    return {tabel: tuple(_open(tabel, rows, plan)) for tabel, rows in plan.tabellen.items()}


def _open(tabel: Tabel, rows: Iterable[Any], plan: Plan) -> Iterable[Any]:
    if tabel.rij is Gegeven:
        return [row for row in rows if row.sleutel not in GEHEIM]
    if tabel.rij is Moderatie:
        return []
    if tabel.rij is Stembriefje:
        return _ballots(rows, plan)
    return rows


def _ballots(rows: Iterable[Stembriefje], plan: Plan) -> list[Any]:
    rondes = next(found for tabel, found in plan.tabellen.items() if tabel.rij is Ronde)
    shown = {ronde.ronde for ronde in rondes if ronde.getoond}
    per_round: dict[int, list[Stembriefje]] = {}
    for row in rows:
        if row.ronde in shown:
            per_round.setdefault(row.ronde, []).append(row)
    return [
        row if split else replace(row, groep=cast(Any, ""))  # an empty cell
        for ballots in per_round.values()
        for split in [count(ballots, ()).te_splitsen]
        for row in ballots
    ]
