"""Part 4: what people wrote is read before the hall sees it."""

from functools import partial

import ipywidgets as w

from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld, text_area
from ouderplan.stappen.schoolscan.model import Model


class Lezen(Deel[Model]):
    """A filter by status and criterium, the texts, and a button for all of them."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.status = w.Dropdown(
            description=t("lezen.status"),
            tooltip=t("lezen.status"),
            options=[(t(f"status.{one}"), one.value) for one in Inbrengstatus],
        )
        self.criterium = w.Dropdown(description=t("lezen.criterium"), tooltip=t("lezen.criterium"))
        for control in (self.status, self.criterium):
            control.observe(self._on_change, "value")
        empty = html(self.render("leeg", kop=t("lezen.leeg_kop"), zin=t("lezen.leeg")))
        self.lijst: Rijlijst[Scanregel] = Rijlijst(
            self.zitting, lambda nummer, rij: Tekstrij(model, nummer, rij), empty
        )
        self.alles = button(self.zitting, "", self._let_all)
        self.box = stack(
            [
                html(self.render("alinea", zin=t("lezen.uitleg"))),
                row([self.status, self.criterium]),
                row([self.alles], "op-knoppen"),
                self.lijst.box,
            ]
        )
        self.follow(self._on_change, ["geschreven", "vragen"])

    def _let_all(self) -> None:
        rows = dict(list(self._rows().items()))
        self.model.judge(rows, Inbrengstatus.TOEGELATEN)

    def _rows(self) -> dict[int, Scanregel]:
        sleutel = self.criterium.value or ""
        return dict(self.model.written(self.status.value, sleutel))

    def _on_change(self, _change: object = None) -> None:
        t = self.t
        options = [(t("lezen.alle"), "")]
        options += [(vraag.naam, vraag.sleutel) for vraag in self.model.vragen]
        offer(self.criterium, options)
        rows = self._rows()
        self.lijst.show(rows)
        new = self.status.value == Inbrengstatus.NIEUW
        self.alles.description = t.counted("lezen.laat_alles", len(rows))
        show_if(self.alles, new and len(rows) > 1)


class Tekstrij(Deel[Model]):
    """What one person wrote at one criterium; a name can be taken out of it."""

    def __init__(self, model: Model, nummer: int, rij: Scanregel) -> None:
        super().__init__(model)
        self._nummer, self._rij = nummer, rij
        self._head = html("", "op-klein")
        self._velden = {}
        for kolom in ("gebeurt_al", "mogelijkheden"):
            area = text_area(self.t(f"papier.{kolom}"), "op-rijtekst", regels=1)
            area.value = getattr(rij, kolom)
            save = partial(self.model.change_cell, Scanregel, nummer, kolom)
            self._velden[kolom] = Veld(self.zitting, area, save)
        self._buttons = {
            status: button(self.zitting, self.t(f"lezen.{status}"), partial(self._judge, status))
            for status in (Inbrengstatus.TOEGELATEN, Inbrengstatus.WEGGELEGD)
        }
        self.samen = button(self.zitting, "", self._lay_all_aside, "op-quiet")
        fields = [veld.box for veld in self._velden.values()]
        words = stack([self._head, *fields, row([self.samen], "op-knoppen")], "op-groei")
        self.box = row([words, *self._buttons.values()], "op-lijst-rij")

    def show(self, rij: Scanregel) -> None:
        """Show this row."""
        self._rij = rij
        asked = next((v.naam for v in self.model.vragen if v.sleutel == rij.sleutel), rij.sleutel)
        self._head.value = self.render("zin", zin=asked)
        for kolom, veld in self._velden.items():
            veld.show(getattr(rij, kolom))
            show_if(veld.box, getattr(rij, kolom))
        for status, knop in self._buttons.items():
            show_if(knop, rij.status is not status)
        aantal = len(self.model.of_one_person(rij))
        self.samen.description = self.t("lezen.samen_weg", aantal=aantal)
        show_if(self.samen, rij.status is not Inbrengstatus.WEGGELEGD and aantal > 1)

    def _lay_all_aside(self) -> None:
        model, zitting, t = self.model, self.zitting, self.t
        before = model.of_one_person(self._rij)
        model.judge(before, Inbrengstatus.WEGGELEGD)
        back = Keuze(t("lezen.terug"), lambda: model.undo_aside(before))
        zitting.say(t.counted("lezen.samen_gelukt", len(before)), Meldingsoort.GOED, back)

    def _judge(self, status: Inbrengstatus) -> None:
        self.model.judge({self._nummer: self._rij}, status)
