"""From the bytes of a CSV to lines of cells."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_koppen import KOPREGELS


def find_delimiter(text: str) -> str:
    """Return what stands between the cells.

    A sign that cuts the heads and every row below into as many cells is it: another sign in the
    texts, however often, says nothing. Else it is what is in the first line most. Of a title, or
    the head of a table of one column, that says nothing: then it is what every line below has as
    often. A comma there is of a text.
    """
    for sign, least in ((";", 2), ("\t", 2), (",", 3)):
        if _evenly(text, sign) >= least:
            return sign
    lines = [line for line in text.splitlines() if line.strip()][:KOPREGELS]
    first, below = (lines[0], lines[1:]) if lines else ("", [])
    for sign in ";\t":
        counts = {line.count(sign) for line in below}
        if sign not in first and len(below) > 1 and len(counts) == 1 and 0 not in counts:
            return sign
    return max(";,\t", key=first.count)


def _evenly(text: str, sign: str) -> int:
    """Return into how many cells a sign cuts each of the first rows; 0 when they differ."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        widths = {len(row) for row in islice(filter(any, rows), KOPREGELS)}
    except csv.Error:
        return 0
    return widths.pop() if len(widths) == 1 else 0


def records(bestand: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line that each filled row begins on, and its cells."""
    if text.startswith("sep="):
        text = "\n" + text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        what = "Vanaf hier staat er een aanhalingsteken te veel of te weinig."
        raise CsvFouten([Celfout(bestand, start, "", what)]) from error


def read_bytes(path: Path) -> bytes:
    """Return what is in a file, or refuse it (CsvFouten)."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = "Het bestand is niet te openen. Staat het er, en is het niet ergens anders open?"
        raise CsvFouten([Celfout(path.name, 0, "", what)]) from error


def decode(bestand: str, content: bytes) -> str:
    """Return the text, whatever it was written in, or refuse what is no text (CsvFouten)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        what = "Dit is geen CSV-bestand. Bewaar het in Excel als ‘CSV (gescheiden door puntkomma)’."
        raise CsvFouten([Celfout(bestand, 1, "", what)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
