"""The year clock: everything that comes back in a schooljaar, at its moment (G7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Gesprek, Moment, Orgaan
from ouderplan.kern.doelen import Actie, parse_tijdpad
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.tekstvorm import cut_off, loosely
from ouderplan.kern.wanneer import Regio, Span, Wanneer, in_school_year, parse_when

Rij = TypeVar("Rij")

MAANDEN_VAN_HET_JAAR = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
LANGSTE_NAAM = 90
"""Characters of an activity on the clock; the whole of it stands in the action plan."""
VAAK = 8
"""What comes in so many months is said once, and not in every month of the picture."""


class Kloksoort(StrEnum):
    """Where something on the clock comes from."""

    GESPREK = "gesprek"
    MOMENT = "moment"
    ACTIVITEIT = "activiteit"
    COMMUNICATIE = "communicatie"
    ORGAAN = "overleg"
    PLANNING = "planning"
    ACTIE = "actie"
    EVALUATIE = "evaluatie"


class Plek(StrEnum):
    """Where something stands: on the clock, or why it does not."""

    KLOK = "op de klok"
    DOORLOPEND = "het hele jaar door"
    ANDER_JAAR = "een ander schooljaar"
    ONBEKEND = "niet te plaatsen"


@dataclass(frozen=True, slots=True)
class Klokregel:
    """One thing that comes back; `wanneer` is what the school wrote, `spans` what it says.

    `bron` names the row that it comes from (``gesprek 12``), and stays when the row changes; `ook`
    names the other rows of its table that say the same.
    """

    soort: Kloksoort
    wat: str
    wanneer: str
    plek: Plek
    spans: tuple[Span, ...] = ()
    bron: str = field(default="", compare=False)
    ook: tuple[str, ...] = field(default=(), compare=False)

    @property
    def maanden(self) -> tuple[int, ...]:
        """The months in which it is, in the order of the schooljaar."""
        found = {maand for span in self.spans for maand in span.maanden}
        return tuple(maand for maand in MAANDEN_VAN_HET_JAAR if maand in found)

    @property
    def vaak(self) -> bool:
        """Tell whether it is there nearly every month."""
        return len(self.maanden) >= VAAK


@dataclass(frozen=True, slots=True)
class Jaarklok:
    """The year of a school; it begins in August of `beginjaar`."""

    beginjaar: int
    regels: tuple[Klokregel, ...]

    @property
    def schooljaar(self) -> str:
        """Like ``2026-2027``."""
        return f"{self.beginjaar}-{self.beginjaar + 1}"

    @property
    def meer_dan_planning(self) -> bool:
        """Tell whether there is more than the plan van aanpak, which every workbook begins with."""
        return any(regel.soort is not Kloksoort.PLANNING for regel in self.regels)

    def at(self, plek: Plek) -> tuple[Klokregel, ...]:
        """Return what stands at one place."""
        return tuple(regel for regel in self.regels if regel.plek is plek)

    @property
    def per_maand(self) -> Mapping[int, tuple[Klokregel, ...]]:
        """What is in each month, earliest first; what comes nearly every month is not in it."""
        placed = [regel for regel in self.at(Plek.KLOK) if not regel.vaak]
        return {
            maand: tuple(
                sorted(
                    (regel for regel in placed if maand in regel.maanden),
                    key=lambda regel: _first_in(regel, maand),
                )
            )
            for maand in MAANDEN_VAN_HET_JAAR
        }

    @property
    def vaak(self) -> tuple[Klokregel, ...]:
        """What comes nearly every month."""
        return tuple(regel for regel in self.at(Plek.KLOK) if regel.vaak)


@dataclass(frozen=True, slots=True)
class Terugkerend:
    """The rows from which a clock is made.

    `nummers` are the store's own numbers of the rows of a type, in the same order; without them a
    row is known by its place.
    """

    gesprekken: Sequence[Gesprek] = ()
    momenten: Sequence[Moment] = ()
    activiteiten: Sequence[Activiteit] = ()
    communicatie: Sequence[Communicatiemiddel] = ()
    organen: Sequence[Orgaan] = ()
    planning: Sequence[Planningsregel] = ()
    acties: Sequence[Actie] = ()
    nummers: Mapping[type[Any], Sequence[int]] = field(default_factory=dict)

    def numbered(self, rows: Sequence[Rij]) -> Iterator[tuple[int, Rij]]:
        """Yield the rows of one table with their numbers."""
        known = self.nummers.get(type(rows[0])) if rows else None
        return zip(known or range(1, len(rows) + 1), rows, strict=True)


def make_clock(rows: Terugkerend, beginjaar: int, regio: Regio | None = None) -> Jaarklok:
    """Place everything that comes back on the clock of one schooljaar.

    What cannot be placed is kept with the reason. The same thing at the same moment in two tables
    stands on it once.
    """
    kept: dict[object, Klokregel] = {}
    for named in _listed(rows):
        read = [parse_when(text, beginjaar, regio) for text in named[2]]
        regel = _place(named, read, beginjaar)
        key: object = (loosely(regel.wat), regel.spans)
        key = key if regel.spans else regel
        there = kept.setdefault(key, regel)
        if there is not regel and there.soort is regel.soort:
            kept[key] = replace(there, ook=(*there.ook, regel.bron))
    return Jaarklok(beginjaar, tuple(kept.values()))


Genoemd = tuple[Kloksoort, str, tuple[str, ...], str]
"""What comes back, the texts that may say when (the first that does, counts), and its row."""


def _listed(rows: Terugkerend) -> Iterator[Genoemd]:
    for nr, gesprek in rows.numbered(rows.gesprekken):
        yield _named(Kloksoort.GESPREK, gesprek.gesprek, nr, gesprek.periode)
    for nr, moment in rows.numbered(rows.momenten):
        yield _named(Kloksoort.MOMENT, moment.moment, nr, moment.wanneer)
    for nr, doen in rows.numbered(rows.activiteiten):
        yield _named(Kloksoort.ACTIVITEIT, doen.activiteit, nr, doen.wanneer, doen.frequentie)
    for nr, middel in rows.numbered(rows.communicatie):
        yield _named(Kloksoort.COMMUNICATIE, middel.middel, nr, middel.frequentie)
    for nr, orgaan in rows.numbered(rows.organen):
        yield _named(Kloksoort.ORGAAN, orgaan.orgaan, nr, orgaan.frequentie)
    for nr, regel in rows.numbered(rows.planning):
        if regel.gaat_door:
            yield _named(Kloksoort.PLANNING, regel.wat, nr, regel.moment)
    for nr, actie in rows.numbered(rows.acties):
        yield from _action(actie, nr)


def _named(soort: Kloksoort, wat: str, nummer: int | str, *texts: str) -> Genoemd:
    return soort, wat, texts, f"{soort} {nummer}"


def _action(actie: Actie, nummer: int) -> Iterator[Genoemd]:
    first = (actie.activiteit or actie.jaardoel).strip().split("\n")[0]
    naam = cut_off(first, LANGSTE_NAAM).rstrip(".")
    for step, mijlpaal in enumerate(parse_tijdpad(actie.tijdpad), start=1):
        wat = f"{naam}: {mijlpaal.wat}" if mijlpaal.wat else naam
        when = mijlpaal.wanneer or mijlpaal.regel
        yield _named(Kloksoort.ACTIE, wat, f"{nummer}.{step}", when)
    if actie.evaluatie_wanneer:
        yield _named(Kloksoort.EVALUATIE, naam, nummer, actie.evaluatie_wanneer)


def _place(named: Genoemd, read: Sequence[Wanneer], beginjaar: int) -> Klokregel:
    soort, wat, texts, bron = named
    written = " · ".join(text for text in texts if text)  # each begins with a capital
    spans = next((found.spans for found in read if found.spans), ())
    inside = tuple(span for span in spans if in_school_year(span, beginjaar))
    spot = _spot(read, spans, inside)
    return Klokregel(soort, " ".join(wat.split()), written, spot, inside, bron)


def _spot(read: Sequence[Wanneer], spans: Sequence[Span], inside: Sequence[Span]) -> Plek:
    if inside:
        return Plek.KLOK
    if spans:
        return Plek.ANDER_JAAR
    return Plek.DOORLOPEND if any(found.doorlopend for found in read) else Plek.ONBEKEND


def _first_in(regel: Klokregel, maand: int) -> tuple[int, str]:
    """Return the first day in a month; what lasts longer than it began comes first."""
    days = [span.begin.day if span.begin.month == maand else 1
            for span in regel.spans if maand in span.maanden]  # fmt: skip
    return (min(days, default=1), regel.wat)
