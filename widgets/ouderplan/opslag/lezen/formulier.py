"""A filled-in form out of another program: the first sheet of its file, as text.

Which column answers which question is proposed by `kern.scanbestand`: these heads are questions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.scanbestand import Werkblad
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.bestandssoort import is_book
from ouderplan.opslag.lezen.csvtekst import records
from ouderplan.opslag.lezen.formuliervorm import Stand, shape_of
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.grenzen import check_size
from ouderplan.opslag.lezen.rooster import opened_book
from ouderplan.opslag.rijen import clean


class GeenWerkblad(OuderplanFout):
    """A file that is no sheet that we can read."""

    zin = (
        "‘{bestand}’ konden we niet lezen als Excel (.xlsx) of CSV. Er is niets veranderd. "
        "Haal de antwoorden in Microsoft Forms of Google Forms op als Excel of CSV en kies dat "
        "bestand."
    )


class ZonderUitkomst(OuderplanFout):
    """A formula of which no program stored the outcome."""

    zin = (
        "In ‘{bestand}’ staat in cel {cel} een formule zonder uitkomst. Er is niets veranderd. "
        "Open het bestand in Excel, bewaar het, en kies het opnieuw."
    )


class GeteldeUitslag(OuderplanFout):
    """A sheet that says how often each answer was given."""

    zin = (
        "In ‘{bestand}’ staat hoe vaak elk antwoord is gegeven, en niet wat ieder invulde. Er is "
        "niets veranderd. Kies de ingevulde formulieren zelf. Is er alleen een uitslag? Lees die "
        "in bij Start, ‘Lees lijsten in die u al hebt’, als Metingen."
    )


class LeegWerkblad(OuderplanFout):
    """A sheet without rows."""

    zin = "In ‘{bestand}’ staan geen antwoorden. Er is niets veranderd."


def read_sheet(naam: str, content: bytes, *, gekanteld: bool | None = None) -> Werkblad:
    """Read the first sheet of a file.

    `gekanteld` is what somebody said: whether each form is a column of it, and no row.

    Raises
    ------
    GeenWerkblad, GeteldeUitslag, LeegWerkblad, TeGroot, ZonderUitkomst
    """
    check_size(naam, content)
    book = content.startswith(b"PK") or is_book(naam, content)
    read = _excel_lines if book else _csv_lines
    try:
        lines = [line for line in read(naam, content) if line]
    except CsvFouten:
        raise GeenWerkblad(bestand=naam) from None
    if len(lines) < 2:  # noqa: PLR2004  heads and a row
        raise LeegWerkblad(bestand=naam)
    wide = max(map(len, lines))
    for place, line in enumerate(lines):  # in its place: there may be a million cells
        lines[place] = (*line, *[""] * (wide - len(line)))
    said = None if gekanteld is None else Stand.KOLOMMEN if gekanteld else Stand.RIJEN
    shape = shape_of(lines, said)
    if shape.stand is Stand.GETELD:
        raise GeteldeUitslag(bestand=naam)
    if not shape.rijen:
        raise LeegWerkblad(bestand=naam)
    return Werkblad(
        _heads(shape.koppen),
        tuple(shape.rijen),
        shape.boven,
        shape.stand is Stand.KOLOMMEN,
        shape.weg,
        _other_sheets(naam, content) if book else (),
    )


def _other_sheets(naam: str, content: bytes) -> tuple[str, ...]:
    """Return what the sheets are called beside the first, of those with something on them."""
    with opened_book(naam, content) as book:
        return tuple(one for one in book.namen[1:] if next(iter(book.rows(one)), None))


def _excel_lines(naam: str, content: bytes) -> Iterator[tuple[str, ...]]:
    with opened_book(naam, content) as book:
        if not book.namen:
            raise GeenWerkblad(bestand=naam)
        for _, cells in book.rows(book.namen[0]):
            unknown = next((cell for cell in cells if cell.zonder_uitkomst), None)
            if unknown is not None:
                raise ZonderUitkomst(bestand=naam, cel=unknown.coordinate)
            yield _line({cell.column: cell.value for cell in cells})


def _csv_lines(naam: str, content: bytes) -> Iterator[tuple[str, ...]]:
    for _, cells in records(naam, content, meeste=grenzen.MEESTE_RIJEN, strict=False):
        yield _line({place: from_cell(cell) for place, cell in enumerate(cells, start=1)})


def _line(cells: Mapping[int, Any]) -> tuple[str, ...]:
    """Return cells by column (from 1) as text, up to the last with something in it."""
    texts = {column: text for column, cell in cells.items() if (text := _text(cell))}
    return tuple(texts.get(column, "") for column in range(1, max(texts, default=0) + 1))


def _text(cell: Any) -> str:
    """Return a cell as text; 2.0 and 2 are the same, as they are in a spreadsheet."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(clean(str(cell)))


def _heads(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the heads, each of them once: ``Waarom?`` and ``Waarom? (2)``."""
    seen: Counter[str] = Counter()
    made = []
    for place, cell in enumerate(cells, start=1):
        kop = " ".join(cell.split())[:300] or f"Kolom {place}"
        seen[kop] += 1
        made.append(kop if seen[kop] == 1 else f"{kop} ({seen[kop]})")
    return tuple(made)
