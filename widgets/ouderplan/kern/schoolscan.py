"""The schoolscan: how far the school is on each criterium, by parents and by team (C3, C12, F19).

Who fills in a scan may leave anything open. What is left open is counted, not guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.soorten import Aantal, Criteriumnummer, Groep, Tekst
from ouderplan.kern.tekstvorm import decimal
from ouderplan.kern.tellen import KLEINSTE_GROEP

MEESTE = 3
"""So many criteria at most are called strong, and as many weak (more when they tie)."""
GROOT_VERSCHIL = 0.5
"""From half a level on, two groups see a criterium differently."""


class Niveau(StrEnum):
    """Level of ouderbetrokkenheid (C3): 1.0 informs, 2.0 takes part, 3.0 does it together."""

    EEN = "1.0"
    TWEE = "2.0"
    DRIE = "3.0"

    @property
    def hoogte(self) -> int:
        """The level as a number, for an average."""
        return int(float(self))


class Scanherkomst(StrEnum):
    """How a filled-in scan came in."""

    TELEFOON = "telefoon"
    PAPIER = "papier"
    BESTAND = "bestand"


@dataclass(frozen=True, slots=True)
class Scanregel:
    """One criterium on one filled-in schoolscan (table *schoolscan*, C12).

    `inzending` is random and names no one. `deel` is that of a split criterium. What someone wrote
    is shown to others from `status` *toegelaten* on.
    """

    ronde: Aantal
    inzending: Tekst
    groep: Groep
    criterium: Criteriumnummer
    niveau: Niveau | None = None
    gebeurt_al: str = ""
    mogelijkheden: str = ""
    deel: str = ""
    herkomst: Scanherkomst | None = None
    status: Inbrengstatus = Inbrengstatus.NIEUW

    @property
    def sleutel(self) -> str:
        """Name of the question that it answers: ``8``, or ``8a`` of a split criterium."""
        return f"{self.criterium}{self.deel}"

    @property
    def heeft_tekst(self) -> bool:
        """Tell whether something was written."""
        return bool(self.gebeurt_al or self.mogelijkheden)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What one person filled in at one criterium; all of it may be left open."""

    niveau: Niveau | None = None
    gebeurt_al: str = ""
    mogelijkheden: str = ""

    def __bool__(self) -> bool:
        return bool(self.niveau or self.gebeurt_al.strip() or self.mogelijkheden.strip())


Antwoorden = Mapping[str, Antwoord]
"""Key of the question → what was filled in."""


@dataclass(frozen=True, slots=True)
class Scanvraag:
    """A criterium as it was asked in a scan."""

    sleutel: str
    titel: str
    kort: str = ""
    toelichting: str = ""

    @property
    def naam(self) -> str:
        """Like ``3 · Welkom``."""
        return f"{self.sleutel} · {self.kort or self.titel}"


@dataclass(frozen=True, slots=True)
class Verdeling:
    """How the levels of one criterium fell in one group."""

    aantallen: Mapping[Niveau, int]
    niet_ingevuld: int

    @property
    def ingevuld(self) -> int:
        """How many chose a level."""
        return sum(self.aantallen.values())

    @property
    def gemiddeld(self) -> float | None:
        """The average level, or None when nobody chose one."""
        if not self.ingevuld:
            return None
        return sum(niveau.hoogte * n for niveau, n in self.aantallen.items()) / self.ingevuld


@dataclass(frozen=True, slots=True)
class Scanpunt:
    """One criterium of the result. `per_groep` is empty when groups may not be split (F18)."""

    vraag: Scanvraag
    samen: Verdeling
    per_groep: Mapping[Groep, Verdeling]

    @property
    def verschil(self) -> float | None:
        """Average of the parents less that of the team, or None when one of them is not known."""
        ouders, team = (self._average(groep) for groep in (Groep.OUDERS, Groep.TEAM))
        return None if ouders is None or team is None else ouders - team

    def _average(self, groep: Groep) -> float | None:
        found = self.per_groep.get(groep)
        return found.gemiddeld if found else None


