"""Targets and what was measured (D4, D11, D12), the population and its wishes (D2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from ouderplan.kern.getallen import Maat, parse_measure
from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.schooljaren import sort_key
from ouderplan.kern.soorten import (
    Criteriumnummer,
    Doelzin,
    Indicatortekst,
    Momenttekst,
    Tekst,
    Verwijzing,
)
from ouderplan.kern.tekstvorm import loosely


class Populatiesoort(StrEnum):
    """What a row of the population says: how it is, or what parents wish (D2)."""

    POPULATIE = "populatie"
    WENS = "wens"


@dataclass(frozen=True, slots=True)
class Streefcijfer:
    """A target (table *streefcijfers*, D4).

    `norm` is free text (``≥ 80 %``, ``minstens een 7,5``). `bron` says where it is measured.
    """

    streefdoel: Annotated[Doelzin, Kolomvorm(rij=1)]
    norm: Annotated[Indicatortekst, Kolomvorm(rij=2, smal=True)] = ""
    eenheid: Annotated[str, Kolomvorm(smal=True)] = ""
    criterium: Annotated[Criteriumnummer | None, Kolomvorm(rij=3)] = None
    bron: Annotated[str, Kolomvorm(rij=4)] = ""


@dataclass(frozen=True, slots=True)
class Meting:
    """What was measured of a target (table *metingen*, D4, D11, D12); free text as the norm is."""

    streefdoel: Annotated[Verwijzing, Kolomvorm(rij=1)]
    schooljaar: Annotated[Momenttekst, Kolomvorm(rij=2, smal=True, jaar=True)] = ""
    gemeten: Annotated[str, Kolomvorm(rij=3)] = ""
    wanneer: Momenttekst = ""
    bron: Annotated[str, Kolomvorm(rij=4)] = ""
    toelichting: Annotated[str, Kolomvorm(regels=2)] = ""


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """One fact about the families, or one wish of parents (table *populatie*, D2)."""

    kenmerk: Annotated[Tekst, Kolomvorm(rij=1)]
    soort: Annotated[Populatiesoort | None, Kolomvorm(rij=2, smal=True, druk=Druk.ELDERS)] = None
    percentage: Annotated[str, Kolomvorm(rij=3)] = ""
    peildatum: Annotated[Momenttekst, Kolomvorm(rij=4)] = ""
    bron: str = ""


class Oordeel(StrEnum):
    """How a target stands."""

    BEHAALD = "behaald"
    NIET_BEHAALD = "niet behaald"
    NIET_GEMETEN = "nog niet gemeten"
    GEEN_NORM = "geen norm"
    NORM_ZONDER_GETAL = "norm zonder getal"
    METING_ZONDER_GETAL = "meting zonder getal"
    NIET_TE_VERGELIJKEN = "niet te vergelijken"


@dataclass(frozen=True, slots=True)
class Punt:
    """One measurement, and its number when it has one."""

    meting: Meting
    maat: Maat | None

    @property
    def getal(self) -> Fraction | None:
        """The one number that was measured, or None."""
        return self.maat.waarde if self.maat else None


@dataclass(frozen=True, slots=True)
class Lijn:
    """A target with everything that was measured of it, oldest first."""

    streefcijfer: Streefcijfer
    norm: Maat | None
    punten: tuple[Punt, ...]
    oordeel: Oordeel

    @property
    def laatste(self) -> Meting | None:
        """The newest measurement."""
        return self.punten[-1].meting if self.punten else None

    @property
    def eenheid(self) -> str:
        """``%``, the school's own unit, or ""."""
        measures = [self.norm, *(punt.maat for punt in self.punten)]
        found = next((maat.eenheid for maat in measures if maat and maat.eenheid), "")
        return found or self.streefcijfer.eenheid


