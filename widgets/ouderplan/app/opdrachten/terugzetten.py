"""``ouderplan terugzetten``."""

from pathlib import Path

import click

from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, find_map
from ouderplan.app.teksten import text
from ouderplan.opslag.fouten import GeenWerkboek
from ouderplan.opslag.reserve import find_reserve, reserves
from ouderplan.opslag.terugzetten import put_back
from ouderplan.opslag.werkboek import is_werkboek


@click.command("terugzetten", cls=Opdracht)
@WERKBOEK
@click.argument("reserve", required=False, metavar="[RESERVE]")
def COMMAND(werkboek: Path, reserve: str | None) -> None:  # noqa: N802  found by this name
    """List the backups of a workbook, or put one back."""
    map = find_map(werkboek)
    if not is_werkboek(map):
        raise GeenWerkboek(map=map)
    if reserve is None:
        _show(map, werkboek)
        return
    chosen = find_reserve(map, reserve)
    kept = put_back(map, chosen)
    click.echo(text("terugzetten", "klaar", naam=chosen.naam, bewaard=kept))


def _show(map: Path, werkboek: Path) -> None:
    found = reserves(map)
    for reserve in found:
        click.echo(text("terugzetten", "regel", nummer=reserve.nummer, naam=reserve.naam))
    click.echo(text("terugzetten", "hoe" if found else "geen", map=werkboek))
