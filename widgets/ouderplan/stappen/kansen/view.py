"""Widgets of the step Kansen en bedreigingen: four parts, one at a time."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.kern.kansen import Lijst
from ouderplan.stappen.kansen.bekijken import Bekijken
from ouderplan.stappen.kansen.model import Deel, Model
from ouderplan.stappen.kansen.omzetten import Omzetten
from ouderplan.stappen.kansen.stippen import Stippen
from ouderplan.stappen.kansen.verzamelen import Verzamelen
from ouderplan.stappen.onderdelen.knoppen import button, mark, row, stack
from ouderplan.stappen.onderdelen.stapview import StapView

Delen = Verzamelen | Bekijken | Omzetten | Stippen
DELEN: dict[Deel, Callable[["View"], Delen]] = {
    Deel.VERZAMELEN: Verzamelen,
    Deel.BEKIJKEN: Bekijken,
    Deel.OMZETTEN: Omzetten,
    Deel.STIPPEN: Stippen,
}


class View(StapView):
    """A row of four buttons in the order of the afternoon, and the part that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the four buttons and the part that is on; a part is made at first use."""
        self._parts: dict[Deel, Delen] = {}
        self._tabs = {deel: self._tab(deel) for deel in Deel}
        self._content = stack([])
        self.model.observe(self._on_deel_change, "deel")
        self.model.observe(self._on_items_change, "items")
        self._on_items_change()
        self._on_deel_change()
        return stack(
            [
                self.live_html("kop.html.j2", ["blokkades", "deel"]),
                row(list(self._tabs.values()), "op-delen"),
                self.live_html("blokkades.html.j2", ["blokkades", "deel"]),
                self._content,
            ]
        )

    def part(self, deel: Deel) -> Delen:
        """Return a part, made at first use."""
        if deel not in self._parts:
            self._parts[deel] = DELEN[deel](self)
        return self._parts[deel]

    def _tab(self, deel: Deel) -> w.Button:
        return button(
            self.zitting,
            self.t(f"deel.{deel}"),
            lambda: self.model.go(deel.value),
            "op-deel",
            uitleg=self.t(f"deel.uitleg_{deel}"),
        )

    def _on_items_change(self, _change: object = None) -> None:
        nieuw = len(self.model.on_list(Lijst.NIEUW))
        key = "deel.bekijken_nieuw" if nieuw else "deel.bekijken"
        self._tabs[Deel.BEKIJKEN].description = self.t(key, aantal=nieuw)

    def _on_deel_change(self, _change: object = None) -> None:
        for deel, tab in self._tabs.items():
            mark(tab, "op-deel-hier", deel == self.model.deel)
        self._content.children = [self.part(Deel(self.model.deel)).box]
