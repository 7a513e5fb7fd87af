"""Widgets of the step Afspraken."""

import ipywidgets as w

from ouderplan.stappen.afspraken.jaarklok import Klokdeel
from ouderplan.stappen.afspraken.model import Model
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """A button for each sheet, and the sheet that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        self.delen = Bladen(
            self.model,
            criteria=lambda: self.model.criteria,
            delen={"jaarklok": lambda: Klokdeel(self.model)},
        )
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                self.delen.box,
            ]
        )
