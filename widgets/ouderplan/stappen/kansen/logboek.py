"""What was let in, changed and merged: a fold under the list, closed until someone asks."""

from typing import TYPE_CHECKING

from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View

HOOGSTENS = 100
"""So many lines are on the page, the newest first; the CSV has them all."""


class Logboek:
    """The log of the moderation; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._lines = html()
        self.fold = Uitklap(view.zitting, view.t("logboek.kop"), self._lines)
        self.box = stack([self.fold.box], "op-sectie")
        view.model.observe(self._on_moderatie_change, "moderatie")
        self._on_moderatie_change()

    def _on_moderatie_change(self, _change: object = None) -> None:
        lines = self._view.model.moderatie
        shown = tuple(reversed(lines))[:HOOGSTENS]
        self._lines.value = self._view.render(
            "logboek.html.j2", regels=shown, meer=len(lines) - len(shown)
        )
        show_if(self.box, lines)
