"""The buttons that make files, how far it is, and the files there are."""

from functools import partial

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.bestanden import Uitgevoerd, data_uri
from ouderplan.stappen.schooljaarplan.model import Model

SOORTEN = {
    "word": "op-primary",
    "antwoord": "op-secondary",
    "excel": "op-secondary",
    "csv": "op-secondary",
    "pdf": "op-secondary",
    "alles": "op-secondary",
}
DELEN = (
    "schooljaarplan",
    "totaaloverzicht",
    "ambitiekaart",
    "jaarklok",
    "evaluatieformulieren",
    "draaiboek",
    "draaiboekagenda",
)
GETOOND = 8
"""So many earlier files are listed; older ones are still in the folder."""


class Maken(Deel[Model]):
    """Word, Excel, CSV; progress; the newest file to download; the earlier ones."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        whole = [self._button(soort, css) for soort, css in SOORTEN.items()]
        parts = [self._button(soort, "op-quiet") for soort in DELEN]
        self._buttons = [*whole, *parts]
        label = self.t("uitvoer.voortgang")
        self._bar = w.FloatProgress(min=0.0, max=1.0, description=label, tooltip=label)
        self._told = html("", "op-klein")
        progress = styled(self._bar, "op-voortgang", "op-geen-label")
        self._progress = stack([progress, self._told], "op-stapel-dicht")
        self._done, self._earlier = html(), stack([], "op-lijst")
        self._listed: tuple[Uitgevoerd, ...] = ()
        self._fold = self._folded()
        apart = row([html(self.t("uitvoer.delen"), "op-klein"), *parts], "op-knoppen")
        made = [self._progress, self._done, self._fold.box]
        self.box = stack([row(whole, "op-knoppen"), apart, *made])
        model.uitvoering.observe(self._on_uitvoering_change, ["bezig", "deel", "zin"])
        model.observe(self._on_model_change, ["eerder", "klaar"])
        self._on_uitvoering_change()
        self._on_model_change()

    def _button(self, soort: str, css: str) -> w.Button:
        t = self.t
        return button(
            self.zitting,
            t(f"uitvoer.{soort}"),
            partial(self.model.export, soort),
            css,
            uitleg=t(f"uitvoer.{soort}_uitleg"),
        )

    def _folded(self) -> Uitklap:
        t = self.t
        inside = stack([html(t("eerder.uitleg"), "op-klein"), self._earlier], "op-stapel-dicht")
        return Uitklap(self.zitting, t("eerder.kop"), inside)

    def _on_uitvoering_change(self, _change: object = None) -> None:
        busy = self.model.uitvoering
        self._bar.value = busy.deel
        self._told.value = self.render("voortgang", zin=busy.zin)
        show_if(self._progress, busy.bezig)
        show_if(self._done, not busy.bezig)
        for made in self._buttons:
            made.disabled = busy.bezig

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        newest = model.klaar if model.klaar and model.klaar.path.is_file() else None
        self._done.value = self.render(
            "klaar.html.j2", bestand=newest, adres=data_uri(newest.path) if newest else ""
        )
        show_if(self._fold.box, model.eerder)
        if model.eerder != self._listed:
            self._listed, before = model.eerder, self._earlier.children
            self._earlier.children = [self._line(found) for found in model.eerder[:GETOOND]]
            for widget in before:
                discard(widget)

    def _line(self, found: Uitgevoerd) -> w.Widget:
        text = html(self.render("eerder_regel", bestand=found), "op-groei")
        take = button(
            self.zitting,
            self.t("eerder.geef"),
            partial(self.model.take_up, found),
            uitleg=self.t("eerder.geef_uitleg", bestand=found.path.name),
        )
        return row([text, take], "op-lijst-rij")
