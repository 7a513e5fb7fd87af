"""What was sealed during a round goes into its tables when the round closes, in a random order."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.opslag import rondetabellen
from ouderplan.opslag.rondesleutel import key_is_here, key_name
from ouderplan.opslag.rondetabellen import VERZEGELD
from ouderplan.opslag.rondezoeken import find_ronde
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
from ouderplan.opslag.telstand import with_languages
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.zegel.fouten import SleutelIsEr, SleutelWeg
from ouderplan.opslag.zegel.inhoud import BEZEGELD
from ouderplan.opslag.zegel.inleggen import TEKSTEN, mixed
from ouderplan.opslag.zegel.pakket import Cellen
from ouderplan.opslag.zegel.ring import file_name
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


VERVALLEN = "De sleutel van deze ronde ging verloren; inzendingen die niet te lezen zijn: {aantal}."
"""Stands with the result from then on."""


def let_lapse(wb: Werkboek, ronde: int) -> Ronde:
    """Close a round whose key is lost, without what came in; how much that was, stays with it.

    Raises
    ------
    SleutelIsEr, SleutelOnleesbaar, RondeNietGevonden
    """
    with wb.writing() as tx:
        nummer, old = find_ronde(tx, ronde)
        if tx.zegel is None or key_is_here(tx, ronde):
            raise SleutelIsEr
        tx.zegel.sleutels.check_lost(file_name(key_name(ronde)))
        said = VERVALLEN.format(aantal=tx.zegel.count_all(ronde))
        now = datetime.now().replace(microsecond=0)
        closed = replace(
            with_languages(tx, old),
            gesloten=old.gesloten or now,
            regel=f"{old.regel} {said}".strip(),
        )
        tx.change(nummer, old, closed)
        rondetabellen.empty(tx.connection, ronde)
        tx.zegel.forget_key(ronde)
        for tabel in sorted(BEZEGELD):
            tx.touch(tabel)
    wb.erase_traces()
    return closed
