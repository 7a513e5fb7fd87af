"""The visie: its versions and the way from concept to adopted (C9).

The newest version is the one that is worked on. Its text can change as long as it is a concept;
what the werkgroep, the team or others agreed to stays as they read it, and goes on in a new
version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.soorten import Aantal


class Visiestatus(StrEnum):
    """How far a version has come, in the order of the road."""

    CONCEPT = "concept"
    WERKGROEP = "werkgroep"
    TEAM = "team"
    GEDEELD = "gedeeld"
    VASTGESTELD = "vastgesteld"

    @property
    def plaats(self) -> int:
        """Return its place on the road, from 0."""
        return list(Visiestatus).index(self)


@dataclass(frozen=True, slots=True)
class Visieversie:
    """One version of the visie (table *visie*)."""

    versie: Aantal
    tekst: str = ""
    status: Visiestatus = Visiestatus.CONCEPT
    vastgesteld_door: str = ""
    vastgesteld_op: date | None = None

    @property
    def te_wijzigen(self) -> bool:
        """Tell whether its text can still change."""
        return self.status is Visiestatus.CONCEPT


@dataclass(frozen=True, slots=True)
class Visiestap:
    """One step of a version towards adoption (table *visie_stappen*)."""

    versie: Aantal
    status: Visiestatus
    door: str = ""
    op: date | None = None


class GeenTekst(OuderplanFout):
    """A step for a version without a text."""

    zin = "Er staat nog geen tekst. Er is niets veranderd. Schrijf eerst de visie."


class DoorWieOnbekend(OuderplanFout):
    """A step without who took it."""

    zin = "Schrijf op door wie, bijvoorbeeld: de MR. Er is nog niets veranderd."


class DagOnbekend(OuderplanFout):
    """A step without its day."""

    zin = "Kies op welke dag. Er is nog niets veranderd."


class TekstStaatVast(OuderplanFout):
    """Back to concept with a text that others agreed to."""

    zin = (
        "Versie {versie} is niet meer te veranderen: er is al mee ingestemd. "
        "Schrijf verder in een nieuwe versie; deze blijft bewaard."
    )


def newest(versies: Iterable[Visieversie]) -> Visieversie | None:
    """Return the version that is worked on, or None."""
    return max(versies, key=lambda row: row.versie, default=None)


def version_in_plan(versies: Iterable[Visieversie]) -> Visieversie | None:
    """Return the newest adopted version, else the newest with a text, else None."""
    written = [row for row in versies if row.tekst]
    adopted = [row for row in written if row.status is Visiestatus.VASTGESTELD]
    return newest(adopted or written)


def next_version(versies: Iterable[Visieversie], tekst: str) -> Visieversie:
    """Return a new concept with this text, numbered after all others."""
    last = newest(versies)
    return Visieversie(last.versie + 1 if last else 1, tekst)


def steps_of(versie: Visieversie, stappen: Iterable[Visiestap]) -> tuple[Visiestap, ...]:
    """Return the steps of one version, in the order in which they were taken."""
    return tuple(stap for stap in stappen if stap.versie == versie.versie)


def road(versie: Visieversie, stappen: Sequence[Visiestap]) -> dict[Visiestatus, Visiestap | None]:
    """Return for each status the step that reached it, None where it was skipped or is to come.

    What lies beyond the present status counts as still to come, also when the version had been
    there before and went back.
    """
    taken = {
        stap.status: stap
        for stap in steps_of(versie, stappen)
        if stap.status.plaats <= versie.status.plaats
    }
    return {status: taken.get(status) for status in Visiestatus}


def targets(versie: Visieversie) -> tuple[tuple[Visiestatus, ...], tuple[Visiestatus, ...]]:
    """Return to which statuses it can go further, and to which it can go back.

    Steps may be skipped. Concept is no way back: the text would change under those who agreed.
    """
    here = versie.status.plaats
    road_ahead = [status for status in Visiestatus if status is not Visiestatus.CONCEPT]
    further = tuple(status for status in road_ahead if status.plaats > here)
    back = tuple(status for status in reversed(road_ahead) if status.plaats < here)
    return further, back


def take_step(versie: Visieversie, stap: Visiestap) -> Visieversie:
    """Return the version as it is after a step, which may skip others or go back.

    Raises
    ------
    GeenTekst, TekstStaatVast, DoorWieOnbekend, DagOnbekend
    """
    if not versie.tekst:
        raise GeenTekst
    if stap.status is Visiestatus.CONCEPT:
        raise TekstStaatVast(versie=versie.versie)
    if not stap.door.strip():
        raise DoorWieOnbekend
    if stap.op is None:
        raise DagOnbekend
    adopted = stap.status is Visiestatus.VASTGESTELD
    return replace(
        versie,
        status=stap.status,
        vastgesteld_door=stap.door.strip() if adopted else "",
        vastgesteld_op=stap.op if adopted else None,
    )
