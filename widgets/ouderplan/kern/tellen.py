"""Counting: from ballots to a result, always afresh.

Approval voting: each ballot names at most n choices, each named choice gets one vote, the
choices with most votes win. Nothing here keeps a running total.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

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
class Stapel:
    """Ballots of one group that name the same choices; a blank ballot lies in no stapel."""

    groep: Groep
    keuzes: frozenset[str]
    aantal: int


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result of one round.

    `briefjes` counts ballots (people), blank ones included; the `stemmen` of a Plaats count how
    many ballots name it. `stapels` say which choices were named together, whoever did so.
    """

    ranglijst: tuple[Plaats, ...]
    briefjes: Mapping[Groep, int]
    blanco: int
    stapels: tuple[Stapel, ...] = ()

    @property
    def gestemd(self) -> int:
        """Number of ballots, blank ones included."""
        return sum(self.briefjes.values())

    @property
    def te_splitsen(self) -> bool:
        """Tell whether there are two or more groups and each is large enough to show (F18)."""
        return len(self.briefjes) > 1 and min(self.briefjes.values()) >= KLEINSTE_GROEP

    def top(self, aantal: int, voorrang: Mapping[str, Any] | None = None) -> Top:
        """Return the first `aantal` places, with a tie on the last place said, not hidden.

        A choice without a single vote never reaches the top. Of equals the one with the lowest
        `voorrang` goes first; who shares that too stays tied.
        """
        chosen = [plaats for plaats in self.ranglijst if plaats.stemmen > 0]
        if len(chosen) <= aantal:
            return Top(tuple(chosen), (), 0)
        if aantal <= 0:
            return Top((), (), 0)

        def rank(plaats: Plaats) -> tuple[int, Any]:
            return (-plaats.stemmen, (voorrang or {}).get(plaats.keuze, ()))

        limit = sorted(map(rank, chosen))[aantal - 1]
        above = tuple(plaats for plaats in chosen if rank(plaats) < limit)
        at_limit = tuple(plaats for plaats in chosen if rank(plaats) == limit)
        if len(above) + len(at_limit) <= aantal:
            return Top(tuple(plaats for plaats in chosen if rank(plaats) <= limit), (), 0)
        return Top(above, at_limit, aantal - len(above))


def count(briefjes: Iterable[Stembriefje], keuzes: Sequence[Rondekeuze]) -> Uitslag:
    """Count one round.

    Parameters
    ----------
    briefjes
        The ledger rows of that round, in any order. What was laid aside is not counted.
    keuzes
        What could be chosen, in ballot order; that order decides how equals are listed.
    """
    groep_of: dict[str, Groep] = {}
    chosen: dict[str, set[str]] = {}
    rows = tuple(briefjes)
    aside = {row.briefje for row in rows if row.opzij}
    for row in rows:
        if row.briefje in aside:
            continue
        groep_of[row.briefje] = row.groep
        chosen.setdefault(row.briefje, set()).update({row.keuze} - {""})
    piles = Counter((groep_of[briefje], frozenset(own)) for briefje, own in chosen.items())
    return make_uitslag(piles, keuzes)


def make_uitslag(
    stapels: Mapping[tuple[Groep, frozenset[str]], int], keuzes: Sequence[Rondekeuze]
) -> Uitslag:
    """Return the result of a round of which the ballots lie in piles.

    Parameters
    ----------
    stapels
        How many ballots of a group name exactly these choices; none of them: a blank ballot.
    keuzes
        What could be chosen, in ballot order; that order decides how equals are listed.
    """
    people: Counter[Groep] = Counter()
    votes: dict[str, Counter[Groep]] = {keuze.keuze: Counter() for keuze in keuzes}
    for (groep, own), number in stapels.items():
        people[groep] += number
        for keuze in own:
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
        briefjes={groep: people[groep] for groep in Groep if people[groep]},
        blanco=sum(number for (_, own), number in stapels.items() if not own),
        stapels=_in_order(stapels),
    )


def _in_order(stapels: Mapping[tuple[Groep, frozenset[str]], int]) -> tuple[Stapel, ...]:
    filled = [Stapel(groep, own, number) for (groep, own), number in stapels.items() if own]
    return tuple(sorted(filled, key=lambda pile: (pile.groep, sorted(pile.keuzes))))


@dataclass(frozen=True, slots=True)
class Trede:
    """What is revealed with one press.

    Attributes
    ----------
    plaats
        The place, or the first of the places when equals share them.
    plaatsen
        What came there.
    open_plaatsen
        For a tie on the last place that nothing settled yet: how many places are left for these.
    """

    plaats: int
    plaatsen: tuple[Plaats, ...]
    open_plaatsen: int = 0

    @property
    def gedeeld(self) -> bool:
        """Tell whether equals share it."""
        return len(self.plaatsen) > 1


def reveal_steps(top: Top) -> tuple[Trede, ...]:
    """Return the steps from the last place to the first."""
    return tuple(_steps(top))


def _steps(top: Top) -> Iterator[Trede]:
    if top.gelijk:
        yield Trede(len(top.zeker) + 1, top.gelijk, top.open_plaatsen)
    groups = groupby(enumerate(top.zeker, start=1), key=lambda item: item[1].stemmen)
    steps = [tuple(group) for _votes, group in groups]
    for group in reversed(steps):
        yield Trede(group[0][0], tuple(plaats for _nummer, plaats in group))
