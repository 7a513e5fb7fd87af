"""Which texts of the evening's round came from one phone, or in one minute.

So that the begeleider can lay aside everything of somebody who floods the hall, in one press. She
does not learn who that is. A mark says only that two texts came from the same phone: it is made
with a salt that the hall's process never writes down, and closing the round erases it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.opslag.rondetabellen import AFZENDERS
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.zegel.inleggen import TEKSTEN
from ouderplan.opslag.zegel.pakket import Pakket
from ouderplan.opslag.zegel.zegel import Zegel

MINUUT = 60


class Zelfde(StrEnum):
    """What texts have in common: they came from one phone, or in one minute."""

    AFZENDER = "afzender"
    MOMENT = "moment"


Weggelegd = dict[int, Inbrengstatus]
"""The texts that were laid aside together, by row number, with what was decided before."""


@dataclass(frozen=True, slots=True)
class Afkomst:
    """From where a text of the open round came: the mark of a phone ("": not known), a minute.

    `moment` counts minutes on the clock of the laptop; it is only good for comparing.
    """

    afzender: str
    moment: int

    @property
    def hoe_laat(self) -> str:
        """Return the minute as a clock shows it."""
        return datetime.fromtimestamp(self.moment * MINUUT).strftime("%H:%M")

    def is_like(self, other: "Afkomst", zelfde: Zelfde) -> bool:
        """Tell whether the other came from the same phone, or in the same minute."""
        if zelfde is Zelfde.MOMENT:
            return self.moment == other.moment
        return bool(self.afzender) and self.afzender == other.afzender


_INSERT = sa.insert(AFZENDERS)
_ALL = sa.select(AFZENDERS.c.id, AFZENDERS.c.afzender, AFZENDERS.c.moment)


def keep_sender(tx: Schrijving, ronde: int, row_id: str, afzender: str) -> None:
    """Keep where a text came from, until its round closes; of one that is sealed, it is in it."""
    if tx.zegel is None or not tx.zegel.holds(ronde):
        tx.connection.execute(_INSERT, {"ronde": ronde, "id": row_id, **sender(afzender)})


def sender(afzender: str) -> dict[str, Any]:
    """Return what is kept of where a text came from."""
    return {"afzender": afzender, "moment": int(datetime.now().timestamp()) // MINUUT}


def senders(tx: Lezing) -> dict[str, Afkomst]:
    """Return id → where it came from, of the texts of the round that is open."""
    found: Iterable[Any] = tx.connection.execute(_ALL).all()
    known = {row_id: Afkomst(afzender, moment) for row_id, afzender, moment in found}
    if tx.zegel is not None:
        known |= {one.naam: Afkomst(**one.mee) for one in _sealed(tx.zegel) if one.mee}
    return known


def _sealed(zegel: Zegel) -> Iterator[Pakket]:
    for ronde in zegel.rondes:
        for tabel in TEKSTEN:
            yield from zegel.packages(tabel, ronde)


def together_with(
    row_id: str, zelfde: Zelfde, rows: Mapping[int, Inbreng] | Mapping[int, Uitkomst],
    afkomst: Mapping[str, Afkomst],
) -> list[int]:  # fmt: skip
    """Return the numbers of the rows that came like the one with this id, itself among them.

    What was laid aside or merged already is not among them.
    """
    own = afkomst.get(row_id)
    if own is None:
        return []
    return [
        nummer
        for nummer, row in rows.items()
        if row.status is not Inbrengstatus.WEGGELEGD
        and not getattr(row, "samengevoegd_met", "")
        and (other := afkomst.get(row.id)) is not None
        and own.is_like(other, zelfde)
    ]


def lay_aside_with(
    wb: Werkboek, rij: type[Inbreng] | type[Uitkomst], row_id: str, zelfde: Zelfde
) -> Weggelegd:
    """Lay aside all that came like the text with this id, up to this moment.

    Returns
    -------
    Weggelegd
        What was laid aside, for `put_back`; empty once the round is closed.
    """
    with wb.writing() as tx:
        rows: Mapping[int, Any] = tx.items(rij)
        found = together_with(row_id, zelfde, rows, senders(tx))
        for nummer in found:
            row = rows[nummer]
            tx.change(nummer, row, replace(row, status=Inbrengstatus.WEGGELEGD))
        return {nummer: rows[nummer].status for nummer in found}


def put_back(wb: Werkboek, rij: type[Inbreng] | type[Uitkomst], weggelegd: Weggelegd) -> None:
    """Undo `lay_aside_with`; what was decided otherwise since stays as it is."""
    with wb.writing() as tx:
        rows: Mapping[int, Any] = tx.items(rij)
        for nummer, status in weggelegd.items():
            row = rows.get(nummer)
            if row is not None and row.status is Inbrengstatus.WEGGELEGD:
                tx.change(nummer, row, replace(row, status=status))
