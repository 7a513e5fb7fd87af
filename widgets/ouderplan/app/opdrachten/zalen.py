"""``ouderplan zalen``: one door for the halls of every school of a board."""

import logging
from pathlib import Path

import click

from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.logboek import write_clean
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.delen import can_share
from ouderplan.zaal.proces import run_all


def run(
    scholen: Path,
    *,
    zaal_adres: str,
    poort: int,
    proxy: tuple[str, ...],
    adres: str,
    processen: int,
) -> None:
    """Serve the halls of the schools in a folder, until asked to end.

    Raises
    ------
    OngeldigeInvoer, PoortBezet
    """
    buiten = Buitenadres.of(zaal_adres, proxy)
    if not buiten.oorsprong:
        raise OngeldigeInvoer(wat=text("zalen", "heel_adres", adres=zaal_adres))
    if not scholen.is_dir():
        raise OngeldigeInvoer(wat=text("zalen", "geen_map", map=scholen))
    if processen > 1 and not can_share():
        raise OngeldigeInvoer(wat=text("zalen", "een_proces"))
    write_clean()
    logging.getLogger("ouderplan.zaal.afstand").setLevel(logging.INFO)

    def say() -> None:
        click.echo(text("zalen", "open", map=scholen.resolve(), adres=buiten.url))

    run_all(scholen.resolve(), poort, adres, buiten=buiten, say=say, processen=processen)
    click.echo(text("zalen", "gestopt"))
