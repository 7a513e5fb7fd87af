"""The cupboard: the school's workbooks, and which one is on the table now."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ouderplan.kern.school import Gegeven, is_example, profile
from ouderplan.kern.tekstvorm import slug
from ouderplan.logboek import LOGBOEK
from ouderplan.opslag import csv_uit
from ouderplan.opslag.fouten import WerkboekBestaatAl
from ouderplan.opslag.heel_bestand import replace_file
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.plaats import is_werkboek
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.tafels import DRAAIT, refuse_twice, turn_to_choose
from ouderplan.opslag.werkboek import Werkboek

HUIDIG = "huidig.txt"
"""Which workbook was put on a table last, for the next start."""
LANGSTE_NAAM = 4096
"""Bytes of what stands in it; no path is longer."""


@dataclass(frozen=True, slots=True)
class Werkboekmap:
    """A workbook in the cupboard, with what stands on its label (the folder's name at least).

    `voorbeeld` says that it is of an invented school, to look at.
    """

    map: Path
    naam: str
    school: str
    schooljaar: str
    voorbeeld: bool = False

    @property
    def kop(self) -> str:
        """Its school and year in one line."""
        return ", ".join(part for part in (self.school, self.schooljaar) if part)


class Kast:
    """A folder with workbooks, shared by every process of the application.

    Parameters
    ----------
    data
        The folder.
    tafel
        The file that says which workbook is on the table of this start (see `tafels`); without it
        the one that was on any table last.
    """

    def __init__(self, data: Path, tafel: Path | None = None) -> None:
        self.data = data
        self._eigen = tafel
        self._tafel = tafel or data / HUIDIG

    def list(self) -> tuple[Werkboekmap, ...]:
        """Return the workbooks by folder name."""
        maps = (one for one in self.folders() if one.is_dir() and is_werkboek(one))
        return tuple(_read_label(folder) for folder in maps)

    def folders(self) -> tuple[Path, ...]:
        """Return by name what may be a workbook; nothing was looked at yet.

        Into our own folders another account of a server may not even look: they are left out.
        """
        there = self.data.iterdir() if self.data.is_dir() else ()
        return tuple(sorted(one for one in there if one.name not in (DRAAIT, LOGBOEK)))

    def create(self, gegevens: dict[str, str]) -> Path:
        """Make a new workbook in a folder named after school and schooljaar; return the folder.

        An existing folder is never touched: the new one gets a number behind its name.
        """
        while True:
            folder = self.free_folder(gegevens)
            try:
                Werkboek.create(folder, gegevens).close()
            except WerkboekBestaatAl:  # another page took that name a moment earlier
                continue
            return folder

    def of(self, gegevens: Mapping[str, str]) -> Werkboekmap | None:
        """Return the workbook that is there of this school and schooljaar, or None."""
        wanted = _base(gegevens.get("school", ""), gegevens.get("schooljaar", ""))
        there = (one for one in self.list() if _base(one.school, one.schooljaar) == wanted)
        return next(there, None)

    def free_folder(self, gegevens: Mapping[str, str]) -> Path:
        """Return the folder that a workbook of this school and schooljaar gets; it is not there."""
        base = _base(gegevens.get("school", ""), gegevens.get("schooljaar", ""))
        numbered = (base if nr == 1 else f"{base}-{nr}" for nr in range(1, 10_000))
        return next(self.data / naam for naam in numbered if not (self.data / naam).exists())

    def current(self) -> Path | None:
        """Return the folder of the workbook on the table, or None when there is none (any more)."""
        folder = self.named()
        return folder if folder is not None and is_werkboek(folder) else None

    def named(self) -> Path | None:
        """Return the folder that is said to be on the table, also when it is gone just now."""
        try:
            naam = _read_plain(self._tafel).decode().strip()
        except (OSError, ValueError):
            return None
        return self.data / naam if naam and "\0" not in naam else None

    @property
    def is_of_a_start(self) -> bool:
        """Whether a running start has a table of its own here; it opened what is on that itself."""
        return self._eigen is not None

    def is_in_place(self) -> bool:
        """Tell whether it can be known what is on the table; not when the whole folder is away."""
        return self._tafel.parent.is_dir()

    def pulse(self) -> tuple[int, int]:
        """Return something that is different after every `choose`, far cheaper than `current`."""
        try:
            now = self._tafel.stat()
        except OSError:
            return (0, 0)
        return (now.st_ino, now.st_mtime_ns)

    def choose(self, folder: Path) -> None:
        """Put a workbook on the table, for every page and the hall of this start.

        Raises
        ------
        AlOpen
            When another start has it on its own.
        """
        self.data.mkdir(parents=True, exist_ok=True)
        inside = folder.resolve().parent == self.data.resolve()
        naam = folder.name if inside else str(folder.resolve())
        with turn_to_choose(self.data):
            refuse_twice(self.data, self._eigen, folder)
            for path in {self._tafel, self.data / HUIDIG}:
                replace_file(path, naam.encode())


def _base(school: str, schooljaar: str) -> str:
    return slug(f"{school} {schooljaar}") or "werkboek"


def _read_plain(path: Path) -> bytes:
    """Read a short file; one that is none (a pipe would be waited for) is empty."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(file, "rb") as opened:  # noqa: PTH123  a pipe may not be waited for
        return opened.read(LANGSTE_NAAM) if stat.S_ISREG(os.fstat(file).st_mode) else b""


def _read_label(folder: Path) -> Werkboekmap:
    """Read who it is of from its CSV, which does not need its database to be opened."""
    try:
        rows = read_file(csv_uit.path_of(folder, tabel_of(Gegeven))).rijen
    except CsvFouten:
        rows = ()
    known = profile(row.rij for row in rows)
    school = known["school"] or folder.name
    return Werkboekmap(folder, folder.name, school, known["schooljaar"], is_example(known))
