"""Read back an Excel file: choose it, see what changes, and say yes or no."""

from typing import TYPE_CHECKING, Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap

if TYPE_CHECKING:
    from ouderplan.stappen.schooljaarplan.view import View

KIES = ".xlsx,.xlsm,.ods,.xls,.xlsb"
"""What can be chosen: of what cannot be read, it is said how it becomes what can."""
MEEST = 60
"""So many changed rows of a sheet are shown; the rest is counted."""


class Terug:
    """The file, the preview, and the two answers."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        self._upload = w.FileUpload(
            accept=KIES, multiple=False, description=t("terug.kies"), tooltip=t("terug.kies")
        )
        self._upload.observe(self._on_upload_change, "value")
        self._shown = html()
        self._yes = button(
            view.zitting,
            t("terug.lees"),
            view.model.read_back,
            "op-primary",
            gelukt=t("terug.gelezen"),
        )
        self._no = button(view.zitting, t("terug.niet"), view.model.forget_back, "op-quiet")
        buttons = row([self._yes, self._no], "op-knoppen")
        inside = stack([html(t("terug.uitleg")), row([self._upload]), self._shown, buttons])
        self.box = Uitklap(view.zitting, t("terug.kop"), inside).box
        view.model.observe(self._on_terug_change, "terug")
        self._on_terug_change()

    def _on_upload_change(self, _change: object = None) -> None:
        if not self._upload.value:
            return
        file: dict[str, Any] = dict(self._upload.value[0])
        naam, content = str(file["name"]), bytes(file["content"])
        self._view.zitting.run(lambda: self._view.model.preview_back(naam, content))
        self._upload.value = ()

    def _on_terug_change(self, _change: object = None) -> None:
        found = self._view.model.terug
        self._shown.value = self._view.render(
            "terug.html.j2", verschil=found, bestand=self._view.model.terug_naam, meest=MEEST
        )
        show_if(self._yes, found is not None and not found.leeg)
        show_if(self._no, found is not None)
