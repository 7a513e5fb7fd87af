"""Widgets of the step Afspraken: its sheets, and the year clock."""

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.jaarklok import Plek
from ouderplan.stappen.afspraken.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html
from ouderplan.stappen.onderdelen.tabelblad import Bladview

MEESTE = 12
"""So many lines of a month are open; the rest folds out."""


class Klokdeel(Deel[Model]):
    """The clock for the begeleider; it follows the model while it is the part that is on."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.box = html()
        self.follow(self._on_klok_change, ["klok", "blad"])

    def _on_klok_change(self, _change: object = None) -> None:
        model = self.model
        if model.blad not in model.delen:
            return
        self.box.value = self.render(
            "jaarklok.html.j2",
            klok=model.klok,
            figuur=model.picture(),
            plekken=tuple(Plek),
            maanden=MAANDEN,
            meeste=MEESTE,
        )


class View(Bladview):
    """A button for each sheet, and the sheet that is on."""

    parts = (Klokdeel,)
