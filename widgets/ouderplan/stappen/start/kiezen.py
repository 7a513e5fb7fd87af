"""Choosing, opening and making a workbook."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.opslag.kast import Werkboekmap
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.start.model import school_year
from ouderplan.stappen.zitting import Meldingsoort

if TYPE_CHECKING:
    from ouderplan.stappen.start.view import View


class Kiezen:
    """The workbooks there are, and a form for a new one."""

    def __init__(self, view: "View", *, voluit: bool) -> None:
        self._view, self._model, self._t = view, view.model, view.t
        self._school = text_field(self._t("kiezen.school"), "op-half")
        self._jaar = text_field(self._t("kiezen.schooljaar"), "op-smal")
        self._jaar.value = school_year(date.today())
        self._rows = stack([], "op-lijst")
        self._head = html(f"<h2>{self._t('kiezen.kop')}</h2>")
        inside = stack([self._rows, self._form()])
        kast, exports = view.zitting.kast, view.zitting.exports
        where = html(view.render("waar.html.j2", data=kast.data, exports=exports))
        self._model.observe(self._on_werkboeken_change, "werkboeken")
        self._on_werkboeken_change()
        if voluit:
            self.box = stack([self._head, inside, where], "op-sectie")
            return
        fold = Uitklap(self._view.zitting, self._t("kiezen.kop"), inside)
        self.box = stack([fold.box, where], "op-sectie")

    def _on_werkboeken_change(self, _change: object = None) -> None:
        before = self._rows.children
        for widget in (self._head, self._rows):
            show_if(widget, self._model.werkboeken)
        self._rows.children = [self._row(found) for found in self._model.werkboeken]
        for widget in before:
            discard(widget)

    def _row(self, found: Werkboekmap) -> w.Widget:
        open_now = self._view.zitting.werkboek
        here = open_now is not None and found.map == open_now.map
        label = html(self._view.render("werkboek.html.j2", werkboek=found, huidig=here))
        knop = button(
            self._view.zitting,
            self._t("kiezen.open"),
            partial(self._open, found),
            uitleg=f"{self._t('kiezen.open')} {found.naam}",
            gelukt=self._t("kiezen.geopend"),
        )
        knop.disabled = here
        return row([styled(label, "op-groei"), knop], "op-lijst-rij")

    def _open(self, found: Werkboekmap) -> None:
        self._view.zitting.say(self._t("kiezen.bezig_openen"), Meldingsoort.BEZIG)
        self._model.open_werkboek(found.map)

    def _form(self) -> w.Widget:
        def make() -> None:
            self._view.zitting.say(self._t("kiezen.bezig_maken"), Meldingsoort.BEZIG)
            self._model.new_werkboek(self._school.value, self._jaar.value)

        knop = button(
            self._view.zitting,
            self._t("kiezen.maak"),
            make,
            "op-primary",
            gelukt=self._t("kiezen.gemaakt"),
            velden=lambda: (self._school, self._jaar),
        )
        title = html(f"<h2>{self._t('kiezen.nieuw')}</h2>")
        return stack([title, row([self._school, self._jaar, knop])], "op-stapel-dicht")
