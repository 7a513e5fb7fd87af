"""Forms that say when: days and weeks, months and seasons, what hangs on the holidays."""

import re
from calendar import monthrange
from datetime import date, timedelta

from ouderplan.kern.wanneer import schoolvakanties as vakanties
from ouderplan.kern.wanneer.schoolvakanties import Vakantie
from ouderplan.kern.wanneer.stand import (
    Onleesbaar,
    Stand,
    day_of,
    figures_of,
    make_span,
    monday_of,
    month_of,
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


def read_months(match: re.Match[str], stand: Stand) -> None:
    """Read ``september t/m november`` and ``okt/nov``; ``sept/jan`` are two months."""
    first, last = number_of(match["m1"]), number_of(match["m2"])
    years = figures_of(match["j1"]), figures_of(match["jaar"])
    end = stand.year_of(last, years[1])
    begin = stand.year_of(first, years[0]) if years[0] or not years[1] else end - (first > last)
    if "/" in match[0] and (last - first) % 12 != 1:
        stand.spans += [month_of(begin, first), month_of(end, last)]
    else:
        stand.spans.append(make_span(month_of(begin, first, match["p1"]).begin,
                                 month_of(end, last, match["p2"]).eind))  # fmt: skip


def read_one_month(match: re.Match[str], stand: Stand) -> None:
    """Read ``eind mei``."""
    month = number_of(match["m"])
    stand.spans.append(
        month_of(stand.year_of(month, figures_of(match["jaar"])), month, match["deel"])
    )


def read_week_of_month(match: re.Match[str], stand: Stand) -> None:
    """Read ``1e week oktober``: days 1 to 7; the last week is the last seven days."""
    month = number_of(match["m"])
    year = stand.year_of(month, figures_of(match["jaar"]))
    last = monthrange(year, month)[1]
    for rank in ranks_of(match["hoe"]):
        if rank not in {1, 2, 3, 4, -1}:
            raise Onleesbaar
        first = last - 6 if rank < 0 else 7 * rank - 6
        stand.spans.append(make_span(date(year, month, first), date(year, month, first + 6)))


def read_season(match: re.Match[str], stand: Stand) -> None:
    """Read ``najaar 2026``."""
    first, last = {"najaar": (9, 11), "winter": (12, 2), "voorjaar": (3, 5)}[match["s"]]
    begin = stand.year_of(first, figures_of(match["jaar"]))
    end = begin + (last < first)
    stand.spans.append(make_span(date(begin, first, 1), month_of(end, last).eind))


def read_fixed(match: re.Match[str], stand: Stand) -> None:
    """Read a feast that is on the same day every year."""
    day, month = (int(part) for part in match["dag"].split("-"))
    found = date(stand.year_of(month), month, day)
    stand.spans.append(make_span(found, found))


def read_christmas(_match: re.Match[str], stand: Stand) -> None:
    """Read ``kerst``: December, when no day is said."""
    stand.anders.append(month_of(stand.beginjaar, 12))


def read_monthly(match: re.Match[str], stand: Stand) -> None:
    """Read ``elke maand`` and ``tien keer per jaar``."""
    months = range(1, 13) if "alle" in match[0] else SCHOOLMAANDEN
    stand.anders += [month_of(stand.year_of(month), month) for month in months]


def read_except(match: re.Match[str], stand: Stand) -> None:
    """Read ``behalve december``."""
    stand.behalve |= {int(number) for number in re.findall(r"m:(\d+)", match[0])}


_MAAND_VAN = {Vakantie.HERFST: (10, 10, 11), Vakantie.KERST: (12, 12, 1),
              Vakantie.VOORJAAR: (2, 2, 3), Vakantie.MEI: (4, 5, 5),
              Vakantie.ZOMER: (7, 7, 9)}  # fmt: skip
"""The month before, in and after a holiday of which no dates are known."""
_NAAM = {"herfst": Vakantie.HERFST, "kerst": Vakantie.KERST, "voorjaar": Vakantie.VOORJAAR,
         "mei": Vakantie.MEI, "zomer": Vakantie.ZOMER}  # fmt: skip

_SCHOOLWEEK = 4
"""Days from Monday to Friday."""


def read_holiday(match: re.Match[str], stand: Stand) -> None:
    """Read a holiday, or the so manieth school week before or after it."""
    which, side = _NAAM[match["v"]], (match["zij"] or "").strip()
    rank = ranks_of(match["hoe"])[0] if match["hoe"] else 1
    if rank not in ({1, -1} if side == "voor" else {1, 2, 3, 4}):
        raise Onleesbaar
    year = _holiday_year(which, side, figures_of(match["jaar"]), stand)
    look = {"na": vakanties.week_after, "voor": vakanties.week_before}.get(side, vakanties.holiday)
    span = look(which, year, stand.regio)
    if span is None:
        month = _MAAND_VAN[which][{"voor": 0, "na": 2}.get(side, 1)]
        span = month_of(stand.year_of(month), month)
    days = timedelta(days=7 * (rank - 1) if side == "na" else 0)
    stand.spans.append(make_span(span.begin + days, span.eind + days))


def read_holiday_day(match: re.Match[str], stand: Stand) -> None:
    """Read the last day of school before a holiday, or the first after it.

    Without a region, or where the dates are not known, that day cannot be said.
    """
    rest = Stand(stand.beginjaar, stand.regio)
    read_holiday(match, rest)
    week = rest.spans[0]
    if stand.regio is None or (week.eind - week.begin).days > _SCHOOLWEEK:
        raise Onleesbaar
    day = week.eind if "voor" in match["zij"] else week.begin
    stand.spans.append(make_span(day, day))


def _holiday_year(which: Vakantie, side: str, written: str | None, stand: Stand) -> int:
    """Return the year in which the holiday's schooljaar begins; *na de zomer* opens the next."""
    if written:
        return int(written) - (which not in {Vakantie.HERFST, Vakantie.KERST})
    return stand.beginjaar - (which is Vakantie.ZOMER and side == "na")


def read_between_holidays(match: re.Match[str], stand: Stand) -> None:
    """Read ``tussen de herfstvakantie en de kerstvakantie``."""
    ends = (
        vakanties.week_after(_NAAM[match["v"]], stand.beginjaar, stand.regio),
        vakanties.week_before(_NAAM[match["w"]], stand.beginjaar, stand.regio),
    )
    if not (ends[0] and ends[1]):
        raise Onleesbaar
    stand.spans.append(make_span(ends[0].begin, ends[1].eind))


def read_school_start(match: re.Match[str], stand: Stand) -> None:
    """Read the first week or weeks; September where the region is not known."""
    weeks = int(match["aantal"]) if match["aantal"] else 1 if match["week"] else 2
    after = vakanties.week_after(Vakantie.ZOMER, stand.beginjaar - 1, stand.regio)
    if stand.regio is None or after is None:
        stand.spans.append(month_of(stand.beginjaar, 9))
    else:
        last = after.eind + timedelta(days=7 * (weeks - 1))
        is_day = match["week"] == "schooldag "
        stand.spans.append(make_span(after.begin, after.begin if is_day else last))


def read_school_end(match: re.Match[str], stand: Stand) -> None:
    """Read the last weeks; July where the region is not known."""
    weeks = 1 if match["week"] else 2
    before = vakanties.week_before(Vakantie.ZOMER, stand.beginjaar, stand.regio)
    if stand.regio is None or before is None:
        stand.spans.append(month_of(stand.beginjaar + 1, 7))
    else:
        first = before.begin - timedelta(days=7 * (weeks - 1))
        is_day = match["week"] == "schooldag "
        stand.spans.append(make_span(before.eind if is_day else first, before.eind))
