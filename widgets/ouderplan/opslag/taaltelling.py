"""In how many ballots of an open round which language was used; it is no part of any ballot.

It is counted along while the round is open, never read by anybody then, and at closing only what
may be told stays (`kern.vertalingen.share_out`). A ballot that is changed is not counted again.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.vertalingen import in_words, share_out
from ouderplan.opslag.tabellen import TOESTAND
from ouderplan.opslag.toestand import state
from ouderplan.opslag.toestandnamen import TAALTELLING
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.talen import Talen

_AGAIN = (
    sa.update(TOESTAND)
    .where(TOESTAND.c.naam == sa.bindparam("van"))
    .values(waarde=sa.bindparam("nieuw"))
)
_FIRST = sa.insert(TOESTAND)
_NO_MORE = sa.delete(TOESTAND).where(TOESTAND.c.naam == sa.bindparam("van"))


def count_along(tx: Schrijving, ronde: int, erbij: Mapping[str, int]) -> None:
    """Add so many new ballots to each language, in the transaction of those ballots."""
    _keep(tx, ronde, json.dumps(_counted(tx, ronde) + Counter(erbij), sort_keys=True))


def with_languages(tx: Schrijving, ronde: Ronde) -> Ronde:
    """Return a round that closes with what may be told of the languages; the rest is forgotten."""
    counted = _counted(tx, ronde.ronde)
    _keep(tx, ronde.ronde, "")
    if not ronde.soort.stemt:
        return ronde
    talen = Talen()
    named: Counter[str] = Counter()
    for code, aantal in counted.items():
        named[talen.get(code).nederlands] += aantal
    return replace(ronde, talen=in_words(share_out(named)))


def _counted(tx: Lezing, ronde: int) -> Counter[str]:
    kept = state(tx, _name(ronde))
    if kept and tx.zegel is not None and tx.zegel.holds(ronde):
        kept = tx.zegel.read_text(ronde, TAALTELLING, kept)
    return Counter(json.loads(kept or "{}"))


def _keep(tx: Schrijving, ronde: int, waarde: str) -> None:
    """Keep it without telling anybody: no page shows it."""
    naam = _name(ronde)
    if not waarde:
        tx.connection.execute(_NO_MORE, {"van": naam})
        return
    if tx.zegel is not None and tx.zegel.holds(ronde):
        waarde = tx.zegel.seal_text(ronde, TAALTELLING, waarde)
    if not tx.connection.execute(_AGAIN, {"van": naam, "nieuw": waarde}).rowcount:
        tx.connection.execute(_FIRST, {"naam": naam, "waarde": waarde})


def _name(ronde: int) -> str:
    return f"{TAALTELLING} {ronde}"
