"""Lists into a workbook: in the place of what is there or added to it, all of it or nothing.

Every file goes the same way: `rooster` makes grids of it, `koppen` finds and matches the heads,
`kopjes` takes out what is no row, `getypt` makes typed rows, and they go in here. Our own Excel is
laid over the rows of now instead (`terug`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import csv_uit
from ouderplan.opslag.fouten import InTeLezenNaRonde
from ouderplan.opslag.lezen.bestanden import Inhoud, read_all, refuse, store_all, unfit
from ouderplan.opslag.lezen.erbij import as_before, come_along, name_of, renewed
from ouderplan.opslag.lezen.fouten import Celfout
from ouderplan.opslag.lezen.getypt import Gelezen, number_rows
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.lezen.samenhang import (
    check_references,
    check_rounds,
    check_unique,
    name_goals,
)
from ouderplan.opslag.lezen.verschil import Inleesverslag, Stand, report_of
from ouderplan.opslag.sporen.tabellen import SPOREN, Spoor
from ouderplan.opslag.tabellen import TABELLEN, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import cells_out
from ouderplan.opslag.werkboek import Werkboek


def preview_csvs(wb: Werkboek, paths: Sequence[Path]) -> Inleesverslag:
    """Say what `import_csvs` would do, and change nothing.

    Raises
    ------
    CsvFouten
    """
    return preview_files(wb, read_all(paths))


def preview_files(
    wb: Werkboek, files: Sequence[Bestand], *, aanvullen: bool = False
) -> Inleesverslag:
    """Say what `import_files` would do, and change nothing (CsvFouten)."""
    refuse(unfit(files))
    with wb.reading() as tx:
        return report_of(tx, _merge(tx, files, aanvullen=aanvullen))


def import_csvs(wb: Werkboek, paths: Sequence[Path], *, aanvullen: bool = False) -> Inleesverslag:
    """Read CSVs in, all or nothing.

    Each file becomes its table; the rows it replaces are kept in the folder *bewaard* of the
    workbook. With `aanvullen` rows are added, and only rows with the same name replaced.

    Raises
    ------
    CsvFouten
        With every mistake by file, line and column; nothing has changed then.
    InTeLezenNaRonde
        When ballots or rounds would change under an open round.
    """
    return import_files(wb, read_all(paths), aanvullen=aanvullen)


def import_files(
    wb: Werkboek, files: Sequence[Bestand], *, aanvullen: bool = False
) -> Inleesverslag:
    """Take in what was read, as `import_csvs` does (CsvFouten, InTeLezenNaRonde).

    Of its tables it tells the rows before and after, so that `ongedaan` can take it back.
    """
    refuse(unfit(files))
    with wb.writing() as tx:
        content = _merge(tx, files, aanvullen=aanvullen)
        _refuse_during_round(tx, content, aanvullen=aanvullen)
        report = replace(report_of(tx, content), voor=_rows_of(tx, content))
        for tabel in content:
            _keep_old(wb.map, tabel, tx)
        store_all(tx, content)
        report = replace(report, na=_rows_of(tx, content))
    own = {file.tabel: file.bron.inhoud for file in files if _is_own(wb.map, file)}
    if own:
        wb.take_over(own)
    wb.sync_csvs()
    return report


def _rows_of(tx: Lezing, tabellen: Iterable[Tabel]) -> Stand:
    return {tabel: tuple(tx.rows(tabel.rij)) for tabel in tabellen}


def check_tables(tx: Lezing, content: Inhoud) -> Inleesverslag:
    """Say what storing these whole tables would do, or refuse them.

    Raises
    ------
    CsvFouten
        With the mistakes by table, line and column.
    """
    stored = {tabel: tuple(Gelezen(row, 0) for row in tx.rows(tabel.rij)) for tabel in TABELLEN}
    refuse(
        fout
        for tabel, rows in content.items()
        for fout in check_unique(tabel, rows, f"{tabel.naam}.csv")
    )
    for tabel, rows in content.items():
        content[tabel] = number_rows(tabel, rows)
    return report_of(tx, _check(content, stored))


def import_tables(wb: Werkboek, read: Callable[[Lezing], Inhoud]) -> Inleesverslag:
    """Store whole tables, all or nothing, as `import_csvs` does with files.

    `read` makes them of what is in the workbook at that moment.

    Raises
    ------
    CsvFouten, InTeLezenNaRonde
    """
    with wb.writing() as tx:
        content = read(tx)
        report = check_tables(tx, content)
        _refuse_during_round(tx, content, aanvullen=False)
        for tabel in content:
            _keep_old(wb.map, tabel, tx)
        store_all(tx, content)
    wb.sync_csvs()
    return report


def _is_own(folder: Path, file: Bestand) -> bool:
    """Tell whether a file is the workbook's own CSV, however its path was written."""
    path = csv_uit.path_of(folder, file.tabel)
    return file.bron.pad is not None and path.exists() and path.samefile(file.bron.pad)


