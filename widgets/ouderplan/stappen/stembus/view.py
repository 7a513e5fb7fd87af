"""The ballot as a page for a shared tablet: begin, choose, received, and to the start again."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.schermtaal import all_languages
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.stembus.model import Model, Scherm
from ouderplan.stappen.zitting import Zitting
from ouderplan.talen import Keus, Woordenboek

TERUG_NA = 8.0
"""Seconds that *Stem ontvangen* stays on the tablet."""
VERLATEN_NA = 90.0
"""Seconds after which is asked whether someone is still there who began."""
BEDENK = 30.0
"""Seconds in which that can be answered before the ballot is forgotten."""


class Stembus:
    """The whole page. `terug_na`, `verlaten_na` and `bedenk` are in seconds."""

    def __init__(
        self,
        zitting: Zitting,
        *,
        terug_na: float = TERUG_NA,
        verlaten_na: float = VERLATEN_NA,
        bedenk: float = BEDENK,
    ) -> None:
        self.zitting, self.model = zitting, Model(zitting)
        self._wait = {Scherm.ONTVANGEN: terug_na, Scherm.KIEZEN: verlaten_na}
        self._bedenk, self._terug_na = bedenk, terug_na
        self._words = Woorden(self.model.taal)
        self._question = stack([])
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
        self.model.observe(self._on_taal_change, ["taal", "vertalingen"])
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

    def _on_taal_change(self, _change: object = None) -> None:
        self._words = Woorden(self.model.taal, self.model.vertalingen)
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
            self._languages(),
        ]

    def _begin_with_code(self) -> list[w.Widget]:
        field = text_field(self._words.gettext("Typ uw stemcode"), "op-midden")
        begin = self._button(
            self._words.gettext("Verder"),
            lambda: self.model.begin_with_code(field.value),
            "op-primary",
            "op-reus",
        )
        head = html(self._render("begin.html.j2"))
        return [head, row([field, begin], "op-knoppen"), self._languages()]

    def _begin_button(self, groep: Groep, aantal: int) -> w.Button:
        label = self._words.begin(groep, aantal)
        return self._button(label, partial(self.model.begin, groep), "op-primary", "op-reus")

    def _languages(self) -> w.Widget:
        """Make a button for each language, named in its own script."""
        buttons = [
            self._button(taal.naam, partial(self.model.speak, taal.code), "op-groot")
            for taal in all_languages().alle
        ]
        return row(buttons, "op-knoppen", "op-stembus-talen")

    def _choose(self) -> list[w.Widget]:
        self._ticks = {keuze.keuze: self._tick(keuze) for keuze in self.model.keuzes}
        self._count = html(self._render("teller.html.j2"), "op-groei")
        vote = self._button(
            self._words.gettext("Verstuur mijn stem"),
            self.model.vote,
            "op-primary",
            "op-groot",
        )
        no = self._words.gettext("Stop zonder te stemmen")
        stop = self._button(no, self.model.restart, "op-quiet")
        self._question = stack([])
        css = ["op-keuzes", *(["op-naar-links"] if self._words.naar_links else [])]
        return [
            html(self._render("kiezen.html.j2")),
            self._question,
            styled(w.Box([self._beside(keuze) for keuze in self.model.keuzes]), *css),
            row([self._count, stop, vote], "op-stembus-voet"),
        ]

    def _tick(self, keuze: Rondekeuze) -> w.Checkbox:
        keus = self._words.choice(self.model.ronde, keuze)
        tick = w.Checkbox(
            description=self._words.render("keuze.html.j2", keus=keus).strip(),
            description_allow_html=True,
            indent=False,
            tooltip=keus.woord.tekst,
        )
        tick.observe(self._on_tick_change, "value")
        return styled(tick, "op-keuze")

    def _beside(self, keuze: Rondekeuze) -> w.Widget:
        """Put the drawing beside the tick; a label of ipywidgets lets no drawing through."""
        drawing = html(render(PAKKET, "teken", van=keuze.icoon))
        return styled(w.Box([self._ticks[keuze.keuze], drawing]), "op-keuze-met")

    def _on_tick_change(self, _change: object = None) -> None:
        self.zitting.hush()
        self.model.choose([keuze for keuze, tick in self._ticks.items() if tick.value])

    def _received(self) -> list[w.Widget]:
        label = self._words.gettext("Klaar, de volgende")
        again = self._button(label, self.model.restart, "op-secondary", "op-groot")
        said = self._render("ontvangen.html.j2", seconden=self._terug_na)
        return [html(said), row([again], "op-knoppen")]

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
        self._question.children = ()
        self._wait_for(self._wait.get(self.model.scherm), self._on_time_up)

    def _wait_for(self, seconds: float | None, action: Callable[[], None]) -> None:
        if seconds is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no page: nobody is waiting
        self._timer = loop.call_later(seconds, action)

    def _on_time_up(self) -> None:
        self._timer = None
        if self.model.scherm is not Scherm.KIEZEN:
            self._leave()
            return
        stay = self._button(
            self._words.gettext("Ja, ik ga verder"), self._return_later, "op-primary", "op-groot"
        )
        self._question.children = [html(self._render("stil.html.j2")), stay]
        self._wait_for(self._bedenk, self._leave)

    def _leave(self) -> None:
        self._timer = None
        self.zitting.hush()
        self.zitting.run(self.model.restart)

    def _render(self, naam: str, **velden: object) -> str:
        return self._words.page(naam, model=self.model, **velden)


PAKKET = "ouderplan.stappen.stembus"


class Woorden:
    """Texts in the language with code `taal`; `eigen` are the school's own translations."""

    def __init__(self, taal: str, eigen: Iterable[Vertaling] = ()) -> None:
        self.boek = Woordenboek(all_languages().vertaler(taal), eigen)
        self._vertaler = self.boek.vertaler
        self.naar_links = self._vertaler.taal.richting == "rtl"

    def gettext(self, tekst: str) -> str:
        """Return a text for a widget, which takes no mark-up: Dutch when it has no translation."""
        return self._vertaler.find(tekst) or tekst

    def choice(self, ronde: Ronde | None, keuze: Rondekeuze) -> Keus:
        """Return a choice of this round in this language."""
        return self.boek.choice(ronde.soort if ronde else Rondesoort.WAARDEN, keuze)

    def begin(self, groep: Groep, groepen: int) -> str:
        """Return what the button says with which someone of `groep` begins."""
        if groepen == 1:
            return self.gettext("Begin")
        if groep is Groep.TEAM:
            return self.gettext("Ik werk op school")
        return self.gettext("Ik ben ouder")

    def render(self, naam: str, **velden: Any) -> str:
        """Return a template in this language."""
        return render(PAKKET, naam, boek=self.boek, **self._vertaler.functies, **velden)

    def page(self, naam: str, **velden: Any) -> str:
        """Return a template that says which language it is in."""
        return self.render("taal.html.j2", inhoud=Markup(self.render(naam, **velden)))
