"""The meetings of which the day is known as a calendar (.ics): the programme, without the notes.

The day is that of the row in the planning that names the meeting, when it is one day.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel, Gepland, clock, schedule
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.schooljaren import first_year, school_year
from ouderplan.kern.wanneer import parse_when, region_named
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.uitvoer.agendaregels import escape, fold
from ouderplan.uitvoer.draaiboek import has_begin, programmes
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text

_BRONNEN = (Draaiboekregel, Planningsregel)


class GeenDag(OuderplanFout):
    """No meeting of which the day and the hour are known."""

    zin = (
        "Van geen enkele bijeenkomst staat de dag in de planning. Er is geen bestand gemaakt. Zet "
        "bij Start in de planning een regel als ‘Ouderavond’ met een dag, zoals 6 oktober 2026, en "
        "in het draaiboek hoe laat het begint."
    )


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return an .ics with an event for every meeting of which the day is known.

    Raises
    ------
    GeenDag
    """
    events = list(_events(plan))
    if not events:
        raise GeenDag
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ouderplan//draaiboek//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def day_of(plan: Plan, bijeenkomst: Bijeenkomst) -> date | None:
    """Return on which day a meeting is, as the planning of the school says, or None."""
    year = first_year(plan.schooljaar) or first_year(school_year(plan.gemaakt.date()))
    regio = region_named(plan.profiel.get("vakantieregio", ""))
    for row in plan.own(Planningsregel):
        if bijeenkomst.value not in row.wat.casefold() or not row.gaat_door:
            continue
        spans = parse_when(row.moment, year or plan.gemaakt.year, regio).spans
        if len(spans) == 1 and spans[0].begin == spans[0].eind:
            return spans[0].begin
    return None


def _events(plan: Plan) -> Iterator[list[str]]:
    for soort, regels in programmes(plan):
        day = day_of(plan, soort)
        if day is not None and has_begin(regels):
            yield _event(plan, soort, day, regels)


def _event(
    plan: Plan, soort: Bijeenkomst, day: date, regels: Sequence[Draaiboekregel]
) -> list[str]:
    planned = schedule(regels)
    stamp = plan.gemaakt.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    uid = sha256(f"{plan.school}|{plan.schooljaar}|{soort}".encode()).hexdigest()[:32]
    name = text("draaiboek", soort.value).capitalize()
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@ouderplan",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{sum(plan.versies.get(tabel_of(r).naam, 0) for r in _BRONNEN)}",
        f"DTSTART:{_moment(day, planned[0].van)}",
        f"DTEND:{_moment(day, max(row.tot for row in planned))}",
        f"SUMMARY:{escape(' '.join(filter(None, (name, plan.school))))}",
        f"DESCRIPTION:{escape(_description(planned))}",
        "END:VEVENT",
    ]


def _description(planned: Sequence[Gepland]) -> str:
    return "\n".join(f"{clock(row.van)} {row.regel.wat}" for row in planned)


def _moment(day: date, minuten: int) -> str:
    """Return a moment as the clock on the wall says it: it is read where the school is."""
    return (datetime.combine(day, time()) + timedelta(minutes=minuten)).strftime("%Y%m%dT%H%M%S")
