"""Making a backup of a workbook, and finding one again (see `bestand`)."""

import contextlib
import logging
import sqlite3
from pathlib import Path
from shutil import copyfile

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import GeenReserve, ReserveOnbruikbaar, WerkboekTeNieuw
from ouderplan.opslag.motor.kiezen import kind_in
from ouderplan.opslag.reserve.bestand import Reserve, keep, reserves, without_devices
from ouderplan.opslag.tabellen import GEHEIMEN, SCHEMA_VERSIE

log = logging.getLogger(__name__)


def back_up(folder: Path, waarom: str) -> Path:
    """Make a backup of the workbook in `folder` and return its file; `waarom` ends its name.

    Raises
    ------
    NietTeBewaren
        Nothing has changed then.
    WerkboekOnleesbaar
    """
    with kind_in(folder).copied(folder) as source:
        return keep(source, folder, waarom)


def back_up_calmly(folder: Path, waarom: str) -> None:
    """Make a backup; when that cannot be done, say so in the log and go on."""
    try:
        back_up(folder, waarom)
    except OuderplanFout as error:
        log.warning("Er is geen reservekopie gemaakt: %s", error)


def find_reserve(folder: Path, naam: str) -> Reserve:
    """Return the backup with this number or name, or the one that is this file.

    Raises
    ------
    GeenReserve
    """
    for reserve in reserves(folder):
        pad = reserve.pad
        if naam in (str(reserve.nummer), reserve.naam, pad.stem, pad.name, str(pad)):
            return reserve
    if (elders := Path(naam)).is_file():
        return Reserve(0, elders.resolve())
    raise GeenReserve(naam=naam)


def check_reserve(reserve: Reserve) -> None:
    """Refuse a backup that is damaged (ReserveOnbruikbaar) or of a later program."""
    try:
        with contextlib.closing(_read_only(reserve.pad)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.execute(f"SELECT 1 FROM {GEHEIMEN.name} LIMIT 1")  # noqa: S608  our name
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise ReserveOnbruikbaar(naam=reserve.naam) from error
    if not whole:
        raise ReserveOnbruikbaar(naam=reserve.naam)
    if version > SCHEMA_VERSIE:
        raise WerkboekTeNieuw


def copy_content(reserve: Reserve, half: Path) -> None:
    """Write in an empty file what a backup holds; refuse what cannot be read (ReserveOnbruikbaar).

    A file that is none of the workbook's own may have a log beside it, and keys in it: of that, a
    backup is made.
    """
    if reserve.nummer:
        copyfile(reserve.pad, half)
        return
    try:
        with (
            contextlib.closing(_read_only(reserve.pad)) as source,
            contextlib.closing(without_devices(source)) as memory,
        ):
            memory.execute("VACUUM INTO ?", (str(half),))
    except sqlite3.Error as error:
        raise ReserveOnbruikbaar(naam=reserve.naam) from error


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
