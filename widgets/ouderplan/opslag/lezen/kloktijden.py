"""When something begins and ends, in two columns or one: a span, or how many minutes it takes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from ouderplan.kern.datum import written
from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.dagkolommen import in_rows
from ouderplan.opslag.lezen.duiden import exact
from ouderplan.opslag.lezen.lijstdoelen import family
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel

_HIER = ZoneInfo("Europe/Amsterdam")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")
"""*2026-11-20T12:00:00.000Z*"""
_BEGIN, _DUUR, _WAAR = "vast", "minuten", "bijeenkomst"
_KLOK = r"(\d{1,2})[.:](\d{2})(?:\s*(?:uur|u)\b\.?)?"
_VAN_TOT = re.compile(rf"(?:van\s+|vanaf\s+)?{_KLOK}(?:\s*(?:-|–|tot|t/m)\s*{_KLOK})?", re.I)
_LANG = re.compile(
    r"(?:\w+ )?(?:\d{1,3}\s*(?:min(?:uut|uten)?\.?|m|')|kwartier|half ?uur|uur)", re.I
)
_MEESTE = 0.6
_DAG = 24 * 60
_LANGSTE = 4 * 60
"""What seems to take longer is no part of a meeting."""
_KLOKTIJD = re.compile(r"\d\d:\d\d")
_VANAF = re.compile(r"|van(?:af)?|tijd\w*|hoe laat|wanneer|(?:begin|start|aanvang)\w*", re.I)
_BEGINT = re.compile(r"van(?:af)?|(?:begin|start|aanvang)\w*", re.I)
_TOT = re.compile(r"tot\b.*|t/m|(?:eind|klaar|afloop)\w*", re.I)
"""The heads of when a row of a programme begins and ends; *Opbouw* and *Pauze* are neither."""
_KANT = re.compile(r"(?P<kant>begin|start|eind)\s*(?P<wat>datum|tijd|dag)", re.I)


def with_spans(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return a calendar with one column for *Begindatum* and *Einddatum*, and one for the times.

    In a list of what a school will do, the day on which something begins is not when it is done.
    """
    if any(one.rij is Actie for one in family(tabel)):
        return lijst
    sides: dict[str, dict[bool, int]] = {}
    for at, head in enumerate(lijst.kop):
        if match := _KANT.fullmatch(head.strip()):
            sides.setdefault(match["wat"].casefold(), {})[match["kant"].casefold() == "eind"] = at
    lijst = _with_hours(lijst)
    for what, places in sides.items():
        if len(places) > 1:
            begin, hours = places[False], what == "tijd"  # *Tijd* alone is how long
            kop = lijst.kop[begin] if hours or "Datum" in lijst.kop else what.capitalize()
            lijst = _joined(lijst, begin, places[True], kop, " - " if hours else " t/m ")
    return lijst


def _with_hours(lijst: Lijst) -> Lijst:
    """Return a list with one column for two beside each other: *Van* 8.30 and *Tot* 9.15."""
    for at, (head, other) in enumerate(pairwise(lijst.kop)):
        times = _are_clocks(in_rows(lijst, at)) and _are_clocks(in_rows(lijst, at + 1))
        if times and _BEGINT.fullmatch(head.strip()) and _TOT.fullmatch(other.strip()):
            return _joined(lijst, at, at + 1, head, " - ")
    return lijst


def _joined(lijst: Lijst, begin: int, end: int, kop: str, between: str) -> Lijst:
    """Return a list with a span where something begins, and nothing where it ends."""
    regels = []
    for number, cells in lijst.regels:
        line = [*cells, *[""] * (max(begin, end) + 1 - len(cells))]
        said = filter(None, (line[begin].strip(), line[end].strip()))
        line[begin], line[end] = between.join(dict.fromkeys(said)), ""
        regels.append((number, line))
    heads = [kop if at == begin else "" if at == end else head for at, head in enumerate(lijst.kop)]
    return replace(lijst, kop=tuple(heads), regels=tuple(regels), _kolommen={})


