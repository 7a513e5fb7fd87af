"""The year clock as a calendar (.ics, RFC 5545) that every agenda can take in.

It holds what is done and when, and nobody's name or address of who does it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from hashlib import sha256
from pathlib import Path

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Gesprek, Moment, Orgaan
from ouderplan.kern.doelen import Actie
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.jaarklok import Jaarklok, Klokregel, Plek, Terugkerend, make_clock
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.kern.schooljaren import first_year, school_year
from ouderplan.kern.wanneer import Span, region_named
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.uitvoer.agendaregels import escape, fold
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text

_BRONNEN = (Gesprek, Moment, Activiteit, Communicatiemiddel, Orgaan, Planningsregel, Actie)
"""What stands on the clock."""


class GeenMomenten(OuderplanFout):
    """Nothing of which it is known when it is: an agenda may not be empty (RFC 5545, 3.6)."""

    zin = (
        "Van niets in het plan is bekend wanneer het is. Er is geen bestand gemaakt. Vul bij "
        "Afspraken of bij Start in de planning in wanneer iets is, zoals ‘november’."
    )


def clock_of(plan: Plan) -> Jaarklok:
    """Return the year clock of a plan; without a schooljaar that of the day it was made."""
    year = first_year(plan.schooljaar) or first_year(school_year(plan.gemaakt.date()))
    rows = Terugkerend(
        plan.rows(Gesprek),
        plan.rows(Moment),
        plan.rows(Activiteit),
        plan.rows(Communicatiemiddel),
        plan.rows(Orgaan),
        plan.own(Planningsregel),
        plan.rows(Actie),
        {rij: plan.own_numbers(rij) for rij in _BRONNEN},
    )
    regio = region_named(plan.profiel.get("vakantieregio", ""))
    return make_clock(rows, year or plan.gemaakt.year, regio)


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return the clock as an .ics: an event of one or more whole days for every moment.

    Raises
    ------
    GeenMomenten
    """
    klok = clock_of(plan)
    events = list(_events(plan, klok))
    if not events:
        raise GeenMomenten
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ouderplan//jaarklok//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(text('jaarklok', 'agenda', schooljaar=klok.schooljaar))}",
        *(line for regel, span, uid in events for line in _event(plan, regel, span, uid)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def _events(plan: Plan, klok: Jaarklok) -> Iterator[tuple[Klokregel, Span, str]]:
    """Yield every moment with an id that stays the same when its day moves.

    The id follows the row in the workbook, its month, and which one of that month it is: so the
    other rows and the other months keep theirs when one is taken out. Two rows that say the same
    are an event each, for the same reason.
    """
    for regel in klok.at(Plek.KLOK):
        for bron in (regel.bron, *regel.ook):
            seen: Counter[str] = Counter()
            for span in regel.spans:
                month = f"{span.begin:%Y-%m}" if len(regel.spans) > 1 else ""
                seen[month] += 1
                words = "|".join((plan.school, klok.schooljaar, bron, month, str(seen[month])))
                yield regel, span, f"{sha256(words.encode()).hexdigest()[:32]}@ouderplan"


def _revision(plan: Plan) -> int:
    """Return a number that grows with every change of the clock (RFC 5545, 3.8.7.4)."""
    return sum(plan.versies.get(tabel_of(rij).naam, 0) for rij in (*_BRONNEN, Gegeven))


def _event(plan: Plan, regel: Klokregel, span: Span, uid: str) -> list[str]:
    stamp = plan.gemaakt.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    said = text("jaarklok", "zoals", soort=regel.soort, wanneer=regel.wanneer)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{_revision(plan)}",
        f"DTSTART;VALUE=DATE:{_day(span.begin)}",
        f"DTEND;VALUE=DATE:{_day(span.eind + timedelta(days=1))}",
        f"SUMMARY:{escape(regel.wat)}",
        f"DESCRIPTION:{escape(said)}",
        f"CATEGORIES:{escape(regel.soort)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
