"""The moments that a program writes for other programs: *2026-11-20T12:00:00.000Z*."""

import re
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from ouderplan.kern.datum import written
from ouderplan.opslag.lezen.rooster import Rooster

SCHOOL = ZoneInfo("Europe/Amsterdam")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")


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
    here = moment.astimezone(SCHOOL) if moment.tzinfo else moment  # whatever this machine's is
    day = written(here.date())
    return day if here.time() == time() else f"{day}, {here:%H:%M}"  # without an hour it is a day
