"""Widgets of the step Waarden: four parts, one at a time."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.delen import Delen, Onderdeel, Tab
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.waarden.lijst import Lijst
from ouderplan.stappen.waarden.model import Deel, Model
from ouderplan.stappen.waarden.stemming import Besluit, Stemming, Uitslag


class View(StapView):
    """A row of four buttons in the order of the evening, and the part that is on."""

    model: Model
    delen: Delen

    def make_controls(self) -> w.Widget:
        """Make the head, the buttons and all four parts: in the hall a press only shows one."""
        model = self.model
        stemming = Stemming(model)
        make: dict[Deel, Callable[[], Onderdeel]] = {
            Deel.LIJST: lambda: Lijst(model, stemming.asked),
            Deel.STEMMING: lambda: stemming,
            Deel.UITSLAG: lambda: Uitslag(model),
            Deel.VASTSTELLEN: lambda: Besluit(model),
        }
        tabs: dict[str, Tab] = {deel: self._tab(deel, make[deel]) for deel in Deel}
        self.delen = Delen(model, "deel", tabs, model.go, ahead=True)
        return stack([self.live_html("stapkop", ["stand"], kop="kop"), self.delen.box])

    def _tab(self, deel: Deel, make: Callable[[], Onderdeel]) -> Tab:
        return Tab(self.t(f"deel.{deel}"), make, uitleg=self.t(f"deel.uitleg_{deel}"))

    def part(self, deel: Deel) -> Any:
        """Return a part."""
        return self.delen.part(deel)

    def close(self) -> None:
        """Close the parts that are not on the page as well."""
        if "delen" in vars(self):
            self.delen.close()
        super().close()
