"""Which rows may go to others.

The CSVs in the workbook folder are the school's complete record. An Excel file is passed on, so
it leaves out what a reader could use to see how a small group voted (F18), the ballots and scans
that were not shown yet (F7), what was written in a scan and not let through, the password of the
wifi, and the log of the moderation, in which a text stands as it was before a name was taken out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.school import Gegeven
from ouderplan.kern.schoolscan import Scanregel, may_split
from ouderplan.kern.tellen import count
from ouderplan.opslag.sporen.tabellen import GROEP, SPOREN
from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.plan import Plan

GEHEIM = frozenset({"wifi_wachtwoord"})


def open_rows(plan: Plan) -> Mapping[Tabel, tuple[Any, ...]]:
    """Return every table with the rows that others may see."""
    return {tabel: tuple(_open(tabel, rows, plan)) for tabel, rows in plan.tabellen.items()}


def without_voices(plan: Plan) -> Plan:
    """Return the plan without what single people handed in, also of rounds that were shown.

    Which tables hold that (a ballot, a scan, a text, what was done with one), `opslag.sporen` says.
    """
    voices = {tabel for tabel in plan.tabellen if SPOREN[tabel.naam] in GROEP}
    rows = {tabel: () if tabel in voices else found for tabel, found in plan.tabellen.items()}
    numbers = {tabel: found for tabel, found in plan.nummers.items() if tabel not in voices}
    return replace(plan, tabellen=rows, nummers=numbers)


def _open(tabel: Tabel, rows: Iterable[Any], plan: Plan) -> Iterable[Any]:
    if tabel.rij is Gegeven:
        return [row for row in rows if row.sleutel not in GEHEIM]
    if tabel.rij is Moderatie:
        return []
    if tabel.rij is Stembriefje:
        return _ballots(rows, plan)
    if tabel.rij is Scanregel:
        return _scans(rows, plan)
    return rows


def _scans(rows: Iterable[Scanregel], plan: Plan) -> list[Any]:
    shown = _shown(plan)
    per_round: dict[int, list[Scanregel]] = {}
    for row in rows:
        if row.ronde in shown:
            per_round.setdefault(row.ronde, []).append(row)
    return [
        _without_unread(row if split else replace(row, groep=cast(Any, "")))
        for found in per_round.values()
        for split in [may_split(Counter({row.inzending: row.groep for row in found}.values()))]
        for row in found
    ]


def _without_unread(row: Scanregel) -> Scanregel:
    if row.status is Inbrengstatus.TOEGELATEN:
        return row
    return replace(row, gebeurt_al="", mogelijkheden="")


def _shown(plan: Plan) -> set[int]:
    return {ronde.ronde for ronde in plan.rows(Ronde) if ronde.getoond}


def _ballots(rows: Iterable[Stembriefje], plan: Plan) -> list[Any]:
    shown = _shown(plan)
    per_round: dict[int, list[Stembriefje]] = {}
    for row in rows:
        if row.ronde in shown:
            per_round.setdefault(row.ronde, []).append(row)
    return [
        row if split and not row.opzij else replace(row, groep=cast(Any, ""))  # an empty cell
        for ballots in per_round.values()
        for split in [count(ballots, ()).te_splitsen]
        for row in ballots
    ]
