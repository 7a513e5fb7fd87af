"""The cells of an .xlsx and of any other spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser

from ouderplan.opslag.lezen.celvormen import Vormen, name

_T, _RUN_T = name("t"), f"{name('r')}/{name('t')}"


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell with something in it. Of a formula `value` is what a program worked out for it.

    `formule` is how a formula is written in the file, with ``=`` before it.
    """

    row: int
    column: int
    value: Any
    data_type: str = "n"
    number_format: str = "General"
    zonder_uitkomst: bool = False
    formule: str = ""

    @property
    def letter(self) -> str:
        """What its column is called: ``B``."""
        return str(get_column_letter(self.column))

    @property
    def coordinate(self) -> str:
        """What the cell is called: ``B3``."""
        return f"{self.letter}{self.row}"


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """Cells that were merged, as far as the sheet has something; `coord` is all of them."""

    min_row: int
    min_col: int
    max_row: int
    max_col: int
    coord: str

    @property
    def breedte(self) -> int:
        """Over how many columns of the sheet."""
        return self.max_col - self.min_col + 1

    @property
    def in_one_row(self) -> bool:
        """Whether it is in one row, also what lies beyond the end of the sheet."""
        _, first, _, last = range_boundaries(self.coord)
        return bool(first == last)


NIETS = Cel(0, 0, None)
"""Stands for every cell without something in it."""


@dataclass(slots=True)
class Blad:
    """One sheet: its cells by row and column, and where cells were merged.

    `noten` stand elsewhere and are about a cell: the footnotes of a table in Word. By row and
    column, `opmerkingen` is what somebody noted at a cell, `kleuren` which colour of a stoplight it
    has. `epoch` is the day from which the file counts its dates.
    """

    title: str
    epoch: datetime = WINDOWS_EPOCH
    cellen: dict[int, dict[int, Cel]] = field(default_factory=dict)
    samen: list[Samengevoegd] = field(default_factory=list)
    noten: list[str] = field(default_factory=list)
    opmerkingen: dict[tuple[int, int], str] = field(default_factory=dict)
    kleuren: dict[tuple[int, int], str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cel:
        """Return a cell, also when nothing is in it."""
        return self.cellen.get(row, {}).get(column, NIETS)

    def noted(self) -> Iterator[tuple[str, str]]:
        """Yield the cells at which somebody noted something, ``B3``, with that text."""
        for (row, column), text in sorted(self.opmerkingen.items()):
            if text:
                yield f"{get_column_letter(column)}{row}", text

    def rows(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, list[Cel]]]:
        """Yield the rows with something in them: their number, and their filled cells."""
        for number in sorted(self.cellen):
            if number >= first and (last is None or number <= last):
                yield number, self.row(number)

    def row(self, number: int) -> list[Cel]:
        """Return the filled cells of a row, from left to right."""
        cells = self.cellen.get(number, {})
        return [cells[column] for column in sorted(cells)]


class Cellezer:
    """Makes the filled cells of a row of XML: openpyxl's values, with what it leaves out.

    `epoch` is the day from which the file counts its dates.
    """

    def __init__(self, source: Any, texts: list[str], vormen: Vormen, epoch: datetime) -> None:
        self._vormen = vormen
        self._parser = WorkSheetParser(
            source,
            texts,
            data_only=True,
            epoch=epoch,
            date_formats=vormen.datums,
            timedelta_formats=vormen.duren,
        )

    def colours(self, row: Iterable[Element], last: int) -> dict[int, str]:
        """Return the cells of a row with a colour, up to a column, filled or not."""
        named = self._vormen.kleuren
        found = ((cell.get("r", ""), named.get(cell.get("s", ""))) for cell in row if named)
        placed = ((coordinate_to_tuple(at)[1], naam) for at, naam in found if at and naam)
        return {column: naam for column, naam in placed if column <= last}

    @property
    def row(self) -> int:
        """The number of the row that was read last."""
        return int(self._parser.row_counter)

    def cells(self, row: Element) -> list[Cel]:
        """Return the cells of a row that hold something, or a formula that nobody worked out."""
        if all("r" in cell.attrib for cell in row):  # else it counts where each of them is
            row[:] = [cell for cell in row if len(cell)]
        for cell in row:
            if cell.get("t") == "inlineStr":
                _as_plain(cell)
        made = []
        _, read = self._parser.parse_row(row)
        self._parser.row_dimensions.clear()  # how high each row is, a million times
        for cell, found in zip(row, read, strict=True):
            value = _unescaped(found["value"])
            missing = value is None and _is_unknown(cell)
            if missing or not (value is None or (isinstance(value, str) and not value.strip())):
                made.append(
                    Cel(
                        found["row"],
                        found["column"],
                        value,
                        found["data_type"],
                        self._vormen.code(found["style_id"]),
                        missing,
                        _formula(cell),
                    )
                )
        return made


def merged(element: Element) -> Samengevoegd:
    """Return what an element says of merged cells."""
    coord = element.get("ref", "")
    left, top, right, bottom = range_boundaries(coord)
    return Samengevoegd(top, left, bottom, right, coord)


def text_of(item: Element) -> str:
    """Return the text of an element with pieces, without how each looks or sounds."""
    return "".join(part.text or "" for path in (_T, _RUN_T) for part in item.findall(path))


def _as_plain(cell: Element) -> None:
    """Write a text that stands in its cell as a value; openpyxl makes an object of each piece."""
    item = cell.find(INLINE_STRING)
    if item is not None:
        SubElement(cell, VALUE_TAG).text = text_of(item)
        cell.set("t", "str")


def _unescaped(value: Any) -> Any:
    """Return a text with the signs that XML cannot hold, such as the carriage return of a macro.

    In XML, `_x000D_` is a carriage return and `_x005F_x000D_` the text ``_x000D_`` (ECMA-376,
    22.9.2.19, ST_Xstring). openpyxl 3.1 makes the second into the first and leaves it at that, and
    then nobody can tell them apart.
    """
    return unescape(value) if isinstance(value, str) and "_x" in value else value


def _formula(cell: Element) -> str:
    found = cell.find(FORMULA_TAG)
    return "" if found is None else f"={found.text or ''}"


def _is_unknown(cell: Element) -> bool:
    """Tell whether a cell has a formula without outcome; an empty text is an outcome."""
    if cell.find(FORMULA_TAG) is None:
        return False
    return cell.get("t") != "str" or cell.find(VALUE_TAG) is None


class Bladenboek:
    """A file of which all sheets were read.

    Parameters
    ----------
    bladen
        The sheets by name, in their order.
    """

    def __init__(self, bladen: dict[str, Blad]) -> None:
        self._bladen = bladen

    @property
    def namen(self) -> tuple[str, ...]:
        """What the sheets are called."""
        return tuple(self._bladen)

    def blad(self, naam: str) -> Blad:
        """Return a sheet with all its cells."""
        return self._bladen[naam]

    def remarks(self, naam: str) -> dict[tuple[int, int], str]:
        """Return what was noted at the cells of a sheet."""
        return self._bladen[naam].opmerkingen

    def rows(self, naam: str, last: int | None = None) -> Iterator[tuple[int, list[Cel]]]:
        """Yield the rows of a sheet with something in them, up to row `last`."""
        return self._bladen[naam].rows(last=last)
