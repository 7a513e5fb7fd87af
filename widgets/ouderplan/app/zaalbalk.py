"""The bar on the begeleider's page that says what the hall sees, and goes through it."""

from collections.abc import Callable

from ouderplan.app.paden import Omgeving
from ouderplan.kern.dia import Beweging, row_of
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.tabellen import TABELLEN, TOESTAND
from ouderplan.stappen import StapModel, Zitting
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.dias.rijen import name_of
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.teksten import Teksten

PAKKET = "ouderplan.app"


class Zaalbalk:
    """What is on the projector, back and forward, blank, and sending this step to the hall.

    `here` returns the step that is worked on, or None. Opening a step changes nothing of what the
    hall sees: that takes a press.
    """

    tabellen = frozenset({TOESTAND.name, "rondes"})

    def __init__(self, zitting: Zitting, here: Callable[[], StapModel | None]) -> None:
        self.zitting, self._here = zitting, here
        t = Teksten(PAKKET)
        self._label = html("", "op-groei", "op-zaalbalk-tekst")

        def press(sign: str, uitleg: str, beweging: Beweging) -> object:
            return button(
                zitting,
                sign,
                lambda: bord_of(zitting).move(beweging),
                "op-icoon",
                uitleg=t(f"zaal.{uitleg}"),
            )

        self._back = press("‹", "terug", Beweging.TERUG)
        self._on = press("›", "verder", Beweging.VERDER)
        self._blank = button(
            zitting, t("zaal.zwart"), lambda: bord_of(zitting).move(Beweging.ZWART), "op-quiet"
        )
        self._round = button(zitting, t("zaal.ronde"), self._show_round)
        self._send = button(
            zitting, t("zaal.stuur"), self._send_here, uitleg=t("zaal.stuur_uitleg")
        )
        buttons = [self._back, self._on, self._blank, self._round, self._send]
        self.box = row([self._label, *buttons], "op-zaalbalk", "op-alleen-bedienen")

    def refresh(self) -> None:
        """Say what the hall sees now."""
        if self.zitting.werkboek is None:
            show_if(self.box, False)
            return
        with self.zitting.wb.reading() as tx:
            now, ronde = shown(tx), current_ronde(tx)
        show_if(self.box, True)
        show_if(self._round, ronde is not None and now.reeks != row_of(ronde.soort))
        self._label.value = render(PAKKET, "zaalbalk", reeks=name_of(now.reeks), zwart=now.zwart)

    def _send_here(self) -> None:
        model = self._here()
        if model is not None:
            bord_of(self.zitting).send(*model.zaalplek)

    def _show_round(self) -> None:
        with self.zitting.wb.reading() as tx:
            ronde = current_ronde(tx)
        if ronde is not None:
            bord_of(self.zitting).send(row_of(ronde.soort))


class Zaalvenster:
    """What the hall sees, instead of the controls.

    In Voila it is a mark by which `static/dia.js` lays the projector over the page; elsewhere it is
    the slide itself.
    """

    tabellen = frozenset({TOESTAND.name, *(tabel.naam for tabel in TABELLEN)})

    def __init__(self, zitting: Zitting) -> None:
        self.zitting = zitting
        self._in_voila = Omgeving.current().in_voila
        self.box = html(render(PAKKET, "zaalvenster", beeld="") if self._in_voila else "")
        zitting.observe(self._on_presenteren_change, "presenteren")

    def refresh(self) -> None:
        """Show the slide that is on."""
        if self._in_voila or not self.zitting.presenteren or self.zitting.werkboek is None:
            return
        beeld = bord_of(self.zitting).look().html
        self.box.value = render(PAKKET, "zaalvenster", beeld=beeld)

    def _on_presenteren_change(self, _change: object) -> None:
        self.zitting.guard(self.refresh)
