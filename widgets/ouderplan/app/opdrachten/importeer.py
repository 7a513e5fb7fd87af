"""``ouderplan importeer``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ouderplan.app.fouten import BestandNietGevonden, ExcelApart
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek
from ouderplan.opslag.csv_in import import_files, preview_files, read_all
from ouderplan.opslag.csv_lezen import Bestand
from ouderplan.uitvoer.terug import (
    Rijverschil,
    Vergelijking,
    import_excel,
    is_ours,
    preview_excel,
    read_school_book,
)

EXCEL = ".xlsx"
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
    with_excel = any(path.suffix.casefold() == EXCEL for path in bestanden)
    if with_excel and len(bestanden) > 1:
        raise ExcelApart
    with opened(werkboek) as wb:
        content = bestanden[0].read_bytes() if with_excel else b""
        if with_excel and is_ours(bestanden[0].name, content):
            _read_excel(wb, bestanden[0], proef=proef)
        else:
            files, told = (
                read_school_book(bestanden[0].name, content)
                if with_excel
                else (read_all(bestanden), [])
            )
            _read_files(wb, files, aanvullen=aanvullen, proef=proef)
            for line in told:
                click.echo(line)
        click.echo(text("importeer", "proef" if proef else "klaar", map=wb.map))


def _read_files(wb: Werkboek, files: Sequence[Bestand], *, aanvullen: bool, proef: bool) -> None:
    read = preview_files if proef else import_files
    verslag = read(wb, files, aanvullen=aanvullen)
    for row, file in zip(verslag.tabellen, files, strict=True):
        tabel, erbij, weg, gelijk = row.tabel, row.erbij, row.weg, row.gelijk
        click.echo(text("importeer", "regel", tabel=tabel, erbij=erbij, weg=weg, gelijk=gelijk))
        if file.kopjes:
            click.echo(text("importeer", "kopjes", aantal=file.kopjes))


def _read_excel(wb: Werkboek, bestand: Path, *, proef: bool) -> None:
    read = preview_excel if proef else import_excel
    for line in _told(read(wb, bestand.name, bestand.read_bytes())):
        click.echo(line)


def _told(verschil: Vergelijking) -> Iterator[str]:
    if verschil.leeg:
        yield text("importeer", "gelijk")
    for blad in verschil.bladen:
        yield text("importeer", "blad", blad=blad.blad)
        for row in blad.rijen:
            yield from _row(row)
    yield from verschil.meldingen


def _row(row: Rijverschil) -> Iterator[str]:
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
