"""A backup every night, of the last nights, in the workbook itself and elsewhere."""

import contextlib
import os
from pathlib import Path
from shutil import copyfile

from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.heel_bestand import install, written_whole
from ouderplan.opslag.plaats import DATABASE, is_anchored
from ouderplan.opslag.reserve.bestand import RESERVE, Reserve, reserves
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.systeem import why

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
