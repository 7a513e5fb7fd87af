"""``ouderplan stemcodes``: slips with a code, to print and hand out."""

from pathlib import Path

import click

from ouderplan.app.adressen import hall_url
from ouderplan.app.grenzen import THUIS
from ouderplan.app.opdrachten.exporteer import made_folder
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import given_out
from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.stemcodes import print_codes


def run(
    *,
    werkboek: Path,
    aantal: int,
    groep: str,
    naar: Path | None,
    vervang: bool,
    zaal_adres: str,
    zaal_poort: int,
) -> None:
    """Make codes and print them."""
    wie, adres = Groep(groep), hall_url(zaal_adres, zaal_poort)
    with opened(werkboek) as wb:
        folder = made_folder(naar or Paden.find().exports)
        path = print_codes(wb, aantal=aantal, groep=wie, naar=folder, adres=adres, vervang=vervang)
        with wb.reading() as tx:
            samen = given_out(tx)[wie]
    click.echo(text("stemcodes", "gemaakt", aantal=aantal, wie=with_article(wie), bestand=path))
    if vervang:
        click.echo(text("stemcodes", "vervangen"))
    click.echo(text("stemcodes", "samen", samen=samen, wie=with_article(wie)))
    click.echo(text("stemcodes", "bewaren"))
    if THUIS in adres:
        click.echo(text("stemcodes", "thuisadres", adres=adres))
