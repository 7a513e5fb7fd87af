"""Widgets of the step Evaluatie."""

from functools import partial

import ipywidgets as w

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.stappen.evaluatie.model import Model
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.nog_een import unless_there
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.samenweg import Samenweg
from ouderplan.stappen.onderdelen.tabelblad import Bladview
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, text_area, text_field
from ouderplan.stappen.verlaten import leave


class Avond(Deel[Model]):
    """The round beside what came in; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        paneel = Rondepaneel(model.zaak, open_tekst=t("avond.open"), vraag=t("avond.vraag"))
        self._new = self._list("avond.geen_nieuw")
        self._aside = self._list("avond.geen_weg")
        self._all = button(self.zitting, t("avond.alles"), self._let_all_in, "op-secondary")
        self._fold = Uitklap(self.zitting, "", self._aside.box)
        phones = stack([self._head("telefoons"), paneel.box])
        came = stack(
            [
                self._head("binnen"),
                row([self._all], "op-knoppen"),
                self._new.box,
                self._fold.box,
            ]
        )
        self.box = row([phones, came], "op-kolommen")
        self.follow(self._on_inhoud_change, "inhoud")

    def _head(self, kop: str) -> w.Widget:
        t = self.t
        uitleg = t(f"avond.uitleg_{kop}")
        return html(self.render("tussenkop", kop=t(f"avond.kop_{kop}"), uitleg=uitleg))

    def _list(self, leeg: str) -> Rijlijst[Uitkomst]:
        empty = html(self.render("klein", zin=self.t(leeg)))
        return Rijlijst(
            self.zitting, lambda nummer, rij: Uitkomstrij(self.model, nummer, rij), empty
        )

    def _let_all_in(self) -> None:
        self.model.decide(self.model.waiting, Inbrengstatus.TOEGELATEN)

    def _on_inhoud_change(self, _change: object = None) -> None:
        model = self.model
        self._new.show(model.waiting)
        self._aside.show(model.aside)
        show_if(self._all, len(model.waiting) > 1)
        show_if(self._fold.box, model.aside)
        self._fold.knop.description = self.t.counted("avond.weggelegd", len(model.aside))


class Uitkomstrij(Deel[Model]):
    """One thing that was sent in: to change, to let in, or to put aside."""

    def __init__(self, model: Model, nummer: int, rij: Uitkomst) -> None:
        super().__init__(model)
        label = self.t("avond.tekst", id=rij.id)
        area = text_area(label, "op-rijtekst", "op-geen-label", regels=1)
        self.tekst = Veld(self.zitting, area, partial(model.set_text, nummer))
        self._facts = html("", "op-klein")
        actions = [("toe", Inbrengstatus.TOEGELATEN), ("weg", Inbrengstatus.WEGGELEGD)]
        buttons = [
            button(
                self.zitting,
                self.t(f"avond.{naam}"),
                partial(model.decide, [nummer], status),
                uitleg=f"{self.t(f'avond.{naam}')}: {rij.id}",
            )
            for naam, status in actions
            if status is not rij.status
        ]
        self.samen = Samenweg(self.zitting, Uitkomst, rij.id, lambda: model.herkomst_van_zaal)
        words = stack([self.tekst.box, self._facts, self.samen.box], "op-groei")
        self.box: w.Widget = row(
            [words, row(buttons, "op-knoppen")], "op-lijst-rij", "op-rij-boven"
        )

    def show(self, rij: Uitkomst) -> None:
        """Show this one."""
        self.tekst.show(rij.tekst)
        self.samen.show()
        self._facts.value = self.render("uitkomstfeiten", rij=rij)


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
