"""A backup every night, of the last nights, in the workbook itself and elsewhere."""

import contextlib
from pathlib import Path
from shutil import copyfile

from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve import back_up, install, reserves, written_whole
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
        back_up(folder, NACHT)
    nights = _nights(folder)
    for old in nights[:-bewaar]:
        old.unlink(missing_ok=True)
    if elders is not None and nights:
        _keep_elsewhere(nights[-1], elders, bewaar)
    return made


def _nights(folder: Path) -> list[Path]:
    return [one.pad for one in reserves(folder) if NACHT in one.naam]


def _is_up_to_date(folder: Path) -> bool:
    nights = _nights(folder)
    if not nights:
        return False
    made = nights[-1].stat().st_mtime_ns
    files = (folder / DATABASE, folder / f"{DATABASE}-wal")
    return all(path.stat().st_mtime_ns < made for path in files if path.exists())


def _keep_elsewhere(night: Path, folder: Path, bewaar: int) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error
    if not (folder / night.name).exists():
        with written_whole(folder) as half:
            copyfile(night, half)
            install(half, folder / night.name)
    for old in sorted(folder.glob(f"*{NACHT}*.db"))[:-bewaar]:
        with contextlib.suppress(OSError):
            old.unlink()
