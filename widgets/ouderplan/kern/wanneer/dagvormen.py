"""Forms that say days or weeks: ``ma 5 t/m vr 9 oktober``, ``week 51 t/m 2``."""

import re
from datetime import date, timedelta

from ouderplan.kern.wanneer.stand import (
    Onleesbaar,
    Stand,
    day_of,
    figures_of,
    make_span,
    monday_of,
    number_of,
    ranks_of,
    weekdays_of,
)

SCHOOLMAANDEN = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""What *elke maand* means at a school, and *tien keer per jaar*."""
RIJ = r"(?:, en |, |en )"
"""What stands between the days of a list."""
WEEKRIJ = r"(?:, en |, |en |/ )"
"""What stands between the numbers of weeks; ``week 47/48`` are two."""
TM = r"(?:tm |tot )"
"""What stands between the ends of a range."""


def read_elements(match: re.Match[str], stand: Stand) -> None:
    """Read days of one month: ``w:0 n:5 tm w:4 n:9 m:10``; each may be a range."""
    month = number_of(match["m"])
    year = stand.year_of(month, figures_of(match["jaar"]))
    for element in re.split(RIJ, match["dagen"]):
        ends = [day_of(part, year, month) for part in re.split(TM, element)]
        stand.spans.append(make_span(ends[0], ends[-1]))


def read_day_to_day(match: re.Match[str], stand: Stand) -> None:
    """Read ``28 september t/m 2 oktober``."""
    first, last = number_of(match["m1"]), number_of(match["m2"])
    year = stand.year_of(last, figures_of(match["jaar"]))
    before = int(match["j1"].split(":")[1]) if match["j1"] else year - (first > last)
    stand.spans.append(
        make_span(day_of(match["d1"], before, first), day_of(match["d2"], year, last))
    )


def read_between_days(match: re.Match[str], stand: Stand) -> None:
    """Read ``tussen 5 en 12 november``."""
    month = number_of(match["m"])
    year = stand.year_of(month, figures_of(match["jaar"]))
    stand.spans.append(
        make_span(day_of(match["d1"], year, month), day_of(match["d2"], year, month))
    )


def read_full_days(match: re.Match[str], stand: Stand) -> None:
    """Read dates in figures; the day of the week has to be right."""
    days = [date.fromisoformat(text) for text in re.findall(r"d:(\S+)", match[0])]
    for weekday, day in re.findall(r"w:(\d) d:(\S+)", match[0]):
        if date.fromisoformat(day).weekday() != int(weekday):
            raise Onleesbaar
    stand.spans.append(make_span(days[0], days[-1]))


def read_nth_day(match: re.Match[str], stand: Stand) -> None:
    """Read ``eerste en derde vrijdag van de maand``, or of one month."""
    months = (number_of(match["m"]),) if match["m"] else SCHOOLMAANDEN
    if not (match["m"] or match["maand"] or match["elke"]):
        raise Onleesbaar
    for month in months:
        year = stand.year_of(month, figures_of(match["jaar"]))
        for rank in ranks_of(match["hoe"]):
            days = weekdays_of(year, month, int(match["dag"]))
            if rank not in {1, 2, 3, 4, -1}:
                raise Onleesbaar
            stand.spans.append(make_span(days[rank - (rank > 0)], days[rank - (rank > 0)]))


def read_every_day(match: re.Match[str], stand: Stand) -> None:
    """Read ``elke dinsdag in november``."""
    month = number_of(match["m"])
    for day in weekdays_of(
        stand.year_of(month, figures_of(match["jaar"])), month, int(match["dag"])
    ):
        stand.spans.append(make_span(day, day))


def read_weeks(match: re.Match[str], stand: Stand) -> None:
    """Read week numbers, Monday to Friday; ``week 51 t/m 2`` goes over the new year."""
    for part in re.split(WEEKRIJ, match["weken"]):
        ends = [monday_of(int(number), stand) for number in re.findall(r"\d+", part)]
        if ends[0] > ends[-1]:
            raise Onleesbaar
        for weeks in range((ends[-1] - ends[0]).days // 7 + 1):
            monday = ends[0] + timedelta(days=7 * weeks)
            stand.spans.append(make_span(monday, monday + timedelta(days=4)))


def read_week_of_day(match: re.Match[str], stand: Stand) -> None:
    """Read ``in de week van 6 oktober``, Monday to Friday."""
    month = number_of(match["m"])
    day = day_of(match["d"], stand.year_of(month, figures_of(match["jaar"])), month)
    monday = day - timedelta(days=day.weekday())
    stand.spans.append(make_span(monday, monday + timedelta(days=4)))
