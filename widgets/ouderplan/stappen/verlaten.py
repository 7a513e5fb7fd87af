"""Putting another workbook on the table: the hall goes along, so who takes part comes first."""

import contextlib
from collections.abc import Callable

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


def leave(zitting: Zitting, action: Callable[[], object]) -> None:
    """Do `action`, which puts another workbook on the table.

    It is asked first while people take part in this one: they could not any more.
    """
    if not (vragen := _open_questions(zitting)):
        action()
        return
    t = Teksten(__package__)
    stay = Keuze(t("verlaten_nee"), zitting.hush)
    zin = t("verlaten", vragen=enumerate_words(vragen))
    zitting.ask(zin, Keuze(t("verlaten_ja"), action), stay)


def _open_questions(zitting: Zitting) -> list[str]:
    if zitting.werkboek is None:
        return []
    with contextlib.suppress(OuderplanFout), zitting.werkboek.reading() as tx:
        return [f"‘{ronde.vraag}’" for ronde in open_rondes(tx)]
    return []  # it cannot be read: another one may be what helps
