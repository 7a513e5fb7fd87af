"""How much a file that someone brings may hold: far more than a school has.

What is over a bound is refused whole, with a sentence that names the bound; nothing is cut off
without a word. Every reader takes its bounds from here; they were chosen so that no file costs more
than a minute and 500 MB. That is measured by ``python tests/bench/inlezen.py``, per kind of large
file. On two busy cores, the whole process counted (some 120 MB of it is the program itself):

- Excel, 20,000 rows x 40 columns: 29 s, 288 MB; as a form 11 s, 189 MB.
- Excel, a million formulas without outcome: 15 s, 322 MB. 39 million characters: 4 s, 274 MB.
- Excel, a million rows with only a height: 5 s, 127 MB; five million empty cells: 26 s, 125 MB.
- Excel, a million formats of cells: 8 s, 229 MB; 65,000 names of cells: 2 s, 176 MB.
- Word, 550,000 empty paragraphs and 80 MB of pictures: 5 s, 272 MB; 90,000 styles: 9 s, 223 MB.
- CSV, 290,000 rows: 6 s, 316 MB; with a mistake in each: 7 s, 354 MB.
"""

import io
import zipfile
from dataclasses import dataclass

from ouderplan.kern.fouten import OuderplanFout

MEESTE_BYTES = 30 * 2**20
"""Of a file as it is handed in."""
MEESTE_UITGEPAKT = 150 * 2**20
"""Bytes of all that is packed in it; a zip can make a thousand times as much of itself."""
MEESTE_ONDERDELEN = 3000
"""Files in a zip: sheets, pictures, styles."""
MEESTE_RIJEN = 25_000
"""Rows of a sheet."""
MEESTE_CSV_RIJEN = 300_000
"""Rows of a CSV: the ballots of a large school, year after year, are one."""
MEESTE_KOLOMMEN = 400
MEESTE_CELLEN = 1_000_000
"""Cells with something in them, in a whole Excel file."""
MEESTE_TEKENS = 40_000_000
"""Characters in all cells of an Excel file together: ten thick books."""
MEESTE_CSV_CELLEN = 3_000_000
"""Cells of a CSV, also the empty ones."""
MEESTE_SAMENGEVOEGD = 100_000
"""Places on a sheet where cells were merged."""
LANGSTE_REGEL = 2_000_000
"""Characters of one line of a CSV."""
LANGSTE_CEL = 131_072
"""Characters of one cell; of what fits in a table, `opslag.rijen` says less."""

_IN_DE_LIJST = b"PK\x01\x02"
"""Stands before each file in the list of a zip."""


@dataclass(frozen=True, slots=True)
class Xmlmaat:
    """How much XML a file may hold: elements with their attributes, and characters of text."""

    stukjes: int
    tekens: int


EXCEL_XML = Xmlmaat(12_000_000, MEESTE_TEKENS)
"""All sheets, texts and formats of an Excel file: read piece by piece and forgotten."""
EXCEL_INHOUD_XML = Xmlmaat(200_000, 10_000_000)
"""The names of its sheets and where they are; openpyxl makes an object of every element."""
WORD_XML = Xmlmaat(600_000, 20_000_000)
"""A Word file as a whole; python-docx keeps all of it."""


class TeGroot(OuderplanFout):
    """A file with more than any school has."""

    zin = (
        "‘{bestand}’ is te groot: {wat}. Er is niets veranderd. Haal weg wat er niet in hoort, of "
        "verdeel het over meer bestanden."
    )


def check_size(bestand: str, content: bytes) -> None:
    """Refuse more bytes than are read.

    Raises
    ------
    TeGroot
    """
    if len(content) > MEESTE_BYTES:
        raise TeGroot(bestand=bestand, wat=f"meer dan {MEESTE_BYTES // 2**20} MB")


def check_zip(bestand: str, content: bytes) -> None:
    """Refuse a zip (Excel, Word) that would unpack to too much; what is no zip is let through.

    The sizes in a zip's list bound what can be read out of it: zipfile reads no byte more.

    Raises
    ------
    TeGroot
    """
    check_size(bestand, content)
    # counted before a list is made of them: that costs a hundred times their bytes
    if content.count(_IN_DE_LIJST) > MEESTE_ONDERDELEN:
        raise TeGroot(bestand=bestand, wat=f"meer dan {thousands(MEESTE_ONDERDELEN)} onderdelen")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
        return  # who reads it next says that it is no such file
    if unpacked > MEESTE_UITGEPAKT:
        raise TeGroot(bestand=bestand, wat=f"uitgepakt meer dan {MEESTE_UITGEPAKT // 2**20} MB")


def check_count(bestand: str, aantal: int, meeste: int, wat: str) -> None:
    """Refuse more of something (rows, columns, cells) than is read.

    Raises
    ------
    TeGroot
    """
    if aantal > meeste:
        raise TeGroot(bestand=bestand, wat=f"meer dan {thousands(meeste)} {wat}")


def thousands(number: int) -> str:
    """Return a number as people write it: ``20.000``."""
    return f"{number:,}".replace(",", ".")