def with_minutes(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return a programme with when a row begins and how long it takes, from its times of the day.

    They are in one column, as *19.00 - 19.15*, or in two beside each other.
    """
    if not {_BEGIN, _DUUR} <= {kolom.naam for kolom in tabel.kolommen}:
        return lijst
    clocks = [at for at in range(len(lijst.kop)) if _are_clocks(in_rows(lijst, at))]
    begins = [at for at in clocks if _VANAF.fullmatch(lijst.kop[at].strip())]
    if not begins or column_name(tabel, _DUUR) in lijst.kop:
        return lijst
    first = last = begins[0]
    if first + 1 in clocks and _TOT.fullmatch(lijst.kop[first + 1].strip()):
        last = first + 1
    kop = list(lijst.kop)
    kop[first : last + 1] = [column_name(tabel, _BEGIN), column_name(tabel, _DUUR)]
    regels = [(number, _split(cells, first, last)) for number, cells in lijst.regels]
    ends = any(cells[first + 1] for _, cells in regels)
    if not ends and any(_lasts(tabel, lijst, at) for at in range(len(lijst.kop)) if at != first):
        for line in (kop, *(cells for _, cells in regels)):
            del line[first + 1]  # how long it takes stands in a column of its own
    elif len(clocks) == 1 and not ends:
        where = [at for at, head in enumerate(kop) if exact(tabel, head) == _WAAR]
        rows = [cells for _, cells in regels if cells[first]]
        for _, part in groupby(rows, key=lambda cells: [cells[at].strip() for at in where]):
            _until_next(list(part), first)
    return replace(lijst, kop=tuple(kop), regels=tuple(regels), _kolommen={})


def _until_next(rows: Sequence[list[str]], at: int) -> None:
    """Let a part last until the next one begins, in a programme that says no end of any."""
    if not all(_KLOKTIJD.fullmatch(c[at]) for c in rows):
        return
    begins = [int(cells[at][:2]) * 60 + int(cells[at][3:]) for cells in rows]
    lasts = [(after - begin) % _DAG for begin, after in pairwise(begins)]
    if all(0 < minutes <= _LANGSTE for minutes in lasts):
        for cells, minutes in zip(rows, lasts, strict=False):
            cells[at + 1] = str(minutes)


def _lasts(tabel: Tabel, lijst: Lijst, at: int) -> bool:
    """Tell whether a column says how long each part takes, by its head or as *20 min*."""
    cells = in_rows(lijst, at)
    long = sum(map(bool, map(_LANG.fullmatch, cells))) > _MEESTE * len(cells)
    return bool(cells) and (long or exact(tabel, lijst.kop[at]) == _DUUR)


def _are_clocks(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(bool, map(_VAN_TOT.fullmatch, cells))) > _MEESTE * len(cells)


def _split(cells: Sequence[str], first: int, last: int) -> list[str]:
    line = [*cells, *[""] * (last + 1 - len(cells))]
    said = " - ".join(filter(None, map(str.strip, line[first : last + 1])))
    if match := _VAN_TOT.fullmatch(said):
        hour, minute, *end = match.groups()
        begin = int(hour) * 60 + int(minute)
        takes = (int(end[0]) * 60 + int(end[1]) - begin) % _DAG if end[0] else ""
        made = [f"{int(hour):02}:{minute}", str(takes)]
    else:
        made = [said, ""]
    return [*line[:first], *made, *line[last + 1 :]]


# the moments that a program writes for other programs


def with_moments(grid: Rooster) -> Rooster:
    """Return a grid in which such a moment is a day with a time of the day, as it is here."""
    lines = [(number, [_as_read(cell) for cell in cells]) for number, cells in grid.regels]
    return replace(grid, regels=lines)


def _as_read(cell: str) -> str:
    if not _MOMENT.fullmatch(cell.strip()):
        return cell
    try:
        moment = datetime.fromisoformat(cell.strip())
    except ValueError:  # the 31st of November
        return cell
    here = moment.astimezone(_HIER) if moment.tzinfo else moment  # whatever this machine's is
    day = written(here.date())
    return day if here.time() == time() else f"{day}, {here:%H:%M}"  # without an hour it is a day
