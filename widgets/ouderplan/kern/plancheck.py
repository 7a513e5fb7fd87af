"""What in a plan is missing, contradicts, or came from nowhere.

A rule is a function from a `Planstand` to findings; adding a rule is adding one to ``REGELS``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Herkomstsoort, Jaardoel, running
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.visie import Visiestatus, Visieversie


class Ernst(StrEnum):
    """How bad it is."""

    FOUT = "fout"
    ONTBREEKT = "ontbreekt"
    LET_OP = "let op"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding.

    Attributes
    ----------
    regel
        Name of the rule, stable: other programs may read it.
    plaats
        Table and row it is about: ``jaardoelen 3a``.
    """

    regel: str
    ernst: Ernst
    zin: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Planstand:
    """The part of a workbook that the rules look at."""

    criteria: tuple[Criterium, ...] = ()
    rondes: tuple[Ronde, ...] = ()
    vastgesteld: tuple[VastgesteldeKeuze, ...] = ()
    visie: tuple[Visieversie, ...] = ()
    inbreng: tuple[Inbreng, ...] = ()
    doelen: tuple[Jaardoel, ...] = ()
    acties: tuple[Actie, ...] = ()

    def adopted(self, soort: Rondesoort) -> frozenset[str]:
        """Return what was adopted in the newest round of a kind that has an adopted top."""
        rondes = {ronde.ronde for ronde in self.rondes if ronde.soort is soort}
        newest = max((row.ronde for row in self.vastgesteld if row.ronde in rondes), default=None)
        return frozenset(row.keuze for row in self.vastgesteld if row.ronde == newest)


VELDEN = {
    "activiteit": "wat er gebeurt",
    "uitvoerder": "wie het doet",
    "tijdpad": "wanneer het gebeurt",
    "evaluatie_hoe": "hoe het wordt geëvalueerd",
    "evaluatie_wanneer": "wanneer het wordt geëvalueerd",
}


def check(stand: Planstand) -> tuple[Bevinding, ...]:
    """Apply every rule, in order."""
    return tuple(bevinding for regel in REGELS for bevinding in regel(stand))


def _top5(stand: Planstand) -> Iterator[Bevinding]:
    if not stand.adopted(Rondesoort.WAARDEN):
        zin = "De top 5 van de waarden is nog niet vastgesteld."
        yield Bevinding("top5", Ernst.ONTBREEKT, zin, "vastgestelde_keuzes")


def _visie(stand: Planstand) -> Iterator[Bevinding]:
    written = [versie for versie in stand.visie if versie.tekst.strip()]
    if not written:
        yield Bevinding("visie", Ernst.ONTBREEKT, "Er is nog geen visie geschreven.", "visie")
    elif not any(versie.status is Visiestatus.VASTGESTELD for versie in written):
        zin = "De visie is nog niet vastgesteld."
        yield Bevinding("visie", Ernst.ONTBREEKT, zin, "visie")


def _codes(stand: Planstand) -> Iterator[Bevinding]:
    for doel in stand.doelen:
        if not doel.code:
            zin = f"Het jaardoel “{doel.jaardoel}” heeft geen code."
            yield Bevinding("code", Ernst.ONTBREEKT, zin, _place(doel))


def _actieplan(stand: Planstand) -> Iterator[Bevinding]:
    for doel in running(stand.doelen):
        acties = [actie for actie in stand.acties if actie.jaardoel == doel.sleutel]
        if not acties:
            zin = f"Bij jaardoel {doel.sleutel} staat nog geen actieplan."
            yield Bevinding("actieplan", Ernst.ONTBREEKT, zin, _place(doel))
    for nummer, actie in enumerate(stand.acties, start=1):
        empty = [
            VELDEN[field.name]
            for field in fields(actie)
            if field.name in VELDEN and not str(getattr(actie, field.name)).strip()
        ]
        if empty:
            zin = f"In het actieplan van {actie.jaardoel} staat nog niet: {', '.join(empty)}."
            yield Bevinding("actieplan", Ernst.ONTBREEKT, zin, f"acties {nummer}")


def _losse_acties(stand: Planstand) -> Iterator[Bevinding]:
    known = {doel.sleutel for doel in stand.doelen}
    for nummer, actie in enumerate(stand.acties, start=1):
        if actie.jaardoel not in known:
            zin = f"Het actieplan “{actie.activiteit or actie.jaardoel}” hoort bij geen jaardoel."
            yield Bevinding("losse_actie", Ernst.FOUT, zin, f"acties {nummer}")


def _herkomst(stand: Planstand) -> Iterator[Bevinding]:
    known = {inbreng.id for inbreng in stand.inbreng}
    top = stand.adopted(Rondesoort.STIPPEN)
    for doel in stand.doelen:
        soort, herkomst = doel.herkomst_soort, doel.herkomst
        if not soort and not herkomst:
            zin = f"Bij jaardoel {doel.sleutel} staat niet waar het vandaan komt."
            yield Bevinding("herkomst", Ernst.LET_OP, zin, _place(doel))
        elif soort in {Herkomstsoort.TOP, Herkomstsoort.KANS} and herkomst not in known:
            zin = f"Jaardoel {doel.sleutel} komt uit kans {herkomst}, maar die is er niet."
            yield Bevinding("herkomst", Ernst.FOUT, zin, _place(doel))
        elif soort == Herkomstsoort.TOP and herkomst not in top:
            zin = (
                f"Bij jaardoel {doel.sleutel} staat “top 3”, "
                f"maar kans {herkomst} staat niet in de vastgestelde top 3."
            )
            yield Bevinding("herkomst", Ernst.FOUT, zin, _place(doel))


def _criteria(stand: Planstand) -> Iterator[Bevinding]:
    with_goal = {doel.criterium for doel in stand.doelen}
    for criterium in stand.criteria:
        if criterium.criterium not in with_goal:
            zin = f"Bij criterium {criterium.criterium} ({criterium.titel}) is geen jaardoel."
            plaats = f"criteria {criterium.criterium}"
            yield Bevinding("criterium", Ernst.LET_OP, zin, plaats)


def _place(doel: Jaardoel) -> str:
    return f"jaardoelen {doel.sleutel}"


REGELS: tuple[Callable[[Planstand], Iterator[Bevinding]], ...] = (
    _top5,
    _visie,
    _codes,
    _actieplan,
    _losse_acties,
    _herkomst,
    _criteria,
)
