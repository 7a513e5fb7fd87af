"""What the readers of spreadsheets share: the refusal of what is none, and how much is read."""

from collections.abc import Collection

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.excelcellen import Cel
from ouderplan.opslag.lezen.grenzen import TeGroot, check_count, thousands


class GeenExcel(Exception):
    """Bytes that are no spreadsheet, or a broken one."""


class Maten:
    """Counts what one file holds, and refuses more than is read (TeGroot)."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._gevuld = self._tekens = 0

    def check_place(self, blad: str, row: int, column: int) -> None:
        """Refuse something far down or far to the right."""
        if row > grenzen.MEESTE_RIJEN or column > grenzen.MEESTE_KOLOMMEN:
            rows, columns = thousands(grenzen.MEESTE_RIJEN), grenzen.MEESTE_KOLOMMEN
            what = (
                f"op blad ‘{blad}’ staat iets in rij {row}, kolom {column}, "
                f"hoogstens {rows} rijen en {columns} kolommen"
            )
            raise TeGroot(bestand=self._bestand, wat=what)

    def add(self, times: int, cells: Collection[Cel]) -> None:
        """Count cells that stand there so many times."""
        self._gevuld += times * len(cells)
        check_count(self._bestand, self._gevuld, grenzen.MEESTE_CELLEN, "cellen")
        texts = (cell.value for cell in cells if isinstance(cell.value, str))
        self._tekens += times * sum(map(len, texts))
        check_count(self._bestand, self._tekens, grenzen.MEESTE_TEKENS, "tekens")

    def add_merged(self, aantal: int) -> None:
        """Refuse more merged cells on a sheet than are looked at."""
        check_count(self._bestand, aantal, grenzen.MEESTE_SAMENGEVOEGD, "samengevoegde cellen")
