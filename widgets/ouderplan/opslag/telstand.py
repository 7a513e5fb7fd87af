"""How many people voted in the rounds that are open, counted along with the ballots.

It stands beside the ballots, in the same transaction, so that the counter on the screen costs the
same after ten thousand votes as after ten. The *result* of a round is never read from here: that
is counted from the ballots. A change of the ballots in any other way than by voting (a CSV that is
read in) leaves the numbers behind, and then they are counted afresh.

In how many ballots of an open round which language was used; it is no part of any ballot.

It is counted along while the round is open, never read by anybody then, and at closing only what
may be told stays (`kern.vertalingen.share_out`). A ballot that is changed is not counted again.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.vertalingen import in_words, share_out
from ouderplan.opslag.tabellen import SQL, TOESTAND, VERSIES
from ouderplan.opslag.toestand import state
from ouderplan.opslag.toestandnamen import TAALTELLING, TELSTAND
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.talen import Talen

BRIEFJES = "stembriefjes"

KNOWN = (
    sa.select(TOESTAND.c.waarde).where(TOESTAND.c.naam == TELSTAND),
    sa.select(VERSIES.c.versie).where(VERSIES.c.tabel == BRIEFJES),
)
"""What `Telstand.of` takes: what was counted along, and the version of the ballots now."""
_BOTH = sa.select(*(query.scalar_subquery() for query in KNOWN))


PUT = sa.text(
    "INSERT INTO toestand (naam, waarde) VALUES (:naam, :waarde) "
    "ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde"
)
"""Keeps something of what goes on now, without telling anybody."""


@dataclass(frozen=True, slots=True)
class Telstand:
    """How many ballots (people) there are, by round.

    `versie` is the version of the ballots that it is about. Since version `sinds` nothing but
    votes changed the ballots.
    """

    versie: int
    sinds: int
    aantallen: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, tekst: str | None, versie: int | None) -> "Telstand | None":
        """Return what was counted along, or None when it is not about the ballots of now."""
        if tekst is None:
            return None
        about, sinds, *counts = tekst.split()
        if int(about) != versie or not all(":" in one for one in counts):  # or an earlier form
            return None
        pairs = (one.split(":") for one in counts)
        return cls(int(about), int(sinds), {int(ronde): int(n) for ronde, n in pairs})

    @property
    def tekst(self) -> str:
        """Return it as it is kept."""
        counts = (f"{ronde}:{aantal}" for ronde, aantal in sorted(self.aantallen.items()))
        return " ".join((str(self.versie), str(self.sinds), *counts))


def known_telstand(tx: Lezing) -> Telstand | None:
    """Return what was counted along, or None when it is not about the ballots as they are now."""
    return Telstand.of(*tx.connection.execute(_BOTH).one())


def only_votes_since(tx: Lezing, versie: int) -> bool:
    """Tell whether nothing but votes in open rounds changed the ballots since `versie`."""
    known = known_telstand(tx)
    return known is not None and known.sinds <= versie


def count_ballots(tx: Lezing, ronde: int) -> int:
    """Return how many ballots of a round count, by looking at all of them."""
    ballots = SQL[BRIEFJES].c
    query = sa.select(sa.func.count(ballots.briefje.distinct())).where(
        ballots.ronde == ronde, ballots.opzij == ""
    )
    sealed = tx.zegel.count(BRIEFJES, ronde) if tx.zegel is not None else 0
    return int(tx.connection.execute(query).scalar_one()) + sealed


def ballots_version(tx: Lezing) -> int:
    """Return how often the ballots changed before this transaction."""
    return tx.versions().get(BRIEFJES, 0)


class Meetellen:
    """What is counted along within one transaction; what was known is read once."""

    def __init__(self, tx: Lezing) -> None:
        self._tx = tx
        self._read: tuple[str | None, int | None] | None = None
        self._beside: dict[str, str] = {}

    @cached_property
    def _known(self) -> Telstand | None:
        return Telstand.of(*self._read) if self._read else known_telstand(self._tx)

    def know(self, read: tuple[str | None, int | None]) -> None:
        """Take from who read it already what `Telstand.of` takes."""
        self._read = self._read or read

    def keep_beside(self, naam: str, waarde: str) -> None:
        """Keep something else that is no table of the record, in the same statement."""
        self._beside[naam] = waarde

    def counted(self, ronde: int) -> int:
        """Return how many ballots of a round count; by looking at all of them when need be."""
        if self._known is not None and ronde in self._known.aantallen:
            return self._known.aantallen[ronde]
        return count_ballots(self._tx, ronde)

    def keep(self, aantallen: Mapping[int, int]) -> None:
        """Keep how many there are now in rounds of which this transaction, of votes, added some."""
        if not aantallen:
            return
        version = ballots_version(self._tx) if self._known is None else 0
        known = self._known or Telstand(version, version)
        new = Telstand(known.versie + 1, known.sinds, {**known.aantallen, **aantallen}).tekst
        rows = [{"naam": naam, "waarde": waarde} for naam, waarde in self._beside.items()]
        self._tx.connection.execute(PUT, [*rows, {"naam": TELSTAND, "waarde": new}])


def counted(tx: Lezing, ronde: int) -> int:
    """Return how many ballots of a round count; by looking at all of them when need be."""
    return Meetellen(tx).counted(ronde)


_NO_MORE = sa.delete(TOESTAND).where(TOESTAND.c.naam == sa.bindparam("van"))


def count_along(tx: Schrijving, ronde: int, erbij: Mapping[str, int]) -> None:
    """Add so many new ballots to each language, in the transaction of those ballots."""
    naam, waarde = counted_along(tx, ronde, state(tx, count_name(ronde)), erbij)
    tx.connection.execute(PUT, {"naam": naam, "waarde": waarde})


def counted_along(
    tx: Schrijving, ronde: int, kept: str, erbij: Mapping[str, int]
) -> tuple[str, str]:
    """Return what `count_along` keeps, and under which name; `kept` is there now."""
    counted = json.dumps(_opened(tx, ronde, kept) + Counter(erbij), sort_keys=True)
    if tx.zegel is not None and tx.zegel.holds(ronde):
        counted = tx.zegel.seal_text(ronde, TAALTELLING, counted)
    return count_name(ronde), counted


def with_languages(tx: Schrijving, ronde: Ronde) -> Ronde:
    """Return a round that closes with what may be told of the languages; the rest is forgotten."""
    counted = counted_in(tx, ronde.ronde)
    tx.connection.execute(_NO_MORE, {"van": count_name(ronde.ronde)})  # no page shows it
    if not ronde.soort.stemt:
        return ronde
    talen = Talen()
    named: Counter[str] = Counter()
    for code, aantal in counted.items():
        named[talen.get(code).nederlands] += aantal
    return replace(ronde, talen=in_words(share_out(named)))


def counted_in(tx: Lezing, ronde: int) -> Counter[str]:
    """Return language → ballots of an open round."""
    return _opened(tx, ronde, state(tx, count_name(ronde)))


def count_name(ronde: int) -> str:
    """Return under which name that is kept."""
    return f"{TAALTELLING} {ronde}"


def _opened(tx: Lezing, ronde: int, kept: str) -> Counter[str]:
    if kept and tx.zegel is not None and tx.zegel.holds(ronde):
        kept = tx.zegel.read_text(ronde, TAALTELLING, kept)
    return Counter(json.loads(kept or "{}"))
