"""Widgets of the step Ambitiekaart."""

from functools import partial

import ipywidgets as w

from ouderplan.kern.ambities import NA_AANPAK, VELDEN, VOOR_AANPAK, Ambitie, Ambitiejaar, Kaart
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.kolomvorm import printed
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.opslag.opschriften import label
from ouderplan.stappen.ambitiekaart.model import Model
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijformulier import bind_fields
from ouderplan.stappen.onderdelen.tabelblad import Bladview
from ouderplan.stappen.onderdelen.veld import Veld, text_area

BLOK = tuple(naam for naam in printed(Ambitiejaar) if naam != "onderwerp")
"""What stands under the subject of a block."""


class Kaartdeel(Deel[Model]):
    """Which card, a button that fills it, its fields, and the blocks per schooljaar."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        words = self.t("kaart.kies")
        self.keuze = w.Dropdown(description=words, tooltip=words, options=())
        fill = button(self.zitting, self.t("kaart.vul_aan"), self._fill, "op-primary")
        told = html(self.render("alinea", zin=self.t("kaart.vul_aan_uitleg")))
        self._top = stack([self.keuze, stack([told, row([fill], "op-knoppen")], "op-kleurvlak")])
        self._page, self._years = stack([]), html()
        self._empty = html(self.render("leeg", kop=self.t("kaart.geen"), zin=self.t("kaart.leeg")))
        self._here = ""
        self._velden: dict[str, Veld] = {}
        self._aanpak: dict[int, Veld] = {}
        self.box = stack([self._empty, self._top, self._page, self._years])
        self._volgt = Volgkeuze(self.zitting, self.keuze, model.look_at)
        self.follow(self._on_kaart_change, ["kaart", "kaarten", "criteria"])

    def _fill(self) -> None:
        filled = self.model.fill_from_plan()
        t, zitting = self.t, self.zitting
        if filled:
            zitting.say(t("kaart.aangevuld", wat=enumerate_words(filled)))
        else:
            zitting.say(t("kaart.niets_aangevuld"), Meldingsoort.GOED)

    def _on_kaart_change(self, _change: object = None) -> None:
        model = self.model
        kaart: Kaart | None = model.kaart
        self._volgt.show([row.ambitie.naam for row in model.kaarten], model.gekozen or None)
        for widget, shown in ((self._top, kaart), (self._page, kaart), (self._empty, not kaart)):
            show_if(widget, shown)
        self._years.value = self.render(
            "jaren.html.j2", kaart=kaart, koppen={naam: label(Ambitiejaar, naam) for naam in BLOK}
        )
        if kaart is None:
            return
        numbers = str((model.nummer, [row.criterium for row in model.criteria]))
        if self._here != numbers:
            self._here = numbers
            self._make_page(kaart)
        self._show(kaart)

    def _make_page(self, kaart: Kaart) -> None:
        before = self._page.children
        model = self.model
        save = partial(model.set_cell, Ambitie, model.nummer)
        self._velden = bind_fields(self.zitting, kaart.ambitie, save, VELDEN)
        approach = {row.criterium: row.aanpak for row in kaart.aanpak}
        self._aanpak = {
            row.criterium: self._approach(row.criterium, approach.get(row.criterium, ""))
            for row in self.model.criteria
        }
        head = html(self.render("aanpak_kop"))
        self._page.children = (
            self._grid(VOOR_AANPAK),
            stack([head, row([veld.box for veld in self._aanpak.values()], "op-blad-velden")]),
            self._grid(NA_AANPAK),
        )
        for widget in before:
            discard(widget)

    def _grid(self, names: tuple[str, ...]) -> w.Widget:
        return row([self._velden[naam].box for naam in names], "op-blad-velden")

    def _approach(self, criterium: int, stored: str) -> Veld:
        model = self.model
        control = text_area(criterium_label(criterium, model.criteria), regels=2)
        control.value = stored
        return Veld(self.zitting, control, partial(model.set_approach, criterium))

    def _show(self, kaart: Kaart) -> None:
        for naam, veld in self._velden.items():
            veld.show(getattr(kaart.ambitie, naam))
        approach = {row.criterium: row.aanpak for row in kaart.aanpak}
        for criterium, field in self._aanpak.items():
            field.show(approach.get(criterium, ""))


class View(Bladview):
    """A button for each table, and the card itself to write on."""

    parts = (Kaartdeel,)
