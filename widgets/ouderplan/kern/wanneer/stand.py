"""What was read so far of a text, and the small words of reading: a day, a month, a rank."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from ouderplan.kern.wanneer.schoolvakanties import Regio
from ouderplan.kern.wanneer.tijdvak import EERSTE_MAAND, Span


class Onleesbaar(Exception):
    """A form that fits, with days that do not exist or contradict each other."""


@dataclass(slots=True)
class Stand:
    """What was read so far of one text."""

    beginjaar: int
    regio: Regio | None
    spans: list[Span] = field(default_factory=list)
    anders: list[Span] = field(default_factory=list)
    """What counts when nothing more exact is said: *elke maand*, *kerst*."""
    behalve: set[int] = field(default_factory=set)
    altijd: bool = False

    def year_of(self, month: int, written: str | None = None) -> int:
        """Return the year of a month: as written, else that of the schooljaar."""
        return int(written) if written else self.beginjaar + (month < EERSTE_MAAND)


def number_of(mark: str) -> int:
    """Return the number of a mark."""
    return int(mark.split(":")[1])


def figures_of(mark: str | None) -> str | None:
    """Return the figures of a mark that may be absent."""
    return mark.split(":")[1].strip() if mark else None


def ranks_of(hoe: str) -> list[int]:
    """Return each *eerste*, *tweede*; -1 is the last."""
    return [int(number) for number in re.findall(r"r:(-?\d+)", hoe)]


def day_of(element: str, year: int, month: int) -> date:
    """Return the day of ``w:0 n:5``; the day of the week has to be right."""
    number = re.search(r"[nr]:(\d+)", element)
    weekday = re.search(r"w:(\d)", element)
    try:
        day = date(year, month, int(number[1]) if number else 0)
    except ValueError as error:
        raise Onleesbaar from error
    if weekday and day.weekday() != int(weekday[1]):
        raise Onleesbaar
    return day


def make_span(begin: date, eind: date) -> Span:
    """Return a span; one that ends before it begins cannot be read."""
    if begin > eind:
        raise Onleesbaar
    return Span(begin, eind)


def month_of(year: int, month: int, deel: str | None = None) -> Span:
    """Return a month, or its *begin* (1-10), *half* (11-20) or *eind* (from 21)."""
    last = monthrange(year, month)[1]
    part = (deel or "").strip().removeprefix("p:")
    first, end = {"begin": (1, 10), "half": (11, 20), "eind": (21, last)}.get(part, (1, last))
    return Span(date(year, month, first), date(year, month, end))


def weekdays_of(year: int, month: int, weekday: int) -> list[date]:
    """Return every Monday (0) to Sunday (6) of a month."""
    days = (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
    return [day for day in days if day.weekday() == weekday]


def monday_of(week: int, stand: Stand) -> date:
    """Return the Monday of an ISO week of the schooljaar."""
    year = stand.beginjaar if week > 30 else stand.beginjaar + 1  # noqa: PLR2004  in the summer
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise Onleesbaar from error
