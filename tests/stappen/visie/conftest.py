"""A workbook with a top 5, and windows on it."""

from datetime import datetime
from typing import Any

import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.opslag import Werkboek
from ouderplan.stappen.visie.model import Model

TOP = ("veiligheid", "vertrouwen", "openheid", "luisteren", "plezier")


@pytest.fixture
def model(venster: Any) -> Model:
    """Give the model of that page."""
    return venster.model


@pytest.fixture
def met_top(werkboek: Werkboek) -> tuple[str, ...]:
    """Give the top 5 that was adopted in a values round."""
    with werkboek.writing() as tx:
        avond = datetime(2026, 10, 6, 20)
        tx.add(Ronde(1, Rondesoort.WAARDEN, "Wat telt?", avond, avond, getoond=avond))
        for plaats, waarde in enumerate(TOP, start=1):
            tx.add(VastgesteldeKeuze(1, plaats, waarde, "ouders en team"))
    return TOP
