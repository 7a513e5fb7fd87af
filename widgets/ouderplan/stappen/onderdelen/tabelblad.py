"""A table as a sheet: rows to read, open and change, one to add, and examples to pick from."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.woordvormen import fold
from ouderplan.opslag.opschriften import label, title
from ouderplan.opslag.startset import OVERGENOMEN
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.cellen import Cel, criterium_cells, make_cell
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.starterbalk import Starterbalk
from ouderplan.stappen.onderdelen.tabelrij import Tabelrij, shown
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.onderdelen.voorstellen import Voorstellen
from ouderplan.teksten import Teksten

PAKKET = "ouderplan.stappen.onderdelen"
CRITERIA = {"criteria", "beeld"}
"""What a step's model may call what holds the school's criteria."""
PER_KEER = 12
"""So many rows at a time, so that the place for a new one stays in reach."""


class Tabelblad:
    """The sheet of one table.

    `criteria` gives the school's criteria at the moment that a control is made. The step's catalog
    has ``blad.<table>.uitleg`` and ``blad.<table>.leeg``.
    """

    def __init__(
        self,
        view: StapView,
        vorm: Bladvorm,
        criteria: Callable[[], Sequence[Criterium]] = tuple,
    ) -> None:
        self.view, self.vorm, self.criteria = view, vorm, criteria
        self.t = Teksten(PAKKET)
        self.model: Bladmodel = view.model
        self._head = html()
        began = vorm.rij in OVERGENOMEN  # with rows of the program's
        take_over = partial(self.model.take_over, vorm.rij)
        self._starters = Starterbalk(view, take_over) if began else None
        self._list: Rijlijst[Any] = Rijlijst(
            view.zitting,
            lambda nummer, rij: Tabelrij(self, nummer, rij),
            html(self._empty()),
            per_keer=PER_KEER,
        )
        self.zoek = text_field(self.t("blad.zoek"), voorbeeld=self.t("blad.zoek_voorbeeld"))
        self._found = html("", "op-klein")
        self._finder = row([self.zoek, self._found], "op-rij", "op-blad-zoek")
        self._examples = Voorstellen(self)
        self._cells = [self.make_cell(kolom) for kolom in vorm.nieuw]
        self._fill_in()
        self._drafts = [
            draft_field(view.zitting, cel.widget, f"{vorm.naam}.{cel.kolom}")
            for cel in self._cells
            if isinstance(cel.widget.value, str)
        ]
        self._columns = row(
            [html(self._heads(), "op-groei"), stack([], "op-rij-knoppen")],
            "op-lijst-kop",
            "op-blad-koppen",
        )
        self._listed = stack([self._columns, self._list.box], "op-stapel-dicht")
        self.box = stack(
            [
                self._head,
                *([self._starters.box] if self._starters else []),
                self._finder,
                self._listed,
                self._examples.box,
                self._adder(),
            ]
        )
        self.zoek.observe(self._on_zoek_change, "value")
        self.model.observe(self._on_inhoud_change, ["inhoud", "gegevens"])
        if any(self.is_criterium(cel.kolom) for cel in self._cells):
            self.model.observe(self._on_criteria_change, sorted(CRITERIA & {*self.model.traits()}))
        self._on_inhoud_change()

    def make_cell(self, kolom: str) -> Cel:
        """Return a control for a column of this sheet."""
        rij = self.vorm.rij
        woorden = self.model.offered(rij, kolom)
        return make_cell(rij, kolom, criteria=self.criteria(), woorden=woorden)

    def is_criterium(self, kolom: str) -> bool:
        """Tell whether one of the school's criteria is chosen in this column."""
        return kolom == "criterium" and self.vorm.rij is not Criterium

    def shown(self, rij: Any, kolom: str) -> str:
        """Return a cell as people read it: a criterium by its name, a date in words."""
        value = getattr(rij, kolom)
        if self.is_criterium(kolom):
            return criterium_label(value, self.criteria())
        return shown(value)

    def _heads(self) -> str:
        koppen = [label(self.vorm.rij, kolom) for kolom in self.vorm.kort]
        return self.view.render("blad_koppen.html.j2", koppen=koppen, maten=self.vorm.maten)

    def _empty(self) -> str:
        return self.view.render("blad_leeg.html.j2", kop=self.t("blad.leeg"), zin=self._say("leeg"))

    def _say(self, naam: str) -> str:
        return self.view.t(f"blad.{self.vorm.naam}.{naam}")

    def _adder(self) -> w.Widget:
        new = button(self.view.zitting, self.t("blad.toevoegen"), self._add, "op-primary")
        grid = row([cel.widget for cel in self._cells], "op-blad-velden")
        head = html(f"<h3>{self.t('blad.nieuw')}</h3>")
        return stack([head, grid, row([new], "op-knoppen")], "op-blad-nieuw")

    def _add(self) -> None:
        self._list.make_room()
        filled = {cel.kolom: cel.value for cel in self._cells}
        self.model.add_row(self.model.complete(self.vorm.rij, filled))
        self.zoek.value = ""
        if not self._list.is_whole:
            self.view.zitting.say(self.t("blad.erbij"))
        for cel in self._cells:
            cel.clear()
        self._fill_in()

    def _fill_in(self) -> None:
        """Put what is known beforehand in the empty fields for a new row."""
        for cel in self._cells:
            if known := self.model.known(self.vorm.rij, cel.kolom):
                cel.widget.value = known

    def _on_criteria_change(self, _change: object = None) -> None:
        for cel in self._cells:
            if self.is_criterium(cel.kolom):
                offer(cel.widget, criterium_cells(self.criteria()))

    def _on_inhoud_change(self, _change: object = None) -> None:
        rows = self.model.rows(self.vorm.rij)
        self._head.value = self.view.render(
            "blad_kop.html.j2",
            kop=title(self.vorm.rij),
            uitleg=self._say("uitleg"),
            aantal=self.t.counted("blad.aantal", len(rows)) if rows else "",
        )
        if self._starters:
            self._starters.show(sum(self.model.is_starter(rij) for rij in rows.values()))
        for cel in self._cells:
            if isinstance(cel.widget, w.Combobox):
                cel.widget.options = self.model.offered(self.vorm.rij, cel.kolom)
        self._on_zoek_change()
        self._examples.show()

    def _on_zoek_change(self, _change: object = None) -> None:
        rows = self.model.rows(self.vorm.rij)
        words = fold(self.zoek.value).split()
        found = {nummer: rij for nummer, rij in rows.items() if self._has(rij, words)}
        show_if(self._finder, len(rows) > PER_KEER or words)
        show_if(self._columns, found)
        mark(self._listed, "op-blad-gezocht", words)
        said = self.t.counted("blad.gevonden", len(found)) if words else ""
        self._found.value = self.view.render("blad_gevonden.html.j2", zin=said)
        self._list.show(found, filtered=bool(words))

    def _has(self, rij: Any, words: Sequence[str]) -> bool:
        """Tell whether all these words stand somewhere in a row."""
        if not words:
            return True
        text = fold(" ".join(self.shown(rij, kolom) for kolom in self.vorm.kolommen))
        return all(word in text for word in words)


