"""Which scan is in hand, when there are more."""

import ipywidgets as w

from ouderplan.kern.datum import written
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, row, show_if, stack, styled
from ouderplan.stappen.schoolscan.model import Model


class Scankeuze(Deel[Model]):
    """A list of the scans, newest first, and how many filled in the one in hand."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._showing = False
        words = self.t("kiezen")
        self.kies = styled(w.Dropdown(description=words, tooltip=words), "op-half")
        self._facts = html("", "op-klein")
        self.box = stack([row([self.kies, self._facts])])
        self.kies.observe(self._on_kies_change, "value")
        self.follow(self._on_change, ["scans", "gekozen", "ingevuld", "deel"])

    def _on_kies_change(self, _change: object = None) -> None:
        if not self._showing and self.kies.value:
            chosen = int(self.kies.value)
            self.zitting.run(lambda: self.model.choose(chosen))

    def _on_change(self, _change: object = None) -> None:
        model = self.model
        options = [
            (f"{row.vraag} ({written(row.geopend.date())})", str(row.ronde)) for row in model.scans
        ]
        self._showing = True
        try:
            if tuple(self.kies.options) != tuple(options):
                self.kies.options = options
            self.kies.value = str(model.gekozen) if model.gekozen else None
        finally:
            self._showing = False
        self._facts.value = self.render("feiten", ingevuld=model.ingevuld)
        show_if(self.box, model.scans and model.deel != "invullen")
