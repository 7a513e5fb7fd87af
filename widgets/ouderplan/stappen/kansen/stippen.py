"""Part 4: dots on the phones, the ranking, and the adopted top 3 (C15)."""

from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.paren import Paren
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.vaststellen import Vaststellen, render_result


class Stippen(Deel[Model]):
    """What can be chosen, the round, the top; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._vooraf = html()
        self.paren = Paren(model, lambda: model.te_kiezen)
        self.paneel = Rondepaneel(
            model.stippen,
            open_tekst=t("stippen.open"),
            vraag=t("stippen.vraag"),
            uitslag=lambda _zaak: render_result(model.stippen),
            vooraf=[self._vooraf, self.paren.box],
        )
        self.vaststellen = Vaststellen(
            model.stippen,
            door_voorbeeld=t("stippen.door_voorbeeld"),
            gelukt=t("stippen.gelukt"),
        )
        self.box = stack([self.paneel.box, self.vaststellen.box])
        model.observe(self._on_change, ["items", "paren"])
        model.stippen.observe(self._on_change, "ronde")
        self._on_change()

    def _on_change(self, _change: object = None) -> None:
        model = self.model
        self._vooraf.value = self.render("vooraf.html.j2", model=model)
        show_if(self.paneel.box, model.te_kiezen or model.stippen.ronde)
