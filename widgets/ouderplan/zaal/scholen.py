"""The schools of a board: a folder each, with what one laptop has in its folder *data*."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ouderplan.opslag import Kast
from ouderplan.opslag.binnen import leads_out, looked_in
from ouderplan.opslag.plaats import is_anchored, is_werkboek, stirred
from ouderplan.zaal.buitenadres import Buitenadres

ZAAL = "zaal"
"""What stands behind the name of a school in the address of its hall."""
NAAM = re.compile(r"[a-z0-9-]{1,40}")
VERGEVEN = frozenset({"hub", "user", "services", "gezond"})
"""Names that mean something else on the same host."""

OMKIJKEN = 60.0
"""Seconds after which a workbook on a server is looked at again: no file says that it changed."""

Stempel = tuple[tuple[int, int, int], ...]


class Schoolkast(Kast):
    """The cupboard of one school among others: nothing from elsewhere comes on its table.

    Who may write in the folder of a school, may not have another school's workbook shown by it.
    """

    _looked: tuple[tuple[object, ...], bool] | None = None
    """What was looked at last, and whether it led outside."""

    def named(self) -> Path | None:
        """Return what is said to be on the table, unless it is or leads to somewhere else."""
        folder = super().named()
        return folder if folder is not None and not self._leads_out(folder) else None

    def lay_only_one(self) -> None:
        """Put the workbook on the table when none was put there yet and there is just one."""
        if super().named() is None:
            there = [folder for folder in self._folders() if is_werkboek(folder)]
            if len(there) == 1 and not leads_out(there[0], self.data):
                self.choose(there[0])

    def stamp(self) -> Stempel:
        """Return what is different after something changed on the table or in what lies there.

        While nothing lies there, a workbook may be on its way into any of the folders.
        """
        folder = self.named()
        files = self._folders() if folder is None else stirred(folder)
        on_a_server = folder is not None and is_anchored(folder)
        turn = int(time.monotonic() // OMKIJKEN) if on_a_server else 0
        return (_stamp_of(self.data), (*self.pulse(), turn), *map(_stamp_of, files))

    def _folders(self) -> Sequence[Path]:
        try:
            return self.folders()
        except OSError:
            return ()

    def _leads_out(self, folder: Path) -> bool:
        seen = (folder, *map(_moment_of, looked_in(folder)))
        if self._looked is None or self._looked[0] != seen:
            self._looked = (seen, leads_out(folder, self.data))
        return self._looked[1]


def _moment_of(folder: Path) -> tuple[int, int]:
    """Return what differs once anything came in a folder; who does that cannot put it back."""
    try:
        stat = folder.stat()
    except OSError:
        return (0, 0)
    return (stat.st_ino, stat.st_ctime_ns)


def _stamp_of(path: Path) -> tuple[int, int, int]:
    """Return what differs once a file was written; a log that is emptied again has no moment."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0, 0)
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size) if stat.st_size else (0, 0, 0)


@dataclass(frozen=True)
class School:
    """A school: its name in the address, its workbooks, and where its hall is."""

    naam: str
    kast: Schoolkast
    buiten: Buitenadres


class Scholen:
    """The schools under a folder, as they are there now.

    Parameters
    ----------
    buiten
        The address before the name of each school, and the proxies that are believed.
    """

    def __init__(self, folder: Path, buiten: Buitenadres) -> None:
        self.map, self.buiten = folder, buiten

    def find(self, naam: str) -> School | None:
        """Return the school with this name, or None when it has no folder."""
        if not NAAM.fullmatch(naam) or naam in VERGEVEN or not (self.map / naam).is_dir():
            return None
        buiten = replace(self.buiten, pad=f"{self.buiten.pad}/{naam}/{ZAAL}")
        return School(naam, Schoolkast(self.map / naam), buiten)

    def asked(self, pad: str) -> str:
        """Return the name of the school whose hall an address is in, or ""."""
        inside = pad.removeprefix(self.buiten.pad) if pad.startswith(self.buiten.pad) else ""
        _, naam, deur, *_ = [*inside.split("/", 3), "", "", ""]
        return naam if deur == ZAAL else ""

    def __iter__(self) -> Iterator[School]:
        try:
            names = sorted(path.name for path in self.map.iterdir())
        except OSError:
            return
        for naam in names:
            if (found := self.find(naam)) is not None:
                yield found
