"""Rounds in the hall, what could be chosen, and the ballots: the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.soorten import Aantal, Groep, Kanaal, Tekst

NACHT = timedelta(hours=6)
"""A meeting that ends after midnight is not over at midnight."""


class Rondesoort(StrEnum):
    """What a round is for."""

    WAARDEN = "waarden"
    KANSEN = "kansen"
    STIPPEN = "stippen"
    SCAN = "scan"
    EVALUATIE = "evaluatie"

    @property
    def stemt(self) -> bool:
        """Tell whether people vote in it (rather than send something in)."""
        return self in (Rondesoort.WAARDEN, Rondesoort.STIPPEN)

    @property
    def plaatsen(self) -> int:
        """Return how many places its top has: five waarden (C8), three kansen (C15)."""
        return {Rondesoort.WAARDEN: 5, Rondesoort.STIPPEN: 3}.get(self, 0)


class Plek(StrEnum):
    """Where a round is led from: the hall has one at a time, at home there can be several."""

    AVOND = "avond"
    THUIS = "thuis"


class Waarborg(StrEnum):
    """What makes sure that nobody counts twice in a vote."""

    STEMCODE = "stemcode"
    TELEFOON = "telefoon"
    GEDEELD = "gedeeld"
    OPEN = "open"


class Telling(StrEnum):
    """How a top is made of the ballots: the most votes, or so that most people find a choice."""

    GEWOON = "gewoon"
    EVENREDIG = "evenredig"


@dataclass(frozen=True, slots=True)
class Ronde:
    """One round (table *rondes*). It is never deleted; voting again is a new round.

    `uitgenodigd` and `aanwezig` are totals over all groups, of which `uitgenodigd_team` and
    `aanwezig_team` are team members. Times are local, to the second. `regel` says the `waarborg`
    in one sentence. The columns of codes are kept when a vote with stemcodes closes.
    `beslist_ronde` is the round whose tie this run-off decides, and `plaatsen` how many places
    are left in it. `lotgetal` is the number with which a tie was decided by lot (see `loting`).
    `talen` is kept when any vote closes: the languages of the phones, as far as `share_out` tells.
    `papier_…` and `handen` (raised hands, ballots of one choice each) are kept when paper is
    counted.
    `overgenomen_uit` is the schooljaar in which it was held; its ballots are in that workbook.
    `teruggeteld` says how many ballots that were laid aside count after all since it closed, and
    why they were aside. `plek` is where it is led from, and `open_tot` until when people at home
    can take part; a round that the hall goes on with keeps that as what was promised.
    """

    ronde: Aantal
    soort: Rondesoort
    vraag: Tekst
    geopend: datetime
    gesloten: datetime | None = None
    regel: str = ""
    aantal_keuzes: Aantal | None = None
    uitgenodigd: Aantal | None = None
    aanwezig: Aantal | None = None
    groepen: str = "ouders, team"
    uitgenodigd_team: Aantal | None = None
    aanwezig_team: Aantal | None = None
    getoond: datetime | None = None
    waarborg: Waarborg = Waarborg.TELEFOON
    codes_ouders: Aantal | None = None
    codes_team: Aantal | None = None
    codes_onbekend: Aantal | None = None
    beslist_ronde: Aantal | None = None
    plaatsen: Aantal | None = None
    lotgetal: str = ""
    talen: str = ""
    papier_uitgegeven: Aantal | None = None
    papier_ongebruikt: Aantal | None = None
    papier_ongeldig: Aantal | None = None
    papier_tellers: Aantal | None = None
    handen: Aantal | None = None
    overgenomen_uit: str = ""
    teruggeteld: str = ""
    plek: Plek = Plek.AVOND
    open_tot: datetime | None = None

    @property
    def is_runoff(self) -> bool:
        """Tell whether it decides the tie of an earlier round, and is no vote on its own."""
        return self.beslist_ronde is not None

    @property
    def topplaatsen(self) -> int:
        """Return how many places its top has."""
        return self.soort.plaatsen if self.plaatsen is None else self.plaatsen

    @property
    def is_open(self) -> bool:
        """Tell whether it is not closed; `takes_at` tells whether people can still take part."""
        return self.gesloten is None

    @property
    def gesloten_op(self) -> date | None:
        """Return the day on which it ended: that of the evening, also when it was past midnight."""
        return None if self.gesloten is None else (self.gesloten - NACHT).date()

    @property
    def is_thuis(self) -> bool:
        """Tell whether people take part at home, from date to date."""
        return self.plek is Plek.THUIS

    @property
    def sluit_om(self) -> datetime | None:
        """Return when it closes by itself, or None: in the hall somebody closes it."""
        return self.open_tot if self.is_thuis else None

    def takes_at(self, nu: datetime) -> bool:
        """Tell whether people can take part at this moment, also when nobody closed it in time."""
        return self.is_open and (self.sluit_om is None or nu < self.sluit_om)

    @property
    def groepen_die_mogen(self) -> tuple[Groep, ...]:
        """Return the groups that may take part, in fixed order."""
        named = {part.strip().casefold() for part in self.groepen.split(",")}
        return tuple(groep for groep in Groep if groep.value in named)

    def uitgenodigd_van(self, groep: Groep) -> int | None:
        """Return how many of `groep` were invited, or None when not filled in."""
        return _part(groep, self.uitgenodigd, self.uitgenodigd_team)

    def aanwezig_van(self, groep: Groep) -> int | None:
        """Return how many of `groep` were present, or None when not filled in."""
        return _part(groep, self.aanwezig, self.aanwezig_team)


def _part(groep: Groep, total: int | None, team: int | None) -> int | None:
    if groep is Groep.TEAM:
        return team
    return None if total is None else max(total - (team or 0), 0)


def add_up(ouders: int | None, team: int | None) -> int | None:
    """Return the total of a round's head count, None when neither part was filled in."""
    return None if ouders is None and team is None else (ouders or 0) + (team or 0)


