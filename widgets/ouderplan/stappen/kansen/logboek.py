"""What was let in, changed and merged: a fold under the list, closed until someone asks."""

from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap

HOOGSTENS = 100
"""So many lines are on the page, the newest first; the CSV has them all."""


class Logboek(Deel[Model]):
    """The log of the moderation; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._lines = html()
        self.fold = Uitklap(self.zitting, self.t("logboek.kop"), self._lines)
        self.box = stack([self.fold.box], "op-sectie")
        model.observe(self._on_moderatie_change, "moderatie")
        self._on_moderatie_change()

    def _on_moderatie_change(self, _change: object = None) -> None:
        lines = self.model.moderatie
        shown = tuple(reversed(lines))[:HOOGSTENS]
        self._lines.value = self.render(
            "logboek.html.j2", regels=shown, meer=len(lines) - len(shown)
        )
        show_if(self.box, lines)
