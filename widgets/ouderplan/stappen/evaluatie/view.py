"""Widgets of the step Evaluatie."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.evaluatie.avond import Avond
from ouderplan.stappen.evaluatie.model import AVOND, VOLGEND, Model
from ouderplan.stappen.evaluatie.volgend import Volgend
from ouderplan.stappen.onderdelen.delen import Onderdeel
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """Forms, the evening, what came out of it, and the next year: a button each."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the parts."""
        parts: dict[str, Callable[[], Onderdeel]] = {
            AVOND: lambda: Avond(self.model),
            VOLGEND: lambda: Volgend(self.model),
        }
        self.delen = Bladen(self.model, delen=parts)
        return stack([self.live_html("kop.html.j2", ["stand"]), self.delen.box])
