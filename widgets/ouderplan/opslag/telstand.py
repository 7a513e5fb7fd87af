"""How many people voted in the rounds that are open, counted along with the ballots.

It stands beside the ballots, in the same transaction, so that the counter on the screen costs the
same after ten thousand votes as after ten. The *result* of a round is never read from here: that
is counted from the ballots. A change of the ballots in any other way than by voting (a CSV that is
read in) leaves the numbers behind, and then they are counted afresh.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from ouderplan.opslag.tabellen import SQL, TOESTAND, VERSIES
from ouderplan.opslag.toestandnamen import TELSTAND
from ouderplan.opslag.transacties import Lezing, Schrijving

BRIEFJES = "stembriefjes"

_VERSION = sa.select(VERSIES.c.versie).where(VERSIES.c.tabel == BRIEFJES).scalar_subquery()
_KNOWN = sa.select(TOESTAND.c.waarde, _VERSION).where(TOESTAND.c.naam == TELSTAND)
_KEEP = sa.update(TOESTAND).where(TOESTAND.c.naam == TELSTAND).values(waarde=sa.bindparam("nieuw"))


@dataclass(frozen=True, slots=True)
class Telstand:
    """How many ballots (people) there are, by round.

    `versie` is the version of the ballots that it is about. Since version `sinds` nothing but
    votes changed the ballots.
    """

    versie: int
    sinds: int
    aantallen: Mapping[int, int] = field(default_factory=dict)

    @property
    def tekst(self) -> str:
        """Return it as it is kept."""
        counts = (f"{ronde}:{aantal}" for ronde, aantal in sorted(self.aantallen.items()))
        return " ".join((str(self.versie), str(self.sinds), *counts))


def known_telstand(tx: Lezing) -> Telstand | None:
    """Return what was counted along, or None when it is not about the ballots as they are now."""
    found = tx.connection.execute(_KNOWN).first()
    if found is None:
        return None
    versie, sinds, *counts = found[0].split()
    if int(versie) != found[1] or not all(":" in one for one in counts):  # or an earlier form
        return None
    pairs = (one.split(":") for one in counts)
    return Telstand(int(versie), int(sinds), {int(ronde): int(n) for ronde, n in pairs})


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


def counted(tx: Lezing, ronde: int) -> int:
    """Return how many ballots of a round count; by looking at all of them when need be."""
    known = known_telstand(tx)
    if known is not None and ronde in known.aantallen:
        return known.aantallen[ronde]
    return count_ballots(tx, ronde)


def keep_counts(tx: Schrijving, aantallen: Mapping[int, int]) -> None:
    """Keep how many there are now in rounds of which this transaction, of votes, added ballots."""
    if not aantallen:
        return
    known = known_telstand(tx)
    if known is None:
        version = ballots_version(tx)
        known = Telstand(version, version)
    new = Telstand(known.versie + 1, known.sinds, {**known.aantallen, **aantallen}).tekst
    changed = tx.connection.execute(_KEEP, {"nieuw": new})
    if not changed.rowcount:
        tx.connection.execute(sa.insert(TOESTAND).values(naam=TELSTAND, waarde=new))
