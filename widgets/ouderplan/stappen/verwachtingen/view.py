"""Widgets of the step Verwachtingen."""

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen, Bladvorm
from ouderplan.stappen.verwachtingen.model import Model

VORMEN = (
    Bladvorm(Verwachting, ("verwachting", "wie_verwacht", "criterium"), frozenset({"verwachting"})),
    Bladvorm(Criterium, ("titel", "kort", "criterium", "deel"), frozenset({"toelichting"})),
)


class View(StapView):
    """A button for each sheet, and the sheet that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                Bladen(self, VORMEN, criteria=lambda: self.model.criteria).box,
            ]
        )

    def make_presentation(self) -> w.Widget:
        """Make the sheet that is on as a table for the hall."""
        return sheet_on_screen(self, VORMEN)
