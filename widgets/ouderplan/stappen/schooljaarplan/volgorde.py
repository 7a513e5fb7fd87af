"""In which order the chapters stand in the Word file, and whether empty ones are named."""

from typing import TYPE_CHECKING, Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import VOLGORDES

if TYPE_CHECKING:
    from ouderplan.stappen.schooljaarplan.view import View


class Volgorde:
    """A list to choose from and a box to tick; both are kept with the workbook."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        self._choice = w.Dropdown(
            options=[(text("volgordes", naam), naam) for naam in VOLGORDES],
            description=t("volgorde.kies"),
            tooltip=t("volgorde.kies"),
        )
        self._empty = w.Checkbox(
            description=t("volgorde.lege"), tooltip=t("volgorde.lege"), indent=False
        )
        self._told = html("", "op-klein")
        inside = stack([html(t("volgorde.uitleg")), self._choice, self._told, self._empty])
        self.box = Uitklap(view.zitting, t("volgorde.kop"), inside).box
        view.model.observe(self._on_model_change, ["volgorde", "noem_lege"])
        self._on_model_change()
        self._choice.observe(self._on_choice_change, "value")
        self._empty.observe(self._on_empty_change, "value")

    def _on_model_change(self, _change: object = None) -> None:
        model = self._view.model
        self._choice.value, self._empty.value = model.volgorde, model.noem_lege
        self._told.value = text("leeswijzer", model.volgorde)

    def _on_choice_change(self, change: Any) -> None:
        if change["new"] != self._view.model.volgorde:
            self._view.zitting.run(lambda: self._view.model.choose_order(change["new"]))

    def _on_empty_change(self, change: Any) -> None:
        if change["new"] != self._view.model.noem_lege:
            self._view.zitting.run(lambda: self._view.model.name_empty(change["new"]))
