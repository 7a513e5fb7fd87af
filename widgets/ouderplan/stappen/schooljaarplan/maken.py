"""The buttons that make files, how far it is, and the files there are."""

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.bestanden import Uitgevoerd, data_uri

if TYPE_CHECKING:
    from ouderplan.stappen.schooljaarplan.view import View

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


class Maken:
    """Word, Excel, CSV; progress; the newest file to download; the earlier ones."""

    def __init__(self, view: "View") -> None:
        self._view = view
        whole = [self._button(soort, css) for soort, css in SOORTEN.items()]
        parts = [self._button(soort, "op-quiet") for soort in DELEN]
        self._buttons = [*whole, *parts]
        label = view.t("uitvoer.voortgang")
        self._bar = w.FloatProgress(min=0.0, max=1.0, description=label, tooltip=label)
        self._told = html("", "op-klein")
        progress = styled(self._bar, "op-voortgang", "op-geen-label")
        self._progress = stack([progress, self._told], "op-stapel-dicht")
        self._done, self._earlier = html(), stack([], "op-lijst")
        self._listed: tuple[Uitgevoerd, ...] = ()
        self._fold = self._folded()
        apart = row([html(view.t("uitvoer.delen"), "op-klein"), *parts], "op-knoppen")
        made = [self._progress, self._done, self._fold.box]
        self.box = stack([row(whole, "op-knoppen"), apart, *made])
        view.model.uitvoering.observe(self._on_uitvoering_change, ["bezig", "deel", "zin"])
        view.model.observe(self._on_model_change, ["eerder", "klaar"])
        self._on_uitvoering_change()
        self._on_model_change()

    def _button(self, soort: str, css: str) -> w.Button:
        view, t = self._view, self._view.t
        return button(
            view.zitting,
            t(f"uitvoer.{soort}"),
            partial(view.model.export, soort),
            css,
            uitleg=t(f"uitvoer.{soort}_uitleg"),
        )

    def _folded(self) -> Uitklap:
        t = self._view.t
        inside = stack([html(t("eerder.uitleg"), "op-klein"), self._earlier], "op-stapel-dicht")
        return Uitklap(self._view.zitting, t("eerder.kop"), inside)

    def _on_uitvoering_change(self, _change: object = None) -> None:
        busy = self._view.model.uitvoering
        self._bar.value = busy.deel
        self._told.value = self._view.render("voortgang.html.j2", zin=busy.zin)
        show_if(self._progress, busy.bezig)
        for made in self._buttons:
            made.disabled = busy.bezig

    def _on_model_change(self, _change: object = None) -> None:
        model = self._view.model
        newest = model.klaar if model.klaar and model.klaar.path.is_file() else None
        self._done.value = self._view.render(
            "klaar.html.j2", bestand=newest, adres=data_uri(newest.path) if newest else ""
        )
        show_if(self._fold.box, model.eerder)
        if model.eerder != self._listed:
            self._listed, before = model.eerder, self._earlier.children
            self._earlier.children = [self._line(found) for found in model.eerder[:GETOOND]]
            for widget in before:
                discard(widget)

    def _line(self, found: Uitgevoerd) -> w.Widget:
        view = self._view
        text = html(view.render("eerder_regel.html.j2", bestand=found), "op-groei")
        take = button(
            view.zitting,
            view.t("eerder.geef"),
            partial(view.model.take_up, found),
            uitleg=view.t("eerder.geef_uitleg", bestand=found.path.name),
        )
        return row([text, take], "op-lijst-rij")
