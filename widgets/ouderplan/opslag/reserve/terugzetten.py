"""Putting a backup back in the place of the workbook as it is now."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from filelock import Timeout

from ouderplan.opslag import csv_uit
from ouderplan.opslag.fouten import TerugzettenTijdensRonde, WerkboekInGebruik, WerkboekOnleesbaar
from ouderplan.opslag.heel_bestand import written_whole
from ouderplan.opslag.mapslot import locked
from ouderplan.opslag.motor.kiezen import kind_in
from ouderplan.opslag.motor.sqlite.aanmaken import new_database
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor
from ouderplan.opslag.motor.sqlite.wissel import SLOT, alone, editing, pour, swap_in
from ouderplan.opslag.nummers import highest_in_files, highest_used, keep_used
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve.bestand import Reserve, keep
from ouderplan.opslag.reserve.maken import check_reserve, copy_content
from ouderplan.opslag.reserve.op_server import replace_rows
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.sporen.beschadigd import without_links
from ouderplan.opslag.sporen.bewaard import put_csvs_aside
from ouderplan.opslag.sporen.paginas import blank_rows
from ouderplan.opslag.tabellen import ANDERS, VERSIES, Tabel, tabel_named
from ouderplan.opslag.werkboek import Werkboek

HIERVOOR = "voor het terugzetten"
"""How the backup of what was there is called."""
WACHTTIJD = 10.0
"""Seconds to wait for another process that gives the workbook another content."""


def put_back(folder: Path, reserve: Reserve) -> Path:
    """Make a backup the workbook in `folder`; return where the present state was kept.

    The CSVs follow. One that was changed by hand stays as it is, to be read in or put aside. A
    database that can no longer be read goes to *bewaard*, with a copy of every CSV but without
    what links a device to its ballot (`sporen.beschadigd`). No round gets a number that was used.

    Raises
    ------
    ReserveOnbruikbaar, WerkboekInGebruik, TerugzettenTijdensRonde, NietTeBewaren
        Nothing has changed then.
    """
    check_reserve(reserve)
    if kind_in(folder) is not SqliteMotor:
        return replace_rows(folder, reserve, HIERVOOR)
    try:
        kept = _replace(folder, reserve)
    except WerkboekOnleesbaar:
        kept = _replace_damaged(folder, reserve)
    Werkboek.open(folder).close()
    return kept


def put_new(folder: Path, reserve: Reserve) -> None:
    """Make a backup a workbook in a folder where there is none (any more).

    Raises
    ------
    ReserveOnbruikbaar, WerkboekBestaatAl, NietTeBewaren
    """
    check_reserve(reserve)
    with new_database(folder) as half:
        copy_content(reserve, half)
    Werkboek.open(folder).close()


def _replace(folder: Path, reserve: Reserve) -> Path:
    own, highest, versions = _close_off(folder)
    with _turn(folder), written_whole(folder) as half, alone(folder) as now:
        if _versions_in(now) != versions:  # somebody opened it in between, and did something
            raise WerkboekInGebruik(map=folder)
        kept = keep(now, folder, HIERVOOR)
        _prepare(half, reserve, own, highest)
        pour(half, now)
    return kept


def _close_off(folder: Path) -> tuple[dict[Tabel, bytes], int, dict[str, int]]:
    """Return the CSVs as the workbook wrote them last, the highest number of a round, the versions.

    Refuse while it is in use.
    """
    if (folder / DATABASE).exists():
        with alone(folder):
            pass
    wb = Werkboek.open(folder)
    with contextlib.closing(wb):
        wb.sync_csvs()
        foreign = set(wb.changed_by_hand())
        with wb.reading() as tx:
            opened, highest = open_rondes(tx), highest_used(tx.connection)
            versions = tx.versions()
        if opened:
            raise TerugzettenTijdensRonde(vraag=opened[0].vraag)
    own = _contents(path for path in csv_uit.csv_files(folder) if path not in foreign)
    return own, highest, versions


def _versions_in(connection: sqlite3.Connection) -> dict[str, int]:
    """Return what `Lezing.versions` does, of a database that is held alone."""
    found = connection.execute(f"SELECT tabel, versie FROM {VERSIES.name}")  # noqa: S608  our name
    return {str(naam): int(versie) for naam, versie in found if not naam.endswith(ANDERS)}


def _replace_damaged(folder: Path, reserve: Reserve) -> Path:
    """Return where the damaged database is kept, or the folder with the CSVs when it is not."""
    with _turn(folder):
        files, highest = csv_uit.csv_files(folder), highest_in_files(folder)
        kept = folder / csv_uit.BEWAARD
        clean, sent = without_links(folder), put_csvs_aside(folder, files)
        if clean is not None:
            kept = csv_uit.keep_copy(folder, f"beschadigd {DATABASE}", blank_rows(clean, sent))
        with written_whole(folder) as half:
            _prepare(half, reserve, _contents(files), highest)
            swap_in(half, folder)
    return kept


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Let nobody else give the workbook another content meanwhile."""
    try:
        with locked(folder / SLOT, WACHTTIJD):
            yield
    except Timeout as error:
        raise WerkboekInGebruik(map=folder) from error


def _prepare(half: Path, reserve: Reserve, own: Mapping[Tabel, bytes], highest: int) -> None:
    """Copy the backup; let it know which CSVs it may write over and which numbers were used."""
    copy_content(reserve, half)
    with editing(half) as connection:
        csv_uit.take_over_in(connection, own)
        keep_used(connection, highest)


def _contents(paths: Iterable[Path]) -> dict[Tabel, bytes]:
    found = {path: tabel_named(path.stem) for path in paths}
    return {tabel: path.read_bytes() for path, tabel in found.items() if tabel}
