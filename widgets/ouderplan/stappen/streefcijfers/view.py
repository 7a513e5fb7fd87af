"""Widgets of the step Streefcijfers."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.streefcijfers.model import Model
from ouderplan.stappen.streefcijfers.stand import Standdeel


class View(StapView):
    """A button for each sheet and for how the targets stand."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the sheets and the part that judges."""
        self.delen = Bladen(
            self.model,
            criteria=lambda: self.model.criteria,
            delen={"stand": lambda: Standdeel(self.model)},
        )
        return stack([self.live_html("kop.html.j2", ["stand"]), self.delen.box])
