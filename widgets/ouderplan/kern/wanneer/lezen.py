"""What marks in a row say: from the left, the longest form first, until nothing is left over."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ouderplan.kern.wanneer.schoolvakanties import Regio
from ouderplan.kern.wanneer.stand import Onleesbaar, Stand, make_span
from ouderplan.kern.wanneer.tijdvak import EERSTE_MAAND, Span
from ouderplan.kern.wanneer.vormen import (
    RIJ,
    TM,
    WEEKRIJ,
    read_between_days,
    read_between_holidays,
    read_christmas,
    read_day_to_day,
    read_elements,
    read_every_day,
    read_except,
    read_fixed,
    read_full_days,
    read_holiday,
    read_holiday_day,
    read_monthly,
    read_months,
    read_nth_day,
    read_one_month,
    read_school_end,
    read_school_start,
    read_season,
    read_week_of_day,
    read_week_of_month,
    read_weeks,
)
from ouderplan.kern.wanneer.woorden import marks


@dataclass(frozen=True, slots=True)
class Wanneer:
    """What a text says about time; `doorlopend` is the whole year, or whenever it is needed."""

    spans: tuple[Span, ...] = ()
    doorlopend: bool = False


@lru_cache(maxsize=2048)
def parse_when(text: str, beginjaar: int, regio: Regio | None = None) -> Wanneer:
    """Return the moments in a text, or no moment when any part of it cannot be read.

    Parameters
    ----------
    text
        As the school wrote it.
    beginjaar
        The year in which the schooljaar begins; a month without a year is in that schooljaar.
    regio
        The holiday region of the school. Without it *na de herfstvakantie* is all the days that it
        may be in the Netherlands.
    """
    found = marks(text)
    years = [int(mark[2:]) for mark in found if mark.startswith("y:")]
    stand = Stand(years[0] if years else beginjaar, regio)
    try:
        _read_all("".join(f"{mark} " for mark in found if mark not in {".", "een"}), stand)
    except Onleesbaar:
        return Wanneer()
    spans = stand.spans or stand.anders
    kept = [span for span in spans if not set(span.maanden) <= stand.behalve]
    return Wanneer(tuple(sorted(set(kept))), not kept and stand.altijd)


def _read_all(row: str, stand: Stand) -> None:
    at = 0
    while at < len(row):
        at = _read_one(row, at, stand)


def _read_one(row: str, at: int, stand: Stand) -> int:
    for pattern, read in _VORMEN:
        match = pattern.match(row, at)
        if match and match.end() > at:
            read(match, stand)
            return match.end()
    raise Onleesbaar


Lezer = Callable[[re.Match[str], Stand], None]


def _always(_match: re.Match[str], stand: Stand) -> None:
    stand.altijd = True


def _from_then(match: re.Match[str], stand: Stand) -> None:
    """Read ``vanaf …``: from there to the end of the schooljaar."""
    rest = Stand(stand.beginjaar, stand.regio)
    _read_all(match["rest"], rest)
    end = date(stand.beginjaar + 1, EERSTE_MAAND - 1, 31)
    if len(rest.spans) != 1:
        raise Onleesbaar
    span = rest.spans[0]
    stand.spans.append(make_span(span.begin, max(span.eind, end)))


def _nothing(_match: re.Match[str], _stand: Stand) -> None:
    """Pass over what says nothing about when."""


_DAG = r"(?:w:\d )?[nr]:\d+ "
_M = r"m:\d+ "
_JAAR = r"(?:j:\d+ )?"
_J = r"(?P<jaar>j:\d+ )?"
_V = r"v:(?P<v>\w+) "
_DAGRIJ = rf"(?P<dagen>{_DAG}(?:{TM}{_DAG})?(?:{RIJ}{_DAG}(?:{TM}{_DAG})?)*)(?P<m>{_M}){_J}"
_LOSSE_DAG = rf"(?:{_DAG}{_M}{_JAAR}|(?:w:\d )?d:\S+ |p:\w+ {_M}{_JAAR}|{_M}{_JAAR})"
_WEEKRIJ = rf"n:\d+ (?:{TM}n:\d+ )?(?:{WEEKRIJ}(?:week )?n:\d+ (?:{TM}n:\d+ )?)*"
_RANGEN = rf"(?P<hoe>r:-?\d+ (?:{RIJ}r:-?\d+ )*)"
_D1, _D2 = rf"(?P<d1>{_DAG})", rf"(?P<d2>{_DAG})"
_M1, _M2 = rf"(?P<m1>{_M})(?P<j1>j:\d+ )?", rf"(?P<m2>{_M}){_J}"
_P1, _P2 = r"(?P<p1>p:\w+ )?", r"(?P<p2>p:\w+ )?"
_VOLLE_DAG = r"(?:w:\d )?d:\S+ "

_VORMEN: tuple[tuple[re.Pattern[str], Lezer], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"vanaf (?P<rest>{_LOSSE_DAG})", _from_then),
        (rf"{_VOLLE_DAG}(?:{TM}{_VOLLE_DAG})?", read_full_days),
        (rf"(?:week )?{_D1}{_M1}{TM}{_D2}{_M2}", read_day_to_day),
        (rf"tussen {_D1}{_M1}en {_D2}{_M2}", read_day_to_day),
        (rf"tussen {_D1}en {_D2}(?P<m>{_M}){_J}", read_between_days),
        (rf"week (?P<d>{_DAG})(?P<m>{_M}){_J}(?!{TM})", read_week_of_day),
        (rf"week (?P<dagen>{_DAG}{TM}{_DAG})(?P<m>{_M}){_J}", read_elements),
        (rf"(?:uiterlijk |voor |tot )?{_DAGRIJ}", read_elements),
        (rf"{_RANGEN}week (?P<m>{_M}){_J}", read_week_of_month),
        (
            rf"(?P<elke>elke )?{_RANGEN}w:(?P<dag>\d) (?:elke )?"
            rf"(?:(?P<maand>maand )|(?P<m>{_M}){_J})?",
            read_nth_day,
        ),
        (rf"elke w:(?P<dag>\d) (?P<m>{_M}){_J}", read_every_day),
        (r"elke (?:w:\d (?:dagdeel )?|week |dag |dagdeel )", _always),
        (r"elke maand |maandelijks |k:\w+ ", read_monthly),
        (rf"behalve (?:{_M}(?:{RIJ})?)+", read_except),
        (r"behalve vakantie ", _nothing),
        (rf"{_P1}{_M1}(?:{TM}|/ ){_P2}{_M2}(?!/ )", read_months),
        (rf"tussen {_P1}{_M1}en {_P2}{_M2}", read_months),
        (rf"(?:uiterlijk )?(?P<deel>p:\w+ )?(?P<m>{_M}){_J}(?:/ )?", read_one_month),
        (rf"week (?>(?P<weken>{_WEEKRIJ}))(?!{_M})", read_weeks),
        (rf"tussen {_V}en v:(?P<w>\w+) ", read_between_holidays),
        (rf"(?:{_RANGEN}?(?:school)?week )?(?P<zij>na |voor ){_V}{_J}", read_holiday),
        (rf"(?P<hoe>r:-1 )(?:school)?dag (?P<zij>voor ){_V}{_J}", read_holiday_day),
        (rf"(?P<hoe>r:1 )(?:school)?dag (?P<zij>na ){_V}{_J}", read_holiday_day),
        (rf"(?P<hoe>)(?P<zij>){_V}{_J}", read_holiday),
        (r"kerst ", read_christmas),
        (rf"s:(?P<s>\w+) {_J}", read_season),
        (r"f:(?P<dag>\S+) ", read_fixed),
        (r"p:begin (?:elke )?schooljaar (?P<week>)(?P<aantal>)", read_school_start),
        (
            r"r:1 (?:n:(?P<aantal>\d) )?(?P<week>schoolweek |week |dag |schooldag )"
            rf"(?:schooljaar )?(?!{_M})",
            read_school_start,
        ),
        (r"p:eind (?:elke )?schooljaar (?P<week>)", read_school_end),
        (rf"r:-1 (?P<week>schoolweek |schooldag )(?:schooljaar )?(?!{_M})", read_school_end),
        (r"a:altijd ", _always),
        (r"elke schooljaar |schooljaar |y:\d+ |elke (?=\| |$)|elke (?=[mndr]:|$)", _nothing),
        (r"\| |, |en |y:\d+ ", _nothing),
    )
)
"""Every form and what reads it; the first that fits counts. What fits none is not understood."""