def lines(streefcijfers: Iterable[Streefcijfer], metingen: Sequence[Meting]) -> tuple[Lijn, ...]:
    """Return every target with its measurements and how it stands."""
    per_target: dict[str, list[Meting]] = {}
    for meting in metingen:
        per_target.setdefault(loosely(meting.streefdoel), []).append(meting)
    return tuple(_line(row, per_target.get(loosely(row.streefdoel), ())) for row in streefcijfers)


def loose_metingen(
    streefcijfers: Iterable[Streefcijfer], metingen: Iterable[Meting]
) -> tuple[Meting, ...]:
    """Return the measurements whose target is not in the workbook."""
    known = {loosely(row.streefdoel) for row in streefcijfers}
    return tuple(row for row in metingen if loosely(row.streefdoel) not in known)


def judge(norm: Maat, gemeten: Maat) -> Oordeel:
    """Say whether what was measured meets the norm.

    A norm without a direction asks for at least that much; a norm of nothing asks for nothing more.
    What lies for a part on this side and for a part on that side, or is in another unit, cannot be
    compared; nor can 0,85 with a norm of 80 %.
    """
    norm = _with_direction(norm)
    if norm.eenheid and not gemeten.eenheid and gemeten.waarde is not None:
        if 0 < gemeten.waarde <= 1:
            return Oordeel.NIET_TE_VERGELIJKEN
    elif norm.eenheid != gemeten.eenheid:
        return Oordeel.NIET_TE_VERGELIJKEN
    if _inside(gemeten, norm):
        return Oordeel.BEHAALD
    return Oordeel.NIET_BEHAALD if _apart(gemeten, norm) else Oordeel.NIET_TE_VERGELIJKEN


def _line(row: Streefcijfer, metingen: Sequence[Meting]) -> Lijn:
    own = sorted(metingen, key=lambda meting: sort_key(meting.schooljaar, meting.wanneer))
    punten = tuple(Punt(meting, _measure(meting.gemeten, row.eenheid)) for meting in own)
    norm = _measure(row.norm, row.eenheid)
    return Lijn(row, norm, punten, _verdict(row, norm, punten))


def _verdict(row: Streefcijfer, norm: Maat | None, punten: Sequence[Punt]) -> Oordeel:
    measured = [punt for punt in punten if punt.meting.gemeten.strip()]
    if not row.norm.strip():
        return Oordeel.GEEN_NORM
    if not measured:
        return Oordeel.NIET_GEMETEN
    if norm is None:
        return Oordeel.NORM_ZONDER_GETAL
    last = measured[-1].maat
    return judge(norm, last) if last else Oordeel.METING_ZONDER_GETAL


def _measure(text: str, eenheid: str) -> Maat | None:
    """Read a cell; a number without a unit is in the unit of its target."""
    found = parse_measure(text)
    if found and not found.eenheid and eenheid.strip().casefold() in {"%", "procent", "percentage"}:
        fraction = found.waarde is not None and 0 < found.waarde <= 1
        return found if fraction else replace(found, eenheid="%")
    return found


def _with_direction(norm: Maat) -> Maat:
    if not norm.kaal:
        return norm
    return replace(norm, laag=None) if norm.laag == 0 else replace(norm, hoog=None)


def _inside(one: Maat, other: Maat) -> bool:
    return _above(one, other) and _below(one, other)


def _above(one: Maat, other: Maat) -> bool:
    if other.laag is None:
        return True
    if one.laag is None:
        return False
    return one.laag > other.laag or (
        one.laag == other.laag and (other.met_laag or not one.met_laag)
    )


def _below(one: Maat, other: Maat) -> bool:
    if other.hoog is None:
        return True
    if one.hoog is None:
        return False
    return one.hoog < other.hoog or (
        one.hoog == other.hoog and (other.met_hoog or not one.met_hoog)
    )


def _apart(one: Maat, other: Maat) -> bool:
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Maat, other: Maat) -> bool:
    if one.hoog is None or other.laag is None:
        return False
    touching = one.hoog == other.laag and not (one.met_hoog and other.met_laag)
    return one.hoog < other.laag or touching