def _merge(tx: Lezing, files: Sequence[Bestand], *, aanvullen: bool) -> Inhoud:
    content: Inhoud = {}
    stored = {tabel: tuple(Gelezen(row, 0) for row in tx.rows(tabel.rij)) for tabel in TABELLEN}
    doelen, acties = tabel_of(Jaardoel), tabel_of(Actie)
    for file in sorted(files, key=lambda file: file.tabel is not doelen):
        old = stored[file.tabel] if aanvullen or file.erbij else ()
        said = as_before(
            file.tabel, stored[file.tabel], file.rijen, file.kolommen, aanvullen=bool(old)
        )
        new = number_rows(file.tabel, said, old)
        if file.tabel is acties:
            new = name_goals(new, content.get(doelen, stored[doelen]))
        add = come_along if file.erbij else _append
        content[file.tabel] = _with_more(file, add(file.tabel, old, new))
    return _check({file.tabel: content[file.tabel] for file in files}, stored)


def _with_more(file: Bestand, rows: tuple[Gelezen, ...]) -> tuple[Gelezen, ...]:
    """Return the rows with what came along with another table: it takes the place of none."""
    return come_along(file.tabel, rows, number_rows(file.tabel, file.mee, rows))


def _append(tabel: Tabel, old: Sequence[Gelezen], new: Sequence[Gelezen]) -> tuple[Gelezen, ...]:
    """Return the old rows, those with the same name renewed, with the other new ones behind."""
    if not old:
        return tuple(new)
    newer = {name_of(tabel, row): row for row in new}
    known = {name_of(tabel, row) for row in old}
    names = [name_of(tabel, row) for row in old]
    kept = [
        renewed(row, newer[name]) if name in newer else row
        for row, name in zip(old, names, strict=True)
    ]
    return (*kept, *(row for name, row in newer.items() if name not in known))


def _check(content: Inhoud, stored: Inhoud) -> Inhoud:
    """Refuse what would lead nowhere; what led nowhere before is not this file's mistake."""
    acties, doelen = tabel_of(Actie), tabel_of(Jaardoel)
    together = stored | content
    if acties in content:
        content[acties] = name_goals(content[acties], together[doelen])
        together = stored | content
    before = set(_mistakes(stored))
    refuse(fout for fout in _mistakes(together) if fout not in before)
    return content


def _mistakes(rijen: Inhoud) -> Iterator[Celfout]:
    by_row = {tabel.rij: rows for tabel, rows in rijen.items()}
    yield from check_rounds(by_row)
    yield from check_references(by_row)


def _refuse_during_round(tx: Lezing, content: Inhoud, *, aanvullen: bool) -> None:
    for ronde in tx.rows(Ronde, gesloten=None):
        guarded = {"rondes", "rondekeuzes", "stembriefjes"}
        if not aanvullen:
            guarded |= set(_filled_in(ronde.soort))
        if guarded & {tabel.naam for tabel in content}:
            raise InTeLezenNaRonde(vraag=ronde.vraag)


def _filled_in(soort: Rondesoort) -> Iterator[str]:
    """Return the tables that a round of this kind fills, or votes on."""
    for naam, spoor in SPOREN.items():
        if spoor in _VAN_DE_ZAAL and soort in _BIJ.get(naam, Rondesoort):
            yield naam


_VAN_DE_ZAAL = {Spoor.INZENDING, Spoor.TEKST, Spoor.OVER_TEKST}
"""What the hall may be sending in, or voting on, while a round is open."""

_BIJ = {
    "schoolscan": {Rondesoort.SCAN},
    "kansen_bedreigingen": {Rondesoort.KANSEN, Rondesoort.STIPPEN},
    "evaluatie_uitkomsten": {Rondesoort.EVALUATIE},
    "moderatie": {Rondesoort.KANSEN, Rondesoort.STIPPEN, Rondesoort.EVALUATIE},
}
"""Of which rounds each of those is; one that is not named here is of every kind."""


def _keep_old(folder: Path, tabel: Tabel, tx: Lezing) -> None:
    """Keep what the CSV of a table may say by now; the rest of it is not replaced either."""
    rows = list(cells_out(tx, tabel))
    if rows:
        csv_uit.keep_copy(folder, f"{tabel.naam}.csv", csv_uit.write_cells(tabel, rows))
