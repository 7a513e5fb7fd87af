"""``ouderplan nieuw``."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek


def run(folder: Path, school: str, schooljaar: str) -> None:
    """Make a new workbook."""
    try:
        Werkboek.create(folder.resolve(), {"school": school, "schooljaar": schooljaar}).close()
    except OSError as error:
        raise MapNietTeMaken(map=folder) from error
    click.echo(text("nieuw", "gemaakt", map=folder))
