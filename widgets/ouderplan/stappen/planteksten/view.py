"""Widgets of the free texts."""

import ipywidgets as w
from traitlets import link

from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.planteksten.model import Model


class View(StapView):
    """A fold with the three sheets; they are made when it is opened first.

    The hall sees the plan at a glance instead: none of these sheets is on the projector.
    """

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the fold."""
        inside = stack([html(f"<p>{self.t('uitleg')}</p>")])
        self.fold = Uitklap(self.zitting, self.t("kop"), inside)

        def on_open(_change: object = None) -> None:
            if self.fold.open and len(inside.children) == 1:
                self.delen = Bladen(self.model)
                inside.children = (*inside.children, self.delen.box)

        self.fold.observe(on_open, "open")
        link((self.model, "open"), (self.fold, "open"))
        return self.fold.box
