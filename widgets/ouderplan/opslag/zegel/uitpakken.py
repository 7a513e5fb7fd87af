"""What was sealed during a round goes into its tables when the round closes, in a random order."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.opslag.rondetabellen import VERZEGELD
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.zegel.fouten import SleutelWeg
from ouderplan.opslag.zegel.inleggen import TEKSTEN, mixed
from ouderplan.opslag.zegel.pakket import Cellen
from ouderplan.opslag.zegel.zegel import Zegel


def break_seal(
    tx: Schrijving, zegel: Zegel, ronde: int, gesloten: datetime, leeg: Collection[str]
) -> list[str]:
    """Put what came in during a round that closes into its tables; return the ids of its texts.

    Nothing that was written before says which of it is what: the numbers are new, the order is
    random, and the key that sealed it goes.

    Parameters
    ----------
    gesloten
        The moment that what was done with the texts gets.
    leeg
        The ballots of which it is forgotten what was chosen.

    Raises
    ------
    SleutelWeg
    """
    if zegel.key(ronde) is None:
        raise SleutelWeg
    ballots = _cells(zegel, tabel_of(Stembriefje), ronde)
    blank = {row["briefje"]: row | {"keuze": ""} for row in ballots if row["briefje"] in leeg}
    kept = [row for row in ballots if row["briefje"] not in leeg]
    _insert(tx, tabel_of(Stembriefje), sorted([*kept, *blank.values()], key=_by_name))
    scans = _cells(zegel, tabel_of(Scanregel), ronde)
    _insert(tx, tabel_of(Scanregel), mixed(scans, "inzending"))
    teksten: list[str] = []
    for tabel in TEKSTEN:
        texts = _cells(zegel, tabel, ronde)
        _insert(tx, tabel, mixed(texts, "id"))
        teksten += [row["id"] for row in texts]
    log = [row | {"wanneer": gesloten} for row in _cells(zegel, tabel_of(Moderatie), ronde)]
    _insert(tx, tabel_of(Moderatie), mixed(log, "id"))
    tx.connection.execute(sa.delete(VERZEGELD).where(VERZEGELD.c.ronde == ronde))
    return sorted(teksten)


def _cells(zegel: Zegel, tabel: Tabel, ronde: int) -> list[Cellen]:
    return [regel.cellen for regel in zegel.rows(tabel) if regel.ronde == ronde]


def _by_name(row: Cellen) -> tuple[str, str]:
    return row["briefje"], row["keuze"]


def _insert(tx: Schrijving, tabel: Tabel, rows: Sequence[Cellen]) -> None:
    if not rows:
        return
    sql = SQL[tabel.naam]
    if not tabel.anoniem:
        last = sa.select(sa.func.coalesce(sa.func.max(sql.c.volgorde), 0))
        first = 1 + int(tx.connection.execute(last).scalar_one())
        rows = [row | {"volgorde": place} for place, row in enumerate(rows, start=first)]
    tx.connection.execute(sa.insert(sql), rows)
    tx.touch(tabel.naam)
