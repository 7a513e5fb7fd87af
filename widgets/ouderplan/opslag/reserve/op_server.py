"""Putting a backup back where the rows are on a database server.

A backup is a file that a laptop can open. Its rows take the place of those on the server in one
transaction, so whoever has the workbook open there sees the old ones or the new ones, and goes on.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from ouderplan.opslag.fouten import TerugzettenTijdensRonde, WerkboekInGebruik
from ouderplan.opslag.motor.overzetten import copy_rows, go_on_numbering
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor
from ouderplan.opslag.nummers import highest_used, keep_used
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve.bestand import Reserve
from ouderplan.opslag.reserve.maken import back_up, copy_content
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.sporen.wissen import Plicht, find_duty, owe
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.tabellen import CSV_BESTANDEN, METADATA, TABELLEN, VERSIES
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.werkboek import Werkboek

WACHTTIJD = 10.0
"""Seconds to wait for who is writing."""


def replace_rows(folder: Path, reserve: Reserve, waarom: str) -> Path:
    """Make a backup the workbook in `folder`; return where the present state was kept.

    A round that was open in the backup closes: the key with which its ballots would be sealed is
    in no backup.

    Raises
    ------
    ReserveOnbruikbaar, TerugzettenTijdensRonde, NietTeBewaren, DatabaseserverWeg
        Nothing has changed then.
    WerkboekInGebruik
        Somebody changed something since its present state was kept; nothing else has changed.
    """
    with contextlib.closing(Werkboek.open(folder)) as wb:
        with wb.reading() as tx:
            if opened := open_rondes(tx):
                raise TerugzettenTijdensRonde(vraag=opened[0].vraag)
            versions = tx.versions()
        kept = back_up(folder, waarom)
        with _rows_of(reserve, folder) as source, wb.writing() as tx:
            if tx.versions() != versions:
                raise WerkboekInGebruik(map=folder)
            wb.motor.be_patient(tx.connection)
            _replace(tx, source)
        wb.sync_csvs()
    return kept


@contextlib.contextmanager
def _rows_of(reserve: Reserve, folder: Path) -> Iterator[sa.Connection]:
    """Give what a backup holds, brought up to date, and with no round open."""
    with TemporaryDirectory(dir=folder, prefix=".terug-") as held:
        there = Path(held) / "werkboek"
        there.mkdir()
        copy_content(reserve, there / DATABASE)
        with contextlib.closing(Werkboek.open(there)) as wb:
            with wb.reading() as tx:
                opened = open_rondes(tx)
            for ronde in opened:
                close_ronde(wb, ronde.ronde)
        motor = SqliteMotor(there, WACHTTIJD)
        with contextlib.closing(motor), motor.reading() as connection:
            yield connection


def _replace(tx: Schrijving, source: sa.Connection) -> None:
    """Put the rows of `source` in the place of those that are there; every table changed then.

    What is still to be erased stays owed, and so is what goes here.
    """
    connection, highest = tx.connection, highest_used(tx.connection)
    owed = find_duty(connection) or Plicht()
    for table in METADATA.sorted_tables:
        if table not in _BLIJFT:
            connection.execute(sa.delete(table))
    copy_rows(source, connection, but=_BLIJFT)
    go_on_numbering(connection)
    keep_used(connection, highest)
    owe(tx, owed.rondes, owed.teksten)
    for naam in {*tx.versions(), *(tabel.naam for tabel in TABELLEN)}:
        tx.touch(naam)


_BLIJFT = (CSV_BESTANDEN, VERSIES)
"""What is of the files in this folder, and of who looks at it."""
