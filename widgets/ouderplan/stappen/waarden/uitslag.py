"""Part 3: the result once it is shown, and before that why there is none."""

from typing import TYPE_CHECKING

from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.rondepaneel import LIVE
from ouderplan.stappen.onderdelen.vaststellen import render_result

if TYPE_CHECKING:
    from ouderplan.stappen.waarden.view import View


class Uitslag:
    """The picture, who voted, and a tie; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._said = html()
        self.box = stack([self._said])
        view.model.zaak.observe(self._on_zaak_change, LIVE)
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self._view.model.zaak
        self._said.value = render_result(zaak) or self._view.render("nog_niet.html.j2", zaak=zaak)
