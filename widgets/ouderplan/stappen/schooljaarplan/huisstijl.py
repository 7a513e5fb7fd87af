"""The school's own Word document as the look of the plan."""

from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.model import Model


class Huisstijl(Deel[Model]):
    """Choose a .docx, see that it is in use, and take it away again."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._upload = w.FileUpload(
            accept=".docx,.dotx",
            multiple=False,
            description=t("huisstijl.kies"),
            tooltip=t("huisstijl.kies"),
        )
        self._upload.observe(self._on_upload_change, "value")
        self._in_use = html(t("huisstijl.gekozen"), "op-goed")
        self._drop = button(
            self.zitting,
            t("huisstijl.weg"),
            model.drop_house_style,
            "op-quiet",
            gelukt=t("huisstijl.weggehaald"),
        )
        buttons = row([self._upload, self._drop], "op-knoppen")
        inside = stack([html(t("huisstijl.uitleg")), self._in_use, buttons])
        self.box = Uitklap(self.zitting, t("huisstijl.kop"), inside).box
        self.follow(self._on_huisstijl_change, "huisstijl")

    def _on_upload_change(self, _change: object = None) -> None:
        if not self._upload.value:
            return
        file: dict[str, Any] = dict(self._upload.value[0])
        naam = str(file["name"])
        self.zitting.run(
            lambda: self.model.set_house_style(naam, bytes(file["content"])),
            gelukt=self.t("huisstijl.bewaard", bestand=naam),
        )
        self._upload.value = ()

    def _on_huisstijl_change(self, _change: object = None) -> None:
        found = self.model.huisstijl is not None
        show_if(self._in_use, found)
        show_if(self._drop, found)
