"""The line above a list that says which rows are the program's, and the press that adopts them."""

from collections.abc import Callable

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


class Starterbalk:
    """Shown as long as there are rows that came with the program and that nobody said yes to."""

    def __init__(self, zitting: Zitting, neem_over: Callable[[], object]) -> None:
        self._t = Teksten(PAKKET)
        self._said = html("", "op-groei")
        yes = button(
            zitting,
            self._t("starters.neem_over"),
            neem_over,
            uitleg=self._t("starters.neem_over_uitleg"),
        )
        self.box = row([self._said, yes], "op-rij", "op-starterbalk")
        self.show(0)

    def show(self, aantal: int) -> None:
        """Say how many rows are the program's; nothing when there are none."""
        zin = self._t.counted("starters.zin", aantal) if aantal else ""
        self._said.value = render(PAKKET, "zin", zin=zin)
        show_if(self.box, aantal)
