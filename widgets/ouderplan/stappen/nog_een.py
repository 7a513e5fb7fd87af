"""Making a workbook of which there is one already: a second press, another window, or meant."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.verlaten import leave
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


def unless_there(
    zitting: Zitting,
    gegevens: Mapping[str, str],
    make: Callable[[], object],
    open_it: Callable[[Path], object],
) -> None:
    """Do `make`, but ask first when there is a workbook of this school and schooljaar already.

    `open_it` puts the one that is there on the table.
    """
    there = zitting.kast.of(gegevens)
    if there is None:
        make()
        return
    t = Teksten(__package__)
    zitting.ask(
        t("er_al", kop=there.kop, map=there.naam),
        Keuze(t("er_al_open"), lambda: leave(zitting, partial(open_it, there.map))),
        Keuze(t("er_al_nog_een"), make),
        Keuze(t("er_al_niet"), zitting.hush),
    )
