"""The order of the chapters in the Word file, what is named of them, and how actions show."""

from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import VOLGORDES


class Volgorde(Deel[Model]):
    """A list to choose from and a box to tick; both are kept with the workbook."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._choice = w.Dropdown(
            options=[(text("volgordes", naam), naam) for naam in VOLGORDES],
            description=t("volgorde.kies"),
            tooltip=t("volgorde.kies"),
        )
        self._empty = w.Checkbox(
            description=t("volgorde.lege"), tooltip=t("volgorde.lege"), indent=False
        )
        self._pdca = w.Checkbox(
            description=t("volgorde.pdca"), tooltip=t("volgorde.pdca"), indent=False
        )
        self._told = html("", "op-klein")
        boxes = [self._choice, self._told, self._empty, self._pdca]
        inside = stack([html(t("volgorde.uitleg")), *boxes])
        self.box = Uitklap(self.zitting, t("volgorde.kop"), inside).box
        self.follow(self._on_model_change, ["volgorde", "noem_lege", "pdca"])
        self._choice.observe(self._on_choice_change, "value")
        self._empty.observe(self._on_empty_change, "value")
        self._pdca.observe(self._on_pdca_change, "value")

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        self._choice.value, self._empty.value = model.volgorde, model.noem_lege
        self._pdca.value = model.pdca
        self._told.value = text("leeswijzer", model.volgorde)

    def _on_choice_change(self, change: Any) -> None:
        if change["new"] != self.model.volgorde:
            self.zitting.run(lambda: self.model.choose_order(change["new"]))

    def _on_empty_change(self, change: Any) -> None:
        if change["new"] != self.model.noem_lege:
            self.zitting.run(lambda: self.model.name_empty(change["new"]))

    def _on_pdca_change(self, change: Any) -> None:
        if change["new"] != self.model.pdca:
            self.zitting.run(lambda: self.model.show_pdca(change["new"]))
