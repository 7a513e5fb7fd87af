"""Days that show no year: Excel keeps the year in which somebody typed them, and nobody sees it.

Of which schooljaar they are is asked once a list, where the hidden year may not be it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ouderplan.kern.datum import written
from ouderplan.kern.schooljaren import in_full, school_year
from ouderplan.kern.wanneer import EERSTE_MAAND
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vraag import Antwoorden, Bekend, Vraag, Vraagsoort, answered, say

SLEUTEL, BESTAND = "jaar", "bestand"
_BOVEN = 6
"""In so many lines from the top a schooljaar is looked for that is said of the whole list."""
_SCHOOLJAAR = re.compile(r"(?<!\d)(20\d\d)\s*[-–/]\s*(20\d\d)(?!\d)")
_SCHRIKKELDAG = 28


def ask_year(grid: Rooster, bekend: Bekend, antwoorden: Antwoorden) -> tuple[Vraag, ...]:
    """Ask of which schooljaar the days without a year are, unless what is hidden fits."""
    days = sorted(set(grid.zonder_jaar.values()))
    hidden = sorted({school_year(day) for day in days})
    told = next(_said(grid), "")
    year = told or bekend.schooljaar
    whole = len(hidden) == 1 and len({day.month < EERSTE_MAAND for day in days}) > 1
    if not days or not _SCHOOLJAAR.fullmatch(year) or hidden == [year] or (whole and not told):
        return ()
    offer = tuple((say("schooljaar", jaar=one), one) for one in dict.fromkeys((year, *hidden)))
    offer = (*offer, (say("jaar_bestand", jaren=_listed(days)), BESTAND))
    value, sure = answered(antwoorden, SLEUTEL, (year, Zekerheid.WAARSCHIJNLIJK), offer)
    seen = tuple(written(_placed(day, value or BESTAND)) for day in (days[0], days[-1]))
    return (
        Vraag(Vraagsoort.JAAR, SLEUTEL, "", offer, value, sure, len(grid.zonder_jaar),
              tuple(dict.fromkeys(seen))),
    )  # fmt: skip


def in_year(grid: Rooster, vragen: tuple[Vraag, ...]) -> Rooster:
    """Return a grid with its days in the year that was said."""
    said = next((v.waarde for v in vragen if v.soort is Vraagsoort.JAAR), None) or BESTAND
    if said == BESTAND:
        return grid
    lines = []
    for number, cells in grid.regels:
        made = list(cells)
        for at, day in _in_line(grid.zonder_jaar, number):
            if at < len(made):
                made[at] = made[at].replace(written(day), written(_placed(day, said)))
        lines.append((number, made))
    return replace(grid, regels=lines)


def _in_line(days: Mapping[tuple[int, int], date], number: int) -> Iterator[tuple[int, date]]:
    return ((at, day) for (line, at), day in days.items() if line == number)


def _placed(day: date, schooljaar: str) -> date:
    """Return a day in a schooljaar; the 29th of February of a year without one is the 28th."""
    match = _SCHOOLJAAR.fullmatch(schooljaar)
    if match is None:
        return day
    year = int(match[1] if day.month >= EERSTE_MAAND else match[2])
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=_SCHRIKKELDAG)


def _said(grid: Rooster) -> Iterator[str]:
    """Yield the schooljaar that a line above the list or its name says, of the whole list."""
    above = [[c for c in cells if c.strip()] for _, cells in grid.regels[:_BOVEN]]
    for text in (*(cells[0] for cells in above if len(cells) == 1), grid.naam, grid.plek):
        found = [(int(m[1]), int(m[2])) for m in _SCHOOLJAAR.finditer(in_full(text))]
        if len(set(found)) == 1 and found[0][1] == found[0][0] + 1:
            yield "{}-{}".format(*found[0])


def _listed(days: list[date]) -> str:
    return ", ".join(sorted({str(day.year) for day in days}))
