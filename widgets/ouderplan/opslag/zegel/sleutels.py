"""Keys in files of their own, beside the database: none of them is in a backup or an export.

A key that is destroyed is overwritten and taken away. What a disk keeps of old files (an SSD, a
snapshot) no program can reach: see docs/VEILIGHEID.md.
"""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.zegel.fouten import SleutelOnleesbaar
from ouderplan.systeem import why

MAP = "geheim"
"""Folder inside a workbook that goes nowhere with it but by hand."""
LENGTE = 32
_EINDE, _HALF = ".sleutel", ".half"
_OPTIE = "ouderplan_sleutels"
OMGEVING = "OUDERPLAN_ZEGEL"
"""With this set, a workbook on SQLite is sealed as well."""


class Sleutels:
    """The keys of one workbook. Only who is writing in its database makes or destroys one."""

    def __init__(self, folder: Path) -> None:
        self._map = folder / MAP

    def find(self, naam: str) -> bytes | None:
        """Return a key, or None when it is not there; every time from the disk."""
        try:
            key = self._path(naam).read_bytes()
        except OSError:
            return None
        return key if len(key) == LENGTE else None

    def check_lost(self, naam: str) -> None:
        """Refuse (SleutelOnleesbaar) when a key that `find` does not give may well be there."""
        try:
            self._path(naam).read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise SleutelOnleesbaar(reden=why(error)) from error

    def make(self, naam: str, known: bytes | None = None) -> bytes:
        """Keep a new key, or one that is `known`, in the place of one that is there.

        It is on the disk when this returns.

        Raises
        ------
        NietTeBewaren
            When the disk refuses.
        """
        try:
            return self._make(naam, known or secrets.token_bytes(LENGTE))
        except OSError as error:
            raise NietTeBewaren(reden=why(error)) from error

    def _make(self, naam: str, key: bytes) -> bytes:
        is_new = not self._map.exists()
        self._map.mkdir(mode=0o700, exist_ok=True)
        path = self._path(naam)
        half = path.with_suffix(_HALF)
        half.unlink(missing_ok=True)
        with open(half, "xb", opener=_for_the_owner) as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        _settle(self._map)
        if is_new:
            _settle(self._map.parent)
        return key

    def take_over(self, other: "Sleutels") -> None:
        """Keep every key of another workbook as well."""
        for naam in sorted(other.names()):
            if (key := other.find(naam)) is not None:
                self.make(naam, key)

    def names(self) -> set[str]:
        """Return what keys there are."""
        return {path.stem for path in self._map.glob(f"*{_EINDE}")}

    def destroy(self, naam: str) -> None:
        """Destroy a key for good; one that is not there is fine.

        Raises
        ------
        OSError
        """
        path = self._path(naam)
        with contextlib.suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(bytes(LENGTE))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            _settle(self._map)

    def _path(self, naam: str) -> Path:
        return self._map / f"{naam}{_EINDE}"


def options(folder: Path) -> dict[str, Any]:
    """Return with what an engine is made whose workbook is sealed, with the keys in `folder`."""
    return {_OPTIE: Sleutels(folder)}


def options_on_sqlite(folder: Path) -> dict[str, Any]:
    """Return what `options` returns where that was asked for, else nothing.

    A workbook that came from a server in the middle of a round has keys, and stays sealed.
    """
    return options(folder) if os.environ.get(OMGEVING) or (folder / MAP).is_dir() else {}


def keys_of(engine: sa.Engine | sa.Connection) -> Sleutels | None:
    """Return the keys of a workbook that is sealed; None: it is not."""
    found: Sleutels | None = engine.get_execution_options().get(_OPTIE)
    return found


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _settle(folder: Path) -> None:
    """Wait until it is on the disk what files a folder has; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
