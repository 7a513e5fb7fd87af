"""The page: header, stepper, and the step itself; changing step does not reload.

What the notebooks call. It knows every room and decides nothing.
"""

import asyncio
from contextlib import suppress
from functools import partial
from importlib import resources
from typing import Any

import ipywidgets as w
from IPython.display import display

from ouderplan.app.adressen import hall_host, hall_url
from ouderplan.app.paden import Omgeving, Paden
from ouderplan.opslag import Kast
from ouderplan.stappen import Stap, StapModel, Zitting, find_steps
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stapview import StapView

PAKKET = "ouderplan.app"


def show_werkboek() -> None:
    """Show the whole workbook on one page."""
    _show(Pagina(make_zitting(), find_steps()))


def show_stap(naam: str) -> None:
    """Show one step on a page of its own."""
    steps = tuple(stap for stap in find_steps() if stap.naam == naam)
    zitting = make_zitting()
    zitting.stap = naam
    _show(Pagina(zitting, steps, los=True))


def show_stembus() -> None:
    """Show the ballot for a shared tablet."""
    from ouderplan.stappen.stembus.view import Stembus  # noqa: PLC0415  not needed elsewhere

    zitting = make_zitting()
    zitting.run(zitting.open_current)
    _show(Stembus(zitting))


def make_zitting() -> Zitting:
    """Return a session for this page, with the paths and the options it was opened with."""
    paden, hier = Paden.find(), Omgeving.current()
    zitting = Zitting(
        Kast(paden.data),
        zaal=hall_url(hall_host(hier.zaal_adres), hier.zaal_poort) if hier.zaal_poort else "",
        exports=paden.exports,
        volgt=hier.presenteren,
    )
    zitting.presenteren = hier.presenteren
    return zitting


def _show(page: Any) -> None:
    display(page.box)  # type: ignore[no-untyped-call]
    with suppress(RuntimeError):  # no loop is running outside a kernel
        page.watching = asyncio.get_running_loop().create_task(page.zitting.watch())


class Pagina:
    """Header, stepper and the step on show.

    `los` is a page with one step: it has no stepper.
    """

    tabellen = frozenset({"werkboek"})

    def __init__(self, zitting: Zitting, stappen: tuple[Stap, ...], *, los: bool = False) -> None:
        self.zitting, self.stappen, self.los = zitting, stappen, los
        self._models: dict[str, StapModel] = {}
        self._views: dict[str, StapView] = {}
        self._head = html()
        self._message = html()
        self._choices = row([], "op-knoppen")
        self._notice = stack([self._message, self._choices], "op-mededeling")
        self._switch = button(zitting, "", self._toggle, "op-secondary")
        self._buttons = {stap.naam: self._step_button(stap) for stap in stappen}
        self._stepper = row(list(self._buttons.values()), "op-stappen", "op-alleen-bedienen")
        self._content = stack([], "op-inhoud")
        self.box = self._frame()
        zitting.guard(zitting.open_current)
        if not los:
            zitting.guard(zitting.follow_screen)
        zitting.observe(self._on_werkboek_change, "werkboek")
        zitting.observe(self._on_stap_change, "stap")
        zitting.observe(self._on_presenteren_change, "presenteren")
        zitting.observe(self._on_melding_change, "melding")
        self._on_melding_change()
        self._on_werkboek_change()
        self._on_presenteren_change()

    def _frame(self) -> w.VBox:
        head = row([styled(self._head, "op-groei"), self._switch], "op-kop")
        stepper = [] if self.los or self.zitting.volgt else [self._stepper]
        css = w.HTML(value=_stylesheet())
        css.layout.display = "none"
        children = [css, head, *stepper, self._notice, self._content]
        return stack(children, "op-pagina")

    def _step_button(self, stap: Stap) -> w.Button:
        return button(self.zitting, stap.titel, lambda: self.zitting.go(stap.naam), "op-stap")

    def _toggle(self) -> None:
        self.zitting.presenteren = not self.zitting.presenteren

    def _on_werkboek_change(self, _change: object = None) -> None:
        self._views = {}
        self._models = {}
        for stap in self._available():
            self.zitting.guard(partial(self._make_model, stap))
        self.zitting.follow([*self._models.values(), self])
        if self.zitting.stap not in self._models and self._models and not self.los:
            self.zitting.stap = next(iter(self._models))
        self._on_stand_change()
        self.refresh()
        self._on_stap_change()

    def _make_model(self, stap: Stap) -> None:
        model = stap.make_model(self.zitting)
        model.observe(self._on_stand_change, "stand")
        self._models[stap.naam] = model

    def refresh(self) -> None:
        """Show the school's name and year."""
        profiel = self.zitting.werkboek.profile() if self.zitting.werkboek else {}
        self._head.value = render(PAKKET, "kop.html.j2", profiel=profiel)

    def _available(self) -> tuple[Stap, ...]:
        if self.zitting.werkboek is not None:
            return self.stappen
        return tuple(stap for stap in self.stappen if stap.naam == "start")

    def _on_stand_change(self, _change: object = None) -> None:
        for stap in self.stappen:
            knop = self._buttons[stap.naam]
            model = self._models.get(stap.naam)
            knop.disabled = model is None
            staat = model.stand.staat if model else "nog_niet"
            for css in ("nog_niet", "bezig", "klaar"):
                knop.remove_class(STAND_CSS[css])
            knop.add_class(STAND_CSS[staat])
            knop.tooltip = render(PAKKET, "stap.txt.j2", titel=stap.titel, staat=staat).strip()

    def _on_stap_change(self, _change: object = None) -> None:
        for naam, knop in self._buttons.items():
            knop.remove_class("op-stap-hier")
            if naam == self.zitting.stap:
                knop.add_class("op-stap-hier")
        self._show_step()

    def _show_step(self) -> None:
        if self.zitting.stap not in self._models:
            self._content.children = [html(render(PAKKET, "geen_werkboek.html.j2"))]
            return

        def show() -> None:
            view = self._view(self.zitting.stap)
            shown = view.presenteren if self.zitting.presenteren else view.bedienen
            self._content.children = [shown]

        if not self.zitting.guard(show):
            self._content.children = []

    def _view(self, naam: str) -> StapView:
        if naam not in self._views:
            stap = next(stap for stap in self.stappen if stap.naam == naam)
            self._views[naam] = stap.make_view(self._models[naam])
        return self._views[naam]

    def _on_presenteren_change(self, _change: object = None) -> None:
        presenting = self.zitting.presenteren
        (self.box.add_class if presenting else self.box.remove_class)("op-presenteren")
        self._switch.description = render(PAKKET, "wissel.txt.j2", presenteren=presenting).strip()
        self._show_step()

    def _on_melding_change(self, _change: object = None) -> None:
        melding = self.zitting.melding
        self._message.value = (
            render(PAKKET, "melding.html.j2", melding=melding) if melding is not None else ""
        )
        self._choices.children = [
            button(self.zitting, keuze.label, keuze.action)
            for keuze in getattr(melding, "keuzes", ())
        ]


STAND_CSS = {"nog_niet": "op-stap-leeg", "bezig": "op-stap-bezig", "klaar": "op-stap-klaar"}


def _stylesheet() -> str:
    """Return the stylesheet; in Voilà the page's template brings it already."""
    if Omgeving.current().in_voila:
        return ""
    folder = resources.files(PAKKET) / "voila" / "static" / "stijl"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return f"<style>{''.join(file.read_text(encoding='utf-8') for file in files)}</style>"
