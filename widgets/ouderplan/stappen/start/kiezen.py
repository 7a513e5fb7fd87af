"""Choosing, opening and making a workbook; the form of a new one."""

from datetime import date
from functools import partial
from pathlib import Path

import ipywidgets as w

from ouderplan.opslag.kast import Werkboekmap
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.nog_een import unless_there
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.start.model import Model, school_year
from ouderplan.stappen.verlaten import leave


class Kiezen(Deel[Model]):
    """The workbooks there are, a form for a new one, and where all of it is kept."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._rows = stack([], "op-lijst")
        self._head = html(f"<h2>{self.t('kiezen.kop')}</h2>")
        title = html(f"<h2>{self.t('kiezen.nieuw')}</h2>")
        new = stack([title, Nieuw(model, self.t("kiezen.maak")).box], "op-stapel-dicht")
        self.follow(self._on_werkboeken_change, "werkboeken")
        self.box: w.Widget = stack([self._head, self._rows, new, where_kept(self)])

    def _on_werkboeken_change(self, _change: object = None) -> None:
        before = self._rows.children
        for widget in (self._head, self._rows):
            show_if(widget, self.model.werkboeken)
        self._rows.children = [self._row(found) for found in self.model.werkboeken]
        for widget in before:
            discard(widget)

    def _row(self, found: Werkboekmap) -> w.Widget:
        here = self.model.is_open(found)
        label = html(self.render("werkboek", werkboek=found, huidig=here))
        knop = open_button(self, found, self.t("kiezen.open"))
        knop.disabled = here
        return row([styled(label, "op-groei"), knop], "op-lijst-rij")


def where_kept(deel: Deel[Model]) -> w.HTML:
    """Return the line that says in which folders the work is."""
    data, exports = deel.zitting.kast.data, deel.zitting.exports
    return html(deel.render("waar", data=data, exports=exports))


def open_werkboek(deel: Deel[Model], folder: Path) -> None:
    """Put a workbook on the table, and say so."""
    deel.zitting.say(deel.t("kiezen.bezig_openen"), Meldingsoort.BEZIG)
    deel.model.open_werkboek(folder)
    deel.zitting.say(deel.t("kiezen.geopend"))


def open_button(deel: Deel[Model], found: Werkboekmap, label: str, *classes: str) -> w.Button:
    """Return a button that opens a workbook."""
    return button(
        deel.zitting,
        label,
        lambda: leave(deel.zitting, partial(open_werkboek, deel, found.map)),
        *classes,
        uitleg=f"{deel.t('kiezen.open')} {found.naam}",
    )


class Nieuw(Deel[Model]):
    """The name of the school, the year that is being prepared now, and the button."""

    def __init__(self, model: Model, knop: str) -> None:
        super().__init__(model)
        self._school = text_field(self.t("kiezen.school"), "op-half")
        self._jaar = text_field(self.t("kiezen.schooljaar"), "op-smal")
        self._jaar.value = school_year(date.today())
        make = button(
            self.zitting,
            knop,
            self._make_unless_there,
            "op-primary",
            velden=lambda: (self._school, self._jaar),
        )
        self.box: w.Widget = stack([row([self._school, self._jaar, make])], "op-stapel-dicht")

    def _make_unless_there(self) -> None:
        facts = {"school": self._school.value, "schooljaar": self._jaar.value}
        make = partial(leave, self.zitting, self._make)
        unless_there(self.zitting, facts, make, partial(open_werkboek, self))

    def _make(self) -> None:
        self.zitting.say(self.t("kiezen.bezig_maken"), Meldingsoort.BEZIG)
        self.model.new_werkboek(self._school.value, self._jaar.value)
        self.zitting.say(self.t("kiezen.gemaakt"))
