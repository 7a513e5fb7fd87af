"""A grid as a list of the school: which table it is, its heads, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.lezen.csvtekst import check_heads_cut, check_rows_cut
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import Gelezen, make_checked
from ouderplan.opslag.lezen.kopfouten import check_columns, unclear_table
from ouderplan.opslag.lezen.kopjes import without_headings
from ouderplan.opslag.lezen.koppen import (
    find_head,
    is_whole,
    name_columns,
    read_head,
    table_of,
)
from ouderplan.opslag.lezen.rooster import Bron, Rooster, read_grids
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel, name_column, tabel_of
from ouderplan.teksten import Teksten

_SAMEN = ((Streefcijfer, "norm"), (Meting, "gemeten"))
"""Two tables that schools have in one list, and the column without which there is nothing of it."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """One list that was read in whole. `naam` is how sentences name where it stands."""

    naam: str
    tabel: Tabel
    rijen: tuple[Gelezen, ...]
    bron: Bron
    kopjes: int = 0
    """How many lines of it were headings with a criterium, and no rows."""
    koppen: tuple[str, ...] = ()
    """The other headings between its rows, as they are written."""
    erbij: bool = False
    """Whether its rows came along with another table, so that they never take the place of any."""
    mee: tuple[Gelezen, ...] = ()
    """Rows that came along with another table, where a list of this one was handed in as well."""
    kolommen: frozenset[str] = frozenset()
    """The columns that it has: of what it has no column for, it says nothing."""


def read_file(path: Path) -> Bestand:
    """Read one CSV that is one table, as the workbook writes them.

    Raises
    ------
    CsvFouten
        With every mistake in the file, by line and column.
    """
    bron = Bron.of(path)
    (grid,) = read_grids(bron)
    return read_list(bron, grid)


def read_source(bron: Bron) -> tuple[list[Bestand], list[str]]:
    """Read a CSV or an Excel file of a school, and say which sheets are not read.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column.
    """
    grids = read_grids(bron)
    named = [replace(grid, naam=_name(grid, grids, bron)) for grid in grids]
    known = [grid for grid in named if grid.naam]
    extra = [old.naam for old, new in zip(grids, named, strict=True) if known and not new.naam]
    told = [Teksten(__package__ or "")("melding.blad_extra", blad=naam) for naam in extra]
    files: list[Bestand] = []
    mistakes: list[Celfout] = []
    wanted = known or [replace(grid, naam=Path(bron.naam).stem) for grid in grids]
    for part in (part for grid in wanted for part in split_list(grid)):
        try:
            files.append(read_list(bron, part))
        except CsvFouten as error:
            mistakes += error.fouten
    if mistakes:
        raise CsvFouten(mistakes)
    return files, told


def _name(grid: Rooster, grids: Sequence[Rooster], bron: Bron) -> str:
    """Return what tells the table of a grid: its own name, or the file's when it is alone."""
    names = (grid.naam, Path(bron.naam).stem) if len(grids) == 1 else (grid.naam,)
    return next((name for name in names if grid.regels and table_of(name, grid.regels)), "")


def read_list(bron: Bron, grid: Rooster) -> Bestand:
    """Read the rows of one table (CsvFouten)."""
    bestand, lines = grid.plek, grid.regels
    if grid.fouten:
        raise CsvFouten(list(grid.fouten))
    if not lines:
        raise CsvFouten([Celfout(bestand, 1, "", "Het bestand is leeg.")])
    check_heads_cut(bestand, lines)
    tabel = table_of(grid.naam, lines)
    if tabel is None:
        raise CsvFouten([Celfout(bestand, 1, "", unclear_table())])
    place = find_head(tabel, lines)
    found = read_head(tabel, lines[place][1])
    check_rows_cut(bestand, len(found), lines[place + 1 :])
    header = name_columns(tabel, found, lines[place + 1 :])
    below = lines[place + 1 :] if header == found else lines[place:]
    above = [[cell for cell in cells if cell.strip()] for _, cells in lines[:place]]
    titles = [" ".join(cells[0].split()) for cells in above if len(cells) == 1]
    content = without_headings(tabel, header, below, grid.breed, titles)
    written = _written(lines[place][1], tabel, content.kop)
    filled = [lines[place], *content.regels]
    if wrong := check_columns(bestand, tabel, content.kop, written, filled):
        raise CsvFouten(wrong)
    called = dict(zip(content.kop, written, strict=True))
    rows: list[Gelezen] = []
    mistakes: list[Celfout] = []
    for regel, cells in content.regels:
        try:
            rows.append(Gelezen(_read_row(bestand, tabel, content.kop, regel, cells), regel))
        except CsvFouten as error:
            mistakes += [replace(f, kolom=called.get(f.kolom, f.kolom)) for f in error.fouten]
    if mistakes:
        raise CsvFouten(mistakes)
    return Bestand(
        bestand,
        tabel,
        tuple(rows),
        bron,
        content.kopjes,
        content.koppen,
        kolommen=frozenset(content.kop),
    )


