"""The ballot as a page for a shared tablet: begin, choose, received, and to the start again."""

import asyncio
from collections.abc import Callable
from functools import partial

import ipywidgets as w

from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.stembus.model import Model, Scherm
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

PAKKET = "ouderplan.stappen.stembus"
TERUG_NA = 8.0
"""Seconds that *Stem ontvangen* stays on the tablet."""
VERLATEN_NA = 180.0
"""Seconds after which a half-filled ballot that nobody touches is forgotten."""


class Stembus:
    """The whole page. `terug_na` and `verlaten_na` are in seconds."""

    def __init__(
        self, zitting: Zitting, *, terug_na: float = TERUG_NA, verlaten_na: float = VERLATEN_NA
    ) -> None:
        self.zitting, self.model = zitting, Model(zitting)
        self._wait = {Scherm.ONTVANGEN: terug_na, Scherm.KIEZEN: verlaten_na}
        self._t = Teksten(PAKKET)
        self._timer: asyncio.TimerHandle | None = None
        self._message, self._content = html(), stack([], "op-inhoud")
        self._count = html("", "op-groei")
        self._ticks: dict[str, w.Checkbox] = {}
        self.box = stack([self._message, self._content], "op-pagina", "op-stembus")
        zitting.observe(self._on_werkboek_change, "werkboek")
        zitting.observe(self._on_melding_change, "melding")
        self.model.observe(self._on_scherm_change, "scherm")
        self.model.observe(self._on_ronde_change, "ronde")
        self.model.observe(self._on_gekozen_change, "gekozen")
        zitting.follow([self.model])
        self._on_scherm_change()

    def _on_werkboek_change(self, _change: object = None) -> None:
        self.zitting.follow([self.model])
        self.zitting.run(self.model.refresh)

    def _on_melding_change(self, _change: object = None) -> None:
        self._message.value = self._render("melding.html.j2", melding=self.zitting.melding)

    def _on_scherm_change(self, _change: object = None) -> None:
        make = {
            Scherm.DICHT: self._closed,
            Scherm.BEGIN: self._begin,
            Scherm.KIEZEN: self._choose,
            Scherm.ONTVANGEN: self._received,
        }[self.model.scherm]
        before, self._content.children = self._content.children, make()
        for widget in before:
            discard(widget)
        self._return_later()

    def _on_ronde_change(self, _change: object = None) -> None:
        if self.model.scherm in (Scherm.BEGIN, Scherm.DICHT):
            self._on_scherm_change()

    def _on_gekozen_change(self, _change: object = None) -> None:
        self._count.value = self._render("teller.html.j2")
        self._return_later()

    def _closed(self) -> list[w.Widget]:
        return [html(self._render("dicht.html.j2"))]

    def _begin(self) -> list[w.Widget]:
        if self.model.met_code:
            return self._begin_with_code()
        ronde = self.model.ronde
        groepen = ronde.groepen_die_mogen if ronde else ()
        return [
            html(self._render("begin.html.j2")),
            row([self._begin_button(groep, len(groepen)) for groep in groepen], "op-knoppen"),
        ]

    def _begin_with_code(self) -> list[w.Widget]:
        field = text_field(self._t("code"), "op-midden")
        begin = self._button(
            self._t("begin"),
            lambda: self.model.begin_with_code(field.value),
            "op-primary",
            "op-reus",
            uitleg=self._t("begin_uitleg"),
        )
        return [html(self._render("begin.html.j2")), row([field, begin], "op-knoppen")]

    def _begin_button(self, groep: Groep, aantal: int) -> w.Button:
        label = self._t("begin") if aantal == 1 else self._t(f"begin_als.{groep}")
        uitleg = self._t("begin_uitleg")
        return self._button(
            label, partial(self.model.begin, groep), "op-primary", "op-reus", uitleg=uitleg
        )

    def _choose(self) -> list[w.Widget]:
        self._ticks = {keuze.keuze: self._tick(keuze) for keuze in self.model.keuzes}
        self._count = html(self._render("teller.html.j2"), "op-groei")
        vote = self._button(
            self._t("stem"),
            self.model.vote,
            "op-primary",
            "op-groot",
            uitleg=self._t("stem_uitleg"),
        )
        stop = self._button(self._t("stop"), self.model.restart, "op-quiet")
        return [
            html(self._render("kiezen.html.j2")),
            styled(w.Box(list(self._ticks.values())), "op-keuzes"),
            row([self._count, stop, vote], "op-stembus-voet"),
        ]

    def _tick(self, keuze: Rondekeuze) -> w.Checkbox:
        tick = w.Checkbox(
            description=self._render("keuze.html.j2", keuze=keuze).strip(),
            description_allow_html=True,
            indent=False,
            tooltip=keuze.tekst or keuze.keuze,
        )
        tick.observe(self._on_tick_change, "value")
        return styled(tick, "op-keuze")

    def _on_tick_change(self, _change: object = None) -> None:
        self.zitting.hush()
        self.model.choose([keuze for keuze, tick in self._ticks.items() if tick.value])

    def _received(self) -> list[w.Widget]:
        again = self._button(self._t("volgende"), self.model.restart, "op-secondary", "op-groot")
        return [html(self._render("ontvangen.html.j2")), row([again], "op-knoppen")]

    def _button(
        self, label: str, action: Callable[[], object], *css: str, uitleg: str = ""
    ) -> w.Button:
        def quietly() -> None:
            self.zitting.hush()
            action()

        return button(self.zitting, label, quietly, *css, uitleg=uitleg)

    def _return_later(self) -> None:
        """Go back to the start by itself, after a while without a touch."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        seconds = self._wait.get(self.model.scherm)
        if seconds is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no page: nobody is waiting
        self._timer = loop.call_later(seconds, self._on_time_up)

    def _on_time_up(self) -> None:
        self._timer = None
        self.zitting.hush()
        self.zitting.run(self.model.restart)

    def _render(self, naam: str, **velden: object) -> str:
        return render(PAKKET, naam, model=self.model, **velden)
