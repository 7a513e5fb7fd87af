"""Part 3: the result once it is shown, and before that why there is none."""

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.rondepaneel import LIVE
from ouderplan.stappen.onderdelen.vaststellen import render_result
from ouderplan.stappen.waarden.model import Model


class Uitslag(Deel[Model]):
    """The picture, who voted, and a tie; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._said = html()
        self.box = stack([self._said])
        model.zaak.observe(self._on_zaak_change, LIVE)
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self.model.zaak
        self._said.value = render_result(zaak) or self.render("nog_niet.html.j2", zaak=zaak)
