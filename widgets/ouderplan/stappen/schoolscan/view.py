"""Widgets of the step Schoolscan: five parts, one at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.delen import Delen, Onderdeel, Tab
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.schoolscan.bestand import Bestand
from ouderplan.stappen.schoolscan.invullen import Invullen
from ouderplan.stappen.schoolscan.kiezen import Scankeuze
from ouderplan.stappen.schoolscan.lezen import Lezen
from ouderplan.stappen.schoolscan.model import Deel, Model
from ouderplan.stappen.schoolscan.papier import Papier
from ouderplan.stappen.schoolscan.uitslag import Uitslag

DELEN: dict[Deel, Callable[[Model], Onderdeel]] = {
    Deel.INVULLEN: Invullen,
    Deel.PAPIER: Papier,
    Deel.BESTAND: Bestand,
    Deel.LEZEN: Lezen,
    Deel.UITSLAG: Uitslag,
}


class View(StapView):
    """A button for each part, which scan it is about, and the part that is on."""

    model: Model
    delen: Delen

    def make_controls(self) -> w.Widget:
        """Make the head, the buttons and the part that is on."""
        model, t = self.model, self.t
        tabs: dict[str, Tab] = {
            deel: Tab(t(f"deel.{deel}"), partial(make, model)) for deel, make in DELEN.items()
        }
        self.delen = Delen(model, "deel", tabs, model.go)
        self.follow(self._on_geschreven_change, "geschreven")
        return stack(
            [
                self.live_html("stapkop", ["stand", "gekozen"]),
                self.delen.knoppen,
                Scankeuze(model).box,
                self.delen.inhoud,
            ]
        )

    def part(self, deel: Deel) -> Any:
        """Return a part, made at first use."""
        return self.delen.part(deel)

    def _on_geschreven_change(self, _change: object = None) -> None:
        nieuw = len(self.model.nieuw)
        key = "deel.lezen_nieuw" if nieuw else "deel.lezen"
        self.delen.say(Deel.LEZEN, self.t(key, aantal=nieuw))
