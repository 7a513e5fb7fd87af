"""Read back an Excel file: choose it, see what changes, and say yes or no."""

from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.model import Model

KIES = ".xlsx,.xlsm,.ods,.xls,.xlsb"
"""What can be chosen: of what cannot be read, it is said how it becomes what can."""
MEEST = 60
"""So many changed rows of a sheet are shown; the rest is counted."""


class Terug(Deel[Model]):
    """The file, the preview, and the two answers."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._upload = w.FileUpload(
            accept=KIES, multiple=False, description=t("terug.kies"), tooltip=t("terug.kies")
        )
        self._upload.observe(self._on_upload_change, "value")
        self._shown = html()
        self._yes = button(
            self.zitting,
            t("terug.lees"),
            model.read_back,
            "op-primary",
            gelukt=t("terug.gelezen"),
        )
        self._no = button(self.zitting, t("terug.niet"), model.forget_back, "op-quiet")
        buttons = row([self._yes, self._no], "op-knoppen")
        inside = stack([html(t("terug.uitleg")), row([self._upload]), self._shown, buttons])
        self.box = Uitklap(self.zitting, t("terug.kop"), inside).box
        self.follow(self._on_terug_change, "terug")

    def _on_upload_change(self, _change: object = None) -> None:
        if not self._upload.value:
            return
        file: dict[str, Any] = dict(self._upload.value[0])
        naam, content = str(file["name"]), bytes(file["content"])
        self.zitting.run(lambda: self.model.preview_back(naam, content))
        self._upload.value = ()

    def _on_terug_change(self, _change: object = None) -> None:
        found = self.model.terug
        self._shown.value = self.render(
            "terug.html.j2", verschil=found, bestand=self.model.terug_naam, meest=MEEST
        )
        show_if(self._yes, found is not None and not found.leeg)
        show_if(self._no, found is not None)
