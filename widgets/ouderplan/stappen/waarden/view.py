"""Widgets of the step Waarden: four parts, one at a time."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, mark, row, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.waarden.besluit import Besluit
from ouderplan.stappen.waarden.lijst import Lijst
from ouderplan.stappen.waarden.model import Deel, Model
from ouderplan.stappen.waarden.stemming import Stemming
from ouderplan.stappen.waarden.uitslag import Uitslag

Delen = Lijst | Stemming | Uitslag | Besluit
DELEN: dict[Deel, Callable[["View"], Delen]] = {
    Deel.LIJST: Lijst,
    Deel.STEMMING: Stemming,
    Deel.UITSLAG: Uitslag,
    Deel.VASTSTELLEN: Besluit,
}


class View(StapView):
    """A row of four buttons in the order of the evening, and the part that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the buttons and all four parts: in the hall a press only shows one."""
        self._parts: dict[Deel, Delen] = {}
        for deel in Deel:
            self.part(deel)
        self._tabs = {deel: self._tab(deel) for deel in Deel}
        self._content = stack([])
        self.model.observe(self._on_deel_change, "deel")
        self._on_deel_change()
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                row(list(self._tabs.values()), "op-delen"),
                self._content,
            ]
        )

    def close(self) -> None:
        """Close the parts that are not on the page as well."""
        for part in vars(self).pop("_parts", {}).values():
            discard(part.box)
        super().close()

    def part(self, deel: Deel) -> Delen:
        """Return a part."""
        if deel not in self._parts:
            self._parts[deel] = DELEN[deel](self)
        return self._parts[deel]

    def asked(self) -> str:
        """Return the question as it stands on the form of the vote."""
        stemming = self.part(Deel.STEMMING)
        return str(stemming.paneel.vraag.value) if isinstance(stemming, Stemming) else ""

    def _tab(self, deel: Deel) -> w.Button:
        return button(
            self.zitting,
            self.t(f"deel.{deel}"),
            lambda: self.model.go(deel.value),
            "op-deel",
            uitleg=self.t(f"deel.uitleg_{deel}"),
        )

    def _on_deel_change(self, _change: object = None) -> None:
        for deel, tab in self._tabs.items():
            mark(tab, "op-deel-hier", deel == self.model.deel)
        self._content.children = [self.part(Deel(self.model.deel)).box]
