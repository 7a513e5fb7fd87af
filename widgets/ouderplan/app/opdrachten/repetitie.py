"""``ouderplan repetitie``: whether this laptop manages a full hall."""

from pathlib import Path

import click

from ouderplan.app.adressen import hall_host
from ouderplan.app.grenzen import THUIS
from ouderplan.app.opdrachten.werkboeken import find_map, opened
from ouderplan.app.repetitie import PAKKET
from ouderplan.app.repetitie.oefenzaal import oefenzaal
from ouderplan.app.repetitie.oordeel import Oordeel, judge
from ouderplan.app.repetitie.repeteren import rehearse
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.fouten import NietsTeKiezen
from ouderplan.teksten import Teksten


def run(werkboek: Path, telefoons: int, adres: str) -> None:
    """Rehearse an evening with simulated phones, in a workbook of its own."""
    t = Teksten(PAKKET)
    folder, waarden = find_map(werkboek), _waarden(werkboek)
    host = hall_host(adres)
    click.echo(t("begin", aantal=telefoons, adres=host))
    if host == THUIS and not adres:
        click.echo(t("geen_netwerk"))
    with (
        oefenzaal(waarden, t("vraag"), host, folder.parent) as zaal,
        click.progressbar(length=telefoons, label=t("bezig"), show_eta=False) as balk,
    ):
        gemeten = rehearse(zaal, telefoons, t("volgende"), lambda _done: balk.update(1))
    oordeel = judge(gemeten)
    _say(oordeel, t("wifi"))
    click.get_current_context().exit(0 if oordeel.goed else 1)


def _waarden(werkboek: Path) -> list[Waarde]:
    with opened(werkboek) as wb, wb.reading() as tx:
        waarden = tx.rows(Waarde)
    if not waarden:
        raise NietsTeKiezen
    return waarden


def _say(oordeel: Oordeel, wifi: str) -> None:
    for zin in oordeel.zinnen:
        click.echo(zin)
    click.echo(wifi)
    click.echo(oordeel.slot, err=not oordeel.goed)
