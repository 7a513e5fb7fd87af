"""The cupboard: the school's workbooks, and which one is on the table now."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.tekstvorm import slug
from ouderplan.opslag import csv_uit
from ouderplan.opslag.csv_fouten import CsvFouten
from ouderplan.opslag.csv_lezen import read_file
from ouderplan.opslag.csv_uit import replace_file
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.werkboek import Werkboek, is_werkboek

HUIDIG = "huidig.txt"


@dataclass(frozen=True, slots=True)
class Werkboekmap:
    """A workbook in the cupboard, with what stands on its label (the folder's name at least)."""

    map: Path
    naam: str
    school: str
    schooljaar: str


class Kast:
    """A folder with workbooks, shared by every process of the application."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def list(self) -> tuple[Werkboekmap, ...]:
        """Return the workbooks by folder name."""
        if not self.data.is_dir():
            return ()
        maps = sorted(map for map in self.data.iterdir() if map.is_dir() and is_werkboek(map))
        return tuple(_read_label(map) for map in maps)

    def create(self, gegevens: dict[str, str]) -> Path:
        """Make a new workbook in a folder named after school and schooljaar; return the folder.

        An existing folder is never touched: the new one gets a number behind its name.
        """
        map = self.free_folder(gegevens)
        Werkboek.create(map, gegevens).close()
        return map

    def free_folder(self, gegevens: Mapping[str, str]) -> Path:
        """Return the folder that a workbook of this school and schooljaar gets; it is not there."""
        base = slug(f"{gegevens.get('school', '')} {gegevens.get('schooljaar', '')}") or "werkboek"
        numbered = (base if nr == 1 else f"{base}-{nr}" for nr in range(1, 10_000))
        return next(self.data / naam for naam in numbered if not (self.data / naam).exists())

    def current(self) -> Path | None:
        """Return the folder of the workbook on the table, or None when there is none (any more)."""
        try:
            naam = (self.data / HUIDIG).read_text(encoding="utf-8").strip()
        except OSError:
            return None
        map = Path(naam) if Path(naam).is_absolute() else self.data / naam
        return map if naam and is_werkboek(map) else None

    def pulse(self) -> tuple[int, int]:
        """Return something that is different after every `choose`, far cheaper than `current`."""
        try:
            stat = (self.data / HUIDIG).stat()
        except OSError:
            return (0, 0)
        return (stat.st_ino, stat.st_mtime_ns)

    def choose(self, map: Path) -> None:
        """Put a workbook on the table, for every page and for the hall."""
        self.data.mkdir(parents=True, exist_ok=True)
        inside = map.resolve().parent == self.data.resolve()
        naam = map.name if inside else str(map.resolve())
        replace_file(self.data / HUIDIG, naam.encode())


def _read_label(map: Path) -> Werkboekmap:
    """Read who it is of from its CSV, which does not need its database to be opened."""
    try:
        rows = read_file(csv_uit.path_of(map, tabel_of(Gegeven))).rijen
    except CsvFouten:
        rows = ()
    known = profile(row.rij for row in rows)
    return Werkboekmap(map, map.name, known["school"] or map.name, known["schooljaar"])
