"""How many people voted in the round that is open, counted along with the ballots.

It stands beside the ballots, in the same transaction, so that the counter on the screen costs the
same after ten thousand votes as after ten. The *result* of a round is never read from here: that
is counted from the ballots. A change of the ballots in any other way than by voting (a CSV that is
read in) leaves the number behind, and then it is counted afresh.
"""

from dataclasses import astuple, dataclass, replace

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
    """So many ballots (people) in a round.

    `versie` is the version of the ballots that it is about. Since version `sinds` nothing but
    votes in this round changed the ballots.
    """

    ronde: int
    aantal: int
    versie: int
    sinds: int


def known_telstand(tx: Lezing) -> Telstand | None:
    """Return what was counted along, or None when it is not about the ballots as they are now."""
    found = tx.connection.execute(_KNOWN).first()
    if found is None:
        return None
    telstand = Telstand(*map(int, found[0].split()))
    return telstand if telstand.versie == found[1] else None


def only_votes_since(tx: Lezing, versie: int) -> bool:
    """Tell whether nothing but votes in the open round changed the ballots since `versie`."""
    known = known_telstand(tx)
    return known is not None and known.sinds <= versie


def count_ballots(tx: Lezing, ronde: int) -> int:
    """Return how many ballots of a round count, by looking at all of them."""
    ballots = SQL[BRIEFJES].c
    query = sa.select(sa.func.count(ballots.briefje.distinct())).where(
        ballots.ronde == ronde, ballots.opzij == ""
    )
    return int(tx.connection.execute(query).scalar_one())


def ballots_version(tx: Lezing) -> int:
    """Return how often the ballots changed before this transaction."""
    return tx.versions().get(BRIEFJES, 0)


def telstand_of(tx: Lezing, ronde: int) -> Telstand:
    """Return the count of a round to go on from; counted afresh when need be."""
    known = known_telstand(tx)
    if known is not None and known.ronde == ronde:
        return known
    version = ballots_version(tx)
    return Telstand(ronde, count_ballots(tx, ronde), version, version)


def keep_telstand(tx: Schrijving, telstand: Telstand, erbij: int) -> None:
    """Keep a count that this transaction, which changes the ballots, raised by `erbij`."""
    new = replace(telstand, aantal=telstand.aantal + erbij, versie=telstand.versie + 1)
    value = " ".join(map(str, astuple(new)))
    changed = tx.connection.execute(_KEEP, {"nieuw": value})
    if not changed.rowcount:
        tx.connection.execute(sa.insert(TOESTAND).values(naam=TELSTAND, waarde=value))
