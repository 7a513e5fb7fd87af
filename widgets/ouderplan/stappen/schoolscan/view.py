"""Widgets of the step Schoolscan: five parts, one at a time."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, mark, row, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.schoolscan.bestand import Bestand
from ouderplan.stappen.schoolscan.invullen import Invullen
from ouderplan.stappen.schoolscan.kiezen import Scankeuze
from ouderplan.stappen.schoolscan.lezen import Lezen
from ouderplan.stappen.schoolscan.model import Deel, Model
from ouderplan.stappen.schoolscan.papier import Papier
from ouderplan.stappen.schoolscan.uitslag import Uitslag

Delen = Invullen | Papier | Bestand | Lezen | Uitslag
DELEN: dict[Deel, Callable[["View"], Delen]] = {
    Deel.INVULLEN: Invullen,
    Deel.PAPIER: Papier,
    Deel.BESTAND: Bestand,
    Deel.LEZEN: Lezen,
    Deel.UITSLAG: Uitslag,
}


class View(StapView):
    """A button for each part, which scan it is about, and the part that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the buttons and the part that is on; a part is made at first use."""
        self._parts: dict[Deel, Delen] = {}
        self._tabs = {deel: self._tab(deel) for deel in Deel}
        self._content = stack([])
        self.model.observe(self._on_deel_change, "deel")
        self.model.observe(self._on_geschreven_change, "geschreven")
        self._on_geschreven_change()
        self._on_deel_change()
        return stack(
            [
                self.live_html("kop.html.j2", ["stand", "gekozen"]),
                row(list(self._tabs.values()), "op-delen"),
                Scankeuze(self).box,
                self._content,
            ]
        )

    def part(self, deel: Deel) -> Delen:
        """Return a part, made at first use."""
        if deel not in self._parts:
            self._parts[deel] = DELEN[deel](self)
        return self._parts[deel]

    def _tab(self, deel: Deel) -> w.Button:
        label = self.t(f"deel.{deel}")
        return button(self.zitting, label, lambda: self.model.go(deel.value), "op-deel")

    def _on_geschreven_change(self, _change: object = None) -> None:
        nieuw = len(self.model.nieuw)
        key = "deel.lezen_nieuw" if nieuw else "deel.lezen"
        self._tabs[Deel.LEZEN].description = self.t(key, aantal=nieuw)

    def _on_deel_change(self, _change: object = None) -> None:
        for deel, tab in self._tabs.items():
            mark(tab, "op-deel-hier", deel == self.model.deel)
        self._content.children = [self.part(Deel(self.model.deel)).box]
