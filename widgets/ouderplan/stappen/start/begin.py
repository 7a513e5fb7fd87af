"""The first screen: what this workbook is, what can be done now, and the whole path."""

from functools import partial

import ipywidgets as w

from ouderplan.stappen.basis import Staat, Stap
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack
from ouderplan.stappen.pad import NAAR, STAND_CSS, Halte
from ouderplan.stappen.start.kiezen import Nieuw, open_button, where_kept
from ouderplan.stappen.start.model import Model

EIGEN = 3
"""So many workbooks of the school's own are offered beside an example; all of them in their tab."""


class Begin(Deel[Model]):
    """*Ga verder* with the path; of an example first a workbook of one's own."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._next = button(self.zitting, "", self._go_on, "op-primary")
        self.follow(self._on_standen_change, "standen")
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


class Padlijst(Deel[Model]):
    """A row for each step of the main line; nothing where this page has no other steps."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._buttons: dict[str, w.Button] = {}
        self._words: dict[str, tuple[w.HTML, str]] = {}
        self.box: w.Widget = stack([], "op-pad")
        self.follow(self._on_standen_change, "standen")

    def _on_standen_change(self, _change: object = None) -> None:
        path = self.model.pad
        names = {stap.naam for halte in path for stap in (halte.stap, *halte.verdieping)}
        if names != set(self._buttons):
            before, self._buttons, self._words = self.box.children, {}, {}
            self.box.children = [self._row(halte) for halte in path]
            for old in before:
                discard(old)
        show_if(self.box, len(path) > 1)
        for naam, knop in self._buttons.items():
            self._show_state(naam, knop)

    def _show_state(self, naam: str, knop: w.Button) -> None:
        stand = self.model.standen[naam]
        for staat, css in STAND_CSS.items():
            mark(knop, css, staat is stand.staat)
        knop.tooltip = self.t(f"begin.{stand.staat}", stap=knop.description)
        if naam in self._words:
            todo = stand.blokkades[0] if stand.staat is Staat.BEZIG and stand.blokkades else ""
            words, kort = self._words[naam]
            words.value = self.render("zin", zin=todo or kort)

    def _row(self, halte: Halte) -> w.Widget:
        words = html("", "op-pad-zin")
        self._words[halte.stap.naam] = words, halte.stap.kort
        deeper = [self._button(stap, "op-pad-ook") for stap in halte.verdieping]
        parts = [self._button(halte.stap), words, row(deeper, "op-pad-bij")]
        return row(parts, "op-padrij")

    def _button(self, stap: Stap, *classes: str) -> w.Button:
        go = partial(self.zitting.go, stap.naam)
        made = button(self.zitting, stap.titel, go, "op-padknop", NAAR + stap.naam, *classes)
        self._buttons[stap.naam] = made
        return made
