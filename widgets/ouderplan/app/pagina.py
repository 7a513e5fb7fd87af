"""The page: header, stepper, and the step itself; changing step does not reload.

What the notebooks call. It knows every room and decides nothing.
"""

import asyncio
import logging
import time
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from typing import Any

from IPython.display import display
from ipywidgets import Widget

from ouderplan.app.adressen import SCHERM, STEMBRIEFJES, hall_url
from ouderplan.app.kernellog import keep_errors_here
from ouderplan.app.paden import Omgeving, Paden
from ouderplan.app.paginadelen import PAKKET, Kop, Mededeling, Stappenbalk, Verder, stylesheet
from ouderplan.app.stil import bundled, unsaid
from ouderplan.app.zaalbalk import Zaalbalk, Zaalvenster
from ouderplan.opslag import Kast
from ouderplan.stappen import Stap, Stapbeeld, StapModel, Zitting, find_steps
from ouderplan.stappen.csvwacht import Csvwacht
from ouderplan.stappen.onderdelen.knoppen import html, mark, stack
from ouderplan.stappen.onderdelen.momentbalk import Momentbalk
from ouderplan.stappen.onderdelen.plancheckpaneel import Plancheckpaneel
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.zaal.teruggeven import give_back

log = logging.getLogger(__name__)

ALLES = frozenset({"schooljaarplan"})
"""Steps that show the whole plancheck themselves."""
RUST = 0.4
"""Seconds between the making of two steps that nobody chose yet: a click comes in between."""
VRIJ = 4
"""It waits so many times as long as the last one took: on a busy machine others go first."""


def show_werkboek() -> None:
    """Show the whole workbook on one page."""
    with _quietly():
        page = Pagina(make_zitting(), find_steps(), stap=Omgeving.current().stap)
    _show(page)


def show_stap(naam: str) -> None:
    """Show one step on a page of its own."""
    steps = tuple(stap for stap in find_steps() if stap.naam == naam)
    zitting = make_zitting()
    zitting.stap = naam
    with _quietly():
        page = Pagina(zitting, steps, los=True)
    _show(page)


def show_stembus() -> None:
    """Show the ballot for a shared tablet."""
    from ouderplan.stappen.stembus.view import Stembus  # noqa: PLC0415  not needed elsewhere

    zitting = make_zitting()
    zitting.run(zitting.open_current)
    display(stylesheet())  # type: ignore[no-untyped-call]
    _show(Stembus(zitting))


def make_zitting() -> Zitting:
    """Return a session for this page, with the paths and the options it was opened with."""
    paden, hier = Paden.find(), Omgeving.current()
    return Zitting(
        Kast(paden.data, paden.tafel),
        zaal=hall_url(hier.zaal_adres, hier.zaal_poort) if hier.zaal_poort else "",
        exports=paden.exports,
        stembriefjes=hier.begeleider.pad + STEMBRIEFJES if hier.in_voila else "",
        scherm=hier.begeleider.pad + SCHERM if hier.in_voila else "",
    )


def _quietly() -> AbstractContextManager[None]:
    return unsaid() if Omgeving.current().in_voila else nullcontext()


def _show(page: Any) -> None:
    if Omgeving.current().in_voila:
        keep_errors_here(Paden.find().logboek)
    display(page.box)  # type: ignore[no-untyped-call]
    with suppress(RuntimeError):  # no loop is running outside a kernel
        page.watching = asyncio.get_running_loop().create_task(page.zitting.watch())