@dataclass(frozen=True, slots=True)
class Rondekeuze:
    """Something that could be chosen in a round, as it read then (table *rondekeuzes*).

    For a dot vote `keuze` is the id of a kans and `tekst` its text; for the waarden both are the
    waarde; for a schoolscan number and wording of a criterium. `icoon` is the name of its drawing.
    """

    ronde: Aantal
    keuze: Tekst
    tekst: str = ""
    omschrijving: str = ""
    icoon: str = ""


@dataclass(frozen=True, slots=True)
class Stembriefje:
    """One choice on one ballot (table *stembriefjes*); a blank ballot has one with "" as `keuze`.

    It holds no name, address, time or device; `briefje` is random. `opzij` says why it does not
    count: it came in a stretch that was laid aside (see `toestroom`); "" counts.
    """

    ronde: Aantal
    briefje: Tekst
    groep: Groep
    kanaal: Kanaal
    keuze: str = ""
    opzij: str = ""


@dataclass(frozen=True, slots=True)
class VastgesteldeKeuze:
    """One place of an adopted top n, kept with who adopted it (table *vastgestelde_keuzes*)."""

    ronde: Aantal
    plaats: Aantal
    keuze: Tekst
    vastgesteld_door: str = ""
    vastgesteld_op: date | None = None
    reden: str = ""
    telling: Telling = Telling.GEWOON


class RondeGesloten(OuderplanFout):
    """A ballot came after closing."""

    zin = (
        "De stemming is gesloten. Wat u eerder verstuurde, telt mee. "
        "Kijk op het scherm voor de uitslag."
    )


class TeVeelKeuzes(OuderplanFout):
    """More choices than the round allows."""

    zin = (
        "U koos er {gekozen}, maar u mag er hoogstens {aantal} kiezen. "
        "Haal er {te_veel} weg en verstuur opnieuw."
    )


class OnbekendeKeuze(OuderplanFout):
    """A choice that is not on this round's ballot."""

    zin = "Deze keuze staat niet (meer) op het stembriefje. Er is niets veranderd; kies opnieuw."


class GroepDoetNietMee(OuderplanFout):
    """A group that this round is not for."""

    zin = "Deze ronde is voor {groepen}. Er is niets veranderd."


def check_ballot(
    ronde: Ronde, groep: Groep, keuzes: Sequence[str], te_kiezen: set[str], nu: datetime
) -> None:
    """Refuse a ballot that this round does not allow at this moment.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, TeVeelKeuzes, OnbekendeKeuze
    """
    if not ronde.takes_at(nu) or not ronde.soort.stemt:
        raise RondeGesloten
    if groep not in ronde.groepen_die_mogen:
        raise GroepDoetNietMee(groepen=" en ".join(ronde.groepen_die_mogen))
    if not set(keuzes) <= te_kiezen:
        raise OnbekendeKeuze
    if ronde.aantal_keuzes is not None and len(set(keuzes)) > ronde.aantal_keuzes:
        raise TeVeelKeuzes(
            gekozen=len(set(keuzes)),
            aantal=ronde.aantal_keuzes,
            te_veel=len(set(keuzes)) - ronde.aantal_keuzes,
        )
