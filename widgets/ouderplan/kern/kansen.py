"""Kansen en bedreigingen (C13), what turns a threat round (C14), and their ranking (C15).

Merging (F11) deletes nothing: the one that is merged names the one that it went into. Merges can
be chained, so what counts is the end of the line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.soorten import Criteriumnummer, Groep, Tekst
from ouderplan.kern.woordvormen import fold


class Soort(StrEnum):
    """Kans or bedreiging."""

    KANS = "kans"
    BEDREIGING = "bedreiging"


class Perspectief(StrEnum):
    """From where it is seen."""

    CONCEPT = "concept"
    TEAM = "team"
    OUDERS = "ouders"


class Inbrengstatus(StrEnum):
    """Whether the begeleider let it through to the projector."""

    NIEUW = "nieuw"
    TOEGELATEN = "toegelaten"
    WEGGELEGD = "weggelegd"


class Lijst(StrEnum):
    """On which list of the begeleider something stands: on exactly one."""

    NIEUW = "nieuw"
    TOEGELATEN = "toegelaten"
    WEGGELEGD = "weggelegd"
    SAMENGEVOEGD = "samengevoegd"


@dataclass(frozen=True, slots=True)
class Inbreng:
    """One kans or bedreiging (table *kansen_bedreigingen*).

    `samengevoegd_met` is the id of the one that it was merged into; it keeps its own text.
    """

    id: Tekst
    soort: Soort
    perspectief: Perspectief
    tekst: Tekst
    groep: Groep | None = None
    status: Inbrengstatus = Inbrengstatus.TOEGELATEN
    samengevoegd_met: str = ""
    criterium: Criteriumnummer | None = None

    @property
    def telt_mee(self) -> bool:
        """Tell whether it stands on its own on the projector and on a dot ballot."""
        return self.status is Inbrengstatus.TOEGELATEN and not self.samengevoegd_met

    @property
    def te_kiezen(self) -> bool:
        """Tell whether it can be given a dot."""
        return self.soort is Soort.KANS and self.telt_mee

    @property
    def lijst(self) -> Lijst:
        """Return the list on which the begeleider finds it."""
        return Lijst.SAMENGEVOEGD if self.samengevoegd_met else Lijst(self.status.value)


@dataclass(frozen=True, slots=True)
class Omzetting:
    """What is needed to turn a bedreiging round (table *omzettingen*).

    `bedreiging` is an id, or "" when it goes for all of them; `kans` is the id of what it became.
    """

    bedreiging: str = ""
    wat_is_nodig: str = ""
    kans: str = ""


def group_needs(
    inbreng: Iterable[Inbreng], omzettingen: Mapping[int, Omzetting]
) -> dict[str, dict[int, Omzetting]]:
    """Return per bedreiging what is needed for it and for what was merged into it.

    Under "" stands what is needed for all of them together, and what belongs to a bedreiging that
    was put aside meanwhile, so that nothing gets out of sight.
    """
    by_id = {row.id: row for row in inbreng}
    alone = [row for row in by_id.values() if row.soort is Soort.BEDREIGING and row.telt_mee]
    found: dict[str, dict[int, Omzetting]] = {"": {}, **{row.id: {} for row in alone}}
    for nummer, omzetting in omzettingen.items():
        row = by_id.get(omzetting.bedreiging)
        root = find_root(row, by_id).id if row else ""
        found[root if root in found else ""][nummer] = omzetting
    return found


@dataclass(frozen=True, slots=True)
class Filter:
    """Which kansen and bedreigingen to look at; None and "" let everything through."""

    lijst: Lijst = Lijst.TOEGELATEN
    soort: Soort | None = None
    perspectief: Perspectief | None = None
    zoek: str = ""

    def lets_through(self, row: Inbreng) -> bool:
        """Tell whether `row` is wanted; every word of `zoek` must stand in it, or it is its id."""
        if row.lijst is not self.lijst:
            return False
        if self.soort not in (None, row.soort) or self.perspectief not in (None, row.perspectief):
            return False
        text = fold(row.tekst)
        return self.zoek.strip() == row.id or all(w in text for w in fold(self.zoek).split())


def find_root(row: Inbreng, by_id: Mapping[str, Inbreng]) -> Inbreng:
    """Return what `row` was merged into at the end of the line; itself when it was not.

    A circle, which only a hand-written CSV can hold, ends where it began.
    """
    seen = {row.id}
    while (up := by_id.get(row.samengevoegd_met)) and up.id not in seen:
        seen.add(up.id)
        row = up
    return row


def find_parts(row_id: str, inbreng: Iterable[Inbreng]) -> tuple[Inbreng, ...]:
    """Return all that was merged into the one with this id, directly or in turn, in order."""
    rows = tuple(inbreng)
    found = {row_id}
    while new := {row.id for row in rows if row.samengevoegd_met in found} - found:
        found |= new
    return tuple(row for row in rows if row.id in found - {row_id})
