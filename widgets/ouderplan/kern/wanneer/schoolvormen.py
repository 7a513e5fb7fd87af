"""Forms that hang on the school holidays: ``na de herfstvakantie``, ``eerste zes weken``."""

import re
from datetime import timedelta

from ouderplan.kern.wanneer import schoolvakanties as vakanties
from ouderplan.kern.wanneer.schoolvakanties import Vakantie
from ouderplan.kern.wanneer.stand import (
    Onleesbaar,
    Stand,
    figures_of,
    make_span,
    month_of,
    ranks_of,
)

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
