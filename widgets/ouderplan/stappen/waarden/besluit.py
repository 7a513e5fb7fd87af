"""Part 4: adopting the top 5, and before that why it cannot be done yet."""

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.vaststellen import Vaststellen
from ouderplan.stappen.waarden.model import Model


class Besluit(Deel[Model]):
    """The form with which the top 5 is adopted; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._wait = html()
        self.vaststellen = Vaststellen(
            model.zaak,
            door_voorbeeld=t("vaststellen.door_voorbeeld"),
            gelukt=t("vaststellen.gelukt"),
        )
        self.box = stack([self._wait, self.vaststellen.box])
        model.zaak.observe(self._on_zaak_change, ["uitslag", "ronde", "vastgesteld"])
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self.model.zaak
        show_if(self._wait, zaak.uitslag is None)
        self._wait.value = self.render("nog_niet.html.j2", zaak=zaak)
