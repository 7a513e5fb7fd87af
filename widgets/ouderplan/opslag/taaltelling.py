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
from ouderplan.opslag.telstand import PUT
from ouderplan.opslag.toestand import state
from ouderplan.opslag.toestandnamen import TAALTELLING
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.talen import Talen

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
