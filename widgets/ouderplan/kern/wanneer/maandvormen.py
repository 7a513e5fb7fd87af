"""Forms that say months: ``begin mei``, ``okt/nov``, ``1e week oktober``, ``najaar``."""

import re
from calendar import monthrange
from datetime import date

from ouderplan.kern.wanneer.dagvormen import SCHOOLMAANDEN
from ouderplan.kern.wanneer.stand import (
    Onleesbaar,
    Stand,
    figures_of,
    make_span,
    month_of,
    number_of,
    ranks_of,
)


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
