"""``ouderplan loting``: draw a lot again, with nothing but what stood on the screen."""

import click

from ouderplan.app.teksten import text
from ouderplan.kern.loting import check_number, draw


def run(getal: str, ronde: int, keuzes: tuple[str, ...]) -> None:
    """Print what was drawn, in the order of the lot."""
    for place, lot in enumerate(draw(check_number(getal), ronde, keuzes), start=1):
        click.echo(text("loting", "regel", plaats=place, regel=lot.regel, trekking=lot.trekking))
