"""A table as a sheet: rows to read, open and change, one to add, and examples to pick from."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, ClassVar

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.woordvormen import fold
from ouderplan.opslag.opschriften import label, title
from ouderplan.opslag.startset import OVERGENOMEN
from ouderplan.opslag.tabellen import name_column
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.blad import Blad
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.cellen import criterium_cells
from ouderplan.stappen.onderdelen.delen import Delen, Onderdeel, Tab
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.starterbalk import Starterbalk
from ouderplan.stappen.onderdelen.tabelrij import Tabelrij
from ouderplan.stappen.onderdelen.veld import text_field


class Voorstellen:
    """A button that unfolds the examples that are not in the table yet."""

    def __init__(self, blad: Blad) -> None:
        self._blad = blad
        self._rows: tuple[Any, ...] = ()
        self._open: bool | None = None
        self.knop = button(blad.zitting, "", self.toggle, "op-quiet", toont=True)
        self._ticks = stack([], "op-vinken")
        self.kies = button(blad.zitting, blad.woorden("blad.neem_over"), self.pick)
        self._panel = stack([self._ticks, row([self.kies], "op-knoppen")], "op-kleurvlak")
        self.box = stack([self.knop, self._panel], "op-stapel-dicht")

    @property
    def vinken(self) -> tuple[w.Checkbox, ...]:
        """The examples, a tick each."""
        return tuple(self._ticks.children)

    def show(self) -> None:
        """Show what can still be picked; an empty table shows it at once."""
        blad = self._blad
        rows = blad.model.suggestions(blad.vorm.rij)
        if rows != self._rows:
            self._rows = rows
            self._ticks.children = [_tick(blad, row) for row in rows]
        self.knop.description = self._offer(len(rows))
        unfolded = self._open if self._open is not None else not blad.model.rows(blad.vorm.rij)
        show_if(self._panel, unfolded)
        show_if(self.box, rows)

    def _offer(self, aantal: int) -> str:
        blad = self._blad
        try:
            return blad.t.counted(f"blad.{blad.vorm.naam}.voorbeelden", aantal)
        except KeyError:
            return blad.woorden.counted("blad.voorbeelden", aantal)

    def toggle(self) -> None:
        """Fold the examples out, or in."""
        self._open = self._panel.layout.display == "none"
        self.show()

    def pick(self) -> None:
        """Put what is ticked in the table."""
        chosen = [row for row, tick in zip(self._rows, self.vinken, strict=True) if tick.value]
        if not chosen:
            raise OuderplanFout(self._blad.woorden("blad.niets_gekozen"))
        self._open = False
        self._blad.model.pick(chosen)


def _tick(blad: Blad, rij: Any) -> w.Checkbox:
    named = name_column(type(rij))
    others = [kolom for kolom in blad.vorm.kort if kolom not in {named, "bron"}][:3]
    rest = ", ".join(cell for kolom in others if (cell := blad.shown(rij, kolom)))
    text = " – ".join(part for part in (str(getattr(rij, named)), rest) if part)
    return w.Checkbox(description=text, tooltip=text, indent=False, value=blad.vorm.alles)


CRITERIA = {"criteria", "beeld"}
"""What a step's model may call what holds the school's criteria."""
PER_KEER = 12
"""So many rows at a time, so that the place for a new one stays in reach."""


class Tabelblad(Blad):
    """The sheet of one table.

    The step's catalog has ``blad.<table>.uitleg`` and ``blad.<table>.leeg``.
    """

    def __init__(
        self,
        model: Bladmodel,
        vorm: Bladvorm,
        criteria: Callable[[], Sequence[Criterium]] = tuple,
    ) -> None:
        super().__init__(model, vorm, criteria)
        self._head = html()
        began = vorm.rij in OVERGENOMEN  # with rows of the program's
        take_over = partial(self.model.take_over, vorm.rij)
        self._starters = Starterbalk(self.zitting, take_over) if began else None
        self._list: Rijlijst[Any] = Rijlijst(
            self.zitting,
            lambda nummer, rij: Tabelrij(self, nummer, rij),
            html(self._empty()),
            per_keer=PER_KEER,
        )
        self.zoek = text_field(
            self.woorden("blad.zoek"), voorbeeld=self.woorden("blad.zoek_voorbeeld")
        )
        self._found = html("", "op-klein")
        self._finder = row([self.zoek, self._found], "op-rij", "op-blad-zoek")
        self._examples = Voorstellen(self)
        self._cells = [self.make_cell(kolom) for kolom in vorm.nieuw]
        self._fill_in()
        self._drafts = [
            draft_field(self.zitting, cel.widget, f"{vorm.naam}.{cel.kolom}")
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
        if self.model.aanbod:
            self.model.observe(self._on_aanbod_change, list(self.model.aanbod))
        if any(self.is_criterium(cel.kolom) for cel in self._cells):
            self.model.observe(self._on_criteria_change, sorted(CRITERIA & {*self.model.traits()}))
        self._on_inhoud_change()

    def _heads(self) -> str:
        koppen = [label(self.vorm.rij, kolom) for kolom in self.vorm.kort]
        return self.render("blad_koppen", koppen=koppen, maten=self.vorm.maten)

    def _empty(self) -> str:
        return self.render("leeg", kop=self.woorden("blad.leeg"), zin=self._say("leeg"))

    def _say(self, naam: str) -> str:
        return self.t(f"blad.{self.vorm.naam}.{naam}")

    def _adder(self) -> w.Widget:
        new = button(self.zitting, self.woorden("blad.toevoegen"), self._add, "op-primary")
        grid = row([cel.widget for cel in self._cells], "op-blad-velden")
        head = html(f"<h3>{self.woorden('blad.nieuw')}</h3>")
        return stack([head, grid, row([new], "op-knoppen")], "op-blad-nieuw")

    def _add(self) -> None:
        self._list.make_room()
        filled = {cel.kolom: cel.value for cel in self._cells}
        self.model.add_row(self.model.complete(self.vorm.rij, filled))
        self.zoek.value = ""
        if not self._list.is_whole:
            self.zitting.say(self.woorden("blad.erbij"))
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
        self._head.value = self.render(
            "blad_kop",
            kop=title(self.vorm.rij),
            uitleg=self._say("uitleg"),
            aantal=self.woorden.counted("blad.aantal", len(rows)) if rows else "",
        )
        if self._starters:
            self._starters.show(sum(self.model.is_starter(rij) for rij in rows.values()))
        self._on_zoek_change()
        self._on_aanbod_change()

    def _on_aanbod_change(self, _change: object = None) -> None:
        for cel in self._cells:
            if isinstance(cel.widget, w.Combobox):
                cel.widget.options = self.model.offered(self.vorm.rij, cel.kolom)
        self._examples.show()

    def _on_zoek_change(self, _change: object = None) -> None:
        rows = self.model.rows(self.vorm.rij)
        words = fold(self.zoek.value).split()
        found = {nummer: rij for nummer, rij in rows.items() if self._has(rij, words)}
        show_if(self._finder, len(rows) > PER_KEER or words)
        show_if(self._columns, found)
        mark(self._listed, "op-blad-gezocht", words)
        said = self.woorden.counted("blad.gevonden", len(found)) if words else ""
        self._found.value = self.render("blad_gevonden", zin=said)
        self._list.show(found, filtered=bool(words))

    def _has(self, rij: Any, words: Sequence[str]) -> bool:
        """Tell whether all these words stand somewhere in a row."""
        if not words:
            return True
        text = fold(" ".join(self.shown(rij, kolom) for kolom in self.vorm.kolommen))
        return all(word in text for word in words)


class Bladen(Delen):
    """The sheets of a step: a button each, and the one that is on, made at first use.

    `delen` are parts that are no sheet, by name; the catalog has ``deel.<name>``. The model says
    in which order they come.
    """

    def __init__(
        self,
        model: Bladmodel,
        criteria: Callable[[], Sequence[Criterium]] = tuple,
        delen: Mapping[str, Callable[[], Onderdeel]] = MappingProxyType({}),
    ) -> None:
        tabs = {naam: Tab(model.teksten(f"deel.{naam}"), make) for naam, make in delen.items()}
        tabs |= {
            blad.naam: Tab(title(blad.rij), partial(Tabelblad, model, blad, criteria))
            for blad in model.bladen
        }
        in_order = {naam: tabs[naam] for naam in model.parts_in_order()}
        super().__init__(model, "blad", in_order, model.go)


class Bladview(StapView):
    """A step of sheets: its head, a button for each, and one for each of its other `parts`.

    What makes these stands in the order of `delen` of the model. `kop` is the text of the head.
    """

    model: Any
    parts: ClassVar[tuple[Callable[[Any], Onderdeel], ...]] = ()
    kop: ClassVar[str] = "titel"

    def make_controls(self) -> w.Widget:
        """Make the head, and the sheets and parts as they are opened."""
        made = (partial(make, self.model) for make in self.parts)
        parts = dict(zip(self.model.delen, made, strict=True))
        self.delen = Bladen(self.model, lambda: getattr(self.model, "criteria", ()), parts)
        return stack([self.live_html("stapkop", ["stand"], kop=self.kop), self.delen.box])
