"""Widgets of the step Start: what comes first, and the rest in tabs."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.delen import Delen, Onderdeel, Tab
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.start.begin import Begin
from ouderplan.stappen.start.hand import Handwerk
from ouderplan.stappen.start.kiezen import Kiezen
from ouderplan.stappen.start.lijsten import Lijstenlezer
from ouderplan.stappen.start.model import Deel, Model
from ouderplan.stappen.start.planning import Planning
from ouderplan.stappen.start.profiel import Profiel
from ouderplan.stappen.start.thuis import Thuismeedoen
from ouderplan.stappen.start.zaal import Zaal


class View(StapView):
    """What this workbook is and what to do now; hall, school, plan and workbooks a tab each."""

    model: Model
    delen: Delen

    def make_controls(self) -> w.Widget:
        """Make everything, or only the choice of a workbook when none is open."""
        model = self.model
        head = self.live_html("kop.html.j2", ["stand", "profiel", "open"])
        if not model.open:
            return stack([head, Kiezen(model).box])
        make: dict[Deel, Callable[[], Onderdeel]] = {
            Deel.BEGIN: lambda: Begin(model),
            Deel.ZAAL: lambda: Zaal(model),
            Deel.THUIS: lambda: Thuismeedoen(model),
            Deel.SCHOOL: lambda: Profiel(model),
            Deel.PLAN: lambda: Planning(model),
            Deel.WERKBOEKEN: lambda: Werkboeken(model),
        }
        tabs: dict[str, Tab] = {deel: Tab(self.t(f"deel.{deel}"), make[deel]) for deel in Deel}
        self.delen = Delen(model, "deel", tabs, model.go)
        return stack([head, Handwerk(model).box, self.delen.knoppen, self.delen.inhoud])

    def part(self, deel: Deel) -> Any:
        """Return a tab, made at first use."""
        return self.delen.part(deel)

    def close(self) -> None:
        """Close the tabs that are not on the page as well."""
        if "bedienen" in vars(self) and self.model.open:
            self.delen.close()
        super().close()


class Werkboeken:
    """The workbooks there are, and lists that a school already has."""

    def __init__(self, model: Model) -> None:
        self.box: w.Widget = stack([Kiezen(model).box, Lijstenlezer(model).box])
