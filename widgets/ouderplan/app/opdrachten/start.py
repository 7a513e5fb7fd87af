"""``ouderplan start``: open both doors and keep them open."""

import sys
import webbrowser
from pathlib import Path

import click
import segno

from ouderplan.app.adressen import THUIS, lan_addresses
from ouderplan.app.deuren import (
    ALLE,
    POORT,
    ZAAL_POORT,
    Opstelling,
    choose_port,
    new_token,
)
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import find_map
from ouderplan.app.paden import Paden, has_display
from ouderplan.app.repetitie.oefenzaal import sweep_rehearsals
from ouderplan.app.teksten import text
from ouderplan.app.waker import Waker, ending
from ouderplan.opslag import Kast, Werkboek

_POORT = click.IntRange(1, 65535)


@click.command("start", cls=Opdracht)
@click.argument("werkboek", required=False, type=click.Path(path_type=Path), metavar="[WERKBOEK]")
@click.option("--poort", type=_POORT, metavar="N")
@click.option("--zaal-poort", type=_POORT, metavar="N")
@click.option("--zaal-adres", default="", metavar="ADRES")
@click.option("--adres", default=THUIS, metavar="ADRES")
@click.option("--geen-browser", is_flag=True)
@click.option("--lab", is_flag=True)
def COMMAND(  # noqa: N802
    *,
    werkboek: Path | None,
    poort: int | None,
    zaal_poort: int | None,
    zaal_adres: str,
    adres: str,
    geen_browser: bool,
    lab: bool,
) -> None:
    """Open the workbook for the begeleider and for the hall."""
    paden = Paden.find()
    opstelling = _plan(
        paden, poort=poort, zaal_poort=zaal_poort, zaal_adres=zaal_adres, adres=adres, lab=lab
    )
    _put_on_table(Kast(paden.data), werkboek)
    sweep_rehearsals(paden.data)
    click.echo(text("start", "bezig"))
    waker = Waker(opstelling.doors(), opstelling.env(), click.echo)
    with ending(waker):
        try:
            with waker.open_doors():
                _show(opstelling)
                if not geen_browser and has_display():
                    webbrowser.open(opstelling.begeleider_url)
                waker.watch()
        except KeyboardInterrupt:
            click.echo("\n" + text("start", "gestopt"))


def _plan(
    paden: Paden,
    *,
    poort: int | None,
    zaal_poort: int | None,
    zaal_adres: str,
    adres: str,
    lab: bool,
) -> Opstelling:
    chosen = choose_port(poort, POORT, "--poort", adres, ())
    zaal = choose_port(zaal_poort, ZAAL_POORT, "--zaal-poort", ALLE, (chosen,))
    _say_moved("begeleider", poort or POORT, chosen)
    _say_moved("zaal", zaal_poort or ZAAL_POORT, zaal)
    return Opstelling(paden, chosen, zaal, zaal_adres, adres, new_token(), lab)


def _say_moved(deur: str, wanted: int, got: int) -> None:
    if wanted != got:
        titel = text("deuren", deur)
        click.echo(text("start", "andere_poort", bezet=wanted, deur=titel, poort=got))


def _put_on_table(kast: Kast, werkboek: Path | None) -> None:
    """Choose the workbook that was asked for; else keep the last one, or take the first."""
    if werkboek is not None:
        map = find_map(werkboek)
        Werkboek.open(map).close()  # refuse now what cannot be opened, not in the browser
        kast.choose(map)
    elif kast.current() is None and kast.list():
        kast.choose(kast.list()[0].map)


def _show(opstelling: Opstelling) -> None:
    zaal = opstelling.zaal_url
    click.echo("")
    if opstelling.adres != THUIS:
        click.echo(text("start", "open_netwerk"))
    click.echo(text("start", "begeleider" if opstelling.adres == THUIS else "begeleider_netwerk"))
    click.echo(f"  {opstelling.begeleider_url}\n")
    click.echo(text("start", "zaal"))
    click.echo(text("start", "ouders", adres=f"{zaal}/"))
    click.echo(text("start", "team", adres=f"{zaal}/team") + "\n")
    segno.make(f"{zaal}/", micro=False).terminal(out=sys.stdout, border=2, compact=True)
    _show_networks(opstelling)
    click.echo(text("start", "stoppen"))
    sys.stdout.flush()


def _show_networks(opstelling: Opstelling) -> None:
    found = lan_addresses()
    if not found and not opstelling.zaal_adres:
        click.echo(text("start", "geen_netwerk"))
    elif len(found) > 1 and not opstelling.zaal_adres:
        click.echo(text("start", "andere", adressen=", ".join(found[1:])))
