"""How many people it was: who was invited, came, voted, and finds a choice of their own back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import KLEINSTE_GROEP, Uitslag


@dataclass(frozen=True, slots=True)
class Opkomst:
    """Of one group, or of all together (`groep` is None); None where it was not filled in."""

    groep: Groep | None
    gestemd: int
    aanwezig: int | None
    uitgenodigd: int | None


def turnout(ronde: Ronde, uitslag: Uitslag) -> tuple[Opkomst, ...]:
    """Return who voted: per group when every group is large enough to show (F18), else together.

    Blank ballots count: who handed one in, voted.
    """
    groups = ronde.groepen_die_mogen or tuple(uitslag.briefjes)
    if len(groups) == 1 and set(uitslag.briefjes) <= set(groups):
        return (_of(ronde, uitslag, groups[0]),)
    if uitslag.te_splitsen:
        return tuple(_of(ronde, uitslag, groep) for groep in uitslag.briefjes)
    return (Opkomst(None, uitslag.gestemd, ronde.aanwezig, ronde.uitgenodigd),)


def _of(ronde: Ronde, uitslag: Uitslag, groep: Groep) -> Opkomst:
    return Opkomst(
        groep,
        uitslag.briefjes.get(groep, 0),
        ronde.aanwezig_van(groep),
        ronde.uitgenodigd_van(groep),
    )


@dataclass(frozen=True, slots=True)
class Dekking:
    """Of one group, or of all together (`groep` is None), those who chose something."""

    groep: Groep | None
    kiezers: int
    terug: int

    @property
    def geen(self) -> int:
        """Return how many find not one of their choices back."""
        return self.kiezers - self.terug


def coverage(uitslag: Uitslag, keuzes: Collection[str]) -> tuple[Dekking, ...]:
    """Return how many find at least one own choice among `keuzes`; blank ballots take no part.

    Per group when every group is large enough to show (F18), else for all together.
    """
    groups = [groep for groep in Groep if any(pile.groep is groep for pile in uitslag.stapels)]
    if not groups:
        return ()
    apart = tuple(_count(uitslag, groep, keuzes) for groep in groups)
    if len(uitslag.briefjes) == 1:
        return apart
    if uitslag.te_splitsen and all(one.kiezers >= KLEINSTE_GROEP for one in apart):
        return apart
    return (_count(uitslag, None, keuzes),)


def _count(uitslag: Uitslag, groep: Groep | None, keuzes: Collection[str]) -> Dekking:
    piles = [pile for pile in uitslag.stapels if groep in (None, pile.groep)]
    wanted = frozenset(keuzes)
    return Dekking(
        groep,
        sum(pile.aantal for pile in piles),
        sum(pile.aantal for pile in piles if pile.keuzes & wanted),
    )


@dataclass(frozen=True, slots=True)
class Aanwezigheid:
    """The parents on one day."""

    dag: date
    aanwezig: int
    uitgenodigd: int

    @property
    def percentage(self) -> Fraction:
        """How many of a hundred invited parents came."""
        return Fraction(100 * self.aanwezig, self.uitgenodigd)


def attendance(rondes: Iterable[Ronde]) -> tuple[Aanwezigheid, ...]:
    """Return a day with a count of the parents each, oldest first.

    Several rounds on one day are one meeting: the highest count of that day is taken. A count of
    more parents than were invited is a slip of the pen and is left out.
    """
    found: dict[date, Aanwezigheid] = {}
    for ronde in sorted(rondes, key=lambda row: row.geopend):
        invited = ronde.uitgenodigd_van(Groep.OUDERS)
        present = ronde.aanwezig_van(Groep.OUDERS)
        if Groep.OUDERS not in ronde.groepen_die_mogen or not invited or present is None:
            continue
        day = Aanwezigheid(ronde.geopend.date(), present, invited)
        earlier = found.get(day.dag)
        if present <= invited and (earlier is None or present > earlier.aanwezig):
            found[day.dag] = day
    return tuple(found.values())
