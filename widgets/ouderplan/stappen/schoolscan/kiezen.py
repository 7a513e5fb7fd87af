"""Which scan is in hand, when there are more."""

import ipywidgets as w

from ouderplan.kern.datum import written
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze
from ouderplan.stappen.onderdelen.knoppen import html, row, show_if, stack, styled
from ouderplan.stappen.schoolscan.model import Model


class Scankeuze(Deel[Model]):
    """A list of the scans, newest first, and how many filled in the one in hand."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        words = self.t("kiezen")
        self.kies = styled(w.Dropdown(description=words, tooltip=words), "op-half")
        self._facts = html("", "op-klein")
        self.box = stack([row([self.kies, self._facts])])
        self._volgt = Volgkeuze(self.zitting, self.kies, lambda ronde: model.choose(int(ronde)))
        self.follow(self._on_change, ["scans", "gekozen", "ingevuld", "deel"])

    def _on_change(self, _change: object = None) -> None:
        model = self.model
        options = [
            (f"{row.vraag} ({written(row.geopend.date())})", str(row.ronde)) for row in model.scans
        ]
        self._volgt.show(options, str(model.gekozen) if model.gekozen else None)
        self._facts.value = self.render("feiten", ingevuld=model.ingevuld)
        show_if(self.box, model.scans and model.deel != "invullen")
