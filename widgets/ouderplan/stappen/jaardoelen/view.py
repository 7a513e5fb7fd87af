"""Widgets of the step Jaardoelen."""

import ipywidgets as w

from ouderplan.stappen.jaardoelen.formulier import Doelformulier
from ouderplan.stappen.jaardoelen.lijst import Doelenlijst
from ouderplan.stappen.jaardoelen.maken import Maken
from ouderplan.stappen.jaardoelen.model import DOELEN, MOEITE, Model
from ouderplan.stappen.jaardoelen.vormen import VORMEN
from ouderplan.stappen.jaardoelen.weging import Weging
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import mark, row, stack, styled
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen

RUIM = 4
"""Up to so many goals, they stand larger on the projector."""


class View(StapView):
    """The goals on the left, the one on the table on the right; sheets behind their own buttons."""

    model: Model

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._forms: dict[int, Doelformulier] = {}
        self._making: Maken | None = None
        self._sheets: Bladen | None = None

    def close(self) -> None:
        """Close the forms that are not on the page as well."""
        super().close()
        if self._sheets is not None:
            self._sheets.close()
        for form in self._forms.values():
            discard(form.box)
        if self._making is not None:
            discard(self._making.box)

    def make_controls(self) -> w.Widget:
        """Make the head, the goals, and the sheets beside them."""
        head = self.live_html("kop.html.j2", ["stand", "blad"])
        remarks = self.live_html("opmerkingen.html.j2", ["opmerkingen", "blad"])
        parts = {DOELEN: self._make_goals, MOEITE: lambda: Weging(self).box}
        self._sheets = Bladen(self, VORMEN, lambda: self.model.beeld.criteria, parts)
        return stack([head, styled(remarks, "op-opmerkingen"), self._sheets.box])

    def _make_goals(self) -> w.Widget:
        """Make the list, the form and the making of a new goal."""
        self._making = Maken(self)
        self._list = Doelenlijst(self)
        self._desk = stack([], "op-stapel", "op-groei")
        self._columns = row([self._list.box, self._desk], "op-kolommen-smal")
        self.model.observe(self._on_model_change, ["beeld", "gekozen", "maken", "jaren"])
        self._on_model_change()
        return self._columns

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        self._split(bool(model.beeld.doelen))
        assert self._making is not None
        shown = self._making.box if model.maken or model.regel is None else self._form()
        if self._desk.children != (shown,):
            self._desk.children = (shown,)
        for nummer in set(self._forms) - {regel.nummer for regel in model.beeld.doelen}:
            discard(self._forms.pop(nummer).box)

    def _split(self, twee: bool) -> None:
        """Show the list beside the desk, or the desk alone while there are no goals."""
        children = (self._list.box, self._desk) if twee else (self._desk,)
        if self._columns.children != children:
            self._columns.children = children
            mark(self._columns, "op-kolommen-smal", twee)

    def _form(self) -> w.Widget:
        regel = self.model.regel
        assert regel is not None
        if regel.nummer not in self._forms:
            self._forms[regel.nummer] = Doelformulier(self, regel.nummer)
        self._forms[regel.nummer].show(regel)
        return self._forms[regel.nummer].box
