"""Widgets of the step Waarden."""

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from ouderplan.iconen import icon_names
from ouderplan.kern.waarden import Waarde
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.vaststellen import (
    Vaststellen,
    render_result,
)
from ouderplan.stappen.onderdelen.veld import Veld, text_field
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.talenpaneel import Talenpaneel
from ouderplan.stappen.zitting import Keuze, Meldingsoort


class View(StapView):
    """Vote first, then the list: during the evening the vote is what is needed."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the vote, the adoption and the list."""
        paneel = Rondepaneel(
            self.model.zaak,
            open_tekst=self.t("stemming.open"),
            vraag=self.t("stemming.vraag"),
            uitslag=lambda _zaak: render_result(self.model.zaak),
            let_op=self.model.about_languages,
        )
        self.model.observe(paneel.look_again, ["items", "vertalingen"])
        vote = stack([html(f"<h2>{self.t('stemming.kop')}</h2>"), paneel.box], "op-sectie")
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                vote,
                self._adoption(),
                self._list(),
                Talenpaneel(self, lambda: paneel.vraag.value).box,
            ]
        )

    def _adoption(self) -> w.Widget:
        t = self.t
        form = Vaststellen(
            self.model.zaak,
            door_voorbeeld=t("vaststellen.door_voorbeeld"),
            gelukt=t("vaststellen.gelukt"),
        )
        return form.box

    def _list(self) -> w.Widget:
        empty = html(self.render("leeg.html.j2"))
        lijst: Rijlijst[Waarde] = Rijlijst(
            self.zitting, lambda nummer, _waarde: Waarderij(self, nummer), empty
        )
        during = html(self.t("lijst.tijdens"), "op-melding")

        def on_model_change(_change: object = None) -> None:
            lijst.show(self.model.items)
            show_if(during, self.model.zaak.stap == "open")

        self.model.observe(on_model_change, "items")
        self.model.zaak.observe(on_model_change, "ronde")
        on_model_change()
        return stack(
            [
                html(f"<h2>{self.t('lijst.kop')}</h2><p>{self.t('lijst.uitleg')}</p>"),
                during,
                lijst.box,
                self._adder(lijst),
            ],
            "op-sectie",
        )

    def _adder(self, lijst: Rijlijst[Waarde]) -> w.Widget:
        naam = text_field(self.t("lijst.nieuw"), "op-half")
        omschrijving = text_field(self.t("lijst.nieuw_omschrijving"), "op-groei")
        draft_field(self.zitting, naam, "waarden.nieuw")
        draft_field(self.zitting, omschrijving, "waarden.nieuw_omschrijving")

        def add() -> None:
            lijst.make_room()
            self.model.add(naam.value, omschrijving.value)
            naam.value = omschrijving.value = ""

        fields = [naam, omschrijving]
        more = button(self.zitting, self.t("lijst.toevoegen"), add, velden=lambda: fields)
        return row([*fields, more])


class Waarderij:
    """One waarde in the list, edited in place."""

    def __init__(self, view: View, nummer: int) -> None:
        model, t, zitting = view.model, view.t, view.zitting
        self._buttons: dict[str, w.Button] = {}
        self._t, self._render = t, view.render
        self.naam = Veld(
            zitting,
            text_field(t("lijst.waarde"), "op-rijtekst", "op-geen-label"),
            lambda old, new: model.rename(nummer, old, new),
        )
        self.omschrijving = Veld(
            zitting,
            text_field(t("lijst.omschrijving"), "op-rijtekst", "op-geen-label"),
            lambda old, new: model.describe(nummer, old, new),
        )
        self._drawing = html("", "op-waarde-teken")
        self.icoon = Veld(
            zitting,
            _icon_choice(t("lijst.geen_teken")),
            lambda old, new: model.choose_icon(nummer, old, new),
            form=lambda naam: naam if naam in icon_names() else "",
        )
        self.icoon.widget.observe(self._on_icoon_change, "value")

        def remove() -> None:
            gone = model.items[nummer]
            model.remove(nummer)
            back = Keuze(t("lijst.terug", waarde=gone.waarde), partial(model.put_back, gone))
            zitting.say(t("lijst.weggehaald", waarde=gone.waarde), Meldingsoort.GOED, back)

        def small(sign: str, action: Callable[[], object], tekst: str) -> w.Button:
            self._buttons[tekst] = button(zitting, sign, action, "op-icoon")
            return self._buttons[tekst]

        self.box = row(
            [
                self._drawing,
                styled(self.naam.box, "op-midden"),
                styled(self.omschrijving.box, "op-groei"),
                self.icoon.box,
                small("↑", lambda: model.move(nummer, -1), "omhoog"),
                small("↓", lambda: model.move(nummer, +1), "omlaag"),
                small("×", remove, "weg"),
            ],
            "op-lijst-rij",
        )

    def show(self, waarde: Waarde) -> None:
        """Show this waarde."""
        self.naam.show(waarde.waarde)
        self.omschrijving.show(waarde.omschrijving)
        self.icoon.show(waarde.icoon)
        self.icoon.widget.tooltip = self._t("lijst.teken", waarde=waarde.waarde)
        self.icoon.widget.description = self._t("lijst.teken", waarde=waarde.waarde)
        self._on_icoon_change()
        for tekst, knop in self._buttons.items():
            knop.tooltip = self._t(f"lijst.{tekst}", waarde=waarde.waarde)

    def _on_icoon_change(self, _change: object = None) -> None:
        self._drawing.value = self._render("teken.html.j2", teken=self.icoon.widget.value)


def _icon_choice(geen: str) -> w.Dropdown:
    options = [(geen, ""), *((naam.replace("-", " "), naam) for naam in icon_names())]
    return styled(w.Dropdown(options=options, value=""), "op-smal", "op-geen-label")
