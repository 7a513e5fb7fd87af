"""The thread behind a jaardoel: from the hall's words and dots to the goal (G1).

`trace` collects the chain from the rows of the workbook; `herkomst.describe` says it in sentences.
Only closed dot rounds count, so that nothing of a running vote leaks through a goal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ouderplan.kern.doelen import Herkomstsoort, Jaardoel
from ouderplan.kern.kansen import Inbreng, Omzetting, find_parts, find_root
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.tellen import Uitslag


@dataclass(frozen=True, slots=True)
class Stippenstand:
    """How one kans did in one closed dot round.

    `plaats` is None when nobody gave it a dot; `met_anderen` counts the others on the same place.
    """

    ronde: Ronde
    stippen: int
    stemmers: int
    plaats: int | None
    met_anderen: int = 0


@dataclass(frozen=True, slots=True)
class Topstand:
    """An adopted top and the place of the kans in it, or None when it is not in it."""

    ronde: int
    aantal: int
    plaats: VastgesteldeKeuze | None


@dataclass(frozen=True, slots=True)
class Herkomst:
    """The chain behind one jaardoel, as far as it can be followed.

    Attributes
    ----------
    kans
        The kans (or bedreiging) that the goal names, with its own text, group and perspective.
    opgegaan_in
        What that kans was merged into, at the end of the line; its votes are given there.
    samengevoegd
        What was merged into the kans, directly or in turn.
    bedreigingen
        The threats that were turned into this kans, each with what was needed.
    stippen
        Its place in every closed dot round in which it could be chosen, oldest first.
    gestemd
        Whether any dot round was closed at all.
    top
        The newest adopted top of the dot rounds, or None when none was adopted.
    """

    doel: Jaardoel
    kans: Inbreng | None = None
    opgegaan_in: Inbreng | None = None
    samengevoegd: tuple[Inbreng, ...] = ()
    bedreigingen: tuple[tuple[Inbreng, str], ...] = ()
    stippen: tuple[Stippenstand, ...] = ()
    gestemd: bool = False
    top: Topstand | None = None

    @property
    def gekozen(self) -> Stippenstand | None:
        """Return the last round in which the hall chose it; of none, the last that it was in."""
        chosen = (stand for stand in reversed(self.stippen) if stand.stippen)
        return next(chosen, self.stippen[-1] if self.stippen else None)

    @property
    def noemt_top(self) -> bool:
        """Tell whether the goal itself says that it comes from the top."""
        return self.doel.herkomst_soort.casefold().startswith("top")

    @property
    def noemt_kans(self) -> bool:
        """Tell whether the goal names a kans, known or not."""
        return bool(self.doel.herkomst) and (
            self.noemt_top or self.doel.herkomst_soort.casefold() == Herkomstsoort.KANS
        )

    @property
    def in_top(self) -> bool:
        """Tell whether the kans stands in the adopted top."""
        return self.top is not None and self.top.plaats is not None


def trace(  # noqa: PLR0917  one argument for each table that the thread runs through
    doel: Jaardoel,
    inbreng: Iterable[Inbreng],
    rondes: Iterable[Ronde],
    rondekeuzes: Iterable[Rondekeuze],
    uitslagen: Mapping[int, Uitslag],
    vastgesteld: Sequence[VastgesteldeKeuze],
    omzettingen: Iterable[Omzetting],
) -> Herkomst:
    """Follow a jaardoel back to the hall.

    Parameters
    ----------
    uitslagen
        Round number → result. A round without a result is passed over.
    """
    by_id = {row.id: row for row in inbreng}
    closed = _closed_dot_rounds(rondes)
    thread = Herkomst(doel, gestemd=bool(closed))
    kans = by_id.get(doel.herkomst.strip()) if thread.noemt_kans else None
    if kans is None:
        return thread
    root = find_root(kans, by_id)
    own = {kans.id, root.id}
    return replace(
        thread,
        kans=kans,
        opgegaan_in=root if root is not kans else None,
        samengevoegd=find_parts(kans.id, by_id.values()),
        bedreigingen=_turned_from(own, omzettingen, by_id),
        stippen=_standings(own, closed, rondekeuzes, uitslagen),
        top=_newest_top(own, closed, vastgesteld),
    )


def _closed_dot_rounds(rondes: Iterable[Ronde]) -> list[Ronde]:
    dots = (r for r in rondes if r.soort is Rondesoort.STIPPEN and not r.is_runoff)
    closed = (r for r in dots if not r.is_open)
    return sorted(closed, key=lambda ronde: ronde.ronde)


def _turned_from(
    own: set[str], omzettingen: Iterable[Omzetting], by_id: Mapping[str, Inbreng]
) -> tuple[tuple[Inbreng, str], ...]:
    return tuple(
        (by_id[row.bedreiging], row.wat_is_nodig)
        for row in omzettingen
        if row.kans in own and row.bedreiging in by_id
    )


def _standings(
    own: set[str],
    closed: Iterable[Ronde],
    rondekeuzes: Iterable[Rondekeuze],
    uitslagen: Mapping[int, Uitslag],
) -> tuple[Stippenstand, ...]:
    offered = {(row.ronde, row.keuze) for row in rondekeuzes}
    found = (
        _standing(ronde, keuze, uitslagen[ronde.ronde])
        for ronde in closed
        for keuze in sorted(own)
        if (ronde.ronde, keuze) in offered and ronde.ronde in uitslagen
    )
    return tuple(standing for standing in found if standing)


def _standing(ronde: Ronde, keuze: str, uitslag: Uitslag) -> Stippenstand | None:
    line = next((row for row in uitslag.ranglijst if row.keuze == keuze), None)
    if line is None:
        return None
    same = sum(row.plaats == line.plaats for row in uitslag.ranglijst) - 1
    if not line.stemmen:
        return Stippenstand(ronde, 0, uitslag.gestemd, None)
    return Stippenstand(ronde, line.stemmen, uitslag.gestemd, line.plaats, same)


def _newest_top(
    own: set[str], closed: Sequence[Ronde], vastgesteld: Sequence[VastgesteldeKeuze]
) -> Topstand | None:
    """Return the newest adopted top among the dot rounds."""
    adopted = [ronde.ronde for ronde in closed if any(v.ronde == ronde.ronde for v in vastgesteld)]
    if not adopted:
        return None
    places = [row for row in vastgesteld if row.ronde == adopted[-1]]
    mine = next((row for row in places if row.keuze in own), None)
    return Topstand(adopted[-1], len(places), mine)
