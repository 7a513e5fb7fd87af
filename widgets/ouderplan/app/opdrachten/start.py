"""``ouderplan start``: open both doors and keep them open; `klaarleggen` does what comes before."""

import contextlib
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from ouderplan.app.adressen import ALLE, BEGELEIDER, lan_addresses
from ouderplan.app.deuren import (
    Opstelling,
    choose_port,
    choose_token,
)
from ouderplan.app.eerst import put_off
from ouderplan.app.fouten import LogboekOpSlot
from ouderplan.app.grenzen import POORT, THUIS, ZAAL_POORT
from ouderplan.app.paden import LEG_KLAAR, RUIM_OP, Paden, child_env, has_display, take_secret
from ouderplan.app.teksten import text
from ouderplan.app.waker import Waker, ending
from ouderplan.opslag.tafels import laid_table, turn_to_start
from ouderplan.zaal.buitenadres import Buitenadres


def run(
    *,
    werkboek: Path | None,
    poort: int | None,
    zaal_poort: int | None,
    zaal_adres: str,
    begeleider_adres: str,
    proxy: tuple[str, ...],
    adres: str,
    geen_browser: bool,
    lab: bool,
) -> int:
    """Open the workbook for the begeleider and for the hall."""
    paden = Paden.find()
    Buitenadres.of(zaal_adres, proxy)  # refuse now what is no address, not in the hall
    Buitenadres.of(begeleider_adres, deur=BEGELEIDER)
    with contextlib.ExitStack() as held:
        try:
            is_open = held.enter_context(turn_to_start(paden.data))
        except OSError as error:
            raise LogboekOpSlot(map=paden.data) from error
        opstelling = _plan(
            paden, poort=poort, zaal_poort=zaal_poort, zaal_adres=zaal_adres, adres=adres, lab=lab
        )
        tafel = held.enter_context(laid_table(paden.data, opstelling.poort))
        opstelling = replace(
            opstelling,
            begeleider_adres=begeleider_adres,
            proxies=proxy,
            paden=replace(paden, tafel=tafel),
        )
        status = prepare(opstelling.paden, LEG_KLAAR, *([str(werkboek)] if werkboek else []))
        if status:
            return status
        click.echo(text("start", "bezig"))
        _serve(opstelling, is_open, browser=not geen_browser and has_display())
        return prepare(opstelling.paden, RUIM_OP)


def _serve(opstelling: Opstelling, is_open: Callable[[], None], *, browser: bool) -> None:
    waker = Waker(opstelling.doors(), opstelling.env(), click.echo)
    with ending():
        try:
            with waker.open_doors():
                is_open()
                _show(opstelling)
                if browser:
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
    given = take_secret()
    sleutel = choose_token(given)
    return Opstelling(paden, chosen, zaal, zaal_adres, adres, sleutel, lab, zegt_sleutel=not given)


def _say_moved(deur: str, wanted: int, got: int) -> None:
    if wanted != got:
        titel = text("deuren", deur)
        click.echo(text("start", "andere_poort", bezet=wanted, deur=titel, poort=got))


def prepare(paden: Paden, *words: str) -> int:
    """Do what needs the whole workbook in a process of its own, and return how that ended.

    This one stays open all evening, and has nothing of it in memory. What went wrong has been said.
    """
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, "-m", "ouderplan", *words],
        env=child_env(paden.as_env()),
        stdin=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",  # Ctrl-C is said once
        check=False,
    ).returncode


def _show(opstelling: Opstelling) -> None:
    zaal = opstelling.zaal_url
    click.echo("")
    if opstelling.adres != THUIS:
        click.echo(text("start", "open_netwerk"))
    click.echo(text("start", _who_gets_in(opstelling)))
    click.echo(f"  {opstelling.te_zeggen_url}\n")
    click.echo(text("start", "zaal"))
    click.echo(text("start", "ouders", adres=f"{zaal}/"))
    click.echo(text("start", "team", adres=f"{zaal}/team") + "\n")
    show_code(f"{zaal}/")
    _show_networks(opstelling)
    paden = opstelling.paden
    click.echo(text("start", "waar", data=paden.data, exports=paden.exports))
    click.echo(text("start", "stoppen"))
    sys.stdout.flush()


def show_code(adres: str) -> None:
    """Draw the address on the terminal, as a code that a phone reads."""
    put_off("urllib.request")  # for a word of XML; it would bring TLS and e-mail along, all evening
    import segno  # noqa: PLC0415  after that

    segno.make(adres, micro=False).terminal(out=sys.stdout, border=2, compact=True)


def _who_gets_in(opstelling: Opstelling) -> str:
    """Return the name of the sentence above the begeleider's address."""
    if opstelling.begeleider_adres:
        return "begeleider_eigen"
    return "begeleider" if opstelling.adres == THUIS else "begeleider_netwerk"


def _show_networks(opstelling: Opstelling) -> None:
    found = lan_addresses()
    if not found and not opstelling.zaal_adres:
        click.echo(text("start", "geen_netwerk"))
    elif len(found) > 1 and not opstelling.zaal_adres:
        click.echo(text("start", "andere", adressen=", ".join(found[1:])))
