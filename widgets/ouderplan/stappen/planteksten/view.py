"""Widgets of the free texts."""

import ipywidgets as w

from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen, Bladvorm
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.planteksten.model import Model

VORMEN = (
    Bladvorm(
        Plantekst, ("kop", "tekst"), frozenset({"tekst"}), vast=frozenset({"sleutel"}), regels=8
    ),
    Bladvorm(Kernwoord, ("woord", "omschrijving"), frozenset({"omschrijving"})),
    Bladvorm(Vaststelling, ("wat", "door", "op", "namens"), frozenset({"opmerking"})),
)


class View(StapView):
    """A fold with the three sheets; they are made when it is opened first."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the fold."""
        inside = stack([html(f"<p>{self.t('uitleg')}</p>")])
        self.fold = Uitklap(self.zitting, self.t("kop"), inside)

        def on_open(_change: object) -> None:
            if len(inside.children) == 1:
                inside.children = (*inside.children, Bladen(self, VORMEN).box)

        self.fold.observe(on_open, "open")
        return self.fold.box
