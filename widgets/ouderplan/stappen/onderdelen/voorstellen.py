"""Examples to pick from, under a sheet: tick what fits, and it stands in the table."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.tabellen import name_column
from ouderplan.stappen.onderdelen.blad import Blad
from ouderplan.stappen.onderdelen.knoppen import button, row, show_if, stack


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
