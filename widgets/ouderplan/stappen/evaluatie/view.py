"""Widgets of the step Evaluatie."""

import ipywidgets as w

from ouderplan.stappen.evaluatie.avond import Avond
from ouderplan.stappen.evaluatie.model import AVOND, VOLGEND, Model
from ouderplan.stappen.evaluatie.volgend import Volgend
from ouderplan.stappen.evaluatie.vormen import FORMULIEREN, UITKOMSTEN
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """Forms, the evening, what came out of it, and the next year: a button each."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the parts."""
        parts = {AVOND: lambda: Avond(self).box, VOLGEND: lambda: Volgend(self).box}
        self._sheets = Bladen(self, (FORMULIEREN, UITKOMSTEN), delen=parts)
        return stack([self.live_html("kop.html.j2", ["stand"]), self._sheets.box])

    def close(self) -> None:
        """Close the parts that are not on the page as well."""
        if "bedienen" in vars(self):
            self._sheets.close()
        super().close()
