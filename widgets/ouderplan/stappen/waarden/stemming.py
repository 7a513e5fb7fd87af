"""Part 2: the vote in the hall, from opening to closing."""

from typing import TYPE_CHECKING

from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel

if TYPE_CHECKING:
    from ouderplan.stappen.waarden.view import View


class Stemming:
    """The controls of the round; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self.paneel = Rondepaneel(
            view.model.zaak,
            open_tekst=view.t("stemming.open"),
            vraag=view.t("stemming.vraag"),
            let_op=view.model.about_languages,
        )
        view.model.observe(self.paneel.look_again, ["items", "vertalingen"])
        self._view, self._done = view, html(view.t("stemming.klaar"), "op-melding")
        self.box = stack([self._done, self.paneel.box])
        view.model.zaak.observe(self._on_ronde_change, "ronde")
        self._on_ronde_change()

    def _on_ronde_change(self, _change: object = None) -> None:
        show_if(self._done, self._view.model.zaak.stap == "getoond")
