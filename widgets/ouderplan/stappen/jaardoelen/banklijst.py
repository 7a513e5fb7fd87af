"""The doelenbank to make a goal from: by criterium, or by a word."""

import ipywidgets as w

from ouderplan.kern.criteria import label
from ouderplan.kern.doelen import Doelsuggestie
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options, offer
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import text_field

ALLE = 0


class Banklijst(Deel[Model]):
    """Goals from the bank, each with a button that makes a jaardoel of it."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.zoek = text_field(t("maken.zoek_bank"), "op-half")
        self.criterium = w.Dropdown(
            description=t("maken.bij_criterium"),
            tooltip=t("maken.bij_criterium"),
            options=[(t("maken.alle_criteria"), ALLE)],
        )
        empty = html(self.render("leeg", kop=t("maken.geen_bank"), zin=t("maken.geen_bank_uitleg")))
        self._list: Rijlijst[Doelsuggestie] = Rijlijst(
            self.zitting, lambda _nummer, rij: Bankrij(model, rij), empty
        )
        self.box = stack([row([self.zoek, self.criterium]), self._list.box])
        for control in (self.zoek, self.criterium):
            control.observe(lambda _change: self._fill(), "value")

    def show(self) -> None:
        """Show the bank as it is now."""
        criteria = self.model.beeld.criteria
        every = (self.t("maken.alle_criteria"), ALLE)
        offer(self.criterium, [every, *criterium_options(criteria)])
        self._fill()

    def _fill(self) -> None:
        words = self.zoek.value.casefold().split()
        shown = {
            place: row
            for place, row in enumerate(self.model.bank)
            if self.criterium.value in (ALLE, row.criterium)
            and all(word in row.doel.casefold() for word in words)
        }
        self._list.show(dict(sorted(shown.items(), key=lambda item: item[1].criterium)))


class Bankrij(Deel[Model]):
    """One goal from the bank."""

    def __init__(self, model: Model, rij: Doelsuggestie) -> None:
        super().__init__(model)
        self._rij = rij
        self._text = html("", "op-groei")
        self._make = button(
            self.zitting,
            self.t("maken.knop"),
            lambda: model.make_from_bank(self._rij),
            uitleg=self.t("maken.knop_uitleg", tekst=rij.doel),
            gelukt=self.t("maken.gemaakt"),
        )
        self.box: w.Widget = row([self._text, self._make], "op-lijst-rij")

    def show(self, rij: Doelsuggestie) -> None:
        """Show this goal; it may be a jaardoel already."""
        self._rij, beeld = rij, self.model.beeld
        used = any(rij.doel in (regel.doel.jaardoel, regel.doel.herkomst) for regel in beeld.doelen)
        name = label(rij.criterium, beeld.criteria)
        self._text.value = self.render("bankdoel", rij=rij, criterium=name, gebruikt=used)
        self._make.tooltip = self.t("maken.knop_uitleg", tekst=rij.doel)
        mark(self._make, "op-quiet", used)
