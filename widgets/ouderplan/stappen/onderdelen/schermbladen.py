"""Turning the pages of a sheet on the projector, from its own window or from the begeleider's."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten


class Schermbladen:
    """Back, which page, forward; hidden when all of it fits on one page.

    `aantal` counts the pages of what is on; `zin` is the text that says which page is on.
    """

    def __init__(self, view: StapView, aantal: Callable[[], int], zin: str) -> None:
        self._view, self._aantal, self._zin = view, aantal, zin
        self._t = Teksten(PAKKET)
        self.vorige = self._button("‹", -1, "vorige")
        self.volgende = self._button("›", +1, "volgende")
        self._label = html("", "op-klein")
        self.box: w.Widget = row([self._label, self.vorige, self.volgende], "op-bladeren")
        for knop in (self.vorige, self.volgende):
            show_if(knop, not view.zitting.volgt)
        view.model.observe(self._on_change, ["inhoud", "blad", "schermblad"])
        self._on_change()

    def _button(self, sign: str, stappen: int, uitleg: str) -> w.Button:
        words = self._t(f"schermblad.{uitleg}")
        return button(
            self._view.zitting, sign, lambda: self._turn(stappen), "op-icoon", uitleg=words
        )

    def _turn(self, stappen: int) -> None:
        model, many = self._view.model, self._aantal()
        model.turn_screen((min(model.schermblad, many - 1) + stappen) % many)

    def _on_change(self, _change: object = None) -> None:
        many = self._aantal()
        here = min(self._view.model.schermblad, many - 1) + 1
        words = self._t(f"schermblad.{self._zin}", nummer=here, aantal=many)
        self._label.value = words if many > 1 else ""
        show_if(self.box, many > 1)
