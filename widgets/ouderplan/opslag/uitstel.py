"""What came in at home goes into the CSVs ten at a time.

The CSVs follow the workbook within a second. Whoever looks in the folder, and knows when a
neighbour voted, would see that vote come in. So a ballot or scan from home waits in `UITGESTELD`
until there are ten of its round (or the round closes). The workbook itself has it at once. Of one
that is changed after it went on, the CSV keeps the lines that it has (`VOORHEEN`) until then.
"""

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.thuis import STAP
from ouderplan.opslag.rijen import columns_of, row_of
from ouderplan.opslag.rondetabellen import UITGESTELD, VOORHEEN
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.zegel.inhoud import Regel

NAAM = {tabel_of(Stembriefje).naam: "briefje", tabel_of(Scanregel).naam: "inzending"}
"""The column by which something that can wait is named, of each table that has such."""

Geplaatst = tuple[tuple[Any, ...], tuple[Any, ...]]
"""The place of a line in its CSV (of what has numbers, its number last), and its cells."""


def hold_back(tx: Schrijving, ronde: Ronde, rij: type[Any], naam: str) -> None:
    """Let what comes in under this name wait, when it is from home; to be asked before it is kept.

    Of what stands in the CSV already, that stays there.
    """
    if not ronde.is_thuis:
        return
    tabel = tabel_of(rij)
    here = {"ronde": ronde.ronde, "naam": naam}
    if tx.zegel is not None and tx.zegel.holds(ronde.ronde):
        here["naam"] = tx.zegel.outside(tabel.naam, ronde.ronde, naam)
    if tx.connection.execute(_IS_WAITING, here).scalar():
        return
    stands = _stands(tx, tabel, here)
    tx.connection.execute(sa.insert(UITGESTELD), here)
    if stands:
        kept = {"tabel": tabel.naam, "regels": stands}
        tx.connection.execute(sa.insert(VOORHEEN), here | kept)


def _stands(tx: Schrijving, tabel: Tabel, here: dict[str, Any]) -> str:
    """Return how it stands in the CSV now, to be kept; of what is sealed, the envelope."""
    if tx.zegel is not None and tx.zegel.holds(here["ronde"]):
        return tx.zegel.copy_of(tabel, here["ronde"], here["naam"])
    lines = tx.connection.execute(_lines(tabel).where(_named(tabel, here))).all()
    return json.dumps([list(line) for line in lines]) if lines else ""


def let_ten_go(tx: Schrijving, ronde: Ronde) -> None:
    """Let what waits of a round go on when there are ten."""
    if not ronde.is_thuis:
        return
    there = tx.connection.execute(_WAITING, {"van": ronde.ronde}).scalars().all()
    if len(there) >= STAP:
        let_go(tx, ronde.ronde)


def let_go(tx: Schrijving, ronde: int) -> None:
    """Let all that waits of a round go into its CSV."""
    namen = tx.connection.execute(_WAITING, {"van": ronde}).scalars().all()
    for table in (UITGESTELD, VOORHEEN):
        tx.connection.execute(sa.delete(table).where(table.c.ronde == ronde))
    for tabel in NAAM if namen else ():
        tx.touch(tabel)


def is_out(tabel: Tabel) -> sa.ColumnElement[bool]:
    """Return what holds for the rows of a table that may stand in its CSV as they are."""
    if tabel.naam not in NAAM:
        return sa.true()
    columns = SQL[tabel.naam].c
    waits = sa.exists().where(
        UITGESTELD.c.ronde == columns.ronde, UITGESTELD.c.naam == columns[NAAM[tabel.naam]]
    )
    return ~waits


def lines_before(tx: Lezing, tabel: Tabel) -> list[Geplaatst]:
    """Return the lines that stay in the CSV as they were, of what was changed at home since."""
    if tabel.naam not in NAAM:
        return []
    found = tx.connection.execute(_BEFORE, {"van": tabel.naam}).all()
    return [placed for one in found for placed in _before(tx, tabel, one)]


