"""The goals on the left, the one on the table on the right, or the making of a new one."""

import ipywidgets as w

from ouderplan.stappen.jaardoelen.formulier import Doelformulier
from ouderplan.stappen.jaardoelen.lijst import Doelenlijst
from ouderplan.stappen.jaardoelen.maken import Maken
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import mark, row, stack


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
