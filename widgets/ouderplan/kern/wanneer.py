"""Moments in a schooljaar as schools write them: ``eind mei``, ``eerste vrijdag van de maand``.

What a text says is found piece by piece; each piece that is understood is taken out of it, so that
nothing is read twice. What is not understood is never guessed.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ouderplan.kern.datum import MAANDEN

SCHOOLMAANDEN = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""What *elke maand* means at a school, and *tien keer per jaar*."""
EERSTE_MAAND = 8
"""A schooljaar runs from August to July."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first day to the last day, both included."""

    begin: date
    eind: date

    @property
    def maanden(self) -> tuple[int, ...]:
        """The months that it touches, in their order."""
        count = (self.eind.year - self.begin.year) * 12 + self.eind.month - self.begin.month
        return tuple((self.begin.month + n - 1) % 12 + 1 for n in range(count + 1))


@dataclass(frozen=True, slots=True)
class Wanneer:
    """What a text says about time; `doorlopend` is the whole year, or whenever it is needed."""

    spans: tuple[Span, ...] = ()
    doorlopend: bool = False


_KORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MAAND = {naam: nr for nr, naam in enumerate(MAANDEN, start=1)} | _KORT
_M = rf"(?:{'|'.join(sorted(_MAAND, key=len, reverse=True))})\b\.?"
_J = r"(?:\s+(?P<jaar>(?:19|20)\d\d))?"
_TM = r"(?:t/m|t\.e\.m\.|tot en met|tot|-|–|—|/)"
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_HOEVEELSTE = {"eerste": 0, "1e": 0, "tweede": 1, "2e": 1, "derde": 2, "3e": 2, "vierde": 3,
               "4e": 3, "laatste": -1}  # fmt: skip
_DEEL = r"(?P<deel>begin|eerste week(?: van)?|half|medio|midden|eind(?:e)?|laatste week(?: van)?)"

_KORT_JAAR = re.compile(r"(?<!\w)['’‘](\d\d)(?!\d)")
_BEHALVE = re.compile(rf"\b(?:behalve|niet)\s+(?:in\s+)?((?:{_M}(?:\s*(?:,|en)\s*)?)+)")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_CIJFERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_ZOVEELSTE = re.compile(
    rf"\b(?P<elke>(?:elke|iedere)\s+)?(?P<hoe>{'|'.join(_HOEVEELSTE)})\s+(?P<dag>{'|'.join(_DAGEN)})"
    rf"(?:\s+(?:van|in)\s+(?:de\s+|elke\s+|iedere\s+)?(?P<van>maand|{_M}){_J})?"
)
_DAG_TOT_DAG = re.compile(
    rf"\b(?P<d1>\d{{1,2}})\s+(?P<m1>{_M})(?:\s+\d{{4}})?\s*(?:{_TM})\s*(?P<d2>\d{{1,2}})\s+(?P<m2>{_M}){_J}"
)
_DAG = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:e|ste|de)?(?:\s*(?P<tot>,|en|{_TM})\s*(?P<d2>\d{{1,2}}))?\s+(?P<m>{_M}){_J}"
)
_MAAND_TOT = re.compile(
    rf"\b(?P<tussen>tussen\s+)?(?:(?:begin|half|medio|eind(?:e)?)\s+)?"
    rf"(?P<m1>{_M})(?:\s+(?P<j1>(?:19|20)\d\d))?"
    rf"\s*(?:{_TM}|(?(tussen)en|t/m))\s*(?:begin|half|medio|eind(?:e)?)?\s*(?P<m2>{_M}){_J}"
)
_EEN_MAAND = re.compile(rf"\b(?:{_DEEL}\s+)?(?P<m>{_M}){_J}")
_WEKEN = re.compile(
    rf"\b(?:week|weken|wk|weeknummers?)\.?\s*(\d{{1,2}}(?:\s*(?:,|en|{_TM})\s*\d{{1,2}})*)"
)
_MAANDELIJKS = re.compile(
    r"\b(?:(?:elke|iedere|per) maand|maandelijks"
    r"|(?P<aantal>tien|10|elf|11|twaalf|12)\s*(?:keer|maal|x)\s+(?:per|in het) (?:school)?jaar)\b"
)
_DOORLOPEND = re.compile(
    r"\b(?:(?:het )?hele (?:school)?jaar|heel het jaar|gedurende het (?:school)?jaar|doorlopend"
    r"|continu|altijd|dagelijks|wekelijks|tweewekelijks|om de week"
    rf"|(?:elke|iedere|per) (?:school)?(?:dag|week|ochtend|middag|{'|'.join(_DAGEN)})"
    r"|(?:elke|iedere|per) (?:twee|drie|2|3) weken|(?:elke|iedere) (?:14|veertien) dagen"
    r"|(?:wanneer|indien|waar|als het) (?:het )?nodig(?: is)?|naar behoefte|op verzoek|op afspraak"
    r"|na elk[e]? \w+|bij elk[e]? \w+)"
)
_SEIZOENEN = {
    r"(?:start|begin)(?: van)?(?: het| een| elk| ieder| nieuw)*\s?schooljaar": (9, 9),
    r"eerste (?:school)?(?:week|dag|schooldag)\b": (9, 9),
    r"eerste (?:\w+ )?(?:school)?weken": (9, 9),
    r"eind(?:e)?(?: van)?(?: het| elk| ieder)?\s?schooljaar|laatste schoolweek": (7, 7),
    r"na de herfstvakantie": (11, 11),
    r"herfstvakantie": (10, 10),
    r"na de kerst(?:vakantie)?|nieuwjaar": (1, 1),
    r"kerst(?:vakantie|viering)?|sinterklaas": (12, 12),
    r"na de (?:voorjaars|krokus)vakantie": (3, 3),
    r"(?:voorjaars|krokus)vakantie": (2, 2),
    r"meivakantie": (5, 5),
    r"na de (?:zomer|grote )vakantie": (9, 9),
    r"(?:zomer|grote )vakantie": (7, 7),
    r"najaar|herfst": (9, 11),
    r"winter": (12, 2),
    r"voorjaar|lente": (3, 5),
}
"""Not exact, because holidays are spread over the country: the month in which it mostly falls."""


