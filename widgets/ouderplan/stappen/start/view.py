"""Widgets of the step Start."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.qr import qr_svg
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.start.afstand import Afstandsbediening
from ouderplan.stappen.start.hand import Handwerk
from ouderplan.stappen.start.kiezen import Kiezen
from ouderplan.stappen.start.lijsten import Lijstenlezer
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.planning import Planning
from ouderplan.stappen.start.profiel import Profiel
from ouderplan.stappen.start.stemschermen import Stemschermen


class View(StapView):
    """What has to be known before the first evening."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make everything, or only the choice of a workbook when none is open."""
        head = self.live_html("kop.html.j2", ["stand", "profiel", "open"])
        if not self.model.open:
            return stack([head, Kiezen(self, voluit=True).box])
        return stack(
            [
                head,
                Handwerk(self).box,
                self._hall(),
                Planning(self).box,
                Profiel(self).box,
                Lijstenlezer(self).box,
                Kiezen(self, voluit=False).box,
            ]
        )

    def _hall(self) -> w.Widget:
        zaal = html(
            self.render(
                "zaal.html.j2", qrs=self._qrs(), adres=self.zitting.zaal, scherm=self.zitting.scherm
            )
        )
        if not self.zitting.zaal:
            return stack([zaal], "op-sectie")
        parts = [zaal, Afstandsbediening(self, self.model).box, Stemschermen(self, self.model).box]
        return stack(parts, "op-sectie")

    def _qrs(self) -> list[dict[str, str]]:
        address = self.zitting.zaal
        if not address:
            return []
        return [
            {"wie": wie, "adres": address + path, "svg": qr_svg(address + path)}
            for wie, path in (("ouders", ""), ("team", "/team"))
        ]
