"""A new workbook: nobody sees it before it is whole, and it never lands on another one."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ouderplan.opslag.fouten import NietTeBewaren, WerkboekBestaatAl
from ouderplan.opslag.heel_bestand import place_new, settle, written_whole
from ouderplan.opslag.motor.soort import Vullen
from ouderplan.opslag.motor.sqlite.databank import make_tables
from ouderplan.opslag.motor.sqlite.wissel import editing
from ouderplan.opslag.plaats import DATABASE, make_folder
from ouderplan.systeem import why


def make_whole(folder: Path, fill: Vullen) -> None:
    """Make the database of a new workbook in `folder`, filled by `fill`.

    Raises
    ------
    WerkboekBestaatAl, NietTeBewaren
    """
    with new_database(folder) as half:
        _make_database(half, fill)


@contextlib.contextmanager
def new_database(folder: Path) -> Iterator[Path]:
    """Give the name of a file to fill; afterwards it is the database of a workbook in `folder`.

    Raises
    ------
    WerkboekBestaatAl
        When the folder already holds a workbook, or somebody else made one meanwhile.
    NietTeBewaren
    """
    make_folder(folder)
    with written_whole(folder) as half:
        yield half
        settle(half)
        if not place_new(half, folder / DATABASE):
            raise WerkboekBestaatAl(map=folder)


def _make_database(half: Path, fill: Vullen) -> None:
    try:
        with editing(half) as connection:
            make_tables(connection)
            fill(connection)
    except DBAPIError as error:
        raise NietTeBewaren(reden=why(error.orig)) from error
