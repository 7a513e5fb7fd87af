"""Turning the pages of the projector, from its own window or from the begeleider's."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.kansen.bladen import count_pages
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View

TRAITS = ["items", "omzettingen", "deel", "perspectief", "bladzijde", "bedreiging"]
"""What the pages depend on."""


class Bladeren:
    """Back, which page, forward; hidden when all of it fits on one page."""

    def __init__(self, view: "View", *, zin: str = "scherm.bladzijde") -> None:
        self._view, self._zin, t = view, zin, view.t
        self.vorige = self._button("‹", -1, t("scherm.vorige"))
        self.volgende = self._button("›", +1, t("scherm.volgende"))
        self._label = html("", "op-klein")
        self.box: w.Widget = row([self._label, self.vorige, self.volgende], "op-bladeren")
        for knop in (self.vorige, self.volgende):
            show_if(knop, not view.zitting.volgt)
        view.model.observe(self._on_change, TRAITS)
        self._on_change()

    def _button(self, sign: str, stappen: int, uitleg: str) -> w.Button:
        return button(
            self._view.zitting, sign, lambda: self._turn(stappen), "op-icoon", uitleg=uitleg
        )

    def _turn(self, stappen: int) -> None:
        model, many = self._view.model, count_pages(self._view.model)
        model.turn((min(model.bladzijde, many - 1) + stappen) % many)

    def _on_change(self, _change: object = None) -> None:
        many = count_pages(self._view.model)
        here = min(self._view.model.bladzijde, many - 1) + 1
        page = self._view.t(self._zin, nummer=here, aantal=many)
        self._label.value = page if many > 1 else ""
        show_if(self.box, many > 1)
