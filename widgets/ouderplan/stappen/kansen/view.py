"""Widgets of the step Kansen en bedreigingen: four parts, one at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.kansen import Lijst
from ouderplan.stappen.kansen.bekijken import Bekijken
from ouderplan.stappen.kansen.model import Deel, Model
from ouderplan.stappen.kansen.omzetten import Omzetten
from ouderplan.stappen.kansen.stippen import Stippen
from ouderplan.stappen.kansen.verzamelen import Verzamelen
from ouderplan.stappen.onderdelen.delen import Delen, Onderdeel, Tab
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.stapview import StapView

DELEN: dict[Deel, Callable[[Model], Onderdeel]] = {
    Deel.VERZAMELEN: Verzamelen,
    Deel.BEKIJKEN: Bekijken,
    Deel.OMZETTEN: Omzetten,
    Deel.STIPPEN: Stippen,
}


class View(StapView):
    """A row of four buttons in the order of the afternoon, and the part that is on."""

    model: Model
    delen: Delen

    def make_controls(self) -> w.Widget:
        """Make the head, the four buttons and the part that is on."""
        model, t = self.model, self.t
        tabs: dict[str, Tab] = {
            deel: Tab(t(f"deel.{deel}"), partial(make, model), t(f"deel.uitleg_{deel}"))
            for deel, make in DELEN.items()
        }
        self.delen = Delen(model, "deel", tabs, model.go)
        self.follow(self._on_items_change, "items")
        return stack(
            [
                html(self.render("kop")),
                self.delen.knoppen,
                self.live_html("te_doen", ["blokkades", "deel"]),
                self.delen.inhoud,
            ]
        )

    def part(self, deel: Deel) -> Any:
        """Return a part, made at first use."""
        return self.delen.part(deel)

    def _on_items_change(self, _change: object = None) -> None:
        nieuw = len(self.model.on_list(Lijst.NIEUW))
        key = "deel.bekijken_nieuw" if nieuw else "deel.bekijken"
        self.delen.say(Deel.BEKIJKEN, self.t(key, aantal=nieuw))
