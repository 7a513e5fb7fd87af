"""Widgets of the step Draaiboek; its sheet says of each row when it begins."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel, clock, minutes_of
from ouderplan.kern.draaiboekstand import Live, time_left
from ouderplan.opslag.opschriften import label
from ouderplan.stappen.draaiboek.model import Model
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.delen import mark_here, tab_button
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Tabelblad


class View(StapView):
    """The choice of a meeting and its rows; what is on above it, when it was begun."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the meeting that is on, and the rows."""
        self._tabs = {soort: self._tab(soort) for soort in Bijeenkomst}
        self._said = html()
        self._read = html("", "op-melding")
        self._example = self._button("voorbeeld", self.model.take_example, "op-primary")
        self._begin = self._button("begin", self.model.begin, "op-primary", "op-groot")
        self._planning = stack(
            [
                row(list(self._tabs.values()), "op-delen"),
                self._said,
                row([self._begin, self._example], "op-knoppen"),
                self._read,
            ]
        )
        self._live = stack([html(), self._live_buttons()])
        made = stack(
            [
                self.live_html("kop.html.j2", ["stand", "live"]),
                self._planning,
                self._live,
                Programmablad(self.model, self.model.bladen[0]).box,
            ]
        )
        self.model.observe(self._on_model_change, ["inhoud", "bijeenkomst", "live", "vertalingen"])
        self.zitting.observe(self._on_tick, "klok")
        self._on_model_change()
        return made

    def close(self) -> None:
        """Stop following the clock, and close the widgets."""
        if "bedienen" in vars(self):
            self.zitting.unobserve(self._on_tick, "klok")
        super().close()

    def _live_buttons(self) -> w.Widget:
        self._next = self._button("live.volgende", self.model.advance, "op-primary", "op-groot")
        self._back = self._button("live.terug", self.model.back)
        self._more = self._button("live.erbij", self.model.extend)
        self._skip = self._button("live.sla_over", self.model.skip)
        self._unskip = self._button("live.toch", self.model.unskip)
        self._clock = self._button("live.aftellen", self.model.count_down, "op-quiet")
        self._stop = self._button("live.stop", self._ask_to_stop, "op-quiet")
        buttons = [self._next, self._back, self._more, self._skip, self._unskip]
        return row([*buttons, self._clock, self._stop], "op-knoppen")

    def _ask_to_stop(self) -> None:
        live = self.model.live
        if live is not None and live.nu is None:
            self.model.stop()
            return

        def stop() -> None:
            self.model.stop()
            self.zitting.hush()

        self.zitting.ask(
            self.t("live.stop_vraag"),
            Keuze(self.t("live.stop_ja"), stop),
            Keuze(self.t("live.stop_nee"), self.zitting.hush),
        )

    def _on_tick(self, _change: object) -> None:
        if self.model.live is not None and self.zitting.werkboek is not None:
            self.zitting.guard(self.model.look)

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        live = model.live
        show_if(self._planning, live is None)
        show_if(self._live, live is not None)
        mark_here(self._tabs, model.bijeenkomst)
        show_if(self._begin, model.regels)
        show_if(self._example, not model.regels)
        self._said.value = self.render(
            "samen", regels=bool(model.regels), zin=self._sum() if model.regels else ""
        )
        unread = model.unread
        self._read.value = self.render("zin", zin=unread)
        show_if(self._read, unread)
        self._live.children[0].value = self._live_words(live)
        busy = live is not None and live.nu is not None
        coming = live is not None and live.straks is not None
        self._next.description = self.t("live.volgende" if coming else "live.afronden")
        self._next.tooltip = self._next.description
        counts = live is not None and live.loop.aftellen
        self._clock.description = self.t("live.niet_aftellen" if counts else "live.aftellen")
        self._clock.tooltip = self._clock.description
        show_if(self._clock, busy)
        show_if(self._next, busy)
        show_if(self._more, busy)
        show_if(self._skip, coming)
        show_if(self._unskip, busy and live is not None and live.loop.overgeslagen)

    def _sum(self) -> str:
        model = self.model
        long = self.t.counted("duur", model.duur)
        if not model.has_begin:
            return self.t("samen_los", duur=long)
        plan = model.gepland
        end = max(row.tot for row in plan)
        return self.t("samen", duur=long, van=clock(plan[0].van), tot=clock(end))

    def _live_words(self, live: Live | None) -> str:
        if live is None:
            return ""
        skipped = [row.gepland.regel.wat for row in live.rijen if row.overgeslagen]
        return self.render(
            "live.html.j2",
            live=live,
            bijeenkomst=self.t(f"deel.{self.model.bijeenkomst.value}"),
            klok=clock,
            tijd=self._left(live.over),
            uitloop=self._delay(live),
            over=skipped,
        )

    def _left(self, over: float) -> str:
        key, minutes = time_left(over)
        return self.t.counted(f"live.{key}", minutes) if minutes else self.t(f"live.{key}")

    def _delay(self, live: Live) -> str:
        end = clock(live.einde)
        if live.uitloop > 0:
            return self.t.counted("live.uitloop", live.uitloop, einde=end)
        if live.uitloop < 0:
            return self.t.counted("live.voor", -live.uitloop, einde=end)
        return self.t("live.op_tijd", einde=end)

    def _tab(self, soort: Bijeenkomst) -> w.Button:
        words = self.t(f"deel.{soort.value}")
        return tab_button(self.zitting, words, lambda: self.model.choose(soort))

    def _button(self, sleutel: str, action: object, *css: str) -> w.Button:
        assert callable(action)
        return button(self.zitting, self.t(sleutel), action, *css)


class Programmablad(Tabelblad):
    """Rows with the time at which they begin, also where no fixed time was written down."""

    model: Model

    def shown(self, rij: Any, kolom: str) -> str:
        """Return a cell; the fixed time is the worked-out one, and minutes say the real ones."""
        if kolom == "vast":
            return self._begins(rij)
        if kolom == "minuten" and rij.duurde is not None:
            return self.t("regel.duurde", minuten=rij.duur, echt=rij.duurde)
        return super().shown(rij, kolom)

    def _heads(self) -> str:
        vorm, begins = self.vorm, self.t("regel.begint")
        koppen = [begins if kolom == "vast" else label(vorm.rij, kolom) for kolom in vorm.kort]
        return self.render("blad_koppen", koppen=koppen, maten=vorm.maten)

    def _begins(self, rij: Draaiboekregel) -> str:
        t = self.t
        plan = next((plan for plan in self.model.gepland if plan.regel is rij), None)
        if rij.vast.strip() and minutes_of(rij.vast) is None:
            return t("regel.onbekend", tijd=rij.vast)
        if plan is None:
            return rij.vast
        if plan.te_laat:
            return t("regel.te_laat", tijd=rij.vast, minuten=plan.te_laat)
        if rij.vast.strip():
            return t("regel.vast", tijd=clock(plan.van))
        return clock(plan.van) if self.model.has_begin else t("regel.na", minuten=plan.van)