def split_list(grid: Rooster) -> list[Rooster]:
    """Return a grid for each table that is in a list: most often of one.

    A norm with its result beside it is a streefcijfer and a meting. A row without a result is no
    meting, and one without a norm no streefcijfer when the list itself is of measurements.
    """
    lines = grid.regels
    tabel = table_of(grid.naam, lines) if lines else None
    pair = [(tabel_of(rij), kolom) for rij, kolom in _SAMEN]
    if tabel not in [one for one, _ in pair]:
        return [grid]
    other, needed = next((one, kolom) for one, kolom in pair if one is not tabel)
    place = find_head(tabel, lines)
    heads = lines[place][1]
    extra, named = _columns(tabel, other, heads)
    wanted = sorted({*extra, *named})
    above = [name_column(other.rij) if at in named else heads[at] for at in wanted]
    if needed not in read_head(other, above) or not named:
        return [grid]
    first = [
        (nr, [cell for at, cell in enumerate(cells) if at not in extra]) for nr, cells in lines
    ]
    second = [
        (nr, [cells[at] if at < len(cells) else "" for at in wanted])
        for nr, cells in lines[place + 1 :]
        if cells != heads and any(at < len(cells) and cells[at].strip() for at in extra)
    ]
    return [
        replace(grid, naam=tabel.naam, regels=first),
        replace(grid, naam=other.naam, regels=[(lines[place][0], above), *second]),
    ]


def _columns(tabel: Tabel, other: Tabel, cells: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places that are of the other table only, and where both have their name."""
    own, also = read_head(tabel, cells), read_head(other, cells)
    if is_whole(tabel, own):
        return set(), set()
    known = {kolom.naam for kolom in tabel.kolommen}
    elsewhere = {kolom.naam for kolom in other.kolommen}
    extra = {at for at, naam in enumerate(also) if naam in elsewhere and own[at] not in known}
    return extra, {at for at, naam in enumerate(own) if naam == name_column(tabel.rij)}


def _written(heads: Sequence[str], tabel: Tabel, kop: Sequence[str]) -> list[str]:
    """Return what the file calls each column, or the workbook where the file has no head for it."""
    cells = [" ".join(cell.split()) for cell in heads]
    cells += [""] * (len(kop) - len(cells))
    known = read_head(tabel, cells)
    return [
        cell if naam in (*known[at : at + 1], cell.casefold()) else column_name(tabel, naam)
        for at, (naam, cell) in enumerate(zip(kop, cells, strict=False))
    ]


def _read_row(bestand: str, tabel: Tabel, header: list[str], regel: int, cells: list[str]) -> Any:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        what = (
            f"Deze regel heeft {len(cells)} cellen, de kop heeft er {len(header)}. "
            "Zet een tekst met een scheidingsteken erin tussen aanhalingstekens."
        )
        raise CsvFouten([Celfout(bestand, regel, "", what)])
    found = dict(zip(header, cells, strict=False))
    row, mistakes = make_checked(
        tabel, {naam: from_cell(cell.strip()) for naam, cell in found.items()}
    )
    if mistakes:
        raise CsvFouten([Celfout(bestand, regel, naam, zin) for naam, zin in mistakes])
    return row
