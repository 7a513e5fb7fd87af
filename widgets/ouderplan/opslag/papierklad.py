"""What counters typed of the paper ballots, until it is adopted: kept, so that F5 loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import Botsing, PapierNietOvergenomen
from ouderplan.opslag.tabellen import PAPIERKLAD, SQL
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.zegel.klad import seal_draft, unseal_draft


@dataclass(frozen=True, slots=True)
class Klad:
    """Which draft it is: of which round and group, and what is typed in it."""

    ronde: int
    groep: Groep
    deel: Deel

    @property
    def cellen(self) -> dict[str, object]:
        """The cells that name it."""
        return {"ronde": self.ronde, "groep": self.groep.value, "deel": self.deel.value}


def drafts(tx: Lezing, ronde: int) -> Mapping[tuple[Groep, Deel], str]:
    """Return everything that was typed for a round and is not adopted yet."""
    query = sa.select(PAPIERKLAD.c.groep, PAPIERKLAD.c.deel, PAPIERKLAD.c.tekst)
    found = tx.connection.execute(query.where(PAPIERKLAD.c.ronde == ronde))
    typed = {(Groep(groep), Deel(deel)): str(tekst) for groep, deel, tekst in found}
    if tx.zegel is None:
        return typed
    sleutels = tx.zegel.sleutels
    read = {(g, d): unseal_draft(sleutels, (ronde, g, d), kept) for (g, d), kept in typed.items()}
    return {which: tekst for which, tekst in read.items() if tekst}


def keep_draft(wb: Werkboek, klad: Klad, old: str, new: str) -> None:
    """Keep what a counter typed; `old` is what the page thinks is there.

    Raises
    ------
    Botsing
        When another window typed in the same draft since.
    """
    with wb.writing() as tx:
        stored = drafts(tx, klad.ronde).get((klad.groep, klad.deel), "")
        if stored == new:
            return
        if stored != old:
            raise Botsing(klad.deel, stored, new)
        forget_draft(tx, klad)
        if new:
            if tx.zegel is not None:
                which = klad.ronde, klad.groep, klad.deel
                new = seal_draft(tx.zegel.sleutels, which, new)
            tx.connection.execute(sa.insert(PAPIERKLAD).values(tekst=new, **klad.cellen))


def forget_draft(tx: Schrijving, klad: Klad) -> None:
    """Forget one draft."""
    tx.connection.execute(sa.delete(PAPIERKLAD).filter_by(**klad.cellen))
    tx.touch(PAPIERKLAD.name)


def forget_earlier(tx: Schrijving, soort: Rondesoort) -> None:
    """Forget what was typed for earlier rounds of this kind: no page offers it any more."""
    rondes = SQL["rondes"].c
    earlier = sa.select(rondes.ronde).where(rondes.soort == soort.value)
    gone = tx.connection.execute(sa.delete(PAPIERKLAD).where(PAPIERKLAD.c.ronde.in_(earlier)))
    if gone.rowcount:
        tx.touch(PAPIERKLAD.name)


def check_nothing_left(tx: Lezing, ronde: int) -> None:
    """Refuse to go on while something was typed that is not in the count yet.

    Raises
    ------
    PapierNietOvergenomen
    """
    if any(tekst.strip() for tekst in drafts(tx, ronde).values()):
        raise PapierNietOvergenomen
