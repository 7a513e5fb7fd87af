"""A file that is written whole or not at all."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex

from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.plaats import DATABASE
from ouderplan.systeem import why

HALF = ".half"
"""How a file that is being written ends."""


@contextlib.contextmanager
def written(folder: Path, naam: str, content: bytes) -> Iterator[Path]:
    """Give a file that is on the disk under a name of its own, until it gets the right one.

    That name begins with `naam`, so that who sweeps knows what a kill left behind.
    """
    half = folder / f".{naam}-{token_hex(4)}{HALF}"
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield half
    finally:
        half.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole, or leave the old one as it was."""
    with written(path.parent, path.name, content) as half:
        half.replace(path)


def new_file(names: Iterable[Path], content: bytes) -> Path:
    """Write a file under the first of these names, in one folder, that is free; return that one."""
    for path in names:
        with written(path.parent, path.name, content) as half:
            if place_new(half, path):
                return path
    raise FileExistsError


def place_new(half: Path, path: Path) -> bool:
    """Let a whole file be `path`; not (False) when that is there, and then nothing has changed.

    Also when another process does the same at this moment: then one of the two hears False.
    """
    try:
        path.hardlink_to(half)
    except FileExistsError:
        return False
    except OSError:  # a USB stick knows no hard links
        if path.exists():
            return False
        half.replace(path)
    return True


@contextlib.contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """Give an empty file in `folder` to write first; it is gone afterwards.

    Raises
    ------
    NietTeBewaren
        When the disk refuses.
    """
    half = folder / f".{DATABASE}-{token_hex(4)}{HALF}"
    try:
        folder.mkdir(exist_ok=True)
        half.touch()  # SQLite would make one in which only its owner may write
        yield half
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error
    finally:
        for path in (half, half.with_name(f"{half.name}-journal")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def install(half: Path, target: Path) -> None:
    """Let a whole file take the place of `target`, once it is on the disk."""
    settle(half)
    half.replace(target)


def settle(half: Path) -> None:
    """Wait until what was written in a file is on the disk."""
    with half.open("r+b") as file:
        os.fsync(file.fileno())
