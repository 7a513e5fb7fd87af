"""A tie on the last place: three ways to settle it in the open (F13)."""

from collections.abc import Callable

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Telling
from ouderplan.kern.tellen import Plaats
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.veld import PAKKET, text_field
from ouderplan.teksten import Teksten


class Gelijk:
    """The card with the three ways; `box` goes on the page, `show` says for which top.

    `both` is called with what ties when the school takes all of it in.
    """

    def __init__(self, zaak: Stemzaak, both: Callable[[tuple[Plaats, ...]], None]) -> None:
        self.zaak, self._t, self._both = zaak, Teksten(PAKKET), both
        self._telling = Telling.GEWOON
        t, zitting = self._t, zaak.zitting
        self._tekst = html()
        self._ways = row(
            [
                button(zitting, t("gelijk.allemaal"), self._take_all),
                button(zitting, t("gelijk.beslisronde"), self._open_runoff),
            ],
            "op-knoppen",
        )
        self.getal = text_field(t("gelijk.getal"), "op-smal")
        draft_field(zitting, self.getal, f"loting.{zaak.soort}")
        self._announce = button(zitting, t("gelijk.toon_getal"), self._show_number, "op-primary")
        self._draw = button(zitting, t("gelijk.trek"), self._draw_lot, "op-primary")
        self._back = button(zitting, t("gelijk.toch_niet"), self._withdraw, "op-quiet")
        self._asked = row([self.getal, self._announce], "op-rij")
        self._lot = stack(
            [html(t("gelijk.lot_uitleg")), self._asked, row([self._draw, self._back])]
        )
        self.box = stack([self._tekst, self._ways, self._lot], "op-kaart")

    def show(self, telling: Telling) -> None:
        """Show the tie of this top, if there is one."""
        self._telling = telling
        beslist = self.zaak.beslist(telling)
        top = beslist.top if beslist else None
        tied = bool(top and top.gelijk)
        show_if(self.box, tied)
        if tied:
            self._tekst.value = render(PAKKET, "gelijk", top=top)
        announced = bool(self.zaak.getal)
        show_if(self._ways, not announced)
        show_if(self._asked, not announced)
        for knop in (self._draw, self._back):
            show_if(knop, announced)

    def _take_all(self) -> None:
        beslist = self.zaak.beslist(self._telling)
        if beslist is None or not beslist.top.gelijk:
            raise OuderplanFout(self._t("gelijk.niets_gelijk"))
        self._both(beslist.top.gelijk)

    def _open_runoff(self) -> None:
        self.zaak.open_runoff(self._telling)

    def _show_number(self) -> None:
        self.zaak.announce(self.getal.value, self._telling)

    def _draw_lot(self) -> None:
        self.zaak.draw()
        self.getal.value = ""

    def _withdraw(self) -> None:
        self.zaak.withdraw()
        self.show(self._telling)
