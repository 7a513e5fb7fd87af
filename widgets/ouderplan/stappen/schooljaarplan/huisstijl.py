"""The school's own Word document as the look of the plan."""

from typing import TYPE_CHECKING, Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap

if TYPE_CHECKING:
    from ouderplan.stappen.schooljaarplan.view import View


class Huisstijl:
    """Choose a .docx, see that it is in use, and take it away again."""

    def __init__(self, view: "View") -> None:
        self._view = view
        t = view.t
        self._upload = w.FileUpload(
            accept=".docx,.dotx",
            multiple=False,
            description=t("huisstijl.kies"),
            tooltip=t("huisstijl.kies"),
        )
        self._upload.observe(self._on_upload_change, "value")
        self._in_use = html(t("huisstijl.gekozen"), "op-goed")
        self._drop = button(
            view.zitting,
            t("huisstijl.weg"),
            view.model.drop_house_style,
            "op-quiet",
            gelukt=t("huisstijl.weggehaald"),
        )
        buttons = row([self._upload, self._drop], "op-knoppen")
        inside = stack([html(t("huisstijl.uitleg")), self._in_use, buttons])
        self.box = Uitklap(view.zitting, t("huisstijl.kop"), inside).box
        view.model.observe(self._on_huisstijl_change, "huisstijl")
        self._on_huisstijl_change()

    def _on_upload_change(self, _change: object = None) -> None:
        if not self._upload.value:
            return
        file: dict[str, Any] = dict(self._upload.value[0])
        naam = str(file["name"])
        self._view.zitting.run(
            lambda: self._view.model.set_house_style(naam, bytes(file["content"])),
            gelukt=self._view.t("huisstijl.bewaard", bestand=naam),
        )
        self._upload.value = ()

    def _on_huisstijl_change(self, _change: object = None) -> None:
        found = self._view.model.huisstijl is not None
        show_if(self._in_use, found)
        show_if(self._drop, found)
