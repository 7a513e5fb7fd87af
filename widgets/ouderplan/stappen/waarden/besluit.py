"""Part 4: adopting the top 5, and before that why it cannot be done yet."""

from typing import TYPE_CHECKING

from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.vaststellen import Vaststellen

if TYPE_CHECKING:
    from ouderplan.stappen.waarden.view import View


class Besluit:
    """The form with which the top 5 is adopted; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        self._wait = html()
        self.vaststellen = Vaststellen(
            view.model.zaak,
            door_voorbeeld=t("vaststellen.door_voorbeeld"),
            gelukt=t("vaststellen.gelukt"),
        )
        self.box = stack([self._wait, self.vaststellen.box])
        view.model.zaak.observe(self._on_zaak_change, ["uitslag", "ronde", "vastgesteld"])
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self._view.model.zaak
        show_if(self._wait, zaak.uitslag is None)
        self._wait.value = self._view.render("nog_niet.html.j2", zaak=zaak)
