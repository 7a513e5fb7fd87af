"""Counting: from ballots to a result, always afresh.

Approval voting: each ballot names at most n choices, each named choice gets one vote, the
choices with most votes win. Nothing here keeps a running total.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep

KLEINSTE_GROEP = 10
"""Groups with fewer ballots than this are not split out (F18)."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """One line of a ranking. Equal votes have an equal `plaats` (1, 2, 2, 4)."""

    plaats: int
    keuze: str
    tekst: str
    stemmen: int
    per_groep: Mapping[Groep, int]


@dataclass(frozen=True, slots=True)
class Top:
    """The first n places. `gelijk` are those that tie for the last `open_plaatsen` places."""

    zeker: tuple[Plaats, ...]
    gelijk: tuple[Plaats, ...]
    open_plaatsen: int

    @property
    def beslist(self) -> bool:
        """Tell whether the ballots alone decide the top."""
        return not self.gelijk


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result of one round.

    `briefjes` counts ballots (people), blank ones included; the `stemmen` of a Plaats count how
    many ballots name it.
    """

    ranglijst: tuple[Plaats, ...]
    briefjes: Mapping[Groep, int]
    blanco: int

    @property
    def gestemd(self) -> int:
        """Number of ballots, blank ones included."""
        return sum(self.briefjes.values())

    @property
    def te_splitsen(self) -> bool:
        """Tell whether there are two or more groups and each is large enough to show (F18)."""
        return len(self.briefjes) > 1 and min(self.briefjes.values()) >= KLEINSTE_GROEP

    def top(self, aantal: int) -> Top:
        """Return the first `aantal` places, with a tie on the last place said, not hidden.

        A choice without a single vote never reaches the top.
        """
        chosen = [plaats for plaats in self.ranglijst if plaats.stemmen > 0]
        if len(chosen) <= aantal:
            return Top(tuple(chosen), (), 0)
        if aantal <= 0:
            return Top((), (), 0)
        limit = chosen[aantal - 1].stemmen
        above = tuple(plaats for plaats in chosen if plaats.stemmen > limit)
        at_limit = tuple(plaats for plaats in chosen if plaats.stemmen == limit)
        if len(above) + len(at_limit) <= aantal:
            return Top(above + at_limit, (), 0)
        return Top(above, at_limit, aantal - len(above))


def count(briefjes: Iterable[Stembriefje], keuzes: Sequence[Rondekeuze]) -> Uitslag:
    """Count one round.

    Parameters
    ----------
    briefjes
        The ledger rows of that round, in any order.
    keuzes
        What could be chosen, in ballot order; that order decides how equals are listed.
    """
    groep_of: dict[str, Groep] = {}
    chosen: dict[str, set[str]] = {}
    for row in briefjes:
        groep_of[row.briefje] = row.groep
        chosen.setdefault(row.briefje, set()).update({row.keuze} - {""})

    votes: dict[tuple[str, Groep], int] = Counter(
        (keuze, groep_of[briefje]) for briefje, own in chosen.items() for keuze in own
    )
    people = Counter(groep_of.values())
    return make_uitslag(votes, people, sum(not own for own in chosen.values()), keuzes)


def make_uitslag(
    stemmen: Mapping[tuple[str, Groep], int],
    briefjes: Mapping[Groep, int],
    blanco: int,
    keuzes: Sequence[Rondekeuze],
) -> Uitslag:
    """Return the result of a round of which the ballots were counted.

    Parameters
    ----------
    stemmen
        How many ballots of a group name a choice.
    briefjes
        How many ballots there are of each group, blank ones included.
    keuzes
        What could be chosen, in ballot order; that order decides how equals are listed.
    """
    votes: dict[str, Counter[Groep]] = {keuze.keuze: Counter() for keuze in keuzes}
    for (keuze, groep), number in stemmen.items():
        votes.setdefault(keuze, Counter())[groep] += number
    texts = {keuze.keuze: keuze.tekst or keuze.keuze for keuze in keuzes}
    totals = {keuze: per_groep.total() for keuze, per_groep in votes.items()}
    on_ballot = {keuze.keuze: place for place, keuze in enumerate(keuzes)}
    last = len(on_ballot)
    ordered = sorted(votes, key=lambda keuze: (-totals[keuze], on_ballot.get(keuze, last), keuze))
    ranglijst = tuple(
        Plaats(
            plaats=1 + sum(total > totals[keuze] for total in totals.values()),
            keuze=keuze,
            tekst=texts.get(keuze, keuze),
            stemmen=totals[keuze],
            per_groep={groep: votes[keuze][groep] for groep in Groep if votes[keuze][groep]},
        )
        for keuze in ordered
    )
    return Uitslag(
        ranglijst=ranglijst,
        briefjes={groep: briefjes[groep] for groep in Groep if briefjes.get(groep)},
        blanco=blanco,
    )
