"""Widgets of the step Afspraken."""

import ipywidgets as w

from ouderplan.stappen.afspraken.jaarklok import make_clock_part
from ouderplan.stappen.afspraken.model import Model
from ouderplan.stappen.afspraken.vormen import VORMEN
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """A button for each sheet, and the sheet that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                Bladen(
                    self,
                    VORMEN,
                    criteria=lambda: self.model.criteria,
                    delen={"jaarklok": lambda: make_clock_part(self)},
                ).box,
            ]
        )
