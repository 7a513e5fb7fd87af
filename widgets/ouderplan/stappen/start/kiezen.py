"""Choosing, opening and making a workbook."""

import ipywidgets as w

from ouderplan.opslag.kast import Werkboekmap
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.nieuw import Nieuw


class Kiezen(Deel[Model]):
    """The workbooks there are, a form for a new one, and where all of it is kept."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._rows = stack([], "op-lijst")
        self._head = html(f"<h2>{self.t('kiezen.kop')}</h2>")
        title = html(f"<h2>{self.t('kiezen.nieuw')}</h2>")
        new = stack([title, Nieuw(model, self.t("kiezen.maak")).box], "op-stapel-dicht")
        model.observe(self._on_werkboeken_change, "werkboeken")
        self._on_werkboeken_change()
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
        label = html(self.render("werkboek.html.j2", werkboek=found, huidig=here))
        knop = open_button(self, found, self.t("kiezen.open"))
        knop.disabled = here
        return row([styled(label, "op-groei"), knop], "op-lijst-rij")


def where_kept(deel: Deel[Model]) -> w.HTML:
    """Return the line that says in which folders the work is."""
    data, exports = deel.zitting.kast.data, deel.zitting.exports
    return html(deel.render("waar.html.j2", data=data, exports=exports))


def open_button(deel: Deel[Model], found: Werkboekmap, label: str, *classes: str) -> w.Button:
    """Return a button that opens a workbook."""

    def open_it() -> None:
        deel.zitting.say(deel.t("kiezen.bezig_openen"), Meldingsoort.BEZIG)
        deel.model.open_werkboek(found.map)

    return button(
        deel.zitting,
        label,
        open_it,
        *classes,
        uitleg=f"{deel.t('kiezen.open')} {found.naam}",
        gelukt=deel.t("kiezen.geopend"),
    )
