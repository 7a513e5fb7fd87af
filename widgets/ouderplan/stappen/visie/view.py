"""Widgets of the step Visie."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, row, show_if, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.visie.model import Model
from ouderplan.stappen.visie.schrijven import Schrijven
from ouderplan.stappen.visie.versies import Versies
from ouderplan.stappen.visie.weg import Weg

LIVE = ["versies", "stappen", "top"]


class View(StapView):
    """The text with the top beside it, then who agreed, then the earlier versions."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the editor, the road to adoption and the versions."""
        return stack(
            [
                self.live_html("stapkop", ["stand"], kop="kop"),
                row([Schrijven(self.model).box, self._top()], "op-kolommen-breed"),
                Weg(self.model).box,
                Versies(self.model).box,
            ]
        )

    def _top(self) -> w.Widget:
        go = button(self.zitting, self.t("top.naar_waarden"), lambda: self.zitting.go("waarden"))

        def on_top_change(_change: object = None) -> None:
            show_if(go, not self.model.top.waarden and self.zitting.shows("waarden"))

        self.follow(on_top_change, "top")
        return stack([self.live_html("top.html.j2", LIVE), go])