@lru_cache(maxsize=2048)
def parse_when(text: str, beginjaar: int) -> Wanneer:
    """Return the moments in a text.

    Parameters
    ----------
    text
        As the school wrote it.
    beginjaar
        The year in which the schooljaar begins; a month without a year is in that schooljaar.
    """
    left = _KORT_JAAR.sub(r"20\1", " ".join(text.casefold().split()))
    excluded: set[int] = set()
    for match in _BEHALVE.finditer(left):
        excluded |= {_MAAND[name.rstrip(".")] for name in re.findall(_M, match[1])}
    left = _BEHALVE.sub(" ", left)
    spans: list[Span] = []
    for pattern, read in _LEZERS:
        for match in pattern.finditer(left):
            spans += read(match, beginjaar)
        left = pattern.sub(_taken_out(read, beginjaar), left)
    for words, (first, last) in _SEIZOENEN.items():
        if re.search(rf"\b(?:{words})", left):
            spans.append(_months(first, last, beginjaar, beginjaar))
            left = re.sub(rf"\b(?:{words})", " ", left)
    spans = spans or list(_monthly(left, beginjaar))
    kept = [span for span in spans if not set(span.maanden) <= excluded]
    return Wanneer(tuple(sorted(set(kept))), not kept and bool(_DOORLOPEND.search(left)))


def in_school_year(span: Span, beginjaar: int) -> bool:
    """Tell whether a span touches the schooljaar that begins in August of this year."""
    begin, eind = date(beginjaar, EERSTE_MAAND, 1), date(beginjaar + 1, EERSTE_MAAND - 1, 31)
    return span.begin <= eind and span.eind >= begin


Lezer = Callable[[re.Match[str], int], list[Span]]


def _taken_out(read: Lezer, beginjaar: int) -> Callable[[re.Match[str]], str]:
    """Return what replaces a match: nothing when it was understood, else itself."""
    return lambda match: " " if read(match, beginjaar) else match[0]


def _read_iso(match: re.Match[str], _beginjaar: int) -> list[Span]:
    return _days((int(match[1]), int(match[2]), int(match[3])))


def _read_digits(match: re.Match[str], _beginjaar: int) -> list[Span]:
    return _days((int(match[3]), int(match[2]), int(match[1])))


def _read_nth(match: re.Match[str], beginjaar: int) -> list[Span]:
    """Read ``eerste vrijdag van de maand``; without a month or *elke* it says nothing."""
    if not match["van"] and not match["elke"]:
        return []
    every = match["van"] in {None, "maand"}
    months = SCHOOLMAANDEN if every else (_nr(match["van"]),)
    return [
        span
        for month in months
        for span in _days(
            _nth_weekday(
                _year(match["jaar"], month, beginjaar),
                month,
                _HOEVEELSTE[match["hoe"]],
                _DAGEN.index(match["dag"]),
            )
        )
    ]


