"""Another workbook of the same rows: from a laptop to a server, back, or beside it."""

from pathlib import Path

import sqlalchemy as sa

from ouderplan.opslag.motor.fouten import VerhuizenTijdensRonde
from ouderplan.opslag.motor.kiezen import kind_for_new, motor_in
from ouderplan.opslag.motor.overzetten import copy_rows, go_on_numbering
from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.tabellen import CSV_BESTANDEN, SQL

WACHTTIJD = 10.0
"""Seconds to wait for who is writing."""


def make_copy(source: Path, target: Path, soort: type[Motor] | None = None) -> None:
    """Make a workbook in `target` with every row of the one in `source`, which stays as it is.

    Parameters
    ----------
    soort
        What is to hold its rows; None is what a new workbook on this machine gets.

    Raises
    ------
    WerkboekBestaatAl, VerhuizenTijdensRonde, NietTeBewaren, DatabaseserverWeg
    """
    copy_from(motor_in(source, WACHTTIJD), target, soort)


def copy_from(motor: Motor, target: Path, soort: type[Motor] | None = None) -> None:
    """Do what `make_copy` does, of what this motor holds; it is closed afterwards."""
    try:
        with motor.in_dutch(schrijft=False), motor.reading() as connection:
            _check_closed(connection)

            def fill(new: sa.Connection) -> None:
                copy_rows(connection, new)
                go_on_numbering(new)
                new.execute(sa.delete(CSV_BESTANDEN))  # the new one has no CSVs yet

            (soort or kind_for_new()).make(target, fill)
    finally:
        motor.close()


def _check_closed(connection: sa.Connection) -> None:
    rondes = SQL["rondes"].c
    query = sa.select(rondes.vraag).where(rondes.gesloten.is_(None)).limit(1)
    if (vraag := connection.execute(query).scalar()) is not None:
        raise VerhuizenTijdensRonde(vraag=vraag)
