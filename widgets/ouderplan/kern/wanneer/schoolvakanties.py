"""The school holidays of the Netherlands, by region and schooljaar.

Source: the Ministry of Education's dates (Regeling vaststelling schoolvakanties, and its advice for
the autumn and spring holidays), as its open data gave them in 2026. Christmas, summer and one week
in May are fixed by law; a school may choose other autumn and spring weeks, and then writes dates.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum

from ouderplan.kern.wanneer.tijdvak import Span


class Regio(StrEnum):
    """A holiday region."""

    NOORD = "Noord"
    MIDDEN = "Midden"
    ZUID = "Zuid"


class Vakantie(StrEnum):
    """A school holiday, in the order of the schooljaar."""

    HERFST = "herfstvakantie"
    KERST = "kerstvakantie"
    VOORJAAR = "voorjaarsvakantie"
    MEI = "meivakantie"
    ZOMER = "zomervakantie"


_DAGEN = {
    Vakantie.HERFST: 9,
    Vakantie.KERST: 16,
    Vakantie.VOORJAAR: 9,
    Vakantie.MEI: 9,
    Vakantie.ZOMER: 44,
}
"""From a Saturday to a Sunday, both included."""

# The first Saturday in Noord, Midden and Zuid, as day-month: herfst, kerst, voorjaar, mei, zomer.
_EERSTE_DAG = {
    2024: "26-10 26-10 19-10|21-12 21-12 21-12|15-2 22-2 22-2|26-4 26-4 26-4|12-7 19-7 5-7",
    2025: "18-10 18-10 11-10|20-12 20-12 20-12|21-2 14-2 14-2|25-4 25-4 25-4|4-7 18-7 11-7",
    2026: "10-10 17-10 17-10|19-12 19-12 19-12|20-2 20-2 13-2|24-4 24-4 24-4|10-7 17-7 24-7",
    2027: "16-10 16-10 23-10|25-12 25-12 25-12|19-2 26-2 26-2|29-4 29-4 29-4|15-7 8-7 22-7",
    2028: "14-10 21-10 21-10|23-12 23-12 23-12|17-2 17-2 10-2|28-4 28-4 28-4|21-7 7-7 14-7",
    2029: "20-10 20-10 13-10|22-12 22-12 22-12|16-2 23-2 23-2|27-4 27-4 27-4|20-7 13-7 6-7",
}
BEKEND = tuple(_EERSTE_DAG)
"""The years in which a schooljaar begins of which the dates are known here."""
_AUGUSTUS = 8


def region_named(text: str) -> Regio | None:
    """Return the region that a school wrote (``regio noord``), or None."""
    words = text.casefold().replace("regio", " ").split()
    return next((regio for regio in Regio if words == [regio.casefold()]), None)


def holiday(vakantie: Vakantie, beginjaar: int, regio: Regio | None) -> Span | None:
    """Return a holiday of the schooljaar that begins in `beginjaar`, weekends included.

    Without a region it runs from the first day in any region to the last day in any, so that the
    school's own holiday is in it. None when the dates of that schooljaar are not known here.
    """
    if beginjaar not in _EERSTE_DAG:
        return None
    per_region = _EERSTE_DAG[beginjaar].split("|")[list(Vakantie).index(vakantie)].split()
    spans = [
        _span(text, beginjaar, _DAGEN[vakantie])
        for where, text in zip(Regio, per_region, strict=True)
        if regio in {None, where}
    ]
    return _around(spans)


def week_after(vakantie: Vakantie, beginjaar: int, regio: Regio | None) -> Span | None:
    """Return the first school week after a holiday, Monday to Friday (None as `holiday`)."""
    return _school_week(vakantie, beginjaar, regio, _monday_after)


def week_before(vakantie: Vakantie, beginjaar: int, regio: Regio | None) -> Span | None:
    """Return the last school week before a holiday, Monday to Friday (None as `holiday`)."""
    return _school_week(vakantie, beginjaar, regio, _monday_before)


def _school_week(
    vakantie: Vakantie, beginjaar: int, regio: Regio | None, monday: Callable[[Span], date]
) -> Span | None:
    found = [holiday(vakantie, beginjaar, where) for where in ([regio] if regio else Regio)]
    mondays = [monday(span) for span in found if span]
    return _around(Span(day, day + timedelta(days=4)) for day in mondays) if mondays else None


def _monday_after(span: Span) -> date:
    return span.eind + timedelta(days=1)


def _monday_before(span: Span) -> date:
    return span.begin - timedelta(days=5)


def _span(text: str, beginjaar: int, days: int) -> Span:
    day, month = (int(part) for part in text.split("-"))
    begin = date(beginjaar + (month < _AUGUSTUS), month, day)
    return Span(begin, begin + timedelta(days=days - 1))


def _around(spans: Iterable[Span]) -> Span:
    found = sorted(spans)
    return Span(found[0].begin, max(span.eind for span in found))