class Bladen:
    """The sheets of a step: a button each, and the one that is on, made at first use.

    `delen` are parts that are no sheet, by name; the catalog has ``deel.<name>``. The model says
    in which order they come. `anders` names the sheets that the projector shows in another way
    than as a table, so that there are no pages of it to turn.
    """

    def __init__(
        self,
        view: StapView,
        vormen: Sequence[Bladvorm],
        criteria: Callable[[], Sequence[Criterium]] = tuple,
        delen: Mapping[str, Callable[[], w.Widget]] = MappingProxyType({}),
    ) -> None:
        self._view, self._criteria, self._delen = view, criteria, delen
        self._vormen = {vorm.naam: vorm for vorm in vormen}
        self._made: dict[str, Tabelblad] = {}
        self._parts: dict[str, w.Widget] = {}
        tabs = {naam: view.t(f"deel.{naam}") for naam in delen}
        tabs |= {naam: title(vorm.rij) for naam, vorm in self._vormen.items()}
        self._tabs = {naam: self._tab(naam, tabs[naam]) for naam in view.model.parts_in_order()}
        self._content = stack([])
        self.box = stack([row(list(self._tabs.values()), "op-delen"), self._content])
        view.model.observe(self._on_blad_change, "blad")
        self._on_blad_change()

    def sheet(self, naam: str) -> Tabelblad:
        """Return a sheet, made at first use."""
        if naam not in self._made:
            self._made[naam] = Tabelblad(self._view, self._vormen[naam], self._criteria)
        return self._made[naam]

    def close(self) -> None:
        """Close the parts that are not on the page as well."""
        for box in [*self._parts.values(), *(made.box for made in self._made.values())]:
            discard(box)

    def _box(self, naam: str) -> w.Widget:
        if naam not in self._delen:
            return self.sheet(naam).box
        if naam not in self._parts:
            self._parts[naam] = self._delen[naam]()
        return self._parts[naam]

    def _tab(self, naam: str, words: str) -> w.Button:
        return button(self._view.zitting, words, lambda: self._view.model.go(naam), "op-deel")

    def _on_blad_change(self, _change: object = None) -> None:
        here = self._view.model.blad
        for naam, tab in sorted(self._tabs.items(), key=lambda item: item[0] == here):
            mark(tab, "op-deel-hier", naam == here)  # the new one last: never two at a time
        self._content.children = [self._box(here)]
