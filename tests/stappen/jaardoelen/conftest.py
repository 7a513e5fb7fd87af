"""A workbook with kansen and an adopted top 3, and windows on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort, VastgesteldeKeuze
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde

KANSEN = ("Startgesprekken", "Kijkuurtjes", "Eén plek voor berichten", "Koffie-inloop")


@pytest.fixture
def top_venster(met_top: Werkboek, nieuw_venster: Callable[..., Any]) -> Any:
    """Give a page on the workbook with a top 3."""
    assert met_top.map.is_dir()
    return nieuw_venster()


@pytest.fixture
def met_top(werkboek: Werkboek) -> Werkboek:
    """Give a workbook with four kansen (1 to 4), of which 1, 2 and 3 are the adopted top 3."""
    with werkboek.writing() as tx:
        for nummer, tekst in enumerate(KANSEN, start=1):
            criterium = 9 if nummer == 1 else None
            tx.add(
                Inbreng(
                    str(nummer), Soort.KANS, Perspectief.TEAM, tekst, Groep.TEAM,
                    criterium=criterium,
                )
            )  # fmt: skip
        tx.add(Inbreng("5", Soort.BEDREIGING, Perspectief.TEAM, "Weinig tijd", Groep.TEAM))
    ronde = open_ronde(werkboek, soort=Rondesoort.STIPPEN, vraag="Waarmee?", aantal_keuzes=3).ronde
    close_ronde(werkboek, ronde)
    show_ronde(werkboek, ronde)
    with werkboek.writing() as tx:
        for plaats in (1, 2, 3):
            row = VastgesteldeKeuze(ronde, plaats, str(plaats), "het team", date(2027, 4, 14))
            tx.add(row)
    return werkboek
