"""The first screen: what this workbook is, what can be done now, and the whole path."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack
from ouderplan.stappen.pad import NAAR
from ouderplan.stappen.start.kiezen import open_button, where_kept
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.nieuw import Nieuw
from ouderplan.stappen.start.padlijst import Padlijst

EIGEN = 3
"""So many workbooks of the school's own are offered beside an example; all of them in their tab."""


class Begin(Deel[Model]):
    """*Ga verder* with the path; of an example first a workbook of one's own."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._next = button(self.zitting, "", self._go_on, "op-primary")
        model.observe(self._on_standen_change, "standen")
        self._on_standen_change()
        choice = self._choice_in_example() if model.is_voorbeeld else row([self._next])
        self.box: w.Widget = stack([choice, Padlijst(model).box, where_kept(self)])

    def _choice_in_example(self) -> w.Widget:
        own = Nieuw(self.model, self.t("begin.maak"))
        cards = [self._card("eigen", own.box)]
        known = self.model.eigen_werkboeken[:EIGEN]
        if known:
            label = self.t("begin.verder_met")
            buttons = [open_button(self, one, label.format(naam=one.kop)) for one in known]
            cards.append(self._card("verder", row(buttons, "op-knoppen")))
        look = button(self.zitting, self.t("begin.rond"), self._look, "op-secondary")
        look.add_class(NAAR + self.model.eerste)
        cards.append(self._card("rond", row([look], "op-knoppen")))
        return stack(cards, "op-stapel", "op-begin-keuze")

    def _card(self, wat: str, inside: w.Widget) -> w.Widget:
        head = html(f"<h2>{self.t(f'begin.kop_{wat}')}</h2><p>{self.t(f'begin.uitleg_{wat}')}</p>")
        return stack([head, inside], "op-kaart")

    def _look(self) -> None:
        self.zitting.go(self.model.eerste)

    def _go_on(self) -> None:
        if self.model.volgende:
            self.zitting.go(self.model.volgende.naam)

    def _on_standen_change(self, _change: object = None) -> None:
        found = self.model.volgende
        show_if(self._next, found)
        for halte in self.model.pad:
            mark(self._next, NAAR + halte.stap.naam, halte.stap is found)
        if found:
            self._next.description = self.t("begin.verder", stap=found.titel)
            self._next.tooltip = self._next.description
