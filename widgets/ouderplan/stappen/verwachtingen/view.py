"""Widgets of the step Verwachtingen."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.keuzelijst import criterium_options
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.verwachtingen.model import Model


class View(StapView):
    """A button for each sheet, the sheet that is on, and what the projector shows of it."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        self.delen = Bladen(self.model, criteria=lambda: self.model.criteria)
        return stack([self.live_html("stapkop", ["stand"]), self._chooser(), self.delen.box])

    def _chooser(self) -> w.Widget:
        words = self.t("op_scherm")
        choose = w.Dropdown(description=words, tooltip=words)
        showing = [False]

        def on_criteria_change(_change: object = None) -> None:
            options = [(tekst, str(nr)) for tekst, nr in criterium_options(self.model.criteria)]
            showing[0] = True
            try:
                if tuple(choose.options) != tuple(options):
                    choose.options = options
                choose.value = str(self.model.op_scherm) if options else None
            finally:
                showing[0] = False

        def on_choose(change: dict[str, str]) -> None:
            if not showing[0] and change["new"]:
                self.zitting.run(lambda: self.model.show(change["new"]))

        choose.observe(on_choose, "value")
        self.model.observe(on_criteria_change, ["criteria", "groot"])
        on_criteria_change()
        return choose
