"""``ouderplan importeer``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ouderplan.app.fouten import BestandNietGevonden, ExcelApart
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek
from ouderplan.opslag.bestandssoort import is_excel
from ouderplan.opslag.csv_in import import_files, preview_files, read_all
from ouderplan.opslag.csv_lezen import Bestand
from ouderplan.opslag.csv_tekst import read_bytes

if TYPE_CHECKING:
    from ouderplan.opslag.verschil import Rijverschil
    from ouderplan.uitvoer.terug import Vergelijking

KORT = 60
"""Characters of a cell that are shown."""


@click.command("importeer", cls=Opdracht)
@WERKBOEK
@click.argument(
    "bestanden", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="BESTAND…"
)
@click.option("--aanvullen", is_flag=True)
@click.option("--proef", is_flag=True)
def COMMAND(  # noqa: N802
    werkboek: Path, bestanden: tuple[Path, ...], aanvullen: bool, proef: bool
) -> None:
    """Read CSVs or an Excel file in, all or nothing."""
    for bestand in bestanden:
        if not bestand.is_file():
            raise BestandNietGevonden(bestand=bestand)
    with_excel = any(is_excel(path.name, read_bytes(path)) for path in bestanden)
    if with_excel and len(bestanden) > 1:
        raise ExcelApart
    with opened(werkboek) as wb:
        if with_excel:
            _read_book(wb, bestanden[0], aanvullen=aanvullen, proef=proef)
        else:
            _read_files(wb, read_all(bestanden), aanvullen=aanvullen, proef=proef)
        click.echo(text("importeer", "proef" if proef else "klaar", map=wb.map))


def _read_book(wb: Werkboek, bestand: Path, *, aanvullen: bool, proef: bool) -> None:
    """Read an Excel file: ours back, cell by cell, or a school's own as lists."""
    from ouderplan.uitvoer import terug  # noqa: PLC0415  openpyxl is slow to load

    content = read_bytes(bestand)
    if terug.is_ours(bestand.name, content):
        read = terug.preview_excel if proef else terug.import_excel
        lines = _told(read(wb, bestand.name, content))
    else:
        files, told = terug.read_school_book(bestand.name, content)
        _read_files(wb, files, aanvullen=aanvullen, proef=proef)
        lines = iter(told)
    for line in lines:
        click.echo(line)


def _read_files(wb: Werkboek, files: Sequence[Bestand], *, aanvullen: bool, proef: bool) -> None:
    read = preview_files if proef else import_files
    verslag = read(wb, files, aanvullen=aanvullen)
    for row, file in zip(verslag.tabellen, files, strict=True):
        counts = {"erbij": row.nieuw, "weg": row.verdwijnt, "gelijk": row.gelijk}
        key = "regel_anders" if row.anders else "regel"
        click.echo(text("importeer", key, tabel=row.tabel, anders=len(row.anders), **counts))
        for changed in row.anders:
            for line in _row(changed):
                click.echo(line)
        if file.kopjes:
            click.echo(text("importeer", "kopjes", aantal=file.kopjes))
        for kop in file.koppen:
            click.echo(text("importeer", "kop", kop=kop))


def _told(verschil: "Vergelijking") -> Iterator[str]:
    if verschil.leeg:
        yield text("importeer", "gelijk")
    for blad in verschil.bladen:
        yield text("importeer", "blad", blad=blad.blad)
        for row in blad.rijen:
            yield from _row(row)
    yield from verschil.meldingen


def _row(row: "Rijverschil") -> Iterator[str]:
    yield text("importeer", f"rij_{row.soort}", naam=row.naam, rij=row.regel)
    for cel in row.cellen if row.soort == "anders" else ():
        name = "cel_botst" if cel.botst else "cel"
        yield text(
            "importeer", name, kop=cel.kop, oud=_shortened(cel.oud), nieuw=_shortened(cel.nieuw)
        )


def _shortened(cel: str) -> str:
    """Return a cell on one line."""
    line = " / ".join(cel.split("\n"))
    return line if len(line) <= KORT else line[: KORT - 1] + "…"
