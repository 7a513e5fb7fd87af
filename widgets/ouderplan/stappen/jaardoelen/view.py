"""Widgets of the step Jaardoelen: the goals as a list and a form, how they weigh, the sheets."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.stappen.jaardoelen.formulier import Doelformulier
from ouderplan.stappen.jaardoelen.lijst import Doelenlijst
from ouderplan.stappen.jaardoelen.maken import Maken
from ouderplan.stappen.jaardoelen.model import DOELEN, MOEITE, Model
from ouderplan.stappen.jaardoelen.weging import Weging
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.delen import Onderdeel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import mark, row, stack, styled
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


class Doelendeel(Deel[Model]):
    """A form is made when its goal is on the table first, and kept for as long as the goal."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._forms: dict[int, Doelformulier] = {}
        self._making = Maken(model)
        self._list = Doelenlijst(model)
        self._desk = stack([], "op-stapel", "op-groei")
        self.box = row([self._list.box, self._desk], "op-kolommen-smal")
        model.observe(self._on_model_change, ["beeld", "gekozen", "maken", "jaren"])
        self._on_model_change()

    def close(self) -> None:
        """Close what is not on the page as well."""
        for box in [*(form.box for form in self._forms.values()), self._making.box]:
            discard(box)

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        self._split(bool(model.beeld.doelen))
        shown = self._making.box if model.maken or model.regel is None else self._form()
        if self._desk.children != (shown,):
            self._desk.children = (shown,)
        for nummer in set(self._forms) - {regel.nummer for regel in model.beeld.doelen}:
            discard(self._forms.pop(nummer).box)

    def _split(self, twee: bool) -> None:
        """Show the list beside the desk, or the desk alone while there are no goals."""
        children = (self._list.box, self._desk) if twee else (self._desk,)
        if self.box.children != children:
            self.box.children = children
            mark(self.box, "op-kolommen-smal", twee)

    def _form(self) -> w.Widget:
        regel = self.model.regel
        assert regel is not None
        if regel.nummer not in self._forms:
            self._forms[regel.nummer] = Doelformulier(self.model, regel.nummer)
        self._forms[regel.nummer].show(regel)
        return self._forms[regel.nummer].box


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
