"""One row of a sheet: to read when it is closed, with a field for each column when it is open."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ouderplan.opslag.opschriften import label
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.blad import Blad
from ouderplan.stappen.onderdelen.cellen import criterium_cells
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET, Veld


class Tabelrij:
    """A line of text with buttons; the fields are made when it is opened first."""

    def __init__(self, blad: Blad, nummer: int, rij: Any) -> None:
        self._blad, self._nummer, self._rij = blad, nummer, rij
        self._velden: dict[str, Veld] = {}
        self._line = html("", "op-groei")
        self.open_knop = self._button(blad.woorden("blad.open"), self.toggle, "op-quiet")
        self._fields = row([], "op-blad-velden")
        show_if(self._fields, False)
        buttons = row(
            [
                self.open_knop,
                self._sign("↑", lambda: self._move(-1), "omhoog", "op-verplaats"),
                self._sign("↓", lambda: self._move(+1), "omlaag", "op-verplaats"),
                self._sign("×", self._remove, "weg"),
            ],
            "op-rij-knoppen",
        )
        line = row([self._line, buttons], "op-lijst-rij", "op-rij-boven")
        self.box = stack([line, self._fields], "op-blad-rij")

    def show(self, rij: Any) -> None:
        """Show this row; in grey as long as it is the program's and not the school's."""
        self._rij = rij
        mark(self.box, "op-starter", self._blad.model.is_starter(rij))
        vorm = self._blad.vorm
        cells = [(label(vorm.rij, kolom), self._blad.shown(rij, kolom)) for kolom in vorm.kort]
        self._line.value = render(PAKKET, "blad_rij", cellen=cells, maten=vorm.maten)
        self.open_knop.tooltip = self._blad.woorden("blad.open_uitleg", naam=cells[0][1])
        for kolom, veld in self._velden.items():
            veld.show(getattr(rij, kolom))

    def toggle(self) -> None:
        """Open the fields, or close them."""
        if not self._velden:
            self._velden = {kolom: self._bind(kolom) for kolom in self._blad.vorm.kolommen}
            self._fields.children = tuple(veld.box for veld in self._velden.values())
        elif "criterium" in self._velden and self._blad.is_criterium("criterium"):
            self._velden["criterium"].offer(criterium_cells(self._blad.criteria()))
        closed = self._fields.layout.display == "none"
        show_if(self._fields, closed)
        mark(self.box, "op-blad-open", closed)
        self.open_knop.description = self._blad.woorden("blad.dicht" if closed else "blad.open")

    def _bind(self, kolom: str) -> Veld:
        blad = self._blad
        save = partial(blad.model.set_cell, blad.vorm.rij, self._nummer, kolom)
        return blad.make_cell(kolom).bind(blad.zitting, save, getattr(self._rij, kolom))

    def _move(self, stappen: int) -> None:
        self._blad.model.move_row(self._blad.vorm.rij, self._nummer, stappen)

    def _remove(self) -> None:
        blad = self._blad
        gone, place = blad.model.remove_row(blad.vorm.rij, self._nummer)
        naam = getattr(gone, blad.vorm.kort[0])

        def put_back() -> None:
            blad.model.put_back(gone, place)
            blad.zitting.hush()

        undo = Keuze(blad.woorden("blad.terug"), put_back)
        blad.zitting.say(blad.woorden("blad.is_weg", naam=naam), Meldingsoort.GOED, undo)

    def _button(self, sign: str, action: Callable[[], object], *css: str, uitleg: str = "") -> Any:
        return button(self._blad.zitting, sign, action, *css, uitleg=uitleg)

    def _sign(self, sign: str, action: Callable[[], object], tekst: str, *css: str) -> Any:
        return self._button(
            sign, action, "op-icoon", *css, uitleg=self._blad.woorden(f"blad.{tekst}")
        )
