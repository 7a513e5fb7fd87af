"""Making a backup of a workbook, by hand and every night, and finding one again (see `bestand`)."""

import contextlib
import logging
import os
import sqlite3
from pathlib import Path
from shutil import copyfile

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import GeenReserve, NietTeBewaren, ReserveOnbruikbaar, WerkboekTeNieuw
from ouderplan.opslag.heel_bestand import install, written_whole
from ouderplan.opslag.motor.kiezen import kind_in
from ouderplan.opslag.plaats import DATABASE, is_anchored
from ouderplan.opslag.reserve.bestand import RESERVE, Reserve, keep, reserves, without_devices
from ouderplan.opslag.tabellen import GEHEIMEN, SCHEMA_VERSIE
from ouderplan.systeem import why

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


NACHT = "elke nacht"
"""What stands in the name of such a backup."""


def back_up_nightly(folder: Path, bewaar: int, elders: Path | None = None) -> bool:
    """Make a backup of a workbook, unless nothing changed since the last; keep `bewaar` of them.

    Parameters
    ----------
    elders
        A folder in which the same backups are kept, None for nowhere else.

    Returns
    -------
    bool
        Whether one was made.

    Raises
    ------
    NietTeBewaren, WerkboekOnleesbaar
        Nothing has changed then.
    """
    made = not _is_up_to_date(folder)
    if made:
        began = _clock_of(folder / RESERVE)
        os.utime(back_up(folder, NACHT), ns=(began, began))
    nights = _nights(folder)
    if elders is not None and nights:
        _keep_elsewhere(nights[-1], elders, bewaar)
    for old in nights[:-bewaar]:
        old.unlink(missing_ok=True)
    return made


def _clock_of(folder: Path) -> int:
    """Return what time it is for a file that is written now; a disk may have a clock of its own."""
    with written_whole(folder) as now:
        return now.stat().st_mtime_ns


def _nights(folder: Path) -> list[Path]:
    return [one.pad for one in reserves(folder) if NACHT in one.naam]


def _is_up_to_date(folder: Path) -> bool:
    """Tell whether nothing was written since the moment before the last backup was begun."""
    nights = _nights(folder)
    if not nights or is_anchored(folder):  # no file here says whether anything changed
        return False
    made = nights[-1].stat().st_mtime_ns
    files = (folder / DATABASE, folder / f"{DATABASE}-wal")
    there = (path.stat() for path in files if path.exists())
    return all(one.st_mtime_ns < made for one in there if one.st_size)  # reading makes an empty log


def _keep_elsewhere(night: Path, folder: Path, bewaar: int) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error
    if not (folder / night.name).exists():
        with written_whole(folder) as half:
            copyfile(night, half)
            install(half, folder / night.name)
    # By their moment: a workbook that was put back in an empty folder begins to number again.
    there = sorted(folder.glob(f"*{NACHT}*.db"), key=lambda path: Reserve(0, path).naam)
    for old in there[:-bewaar]:
        if old.name != night.name:
            with contextlib.suppress(OSError):
                old.unlink()
