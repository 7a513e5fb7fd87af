"""A filled-in form out of another program: a sheet of its file as text, with those like it.

Which column answers which question is proposed by `kern.scanbestand`: these heads are questions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.scanbestand import Werkblad, read_group
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.bestandssoort import is_book
from ouderplan.opslag.lezen.csvtekst import records
from ouderplan.opslag.lezen.formuliervorm import Stand, shape_of
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.grenzen import check_size
from ouderplan.opslag.lezen.rooster import opened_book
from ouderplan.opslag.rijen import clean

if TYPE_CHECKING:
    from ouderplan.opslag.lezen.rooster import Boek

_JAAR = re.compile(r"20\d\d")
_METING = re.compile(
    r"\b(?:voor|na|nul|begin|start|tussen|eind|\d)[ -]?meting\b|\bmeting \d|\bronde \d"
    r"|\b(?:voor|na)jaar\b"
)
_BLAD = "Blad van het bestand"
"""What the column is called that says on which sheet a form stood."""


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


def read_sheet(
    naam: str, content: bytes, *, gekanteld: bool | None = None, blad: str = ""
) -> Werkblad:
    """Read the first sheet of a file, with the rows of others that ask the same.

    `gekanteld` is what somebody said: whether each form is a column of it, and no row. `blad` is
    the one sheet of several with these questions that was chosen.

    Raises
    ------
    GeenWerkblad, GeteldeUitslag, LeegWerkblad, TeGroot, ZonderUitkomst
    """
    check_size(naam, content)
    if not (content.startswith(b"PK") or is_book(naam, content)):
        try:
            return _of_lines(naam, _csv_lines(naam, content), gekanteld)
        except CsvFouten:
            raise GeenWerkblad(bestand=naam) from None
    try:
        with opened_book(naam, content) as book:
            return _of_book(naam, book, gekanteld, blad)
    except CsvFouten:
        raise GeenWerkblad(bestand=naam) from None


def _of_lines(naam: str, read: Iterable[tuple[str, ...]], gekanteld: bool | None) -> Werkblad:
    lines = [line for line in read if line]
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
    )


def _of_book(naam: str, book: "Boek", gekanteld: bool | None, gekozen: str) -> Werkblad:
    """Read the first sheet, and those with the same questions; what others there are is said."""
    if not book.namen:
        raise GeenWerkblad(bestand=naam)
    first = gekozen if gekozen in book.namen else book.namen[0]
    rest = [one for one in book.namen if one != first]
    made = _of_lines(naam, _lines_of(naam, book, first), gekanteld)
    others = [one for one in rest if next(iter(book.rows(one)), None)]
    same, choice = {first: made.rijen}, {first}
    for blad in () if made.gekanteld else others:
        with suppress(GeteldeUitslag, LeegWerkblad, ZonderUitkomst):
            there = _of_lines(naam, _lines_of(naam, book, blad), gekanteld=None)
            alike = there.koppen == made.koppen and not there.gekanteld
            choice |= {blad} if alike else set()
            if alike and not gekozen and _is_more(blad, there.rijen, same):
                same[blad] = there.rijen
    koppen, named = made.koppen, len(same) > 1 and all(map(read_group, same))
    if named:  # whose forms they are, is what their sheet is called when they do not say it
        koppen = (*koppen, _BLAD)
    rijen = tuple((*row, blad) if named else row for blad, rows in same.items() for row in rows)
    return replace(
        made,
        koppen=koppen,
        rijen=rijen,
        elders=tuple(one for one in others if one not in same),
        samen=tuple(same) if len(same) > 1 else (),
        keuze=tuple(one for one in book.namen if one in choice) if len(choice) > 1 else (),
        noten=tuple(filter(None, book.remarks(first).values())),
    )


def _is_more(
    blad: str, rijen: Sequence[tuple[str, ...]], same: Mapping[str, Sequence[tuple[str, ...]]]
) -> bool:
    """Tell whether a sheet has other forms of the same time: no copy, and of no other year.

    Nor of another measurement: *Nameting*. Of sheets that are each of a group, equal rows are those
    of two people.
    """
    first = next(iter(same))
    if {*_JAAR.findall(blad)} - {*_JAAR.findall(first)} or _meting(blad) != _meting(first):
        return False
    seen = Counter(row for there in same.values() for row in there)
    return all(map(read_group, (blad, *same))) or bool(Counter(rijen) - seen)


def _meting(blad: str) -> str:
    """Return which measurement a sheet is called, "" when it is called something else."""
    found = _METING.search(blad.casefold())
    return found[0] if found else ""


def _lines_of(naam: str, book: "Boek", blad: str) -> Iterator[tuple[str, ...]]:
    for _, cells in book.rows(blad):
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