@dataclass(frozen=True, slots=True)
class Scanbeeld:
    """The result of one schoolscan. `inzendingen` counts people per group."""

    punten: tuple[Scanpunt, ...]
    inzendingen: Mapping[Groep, int]

    @property
    def aantal(self) -> int:
        """How many people filled in something."""
        return sum(self.inzendingen.values())

    @property
    def te_splitsen(self) -> bool:
        """Tell whether there are more groups and each is large enough to show (F18)."""
        return may_split(self.inzendingen)

    @property
    def sterk(self) -> tuple[Scanpunt, ...]:
        """The criteria with the highest average, above that of all of them."""
        return self._extreme(+1)

    @property
    def zwak(self) -> tuple[Scanpunt, ...]:
        """The criteria with the lowest average, below that of all of them."""
        return self._extreme(-1)

    @property
    def anders_gezien(self) -> tuple[Scanpunt, ...]:
        """The criteria that parents and team see differently, the largest difference first."""
        apart = [(abs(punt.verschil), punt) for punt in self.punten if punt.verschil is not None]
        large = [pair for pair in apart if round(pair[0], 1) >= GROOT_VERSCHIL]  # as it is shown
        return tuple(punt for _, punt in sorted(large, key=lambda pair: -pair[0]))

    def point(self, sleutel: str) -> Scanpunt | None:
        """Return the result of one question, or None when it was not asked."""
        return next((punt for punt in self.punten if punt.vraag.sleutel == sleutel), None)

    def _extreme(self, kant: int) -> tuple[Scanpunt, ...]:
        known = [(punt.samen.gemiddeld, punt) for punt in self.punten]
        scored = [(kant * mean, punt) for mean, punt in known if mean is not None]
        if not scored:
            return ()
        middle = sum(score for score, _ in scored) / len(scored)
        beyond = sorted(
            ((score, punt) for score, punt in scored if score - middle > 1e-9),  # noqa: PLR2004
            key=lambda pair: -pair[0],
        )
        if not beyond:
            return ()
        last = beyond[min(MEESTE, len(beyond)) - 1][0]
        return tuple(punt for score, punt in beyond if score >= last)


def may_split(inzendingen: Mapping[Groep, int]) -> bool:
    """Tell whether these groups may be shown apart: two or more, and none under ten (F18)."""
    return len(inzendingen) > 1 and min(inzendingen.values()) >= KLEINSTE_GROEP


def summarise(rows: Iterable[Scanregel], vragen: Sequence[Scanvraag]) -> Scanbeeld:
    """Count the rows of one scan; an answer to a question that is not there is asked with it."""
    kept = list(rows)
    people = {row.inzending: row.groep for row in kept}
    groups = {groep: n for groep in Groep if (n := list(people.values()).count(groep))}
    asked = {vraag.sleutel for vraag in vragen}
    loose = {row.sleutel: row for row in kept if row.sleutel not in asked}
    alle = [*vragen, *(Scanvraag(sleutel, sleutel) for sleutel in sorted(loose))]
    answers: dict[str, list[Scanregel]] = {vraag.sleutel: [] for vraag in alle}
    for row in kept:
        answers[row.sleutel].append(row)
    split = groups if may_split(groups) else {}
    return Scanbeeld(
        tuple(_point(vraag, answers[vraag.sleutel], len(people), split) for vraag in alle), groups
    )


def _point(
    vraag: Scanvraag, rows: Sequence[Scanregel], people: int, groups: Mapping[Groep, int]
) -> Scanpunt:
    return Scanpunt(
        vraag,
        _distribution(rows, people),
        {
            groep: _distribution([row for row in rows if row.groep is groep], n)
            for groep, n in groups.items()
        },
    )


def _distribution(rows: Sequence[Scanregel], people: int) -> Verdeling:
    chosen = [row.niveau for row in rows if row.niveau]
    return Verdeling(
        {niveau: chosen.count(niveau) for niveau in Niveau}, max(people - len(chosen), 0)
    )


def count_levels(
    placed: Iterable[tuple[int | None, Niveau | None]],
) -> Mapping[int, Mapping[Niveau | None, int]]:
    """Return per criterium how many activities stand at each level (C11); None: not placed yet."""
    counted: dict[int, dict[Niveau | None, int]] = {}
    for criterium, niveau in placed:
        if criterium is not None:
            levels = counted.setdefault(criterium, {})
            levels[niveau] = levels.get(niveau, 0) + 1
    return counted


def scan_levels(regels: Iterable[Scanregel]) -> dict[int, str]:
    """Return per criterium the mean level in the newest scan: ``ouders 1,8; team 2,1``.

    Groups are told apart only when no group that took part is too small for it (F18).
    """
    rows = [row for row in regels if row.niveau is not None]
    newest = max((row.ronde for row in rows), default=0)
    rows = [row for row in rows if row.ronde == newest]
    people: dict[Groep, set[str]] = defaultdict(set)
    for row in rows:
        people[row.groep].add(row.inzending)
    split = len(people) > 1 and all(len(sent) >= KLEINSTE_GROEP for sent in people.values())
    numbers = sorted({row.criterium for row in rows})
    return {nr: _levels([row for row in rows if row.criterium == nr], split) for nr in numbers}


def _levels(rows: list[Scanregel], split: bool) -> str:
    if not split:
        return _mean(rows)
    groups = [(groep, [row for row in rows if row.groep is groep]) for groep in Groep]
    return "; ".join(f"{groep} {_mean(own)}" for groep, own in groups if own)


def _mean(rows: list[Scanregel]) -> str:
    levels = [float(row.niveau) for row in rows if row.niveau is not None]
    return decimal(sum(levels) / len(levels))
