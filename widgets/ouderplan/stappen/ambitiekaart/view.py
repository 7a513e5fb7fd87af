"""Widgets of the step Ambitiekaart."""

import ipywidgets as w

from ouderplan.stappen.ambitiekaart.kaart import Kaartdeel
from ouderplan.stappen.ambitiekaart.model import Model
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """A button for each table, and the card itself to write on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the sheets and the card."""
        self.delen = Bladen(
            self.model,
            criteria=lambda: self.model.criteria,
            delen={"kaart": lambda: Kaartdeel(self.model)},
        )
        return stack([self.live_html("kop.html.j2", ["stand"]), self.delen.box])
