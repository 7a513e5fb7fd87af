"""Widgets of the step Jaardoelen."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.jaardoelen.doelendeel import Doelendeel
from ouderplan.stappen.jaardoelen.model import DOELEN, MOEITE, Model
from ouderplan.stappen.jaardoelen.weging import Weging
from ouderplan.stappen.onderdelen.delen import Onderdeel
from ouderplan.stappen.onderdelen.knoppen import stack, styled
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class View(StapView):
    """The goals, how they weigh, and the sheets: a button each."""

    model: Model
    _goals: Doelendeel | None = None

    def close(self) -> None:
        """Close the forms that are not on the page as well."""
        super().close()
        if self._goals is not None:
            self._goals.close()

    def make_controls(self) -> w.Widget:
        """Make the head, the goals, and the sheets beside them."""
        model = self.model
        head = self.live_html("kop.html.j2", ["stand", "blad"])
        remarks = self.live_html("opmerkingen", ["opmerkingen", "blad"])
        parts: dict[str, Callable[[], Onderdeel]] = {
            DOELEN: self._make_goals,
            MOEITE: lambda: Weging(model),
        }
        self.delen = Bladen(model, lambda: model.beeld.criteria, parts)
        return stack([head, styled(remarks, "op-opmerkingen"), self.delen.box])

    def _make_goals(self) -> Doelendeel:
        self._goals = Doelendeel(self.model)
        return self._goals
