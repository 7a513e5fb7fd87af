"""Widgets of the step Evaluatie."""

from functools import partial

from ouderplan.stappen.evaluatie.avond import Avond
from ouderplan.stappen.evaluatie.model import Model
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.nog_een import unless_there
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack
from ouderplan.stappen.onderdelen.tabelblad import Bladview
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.verlaten import leave


class Volgend(Deel[Model]):
    """The way to the next year; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.jaar = text_field(t("volgend.schooljaar"), "op-smal")
        self.jaar.value = model.volgend_jaar
        draft_field(self.zitting, self.jaar, "evaluatie.volgend_jaar")
        make = button(self.zitting, t("volgend.knop"), self._make, "op-primary")
        self.box = stack(
            [
                html(self.render("volgend_kop")),
                row([self.jaar, make]),
                self.live_html("jaren.html.j2", ["jaren"]),
            ]
        )

    def _make(self) -> None:
        jaar, open_it = self.jaar.value, self.model.open_next
        facts = self.model.next_facts(jaar)
        unless_there(self.zitting, facts, partial(self._make_new, jaar), open_it)

    def _make_new(self, jaar: str) -> None:
        folder, model = self.model.start_next(jaar), self.model
        go = Keuze(
            self.t("volgend.open"), lambda: leave(self.zitting, partial(model.open_next, folder))
        )
        stay = Keuze(self.t("volgend.blijf"), self.zitting.hush)
        zin = self.t("volgend.gemaakt", jaar=jaar, map=folder.name)
        self.zitting.say(zin, Meldingsoort.GOED, go, stay)


class View(Bladview):
    """Forms, the evening, what came out of it, and the next year: a button each."""

    parts = (Avond, Volgend)
    kop = "kop"
