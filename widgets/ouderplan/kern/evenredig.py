"""The proportional top: one in which as many people as possible find a choice of their own.

Sequential Phragmén (Edvard Phragmén, 1894), as in M. Brill, R. Freeman, S. Janson and M. Lackner,
"Phragmén's Voting Methods and Justified Representation", AAAI 2017; Mathematical Programming 203
(2024). In one sentence: everybody saves at the same pace, a place in the top costs one coin, and
as soon as those who chose something can pay for it together, it is in and their purses are empty.

It gives proportional justified representation: in a top of k, each k-th part of the voters that
agrees finds a choice of its own. Exact fractions, so that equal is equal. A tie is never broken by
the order in which ballots or choices come: every way to break it is followed, and only what is in
all of the tops that come out is sure. Blank ballots take no part: there is nothing to pay for.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ouderplan.kern.tellen import Top, Uitslag

MEESTE_WEGEN = 1000
"""So many ways to break ties are followed at once; with more, all that is left is tied."""
MINSTE_WEGEN = 12
WERK = 2_000_000
"""Choices on ballots looked at in one step, on all ways together."""


@dataclass(frozen=True, slots=True)
class Gekozen:
    """What is in every top that the rule allows (`zeker`), and what is in some (`mogelijk`)."""

    zeker: frozenset[str]
    mogelijk: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Weg:
    """One way so far: what is in, and per stapel the load, as an index in `lasten`."""

    gekozen: frozenset[str]
    van_stapel: bytes
    lasten: tuple[Fraction, ...]


def proportional_top(
    uitslag: Uitslag, aantal: int, voorrang: Mapping[str, Any] | None = None
) -> Top:
    """Return the proportional top of `aantal`, in the order of the ranking.

    Of choices that can be paid at the same moment the one with the lowest `voorrang` goes first;
    what shares that too stays tied.
    """
    piles: Counter[frozenset[str]] = Counter()
    for stapel in uitslag.stapels:
        piles[stapel.keuzes] += stapel.aantal
    found = elect(piles, aantal, voorrang or {})
    sure = tuple(plaats for plaats in uitslag.ranglijst if plaats.keuze in found.zeker)
    tied = tuple(plaats for plaats in uitslag.ranglijst if plaats.keuze in found.mogelijk)
    return Top(sure, tied, min(aantal, len(sure) + len(tied)) - len(sure) if tied else 0)


def elect(
    stapels: Mapping[frozenset[str], int], aantal: int, voorrang: Mapping[str, Any]
) -> Gekozen:
    """Elect `aantal` choices, on every way to break ties that `voorrang` leaves open.

    Parameters
    ----------
    stapels
        The choices on a ballot → how many ballots are just so.
    """
    bus = _Bus(stapels, voorrang)
    if len(bus.keuzes) <= aantal:
        return Gekozen(bus.keuzes, frozenset())
    ways = {_Weg(frozenset(), bytes(len(bus.aantallen)), (Fraction(0),))}
    for _ in range(aantal):
        further = _go_on(bus, ways)
        if further is None:
            common = frozenset.intersection(*(way.gekozen for way in ways))
            return Gekozen(common, bus.keuzes - common)
        ways = further
    sure = frozenset.intersection(*(way.gekozen for way in ways))
    return Gekozen(sure, frozenset().union(*(way.gekozen for way in ways)) - sure)


def _go_on(bus: "_Bus", ways: Collection[_Weg]) -> set[_Weg] | None:
    """Return the ways one place further, or None when they are too many to follow."""
    further: set[_Weg] = set()
    for way in ways:
        further.update(bus.after(way))
        if len(further) > bus.meeste_wegen:
            return None
    return further


class _Bus:
    """The ballots, ready for counting."""

    def __init__(self, stapels: Mapping[frozenset[str], int], voorrang: Mapping[str, Any]) -> None:
        filled = [(keuzes, aantal) for keuzes, aantal in stapels.items() if keuzes and aantal]
        filled.sort(key=lambda pile: sorted(pile[0]))
        self.aantallen = [aantal for _, aantal in filled]
        self.voorrang = voorrang
        self.stapels_van: dict[str, list[int]] = {}
        for nummer, (keuzes, _) in enumerate(filled):
            for keuze in keuzes:
                self.stapels_van.setdefault(keuze, []).append(nummer)
        self.keuzes = frozenset(self.stapels_van)
        size = sum(map(len, self.stapels_van.values())) or 1
        self.meeste_wegen = min(MEESTE_WEGEN, max(MINSTE_WEGEN, WERK // size))

    def after(self, way: _Weg) -> Iterator[_Weg]:
        """Yield where `way` can go with the next place: more than one way when choices tie."""
        loads = {keuze: self._load(way, keuze) for keuze in self.keuzes - way.gekozen}
        lowest = min(loads.values())
        tied = [keuze for keuze, load in loads.items() if load == lowest]
        first = min(self.voorrang.get(keuze, ()) for keuze in tied)
        for keuze in tied:
            if self.voorrang.get(keuze, ()) == first:
                yield self._elect(way, keuze, lowest)

    def _load(self, way: _Weg, keuze: str) -> Fraction:
        """Return what each who chose `keuze` has paid in all, once it is in."""
        people: Counter[int] = Counter()
        for nummer in self.stapels_van[keuze]:
            people[way.van_stapel[nummer]] += self.aantallen[nummer]
        paid = sum((way.lasten[index] * count for index, count in people.items()), Fraction(1))
        return paid / people.total()

    def _elect(self, way: _Weg, keuze: str, load: Fraction) -> _Weg:
        indexes = bytearray(way.van_stapel)
        for nummer in self.stapels_van[keuze]:
            indexes[nummer] = len(way.lasten)
        return _tidy(way.gekozen | {keuze}, bytes(indexes), (*way.lasten, load))


def _tidy(gekozen: frozenset[str], indexes: bytes, lasten: tuple[Fraction, ...]) -> _Weg:
    """Number the loads that are in use from low to high, so that ways that meet are one."""
    used = sorted({lasten[index] for index in set(indexes)})
    place = {load: number for number, load in enumerate(used)}
    table = bytes(place.get(load, 0) for load in lasten)
    return _Weg(gekozen, indexes.translate(table.ljust(256, b"\0")), tuple(used))
