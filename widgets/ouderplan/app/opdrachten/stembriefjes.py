"""``ouderplan stembriefjes``: ballots on paper, to print from a browser."""

from pathlib import Path

import click

from ouderplan.app.briefjesbladen import GEWOON, GROEPEN, MEESTE, sheets_of
from ouderplan.app.opdrachten.exporteer import made_folder
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.talen import Talen
from ouderplan.uitvoer.wegschrijven import safe_name, write_whole

SOORTEN = [soort.value for soort in Rondesoort if soort.stemt]


@click.command("stembriefjes", cls=Opdracht)
@WERKBOEK
@click.option("--soort", type=click.Choice(SOORTEN), default=SOORTEN[0], metavar="SOORT")
@click.option("--aantal", type=click.IntRange(1, MEESTE), default=GEWOON, metavar="N")
@click.option(
    "--groep",
    type=click.Choice([groep.value for groep in GROEPEN]),
    default=Groep.OUDERS.value,
    metavar="GROEP",
)
@click.option("--taal", type=click.Choice([taal.code for taal in Talen().alle]), metavar="TAAL")
@click.option("--naar", type=click.Path(path_type=Path), metavar="MAP")
def COMMAND(  # noqa: N802
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
        map = made_folder(naar or Paden.find().exports)
        path = write_whole(map / safe_name(words, "html"), page.encode())
    click.echo(text("stembriefjes", "gemaakt", bestand=path))
