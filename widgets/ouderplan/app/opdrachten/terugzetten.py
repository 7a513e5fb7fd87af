"""``ouderplan terugzetten``."""

from pathlib import Path

import click

from ouderplan.app.opdrachten.werkboeken import find_map
from ouderplan.app.teksten import text
from ouderplan.opslag.fouten import GeenWerkboek
from ouderplan.opslag.plaats import is_werkboek
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.reserve.maken import find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back, put_new


def run(werkboek: Path, reserve: str | None) -> None:
    """List the backups of a workbook, or put one back."""
    folder = find_map(werkboek)
    if not is_werkboek(folder):
        if reserve is None or not Path(reserve).is_file():
            raise GeenWerkboek(map=folder)
        put_new(folder, find_reserve(folder, reserve))
        click.echo(text("terugzetten", "nieuw", map=folder))
        return
    if reserve is None:
        _show(folder, werkboek)
        return
    chosen = find_reserve(folder, reserve)
    kept = put_back(folder, chosen)
    click.echo(text("terugzetten", "klaar", naam=chosen.naam, bewaard=kept))


def _show(folder: Path, werkboek: Path) -> None:
    found = reserves(folder)
    for reserve in found:
        click.echo(text("terugzetten", "regel", nummer=reserve.nummer, naam=reserve.naam))
    click.echo(text("terugzetten", "hoe" if found else "geen", map=werkboek))
