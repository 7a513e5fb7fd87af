"""``ouderplan loting``: draw a lot again, with nothing but what stood on the screen."""

import click

from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.teksten import text
from ouderplan.kern.loting import check_number, draw


@click.command("loting", cls=Opdracht)
@click.argument("getal")
@click.argument("ronde", type=click.IntRange(min=1))
@click.argument("keuzes", nargs=-1, required=True, metavar="KEUZE...")
def COMMAND(getal: str, ronde: int, keuzes: tuple[str, ...]) -> None:  # noqa: N802  found by this name
    """Print what was drawn, in the order of the lot."""
    for place, lot in enumerate(draw(check_number(getal), ronde, keuzes), start=1):
        click.echo(text("loting", "regel", plaats=place, regel=lot.regel, trekking=lot.trekking))
