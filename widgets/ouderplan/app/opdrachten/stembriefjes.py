"""``ouderplan stembriefjes``: ballots on paper, to print from a browser."""

from pathlib import Path

import click

from ouderplan.app.briefjesbladen import sheets_of
from ouderplan.app.opdrachten.exporteer import made_folder
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.uitvoer.wegschrijven import safe_name, write_whole


def run(
    *, werkboek: Path, soort: str, aantal: int, groep: str, taal: str | None, naar: Path | None
) -> None:
    """Write the sheets as a page to print."""
    with opened(werkboek) as wb:
        page = sheets_of(wb, Rondesoort(soort), Groep(groep), aantal, taal or "")
        words = (
            text("stembriefjes", "bestand", soort=soort, groep=groep),
            taal or "",
            wb.profile()["school"],
        )
        folder = made_folder(naar or Paden.find().exports)
        path = write_whole(folder / safe_name(words, "html"), page.encode())
    click.echo(text("stembriefjes", "gemaakt", bestand=path))
