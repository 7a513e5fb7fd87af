"""The bar that stays in view: what is open, how many took part, and the one button for it."""

from collections.abc import Callable
from contextlib import suppress

from ouderplan.kern.dia import SCHEIDING, row_of
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.moment import Actie, Zaalmoment
from ouderplan.opslag.moment import counter, do, label, moment, take_press
from ouderplan.opslag.stemmen import show_ronde
from ouderplan.opslag.tabellen import TOESTAND
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

PLEK = {Actie.STEL_VAST: "vastgestelde_keuzes"}
"""The table of the place in a step where an action is done that asks for more."""


class Momentbalk:
    """One row; `box` goes on the page, and is there only while something is open or waits.

    When a round is done, its own step says what comes after it (`show_next`).

    A button carries what was seen when it was pressed, so that the remote and a second window never
    do the same thing twice.
    """

    tabellen = TABELLEN | {TOESTAND.name, "evaluatie_uitkomsten"}

    def __init__(self, zitting: Zitting) -> None:
        self.zitting, t = zitting, Teksten(PAKKET)
        self.moment = Zaalmoment()
        self._said = html("", "op-groei", "op-moment-tekst")
        self._do = button(zitting, "", self._press, "op-primary")
        self._sure = button(zitting, t("ronde.sluit_zeker"), self._close, "op-primary")
        self._no = button(zitting, t("ronde.toch_niet"), lambda: self._ask(False), "op-quiet")
        self._all = button(
            zitting, t("ronde.toon_ineens"), self._show_all, uitleg=t("ronde.toon_uitleg")
        )
        self._there = button(zitting, t("moment.erheen"), self._go, "op-quiet")
        self._next_label, self._reads = "", False
        self._go_on: Callable[[], object] = lambda: None
        self._next = button(zitting, "", self._press_next, "op-primary", "op-moment-verder")
        buttons = [self._there, self._all, self._do, self._sure, self._no, self._next]
        self.box = row([self._said, *buttons], "op-moment", "op-alleen-bedienen")
        self._asking = ""
        zitting.observe(self._draw, "stap")
        self._draw()

    def refresh(self) -> None:
        """Read again what is going on; do what the remote asked of the projector."""
        if self.zitting.werkboek is None:
            self.moment = Zaalmoment()
        else:
            with suppress(OuderplanFout):  # who pressed there hears it when it is pressed here
                take_press(self.zitting.wb, bord_of(self.zitting).move)
            with self.zitting.wb.reading() as tx:
                self.moment = moment(tx)
        self._draw()

    def show_next(self, label: str, go: Callable[[], object], *, leest: bool = False) -> None:
        """Offer this once the round is done; nothing when there is no `label`.

        `leest`: what waits to be read is on the table, so that going on does not stand out.
        """
        self._next_label, self._go_on, self._reads = label, go, leest
        self._draw()

    def _press_next(self) -> None:
        self._go_on()

    @property
    def stap(self) -> str:
        """Return the step that the moment is about, or ""."""
        ronde = self.moment.ronde
        return row_of(ronde.soort).split(SCHEIDING)[0] if ronde is not None else ""

    def _draw(self, _change: object = None) -> None:
        now, actie = self.moment, self.moment.actie
        here = self.stap == self.zitting.stap
        on = now.klaar and here and self._next_label
        show_if(self.box, on or (now.bezig and (here or now.gaat_overal)))
        show_if(self._next, on)
        mark(self._next, "op-primary", not (self._reads and now.te_lezen))
        if on:
            self._next.description = self._next.tooltip = self._next_label
        asking = actie is Actie.SLUIT and self._asking == now.stand(Actie.SLUIT)
        show_if(self._do, now.bezig and not asking)
        for knop in (self._sure, self._no):
            show_if(knop, asking)
        stemt = now.ronde is not None and now.ronde.soort.stemt
        show_if(self._all, stemt and actie in (Actie.TOON, Actie.TOON_VOLGENDE))
        away = not here and self.zitting.shows(self.stap)
        show_if(self._there, away and actie is not Actie.STEL_VAST)
        self._do.description = label(now)
        self._do.tooltip = Teksten(PAKKET)(f"moment.uitleg_{actie}") if now.bezig else ""
        self._said.value = (
            render(PAKKET, "moment", moment=now, teller=counter(now)) if now.bezig or on else ""
        )

    def _press(self) -> None:
        actie = self.moment.actie
        if actie is Actie.SLUIT:
            self._ask(True)
        elif actie.vraagt_meer:
            self._go()
        else:
            self._carry_out()

    def _ask(self, asking: bool) -> None:
        self._asking = self.moment.stand(Actie.SLUIT) if asking else ""
        self._draw()

    def _close(self) -> None:
        self._ask(False)
        self._carry_out()

    def _carry_out(self) -> None:
        seen, actie = self.moment, self.moment.actie
        do(self.zitting.wb, actie, seen.stand(actie), bord_of(self.zitting).move)

    def _show_all(self) -> None:
        if self.moment.ronde is not None:
            show_ronde(self.zitting.wb, self.moment.ronde.ronde)

    def _go(self) -> None:
        self.zitting.point(self.stap, PLEK.get(self.moment.actie, "rondes"), "")
