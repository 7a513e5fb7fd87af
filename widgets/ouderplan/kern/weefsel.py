"""All threads of a plan together: from the vote to what came of it (G1).

A `Draad` follows one jaardoel both ways: back to the kans, the scan and the waarden, forward to
its action plan and evaluation. A waarde hangs on a goal when the goal or its kans names it or a
form of it; nothing else in the plan says so.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ouderplan.kern.doelen import Actie, Doelstatus, Herkomstsoort, Jaardoel, code_order
from ouderplan.kern.draad import Herkomst
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.rondes import VastgesteldeKeuze
from ouderplan.kern.schoolscan import Niveau, Scanregel
from ouderplan.kern.tellen import Uitslag
from ouderplan.kern.woordvormen import find_forms, fold

_GEEN_CRITERIUM = 99


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A waarde of the adopted top: its votes, and whether the visie names it."""

    waarde: str
    plaats: int
    stemmen: int | None = None
    gestemd: int = 0
    in_visie: bool = False


@dataclass(frozen=True, slots=True)
class Scanstand:
    """How the newest schoolscan judged one criterium: forms per level, and how many in all."""

    criterium: int
    niveaus: tuple[tuple[Niveau, int], ...]
    ingevuld: int


@dataclass(frozen=True, slots=True)
class Draad:
    """The thread of one jaardoel, both ways.

    `waarden` are those that the goal or its kans names, `via_visie` those of the visie that it
    stands under.
    """

    herkomst: Herkomst
    waarden: tuple[Gekozen, ...] = ()
    via_visie: tuple[Gekozen, ...] = ()
    scan: Scanstand | None = None
    acties: tuple[Actie, ...] = ()
    evaluaties: tuple[Evaluatie, ...] = ()

    @property
    def doel(self) -> Jaardoel:
        """The goal itself."""
        return self.herkomst.doel

    @property
    def uit_het_niets(self) -> bool:
        """Tell whether it has no kans, and no reason either."""
        soort = self.doel.herkomst_soort.casefold()
        of_kans = self.herkomst.noemt_top or soort == Herkomstsoort.KANS
        has_reason = bool(self.doel.herkomst.strip()) or soort not in ("", Herkomstsoort.EIGEN)
        return self.herkomst.kans is None and (of_kans or not has_reason)

    @property
    def buiten_de_lijst(self) -> bool:
        """Tell whether its kans stands nowhere in the ranked list, though there is one."""
        thread = self.herkomst
        return thread.kans is not None and thread.gestemd and not thread.stippen

    @property
    def zonder_evaluatie(self) -> bool:
        """Tell whether it is said to be reached without anybody having looked back."""
        return self.doel.status is Doelstatus.BEHAALD and not self.evaluaties


@dataclass(frozen=True, slots=True)
class Topkans:
    """A place of the adopted top 3, with the text of the kans and the goals that it led to."""

    keuze: str
    plaats: int
    tekst: str
    doelen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weefsel:
    """The waarden, the top of the kansen and a thread per goal."""

    waarden: tuple[Gekozen, ...] = ()
    top: tuple[Topkans, ...] = ()
    draden: tuple[Draad, ...] = ()

    @property
    def ongenoemd(self) -> tuple[str, ...]:
        """The chosen waarden that no goal names, nor the kans behind one."""
        named = {gekozen.waarde for draad in self.draden for gekozen in draad.waarden}
        return tuple(row.waarde for row in self.waarden if row.waarde not in named)


def chosen_waarden(
    top: Iterable[VastgesteldeKeuze], uitslag: Uitslag | None, visie: str
) -> tuple[Gekozen, ...]:
    """Return the adopted waarden with their votes; `visie` is the text that should name them."""
    votes = {row.keuze: row.stemmen for row in uitslag.ranglijst} if uitslag else {}
    voted = uitslag.gestemd if uitslag else 0
    return tuple(
        Gekozen(
            row.keuze, row.plaats, votes.get(row.keuze), voted, bool(find_forms(visie, row.keuze))
        )
        for row in sorted(top, key=lambda row: row.plaats)
    )


def weave(  # noqa: PLR0917  one argument for each table that the threads run through
    doelen: Iterable[Jaardoel],
    trace: Callable[[Jaardoel], Herkomst],
    waarden: Sequence[Gekozen],
    scan: Sequence[Scanregel],
    acties: Sequence[Actie],
    evaluaties: Sequence[Evaluatie],
    top: Sequence[tuple[VastgesteldeKeuze, str]],
) -> Weefsel:
    """Follow every goal both ways, in the order of their codes.

    Parameters
    ----------
    top
        The places of the newest adopted top of kansen, each with the text of the kans.
    """
    draden = []
    in_visie = tuple(row for row in waarden if row.in_visie)
    for doel in sorted(doelen, key=_order):
        found, own = trace(doel), tuple(a for a in acties if a.jaardoel == doel.sleutel)
        told = tuple(row for row in evaluaties if tells_of(row, doel, own))
        levels = scan_of(doel.criterium, scan) if doel.criterium else None
        draden.append(Draad(found, _named(found, waarden), in_visie, levels, own, told))
    return Weefsel(
        tuple(waarden), tuple(_topkans(row, text, draden) for row, text in top), tuple(draden)
    )


def scan_of(criterium: int, scan: Sequence[Scanregel]) -> Scanstand | None:
    """Return what the newest scan says of a criterium, all groups together (F18)."""
    newest = max((row.ronde for row in scan), default=None)
    own = [row for row in scan if row.ronde == newest and row.criterium == criterium]
    counted = Counter(row.niveau for row in own if row.niveau is not None)
    if not counted:
        return None
    return Scanstand(criterium, tuple((n, counted[n]) for n in Niveau), counted.total())


def tells_of(evaluatie: Evaluatie, doel: Jaardoel, acties: Iterable[Actie]) -> bool:
    """Tell whether someone looked back on this goal: by its code, its text or its activity.

    A form that nobody filled in yet is no looking back.
    """
    if not evaluatie.is_ingevuld:
        return False
    text = fold(f"{evaluatie.activiteit} {evaluatie.doel}")
    words = _words(text)
    if doel.code.strip() and fold(doel.code).strip() in words:
        return True
    names = (fold(name).strip(" .") for name in (doel.jaardoel, *(a.activiteit for a in acties)))
    return any(name in text for name in names if name)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset("".join(ch if ch.isalnum() else " " for ch in text).split())


def _named(herkomst: Herkomst, waarden: Iterable[Gekozen]) -> tuple[Gekozen, ...]:
    kans = herkomst.kans.tekst if herkomst.kans else ""
    text = f"{herkomst.doel.jaardoel} {kans}"
    return tuple(row for row in waarden if find_forms(text, row.waarde))


def _topkans(row: VastgesteldeKeuze, text: str, draden: Iterable[Draad]) -> Topkans:
    led_to = [
        draad.doel.sleutel
        for draad in draden
        if (mine := draad.herkomst.top) and mine.plaats and mine.plaats.keuze == row.keuze
    ]
    return Topkans(row.keuze, row.plaats, text, tuple(led_to))


def _order(doel: Jaardoel) -> tuple[int, tuple[int, str]]:
    return (doel.criterium or _GEEN_CRITERIUM, code_order(doel.code))
