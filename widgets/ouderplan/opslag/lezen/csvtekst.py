"""From the bytes of a CSV to lines of cells."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.bestandssoort import Bestandssoort, kind_of, way_out
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.grenzen import TeGroot, check_count, check_size, thousands
from ouderplan.opslag.lezen.koppen import KOPREGELS, Regel, known_heads

_BEGIN = 1_000_000
"""Characters in which is looked for what stands between the cells."""
_STUK = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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
    lines = list(islice(filter(str.strip, io.StringIO(text)), KOPREGELS))
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


def records(
    bestand: str, content: bytes, *, meeste: int, strict: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line that each filled row begins on, and its cells; nothing else is kept.

    Parameters
    ----------
    bestand
        How sentences name the file.
    meeste
        So many rows are read; the heads are not counted.
    strict
        Whether a quote in the wrong place is a mistake.

    Raises
    ------
    CsvFouten, TeGroot
    """
    encoding = _encoding(bestand, content)
    with io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="") as file:
        sign = find_delimiter(file.read(_BEGIN).removeprefix("\ufeff"))
    lines = _lines(bestand, content, encoding)
    reader = csv.reader(lines, delimiter=sign, strict=strict)
    start, filled, seen = 1, 0, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                filled, seen = filled + 1, seen + len(cells)
                check_count(bestand, filled - 1, meeste, "rijen")
                check_count(bestand, len(cells), grenzen.MEESTE_KOLOMMEN, "kolommen")
                check_count(bestand, seen, grenzen.MEESTE_CSV_CELLEN, "cellen")
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            most = thousands(csv.field_size_limit())
            what = (
                f"vanaf regel {start} een cel van meer dan {most} tekens, of een “ die niet sluit"
            )
            raise TeGroot(bestand=bestand, wat=what) from error
        what = "Vanaf hier staat er een aanhalingsteken te veel of te weinig."
        if _is_uncut(next(islice(_lines(bestand, content, encoding), start - 1, None), "")):
            what = uncut_sentence("Op deze regel", ";")
        raise CsvFouten([Celfout(bestand, start, "", what)]) from error


def _is_uncut(line: str) -> bool:
    """Tell whether a line is one cell between quotes, with the cells and commas around it."""
    line = line.strip()
    return line.startswith('"') and ";" in line and line.rstrip(",").endswith('"')


def read_bytes(path: Path) -> bytes:
    """Return what is in a file, or refuse it (CsvFouten, TeGroot)."""
    try:
        with path.open("rb") as file:
            content = file.read(grenzen.MEESTE_BYTES + 1)
    except OSError as error:
        what = "Het bestand is niet te openen. Staat het er, en is het niet ergens anders open?"
        raise CsvFouten([Celfout(path.name, 0, "", what)]) from error
    check_size(path.name, content)
    return content


def _encoding(bestand: str, content: bytes) -> str:
    """Return what a text was written in, or refuse what is no text (CsvFouten, TeGroot)."""
    check_size(bestand, content)
    if content.startswith(_UTF16):
        return "utf-16"
    if kind_of(content) is not Bestandssoort.TEKST:
        raise CsvFouten([Celfout(bestand, 1, "", way_out(content))])
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), _STUK):
            decoder.decode(content[at : at + _STUK], at + _STUK >= len(content))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _lines(bestand: str, content: bytes, encoding: str) -> Iterator[str]:
    """Yield the lines with their ends, none longer than is read (TeGroot)."""
    most = grenzen.LANGSTE_REGEL
    with io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="") as file:
        first = True
        while line := file.readline(most + 1):
            if len(line) > most:
                what = f"een regel van meer dan {thousands(most)} tekens"
                raise TeGroot(bestand=bestand, wat=what)
            # Excel's own word about what stands between the cells is no row
            yield "\n" if first and line.startswith("sep=") else line
            first = False


_MINSTE = {";": 1, ",": 2}
"""Signs that stand between cells, and how many of them in one cell are no accident."""
_ZIN = (
    "{wat} staat alles tussen aanhalingstekens in één cel. Dat doet een rekenprogramma dat "
    "‘{teken}’ niet als scheiding las. Neem het bestand zoals het eerst was, kies bij het openen "
    "‘{teken}’ als scheiding, bewaar het en lees het opnieuw in."
)


def check_heads_cut(bestand: str, lines: Sequence[Regel]) -> None:
    """Refuse a file of which the heads stand in one cell.

    Below heads that stand apart, a text may be anything.

    Raises
    ------
    CsvFouten
    """
    for regel, cells in lines[:KOPREGELS]:
        if known_heads(cells) > 1:
            return
        filled = [cell for cell in cells if cell.strip()]
        for sign, least in _MINSTE.items():
            if len(filled) == 1 and filled[0].count(sign) >= least:
                text = io.StringIO(filled[0], newline="")
                inside = next(csv.reader(text, delimiter=sign), [])
                if known_heads(inside) > 1:
                    raise CsvFouten([_mistake(bestand, [regel], sign)])


def check_rows_cut(bestand: str, breedte: int, lines: Sequence[Regel]) -> None:
    """Refuse rows of one cell with as many signs in it as there are between `breedte` heads.

    Raises
    ------
    CsvFouten
    """
    for sign, least in _MINSTE.items():
        enough = max(least, breedte - 1)
        whole = [
            regel for regel, cells in lines if len(cells) == 1 and cells[0].count(sign) >= enough
        ]
        if breedte > 1 and whole:
            raise CsvFouten([_mistake(bestand, whole, sign)])


def _mistake(bestand: str, regels: Sequence[int], sign: str) -> Celfout:
    what = "Op deze regel" if len(regels) == 1 else f"Op {len(regels)} regels, deze als eerste,"
    return Celfout(bestand, regels[0], "", uncut_sentence(what, sign))


def uncut_sentence(wat: str, teken: str) -> str:
    """Return what is said of such lines; `wat` names them, with a capital."""
    return _ZIN.format(wat=wat, teken=teken)
