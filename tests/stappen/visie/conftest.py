"""A workbook with a top 5, and windows on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.opslag import Kast, Werkboek
from ouderplan.stappen import Zitting
from ouderplan.stappen.visie.model import Model
from ouderplan.stappen.visie.view import View

TOP = ("veiligheid", "vertrouwen", "openheid", "luisteren", "plezier")


@dataclass
class Venster:
    """A page on the workbook: its session, model and view."""

    zitting: Zitting
    model: Model
    view: View


@pytest.fixture
def nieuw_venster(werkboek: Werkboek, tmp_path: Path) -> Iterator[Callable[[], Venster]]:
    """Give a function that opens one more page on the same workbook."""
    opened: list[Zitting] = []

    def make() -> Venster:
        zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
        zitting.open(werkboek.map)
        opened.append(zitting)
        model = Model(zitting)
        zitting.follow([model])
        zitting.poll()
        return Venster(zitting, model, View(model))

    yield make
    for zitting in opened:
        zitting.wb.close()


@pytest.fixture
def venster(nieuw_venster: Callable[[], Venster]) -> Venster:
    """Give a page on the workbook."""
    return nieuw_venster()


@pytest.fixture
def model(venster: Venster) -> Model:
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