def _before(tx: Lezing, tabel: Tabel, one: Any) -> Iterable[Geplaatst]:
    if tx.zegel is not None and tx.zegel.holds(one.ronde):
        found = tx.zegel.rows_of_copy(tabel, one.ronde, one.naam, one.regels)
        return [_placed_sealed(tabel, regel) for regel in found]
    return [_placed(tabel, line) for line in json.loads(one.regels)]


def lines_out(tx: Lezing, tabel: Tabel) -> list[Geplaatst]:
    """Return the lines of a table as they may be told, in the order of its CSV."""
    found = tx.connection.execute(_lines(tabel).where(is_out(tabel))).all()
    placed = [_placed(tabel, line) for line in found]
    if tx.zegel is not None and (sealed := tx.zegel.rows(tabel)):
        waits = set(map(tuple, tx.connection.execute(_ALL_WAITING).all()))
        out = (regel for regel in sealed if (regel.ronde, regel.naam) not in waits)
        placed += [_placed_sealed(tabel, regel) for regel in out]
    return sorted([*placed, *lines_before(tx, tabel)], key=itemgetter(0))


def cells_out(tx: Lezing, tabel: Tabel) -> Sequence[Sequence[Any]]:
    """Return the cells of a table that may stand in its CSV, in the order of the file."""
    if tabel.naam not in NAAM:
        return tx.cells(tabel.rij)
    return [cells for _, cells in lines_out(tx, tabel)]


def items_out(tx: Lezing, tabel: Tabel) -> dict[int, Any]:
    """Return number → row of what may be told of a table, for whoever reads rows."""
    if tabel.naam not in NAAM:
        return tx.items(tabel.rij)
    return {place[-1]: row_of(tabel.rij, cells) for place, cells in lines_out(tx, tabel)}


def rows_out(tx: Lezing, tabel: Tabel) -> list[Any]:
    """Return the rows of what may be told of a table that has no numbers."""
    return [row_of(tabel.rij, cells) for cells in cells_out(tx, tabel)]


def length_of_place(tabel: Tabel) -> int:
    """Return with how many cells a line that is kept begins that say its place."""
    return len(_order(tabel))


def _order(tabel: Tabel) -> tuple[str, ...]:
    return tabel.uniek if tabel.anoniem else ("volgorde", "rij")


def _lines(tabel: Tabel) -> sa.Select[Any]:
    columns = SQL[tabel.naam].c
    return sa.select(*(columns[naam].label(f"bij_{naam}") for naam in _order(tabel))).add_columns(
        *columns_of(tabel)
    )


def _placed(tabel: Tabel, line: Iterable[Any]) -> Geplaatst:
    cells, length = tuple(line), length_of_place(tabel)
    return cells[:length], cells[length:]


def _placed_sealed(tabel: Tabel, regel: Regel) -> Geplaatst:
    """Return the place of a row that is sealed: of what has numbers, behind the others."""
    cells = regel.cellen
    if tabel.anoniem:
        return tuple(cells[naam] for naam in tabel.uniek), tuple(cells.values())
    return (_ACHTERAAN - regel.nummer, regel.nummer), tuple(cells.values())


def _named(tabel: Tabel, here: dict[str, Any]) -> sa.ColumnElement[bool]:
    columns = SQL[tabel.naam].c
    return sa.and_(columns.ronde == here["ronde"], columns[NAAM[tabel.naam]] == here["naam"])


_WAITING = sa.select(UITGESTELD.c.naam).where(UITGESTELD.c.ronde == sa.bindparam("van"))
_IS_WAITING = sa.select(sa.literal(1)).where(
    UITGESTELD.c.ronde == sa.bindparam("ronde"), UITGESTELD.c.naam == sa.bindparam("naam")
)
_BEFORE = sa.select(VOORHEEN.c.ronde, VOORHEEN.c.naam, VOORHEEN.c.regels).where(
    VOORHEEN.c.tabel == sa.bindparam("van")
)
_ALL_WAITING = sa.select(UITGESTELD.c.ronde, UITGESTELD.c.naam)
_ACHTERAAN = 1 << 62
