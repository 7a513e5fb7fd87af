"""Laying aside in one press all that came from one phone, or in one minute, with a way back."""

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as w

from ouderplan.opslag.afzenders import (
    Afkomst,
    Weggelegd,
    Zelfde,
    lay_aside_with,
    put_back,
    together_with,
)
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.knoppen import button, row, show_if
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

MINSTENS = 2
"""With fewer there is nothing to lay aside together."""


class Samenweg:
    """Two buttons under a text of the open round; each is there only when it does something.

    Parameters
    ----------
    rij
        The row class of the text.
    read
        Returns the rows as the page knows them, and where each came from.
    """

    def __init__(
        self,
        zitting: Zitting,
        rij: type[Any],
        row_id: str,
        read: Callable[[], tuple[Mapping[int, Any], Mapping[str, Afkomst]]],
    ) -> None:
        self._zitting, self._rij, self._id, self._read = zitting, rij, row_id, read
        self._t = Teksten(PAKKET)
        self.knoppen = {zelfde: self._button(zelfde) for zelfde in Zelfde}
        self.box: w.Widget = row(list(self.knoppen.values()), "op-knoppen")
        self.show()

    def show(self) -> None:
        """Say how many go along now."""
        rows, afkomst = self._read()
        own = afkomst.get(self._id)
        for zelfde, knop in self.knoppen.items():
            aantal = len(together_with(self._id, zelfde, rows, afkomst)) if own else 0
            moment = own.hoe_laat if own else ""
            knop.description = self._t(f"samenweg.{zelfde}", aantal=aantal, moment=moment)
            knop.tooltip = f"{knop.description}: {self._id}"
            show_if(knop, aantal >= MINSTENS)
        show_if(self.box, own)

    def _button(self, zelfde: Zelfde) -> w.Button:
        return button(self._zitting, "", lambda: self._lay_aside(zelfde), "op-quiet")

    def _lay_aside(self, zelfde: Zelfde) -> None:
        gone: Weggelegd = lay_aside_with(self._zitting.wb, self._rij, self._id, zelfde)
        zin = self._t.counted("samenweg.gelukt", len(gone))

        def back() -> None:
            put_back(self._zitting.wb, self._rij, gone)

        self._zitting.say(zin, Meldingsoort.GOED, Keuze(self._t("samenweg.terug"), back))
