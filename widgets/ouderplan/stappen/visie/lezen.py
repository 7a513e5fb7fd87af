"""How easy the text reads: one line under the editor, that opens when there is something to do."""

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.visie.model import Model

MEESTE_TIPS = 6
"""So many spots are listed; the others are marked in the text and come up as these are mended."""


class Lezen(Deel[Model]):
    """The estimate in words, and for each hard spot what can be done about it."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._model = model
        self._tips = html()
        self._fold = Uitklap(self.zitting, "", self._tips)
        self._fine: bool | None = None
        self.box = self._fold.box
        self._model.observe(self._on_leesbaarheid_change, "leesbaarheid")
        self._on_leesbaarheid_change()

    def show(self, wanted: object) -> None:
        """Show it only beside a text that can still change."""
        show_if(self.box, wanted)

    def _on_leesbaarheid_change(self, _change: object = None) -> None:
        found = self._model.leesbaarheid
        self._fold.knop.description = self._fold.knop.tooltip = self._title()
        self._tips.value = self.render("lezen.html.j2", leesbaarheid=found, meeste=MEESTE_TIPS)
        if found.in_orde is not self._fine:  # else it stays as who types wants it
            self._fine = found.in_orde
            self._fold.open = not found.in_orde

    def _title(self) -> str:
        t, found = self.t, self._model.leesbaarheid
        kop = t(f"lezen.{found.niveau}")
        spots = len(found.plekken)
        return t.counted("lezen.plekken", spots, kop=kop) if spots else kop