class Pagina:
    """Header, stepper, notice and the step on show.

    `los` is a page with one step: it has no stepper.
    `stap` is the one to begin with, if there is such a step; otherwise the one on the screen.
    """

    def __init__(
        self, zitting: Zitting, stappen: tuple[Stap, ...], *, los: bool = False, stap: str = ""
    ) -> None:
        self.zitting, self.stappen, self.los = zitting, stappen, los
        self._models: dict[str, StapModel] = {}
        self._views: dict[str, Stapbeeld] = {}
        self._kop, self._balk = Kop(zitting), Stappenbalk(zitting, stappen)
        self._verder = Verder(zitting, stappen)
        self._note, self._content = html(), stack([], "op-inhoud", "op-bewaart")
        self._check = Plancheckpaneel(zitting, lambda: zitting.stap)
        self._content.on_msg(self._on_browser_ready)
        self._in_voila = Omgeving.current().in_voila
        self._ahead: asyncio.Task[None] | None = None
        self._csvwacht = Csvwacht(zitting)
        self._balk_zaal = Zaalbalk(zitting, lambda: self._models.get(zitting.stap))
        self._venster = Zaalvenster(zitting)
        self._moment = Momentbalk(zitting)
        stepper = [] if los else [self._balk.box]
        stays = stack([self._balk_zaal.box, self._moment.box, Mededeling(zitting).box], "op-boven")
        around = [stylesheet(), self._kop.box, *stepper, stays]
        self.box = stack([*around, self._content], "op-pagina")
        zitting.guard(zitting.open_current)
        if not los:
            zitting.guard(zitting.follow_screen)
        if stap in {each.naam for each in stappen}:
            zitting.stap = stap
        zitting.observe(self._on_werkboek_change, "werkboek")
        zitting.observe(self._on_stap_change, "stap")
        zitting.observe(self._on_presenteren_change, "presenteren")
        self._on_werkboek_change()
        self._on_presenteren_change()

    def _on_werkboek_change(self, _change: object = None) -> None:
        models, views = self._models, self._views
        self._models, self._views = {}, {}
        for stap in self._available():
            self.zitting.guard(partial(self._make_model, stap))
        parts = (self._kop, self._balk_zaal, self._moment, self._venster)
        self.zitting.follow([*self._models.values(), *parts, self.zitting.plancheck])
        self.zitting.plancheck.refresh()
        for part in parts:
            self.zitting.guard(part.refresh)
        if self.zitting.stap not in self._models and self._models and not self.los:
            self.zitting.stap = next(iter(self._models))
        self._on_stand_change()
        self._on_stap_change()
        if self._ahead is not None:
            self._make_ahead_again()
        for view in views.values():
            view.close()
        for model in models.values():
            model.close()

    def _make_model(self, stap: Stap) -> None:
        model = stap.make_model(self.zitting)
        model.observe(self._on_stand_change, "stand")
        for deel in ("deel", "blad"):
            if model.has_trait(deel):
                model.observe(self._on_deel_change, deel)
        self._models[stap.naam] = model

    def _available(self) -> tuple[Stap, ...]:
        if self.zitting.werkboek is not None:
            return self.stappen
        return tuple(stap for stap in self.stappen if stap.naam == "start")

    def _on_stand_change(self, _change: object = None) -> None:
        self._balk.show(self._models)
        self.zitting.standen = {naam: model.stand for naam, model in self._models.items()}
        self._on_deel_change()

    def _on_deel_change(self, _change: object = None) -> None:
        self._verder.show(self._models)
        here = self._models.get(self.zitting.stap)
        reads = here is not None and here.leest
        self._moment.show_next(self._verder.label, self._verder.go, leest=reads)

    def _on_presenteren_change(self, _change: object = None) -> None:
        mark(self.box, "op-presenteren", self.zitting.presenteren)
        self._on_stap_change()

    def _on_stap_change(self, _change: object = None) -> None:
        if self.zitting.stap in self._models:
            if not self.zitting.guard(self._show_step):
                self._say("stap_mis")
        else:
            self._say("stap_mis" if self.zitting.werkboek else "geen_werkboek")

    def _show_step(self) -> None:
        if self.zitting.presenteren:
            self._content.children = [self._venster.box]
            return
        shown = self._make_shown(self.zitting.stap)
        self._on_deel_change()
        self._check.show()
        check = [] if self.zitting.stap in ALLES else [self._check.box]
        self._content.children = [shown, *check, self._verder.box]

    def _say(self, sjabloon: str) -> None:
        self._note.value = render(PAKKET, sjabloon)
        self._content.children = [self._note]

    def _shown(self, naam: str) -> Widget:
        return self._view(naam).bedienen

    def _make_shown(self, naam: str) -> Widget:
        """Return what is shown of a step; what has to be made is one message to the browser."""
        made: list[Widget] = []

        def say(what: dict[str, Any], buffers: list[Any]) -> None:
            straks = made[0].model_id if made else None
            self._content.send({**what, "straks": straks}, buffers)

        with bundled(say) if self._in_voila else nullcontext():
            made.append(self._shown(naam))
        return made[0]

    def _on_browser_ready(self, *_message: object) -> None:
        """Make the other steps, now that the page is up and there is time."""
        if self._ahead is None:
            self._make_ahead_again()

    def _make_ahead_again(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
        with suppress(RuntimeError):  # no loop is running outside a kernel
            self._ahead = asyncio.get_running_loop().create_task(self._make_ahead())

    async def _make_ahead(self) -> None:
        rust = RUST
        for naam in self._from_here():
            await asyncio.sleep(rust)
            begun = time.monotonic()
            try:
                if naam in self._models:
                    self._make_shown(naam)
            except Exception:  # it is said to who goes to that step
                log.exception("%s vooruit maken lukte niet", naam)
            rust = max(RUST, VRIJ * (time.monotonic() - begun))
        give_back()

    def _from_here(self) -> list[str]:
        """Return the steps as somebody is likely to go to them: on from here, then the others."""
        names = [stap.naam for stap in self.stappen]
        here = names.index(self.zitting.stap) if self.zitting.stap in names else 0
        return names[here:] + names[:here]

    def _view(self, naam: str) -> Stapbeeld:
        if naam not in self._views:
            stap = next(stap for stap in self.stappen if stap.naam == naam)
            self._views[naam] = stap.make_view(self._models[naam])
        return self._views[naam]
