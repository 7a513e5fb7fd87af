"""Part 1: the list from which the hall chooses, edited in place, and its translations."""

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from ouderplan.iconen import icon_names
from ouderplan.kern.waarden import Waarde
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld, text_field
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.talenpaneel import Talenpaneel


class Lijst(Deel[Model]):
    """The waarden, a row to add one, and the panel of languages; `box` goes on the page."""

    def __init__(self, model: Model, asked: Callable[[], str]) -> None:
        super().__init__(model)
        t = self.t
        self.lijst: Rijlijst[Waarde] = Rijlijst(
            self.zitting,
            lambda nummer, _waarde: Waarderij(model, nummer),
            html(self.render("leeg", kop=t("lijst.leeg"), zin=t("lijst.leeg_uitleg"))),
        )
        self._during = html(t("lijst.tijdens"), "op-melding")
        head = html(f"<h2>{t('lijst.kop')}</h2><p>{t('lijst.uitleg')}</p>")
        rows = stack([head, self._during, self.lijst.box, self._adder()], "op-sectie")
        self.box = stack([rows, Talenpaneel(model, asked).box])
        model.observe(self._on_model_change, "items")
        model.zaak.observe(self._on_model_change, "ronde")
        self._on_model_change()

    def _on_model_change(self, _change: object = None) -> None:
        self.lijst.show(self.model.items)
        show_if(self._during, self.model.zaak.stap == "open")

    def _adder(self) -> w.Widget:
        t = self.t
        naam = text_field(t("lijst.nieuw"), "op-half")
        omschrijving = text_field(t("lijst.nieuw_omschrijving"), "op-groei")
        draft_field(self.zitting, naam, "waarden.nieuw")
        draft_field(self.zitting, omschrijving, "waarden.nieuw_omschrijving")

        def add() -> None:
            self.lijst.make_room()
            self.model.add(naam.value, omschrijving.value)
            naam.value = omschrijving.value = ""

        fields = [naam, omschrijving]
        more = button(self.zitting, t("lijst.toevoegen"), add, velden=lambda: fields)
        return row([*fields, more])


class Waarderij(Deel[Model]):
    """One waarde in the list, edited in place."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        t, zitting = self.t, self.zitting
        self._buttons: dict[str, w.Button] = {}
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
        self.icoon.widget.tooltip = self.t("lijst.teken", waarde=waarde.waarde)
        self.icoon.widget.description = self.t("lijst.teken", waarde=waarde.waarde)
        self._on_icoon_change()
        for tekst, knop in self._buttons.items():
            knop.tooltip = self.t(f"lijst.{tekst}", waarde=waarde.waarde)

    def _on_icoon_change(self, _change: object = None) -> None:
        self._drawing.value = self.render("teken", van=self.icoon.widget.value)


def _icon_choice(geen: str) -> w.Dropdown:
    options = [(geen, ""), *((naam.replace("-", " "), naam) for naam in icon_names())]
    return styled(w.Dropdown(options=options, value=""), "op-smal", "op-geen-label")
