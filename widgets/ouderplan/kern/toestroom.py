"""When votes come faster than people can vote: stretches of ballots that may be of one program.

Whose ballots they are is not known and not asked. A stretch is looked at as a whole, and is of ten
ballots at least (F18).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ouderplan.kern.tellen import KLEINSTE_GROEP

BLOK_S = 10
"""Seconds: when a ballot came is known by this much, while its round is open."""
SNEL = 5.0
"""Ballots a second that are many for any hall: choosing takes a person half a minute."""
SNELSTE = 5
"""So many stretches are shown when there are too many votes and none of them came too fast."""
ZAAL_IN_S = 20
"""No hall votes as a whole in fewer seconds than this."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """Ballots that came one after another, in the blocks from `van` to `tot` (both included)."""

    van: int
    tot: int
    aantal: int

    @property
    def per_seconde(self) -> float:
        """Return how many ballots came in a second."""
        return self.aantal / ((self.tot - self.van + 1) * BLOK_S)

    def begin(self, geopend: datetime) -> datetime:
        """Return when it began, of a round that was opened then."""
        return geopend + timedelta(seconds=self.van * BLOK_S)

    def einde(self, geopend: datetime) -> datetime:
        """Return when it ended."""
        return geopend + timedelta(seconds=(self.tot + 1) * BLOK_S)


def block_of(geopend: datetime, moment: datetime) -> int:
    """Return the block in which a ballot came."""
    return int((moment - geopend).total_seconds() // BLOK_S)


def stretches(blokken: Mapping[int, int]) -> tuple[Stuk, ...]:
    """Return the ballots in stretches of ten or more, oldest first.

    Too few of them between two others stand in no stretch.

    Parameters
    ----------
    blokken
        Block → how many ballots came in it.
    """
    found: list[Stuk] = []
    few: Stuk | None = None
    for blok in sorted(blokken):
        aantal = blokken[blok]
        if aantal >= KLEINSTE_GROEP:
            found.append(Stuk(blok, blok, aantal))
            few = None
            continue
        few = Stuk(few.van, blok, few.aantal + aantal) if few else Stuk(blok, blok, aantal)
        if few.aantal >= KLEINSTE_GROEP:
            found.append(few)
            few = None
    return tuple(found)


def fastest_of_people(aanwezig: int | None) -> float:
    """Return how many people can vote in a second, at most, when so many are there."""
    return max(SNEL, (aanwezig or 0) / ZAAL_IN_S)


def too_fast(stukken: Iterable[Stuk], aanwezig: int | None) -> tuple[Stuk, ...]:
    """Return the stretches that are faster than people; what touches becomes one stretch."""
    most, found = fastest_of_people(aanwezig), list[Stuk]()
    for stuk in stukken:
        if stuk.per_seconde < most:
            continue
        if found and found[-1].tot + 1 == stuk.van:
            before = found.pop()
            found.append(Stuk(before.van, stuk.tot, before.aantal + stuk.aantal))
        else:
            found.append(stuk)
    return tuple(found)


def suspicious(
    blokken: Mapping[int, int],
    gestemd: int,
    aanwezig: int | None,
    uitgenodigd: int | None = None,
) -> tuple[Stuk, ...]:
    """Return what to look at, oldest first: what is faster than people.

    When nothing is, and there are more votes than people: the few fastest stretches.

    Parameters
    ----------
    uitgenodigd
        How fast a hall may be, when it is not known how many are there.
    """
    found = stretches(blokken)
    if fast := too_fast(found, aanwezig or uitgenodigd):
        return fast
    if aanwezig and gestemd > aanwezig:
        fastest = sorted(found, key=lambda stuk: -stuk.per_seconde)[:SNELSTE]
        return tuple(sorted(fastest, key=lambda stuk: stuk.van))
    return ()
