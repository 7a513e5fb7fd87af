"""Part 2: let in, edit, merge; per perspective and kind."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng, Lijst, Soort
from ouderplan.stappen.kansen.filters import Filters
from ouderplan.stappen.kansen.inbrengrij import Inbrengrij
from ouderplan.stappen.kansen.logboek import Logboek
from ouderplan.stappen.kansen.paren import Paren
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View


class Bekijken:
    """What came in, what looks alike, and the list; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self.nieuw = Nieuw(view)
        self.paren = Paren(view, lambda: view.model.toegelaten)
        self.filters = Filters(view)
        self.lijsten = {soort: make_list(view, soort) for soort in Soort}
        self._columns = {soort: self._column(soort) for soort in Soort}
        self._during = html(view.render("tijdens.html.j2"), "op-melding")
        self._body = styled(w.HBox(list(self._columns.values())), "op-kolommen")
        lijst = stack([self.filters.box, self._during, self._body], "op-sectie")
        self.logboek = Logboek(view)
        self.box = stack([self.nieuw.box, self.paren.box, lijst, self.logboek.box])
        view.model.observe(self._on_model_change, ["items", "filter", "perspectief", "criteria"])
        view.model.stippen.observe(self._on_model_change, "ronde")
        self._on_model_change()

    def _column(self, soort: Soort) -> w.VBox:
        head = html(self._view.render("kolom.html.j2", soort=soort))
        return stack([head, self.lijsten[soort].box])

    def _on_model_change(self, _change: object = None) -> None:
        model = self._view.model
        for soort, lijst in self.lijsten.items():
            lijst.show(model.selected(soort))
            show_if(self._columns[soort], model.filter.soort in (None, soort))
        mark(self._body, "op-kolommen", model.filter.soort is None)
        show_if(self._during, model.stippen.stap == "open")


class Nieuw:
    """What came in and waits for the begeleider."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self.lijst = Rijlijst(view.zitting, lambda nr, rij: Inbrengrij(view, nr, rij), html())
        self.alles = button(
            view.zitting, "", self._let_all_in, "op-primary", gelukt=view.t("nieuw.alles_gelukt")
        )
        self._head = html()
        self.box = stack(
            [
                self._head,
                row([self.alles], "op-knoppen"),
                self.lijst.box,
            ]
        )
        view.model.observe(self._on_items_change, ["items", "criteria", "paren"])
        self._on_items_change()

    def _let_all_in(self) -> None:
        self._view.model.let_in(tuple(self._view.model.on_list(Lijst.NIEUW)))

    def _on_items_change(self, _change: object = None) -> None:
        nieuw = self._view.model.on_list(Lijst.NIEUW)
        self.lijst.show(nieuw)
        self._head.value = self._view.render("nieuw.html.j2", aantal=len(nieuw))
        show_if(self.lijst.box, nieuw)
        self.alles.description = self._view.t("nieuw.alles", aantal=len(nieuw))
        show_if(self.alles, len(nieuw) > 1)
        show_if(self.box, nieuw or self._view.model.verzamelen.stap == "open")


def make_list(view: "View", soort: Soort) -> Rijlijst[Inbreng]:
    """Return the list of one soort."""
    empty = html(view.render("leeg.html.j2", wat=soort.value))
    return Rijlijst(view.zitting, lambda nummer, rij: Inbrengrij(view, nummer, rij), empty)
