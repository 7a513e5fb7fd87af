"""``ouderplan importeer``."""

from pathlib import Path

import click

from ouderplan.app.fouten import BestandNietGevonden
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.teksten import text
from ouderplan.opslag.csv_in import import_csvs


@click.command("importeer", cls=Opdracht)
@WERKBOEK
@click.argument(
    "bestanden", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="BESTAND…"
)
@click.option("--aanvullen", is_flag=True)
def COMMAND(werkboek: Path, bestanden: tuple[Path, ...], aanvullen: bool) -> None:  # noqa: N802
    """Read CSVs in, all or nothing."""
    for bestand in bestanden:
        if not bestand.is_file():
            raise BestandNietGevonden(bestand=bestand)
    with opened(werkboek) as wb:
        verslag = import_csvs(wb, [path.resolve() for path in bestanden], aanvullen=aanvullen)
        for row in verslag.tabellen:
            tabel, erbij, weg, gelijk = row.tabel, row.erbij, row.weg, row.gelijk
            click.echo(text("importeer", "regel", tabel=tabel, erbij=erbij, weg=weg, gelijk=gelijk))
        click.echo(text("importeer", "klaar", map=wb.map))
