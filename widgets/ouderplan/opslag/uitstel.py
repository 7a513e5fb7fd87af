"""What came in at home goes into the CSVs ten at a time.

The CSVs follow the workbook within a second. Whoever looks in the folder, and knows when a
neighbour voted, would see that vote come in. So a ballot or scan from home waits in `UITGESTELD`
until there are ten of its round (or the round closes). The workbook itself has it at once.
"""

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.thuis import STAP
from ouderplan.opslag.rijen import columns_of
from ouderplan.opslag.rondetabellen import UITGESTELD
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing, Schrijving

NAAM = {tabel_of(Stembriefje).naam: "briefje", tabel_of(Scanregel).naam: "inzending"}
"""The column by which something that can wait is named, of each table that has such."""


def hold_back(tx: Schrijving, ronde: Ronde, namen: Iterable[str]) -> None:
    """Let what came in under these names wait, when it came from home; ten go on together."""
    new = list(dict.fromkeys(namen))
    if not (ronde.is_thuis and new):
        return
    nummer = ronde.ronde
    there = set(tx.connection.execute(_WAITING, {"van": nummer}).scalars())
    rows = [{"ronde": nummer, "naam": naam} for naam in new if naam not in there]
    if rows:
        tx.connection.execute(sa.insert(UITGESTELD), rows)
    if len(there) + len(rows) >= STAP:
        let_go(tx, nummer)


def let_go(tx: Schrijving, ronde: int) -> None:
    """Let all that waits of a round go into its CSV."""
    namen = tx.connection.execute(_WAITING, {"van": ronde}).scalars().all()
    tx.connection.execute(sa.delete(UITGESTELD).where(UITGESTELD.c.ronde == ronde))
    for tabel in NAAM if namen else ():
        tx.touch(tabel)


def is_out(tabel: Tabel) -> sa.ColumnElement[bool]:
    """Return what holds for the rows of a table that may stand in its CSV."""
    if tabel.naam not in NAAM:
        return sa.true()
    columns = SQL[tabel.naam].c
    waits = sa.exists().where(
        UITGESTELD.c.ronde == columns.ronde, UITGESTELD.c.naam == columns[NAAM[tabel.naam]]
    )
    return ~waits


def cells_out(tx: Lezing, tabel: Tabel) -> Iterable[Iterable[Any]]:
    """Return the cells of a table that may stand in its CSV, in the order of the file."""
    if tabel.naam not in NAAM:
        return tx.cells(tabel.rij)
    columns = SQL[tabel.naam].c
    order = tabel.uniek if tabel.anoniem else ("volgorde", "rij")
    query = sa.select(*columns_of(tabel)).where(is_out(tabel))
    return tx.connection.execute(query.order_by(*(columns[naam] for naam in order))).all()


def still_waits(tx: Lezing) -> Callable[[Tabel, Any], bool]:
    """Return what tells whether a row of a table may not be told yet, for whoever reads rows."""
    held = {(int(ronde), str(naam)) for ronde, naam in tx.connection.execute(_ALL_WAITING)}

    def waits(tabel: Tabel, row: Any) -> bool:
        column = NAAM.get(tabel.naam)
        return bool(held and column) and (row.ronde, getattr(row, column or "")) in held

    return waits


_ALL_WAITING = sa.select(UITGESTELD.c.ronde, UITGESTELD.c.naam)
_WAITING = sa.select(UITGESTELD.c.naam).where(UITGESTELD.c.ronde == sa.bindparam("van"))
