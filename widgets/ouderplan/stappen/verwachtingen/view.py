"""Widgets of the step Verwachtingen."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze, criterium_options
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.verwachtingen.model import Model


class View(StapView):
    """A button for each sheet, the sheet that is on, and what the projector shows of it."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        self.delen = Bladen(self.model, criteria=lambda: self.model.criteria)
        return stack([self.live_html("stapkop", ["stand"]), self._chooser(), self.delen.box])

    def _chooser(self) -> w.Widget:
        words = self.t("op_scherm")
        choose = w.Dropdown(description=words, tooltip=words)
        follows = Volgkeuze(self.zitting, choose, self.model.show)

        def on_criteria_change(_change: object = None) -> None:
            options = [(tekst, str(nr)) for tekst, nr in criterium_options(self.model.criteria)]
            follows.show(options, str(self.model.op_scherm) if options else None)

        self.follow(on_criteria_change, ["criteria", "groot"])
        return choose
