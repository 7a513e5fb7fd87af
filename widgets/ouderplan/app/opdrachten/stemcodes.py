"""``ouderplan stemcodes``: slips with a code, to print and hand out."""

from pathlib import Path

import click

from ouderplan.app.adressen import THUIS, hall_url
from ouderplan.app.deuren import ZAAL_POORT
from ouderplan.app.opdrachten.exporteer import made_folder
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import GROEPEN_MET_CODE
from ouderplan.opslag.stemcodes import given_out
from ouderplan.uitvoer.stemcodes import print_codes

MEESTE = 2000


@click.command("stemcodes", cls=Opdracht)
@WERKBOEK
@click.option("--aantal", type=click.IntRange(1, MEESTE), required=True, metavar="N")
@click.option(
    "--groep",
    type=click.Choice([groep.value for groep in GROEPEN_MET_CODE]),
    default=Groep.OUDERS.value,
    metavar="GROEP",
)
@click.option("--naar", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--vervang", is_flag=True)
@click.option("--zaal-adres", default="", metavar="ADRES")
@click.option("--zaal-poort", type=click.IntRange(1, 65535), default=ZAAL_POORT, metavar="N")
def COMMAND(  # noqa: N802
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
        map = made_folder(naar or Paden.find().exports)
        path = print_codes(wb, aantal=aantal, groep=wie, naar=map, adres=adres, vervang=vervang)
        with wb.reading() as tx:
            samen = given_out(tx)[wie]
    click.echo(text("stemcodes", "gemaakt", aantal=aantal, groep=wie, bestand=path))
    if vervang:
        click.echo(text("stemcodes", "vervangen"))
    click.echo(text("stemcodes", "samen", samen=samen, groep=wie))
    click.echo(text("stemcodes", "bewaren"))
    if THUIS in adres:
        click.echo(text("stemcodes", "thuisadres", adres=adres))
