"""Reading CSVs into a workbook: all of it, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.rondes import Ronde
from ouderplan.opslag import csv_uit
from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_lezen import Bestand, Gelezen, number_rows, read_file
from ouderplan.opslag.fouten import ErIsEenRondeOpen
from ouderplan.opslag.samenhang import check_references, check_unique, name_goals
from ouderplan.opslag.tabellen import TABELLEN, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing, Schrijving

if TYPE_CHECKING:
    from ouderplan.opslag.werkboek import Werkboek

STARTSET = "startset"


@dataclass(frozen=True, slots=True)
class Tabelverslag:
    """What reading in does to one table, in rows."""

    tabel: str
    erbij: int
    weg: int
    gelijk: int


@dataclass(frozen=True, slots=True)
class Inleesverslag:
    """What reading in did, or would do."""

    tabellen: tuple[Tabelverslag, ...]


Inhoud = dict[Tabel, tuple[Gelezen, ...]]


def read_files(paths: Iterable[Path]) -> Inhoud:
    """Read CSVs that together are a workbook.

    Raises
    ------
    CsvFouten
    """
    content: Inhoud = {file.tabel: number_rows(file.tabel, file.rijen) for file in _read_all(paths)}
    return _check(content, {})


def store_all(tx: Schrijving, content: Mapping[Tabel, Sequence[Gelezen]]) -> None:
    """Make what was read the rows of its tables."""
    for tabel, rows in content.items():
        tx.replace_all(tabel.rij, [row.rij for row in rows])


def load_startset(tx: Schrijving) -> None:
    """Fill a new workbook with the start lists that ship with the program."""
    folder = resources.files("ouderplan.opslag") / STARTSET
    with resources.as_file(folder) as path:
        store_all(tx, read_files(sorted(path.glob("*.csv"))))


def preview_csvs(
    wb: "Werkboek", paths: Sequence[Path], *, aanvullen: bool = False
) -> Inleesverslag:
    """Say what `import_csvs` would do, and change nothing.

    Raises
    ------
    CsvFouten
    """
    with wb.reading() as tx:
        return _report(tx, _merge(tx, paths, aanvullen=aanvullen))


def import_csvs(wb: "Werkboek", paths: Sequence[Path], *, aanvullen: bool = False) -> Inleesverslag:
    """Read CSVs in, all or nothing.

    Each file becomes its table; the rows it replaces are kept in the folder *bewaard* of the
    workbook. With `aanvullen` rows are added, and only rows with the same name replaced.

    Raises
    ------
    CsvFouten
        With every mistake by file, line and column; nothing has changed then.
    ErIsEenRondeOpen
        When ballots or rounds would change under an open round.
    """
    with wb.writing() as tx:
        content = _merge(tx, paths, aanvullen=aanvullen)
        _refuse_during_round(tx, content)
        report = _report(tx, content)
        for tabel in content:
            _keep_old(wb.map, tabel, tx)
        store_all(tx, content)
    wb.take_over(tabel for tabel in content if csv_uit.path_of(wb.map, tabel) in set(paths))
    wb.sync_csvs()
    return report


def _read_all(paths: Iterable[Path]) -> list[Bestand]:
    files: list[Bestand] = []
    mistakes: list[Celfout] = []
    for path in paths:
        try:
            files.append(read_file(path))
        except CsvFouten as error:
            mistakes += error.fouten
    seen: dict[Tabel, str] = {}
    for file in files:
        if file.tabel in seen:
            what = f"De tabel {file.tabel.naam} staat ook al in {seen[file.tabel]}."
            mistakes.append(Celfout(file.pad.name, 1, "", what))
        seen[file.tabel] = file.pad.name
        mistakes += check_unique(file.tabel, file.rijen, file.pad.name)
    if mistakes:
        raise CsvFouten(mistakes)
    return files


def _merge(tx: Lezing, paths: Sequence[Path], *, aanvullen: bool) -> Inhoud:
    content: Inhoud = {}
    stored = {tabel: tuple(Gelezen(row, 0) for row in tx.rows(tabel.rij)) for tabel in TABELLEN}
    for file in _read_all(paths):
        old = stored[file.tabel] if aanvullen else ()
        content[file.tabel] = _append(file.tabel, old, number_rows(file.tabel, file.rijen, old))
    return _check(content, stored)


def _append(tabel: Tabel, old: Sequence[Gelezen], new: Sequence[Gelezen]) -> tuple[Gelezen, ...]:
    def key(row: Any) -> tuple[Any, ...]:
        named = tuple(getattr(row, naam) for naam in tabel.uniek)
        return named if named and named[-1] not in ("", None) else tuple(_values(tabel, row))

    rows = {key(row.rij): row for row in old}
    rows |= {key(row.rij): row for row in new}
    return tuple(rows.values()) if old else tuple(new)


def _values(tabel: Tabel, row: Any) -> list[Any]:
    return [getattr(row, kolom.naam) for kolom in tabel.kolommen]


def _check(content: Inhoud, stored: Mapping[Tabel, tuple[Gelezen, ...]]) -> Inhoud:
    def rows_of(rij: type[Any]) -> tuple[Gelezen, ...]:
        tabel = tabel_of(rij)
        return content.get(tabel, stored.get(tabel, ()))

    acties = tabel_of(Actie)
    if acties in content:
        content[acties] = name_goals(content[acties], rows_of(Jaardoel))
    mistakes = list(check_references({tabel.rij: rows_of(tabel.rij) for tabel in TABELLEN}))
    if mistakes:
        raise CsvFouten(mistakes)
    return content


def _report(tx: Lezing, content: Inhoud) -> Inleesverslag:
    def compare(tabel: Tabel) -> Tabelverslag:
        old, new = list(tx.rows(tabel.rij)), [row.rij for row in content[tabel]]
        same = sum(row in old for row in new)
        return Tabelverslag(tabel.naam, len(new) - same, len(old) - same, same)

    return Inleesverslag(tuple(compare(tabel) for tabel in content))


def _refuse_during_round(tx: Lezing, content: Inhoud) -> None:
    open_now = tx.rows(Ronde, gesloten=None)
    ballots = {"rondes", "rondekeuzes", "stembriefjes"}
    if open_now and ballots & {tabel.naam for tabel in content}:
        raise ErIsEenRondeOpen(vraag=open_now[0].vraag)


def _keep_old(map: Path, tabel: Tabel, tx: Lezing) -> None:
    rows = tx.rows(tabel.rij)
    if rows:
        csv_uit.keep_copy(map, f"{tabel.naam}.csv", csv_uit.write_rows(tabel, rows))
