"""``ouderplan nieuw``."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek


@click.command("nieuw", cls=Opdracht)
@click.argument("map", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--school", required=True, metavar="NAAM")
@click.option("--schooljaar", required=True, metavar="JAAR")
def COMMAND(map: Path, school: str, schooljaar: str) -> None:  # noqa: N802  found by this name
    """Make a new workbook."""
    try:
        Werkboek.create(map.resolve(), {"school": school, "schooljaar": schooljaar}).close()
    except OSError as error:
        raise MapNietTeMaken(map=map) from error
    click.echo(text("nieuw", "gemaakt", map=map))
