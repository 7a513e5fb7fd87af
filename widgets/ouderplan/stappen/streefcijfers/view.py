"""Widgets of the step Streefcijfers."""

import ipywidgets as w

from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.streefcijfers.model import Model
from ouderplan.stappen.streefcijfers.stand import Standdeel, screen

VORMEN = (
    Bladvorm(Streefcijfer, ("streefdoel", "norm", "criterium", "bron")),
    Bladvorm(Meting, ("streefdoel", "schooljaar", "gemeten", "bron")),
    Bladvorm(Kenmerk, ("kenmerk", "soort", "percentage", "peildatum")),
)


class View(StapView):
    """A button for each sheet and for how the targets stand."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the sheets and the part that judges."""
        sheets = Bladen(
            self,
            VORMEN,
            criteria=lambda: self.model.criteria,
            delen={"stand": lambda: Standdeel(self).box},
        )
        return stack([self.live_html("kop.html.j2", ["stand"]), sheets.box])

    def make_presentation(self) -> w.Widget:
        """Make the sheet that is on as a table for the hall, or one target over the years."""
        return sheet_on_screen(
            self,
            VORMEN,
            lambda: self.model.criteria,
            delen={"stand": lambda: screen(self)},
            ook=("lijnen", "gekozen"),
        )