def _read_day_to_day(match: re.Match[str], beginjaar: int) -> list[Span]:
    last, first = _nr(match["m2"]), _nr(match["m1"])
    year = _year(match["jaar"], last, beginjaar)
    ends = _days((year - (first > last), first, int(match["d1"]))) + _days(
        (year, last, int(match["d2"]))
    )
    return [Span(ends[0].begin, ends[1].eind)] if len(ends) == 2 else []  # noqa: PLR2004  two ends


def _read_day(match: re.Match[str], beginjaar: int) -> list[Span]:
    month = _nr(match["m"])
    year = _year(match["jaar"], month, beginjaar)
    found = _days((year, month, int(match["d1"])))
    if match["d2"]:
        found += _days((year, month, int(match["d2"])))
    if match["tot"] and match["tot"] not in {",", "en"} and len(found) == 2:  # noqa: PLR2004  two ends
        return [Span(found[0].begin, found[1].eind)] if found[0] <= found[1] else []
    return found


def _read_months(match: re.Match[str], beginjaar: int) -> list[Span]:
    first, last = _nr(match["m1"]), _nr(match["m2"])
    if "/" in match[0].replace("t/m", "") and (last - first) % 12 != 1:  # september/april
        return []
    end = _year(match["jaar"] or None, last, beginjaar)
    begin = _year(match["j1"], first, beginjaar)
    if match["jaar"] and not match["j1"]:
        begin = end - (first > last)
    return [_months(first, last, begin, end, exact=True)]


def _read_month(match: re.Match[str], beginjaar: int) -> list[Span]:
    month = _nr(match["m"])
    year = _year(match["jaar"], month, beginjaar)
    last = monthrange(year, month)[1]
    part = (match["deel"] or "").split(" ")[0]
    first, end = {"begin": (1, 10), "eerste": (1, 7), "half": (11, 20), "medio": (11, 20),
                  "midden": (11, 20), "eind": (21, last), "einde": (21, last),
                  "laatste": (last - 6, last)}.get(part, (1, last))  # fmt: skip
    return [Span(date(year, month, first), date(year, month, end))]


def _read_weeks(match: re.Match[str], beginjaar: int) -> list[Span]:
    """Read week numbers: from Monday to Friday; ``week 10 t/m 12`` is all three."""
    found: list[Span] = []
    for part in re.split(r"\s*(?:,|\ben\b)\s*", match[1]):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        for week in range(ends[0], ends[-1] + 1) if ends else ():
            found += _week(week, beginjaar)
    return found


_LEZERS: tuple[tuple[re.Pattern[str], Lezer], ...] = (
    (_ISO, _read_iso),
    (_CIJFERS, _read_digits),
    (_ZOVEELSTE, _read_nth),
    (_DAG_TOT_DAG, _read_day_to_day),
    (_DAG, _read_day),
    (_MAAND_TOT, _read_months),
    (_EEN_MAAND, _read_month),
    (_WEKEN, _read_weeks),
)


def _monthly(text: str, beginjaar: int) -> Iterator[Span]:
    match = _MAANDELIJKS.search(text)
    if match is None:
        return
    twelve = match["aantal"] in {"twaalf", "12"}
    for month in range(1, 13) if twelve else SCHOOLMAANDEN:
        yield _months(month, month, beginjaar, beginjaar)


def _nr(naam: str) -> int:
    return _MAAND[naam.rstrip(".")]


def _year(written: str | None, maand: int, beginjaar: int) -> int:
    return int(written) if written else beginjaar + (maand < EERSTE_MAAND)


def _months(first: int, last: int, begin: int, end: int, *, exact: bool = False) -> Span:
    """Return whole months; years are those of the schooljaar unless `exact`."""
    year1 = begin if exact else _year(None, first, begin)
    year2 = end if exact else _year(None, last, end)
    if (year2, last) < (year1, first):
        year2 = year1 + (last < first)
    return Span(date(year1, first, 1), date(year2, last, monthrange(year2, last)[1]))


def _days(ymd: tuple[int, int, int]) -> list[Span]:
    """Return one day, or nothing when there is no such day."""
    try:
        day = date(*ymd)
    except ValueError:
        return []
    return [Span(day, day)]


def _nth_weekday(year: int, month: int, which: int, weekday: int) -> tuple[int, int, int]:
    days = [
        day
        for day in range(1, monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() == weekday
    ]
    return year, month, days[which]


def _week(week: int, beginjaar: int) -> list[Span]:
    year = beginjaar if week > 30 else beginjaar + 1  # noqa: PLR2004  in the summer holidays
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return []
    return [Span(monday, monday + timedelta(days=4))]
