"""One kans or bedreiging in a list: edited in place, with what can be done with it."""

from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng, Lijst
from ouderplan.stappen.kansen.details import Details
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.samenweg import Samenweg
from ouderplan.stappen.onderdelen.veld import Veld, text_area


class Inbrengrij(Deel[Model]):
    """Its text, what is known of it, and buttons; the rest is made when it is asked for."""

    def __init__(self, model: Model, nummer: int, rij: Inbreng) -> None:
        super().__init__(model)
        self._nummer, self._rij = nummer, rij
        area = text_area(self.t("lijst.tekst", id=rij.id), "op-rijtekst", "op-geen-label", regels=1)
        self.tekst = Veld(self.zitting, area, partial(model.set_text, nummer))
        self._facts = html("", "op-klein")
        self._details: Details | None = None
        self._rest = stack([])
        self.samen = Samenweg(self.zitting, Inbreng, rij.id, lambda: model.herkomst_van_zaal)
        self.knoppen = self._buttons(rij.lijst)
        self.lijktop = Lijktop(model, rij.id) if rij.lijst is Lijst.NIEUW else None
        like = [self.lijktop.box] if self.lijktop else []
        words = stack([self.tekst.box, self._facts, *like, self.samen.box, self._rest], "op-groei")
        self.box = row([words, row(self.knoppen, "op-knoppen")], "op-lijst-rij", "op-rij-boven")
        show_if(self._rest, False)

    def show(self, rij: Inbreng) -> None:
        """Show this row."""
        self._rij = rij
        self.tekst.show(rij.tekst)
        model = self.model
        into = model.by_id().get(rij.samengevoegd_met)
        delen = len(model.parts(rij.id))
        self._facts.value = self.render(
            "feiten.html.j2", rij=rij, model=model, into=into, delen=delen
        )
        self.samen.show()
        if self.lijktop:
            self.lijktop.show()
        if self._details is not None:
            self._details.show(rij)

    def _buttons(self, lijst: Lijst) -> list[w.Button]:
        model, nummer = self.model, self._nummer
        match lijst:
            case Lijst.NIEUW:
                return [
                    self._button("nieuw.toe", lambda: model.let_in([nummer])),
                    self._button("nieuw.weg", self._put_aside),
                    self._button("lijst.verander", self._toggle, "op-quiet"),
                ]
            case Lijst.TOEGELATEN:
                return [self._button("lijst.verander", self._toggle, "op-quiet")]
            case Lijst.WEGGELEGD:
                return [self._button("lijst.toch", lambda: model.put_back(nummer))]
            case Lijst.SAMENGEVOEGD:
                return [self._button("lijst.haal_uit", lambda: model.release(self._rij.id))]

    def _button(self, key: str, action: Any, *css: str) -> w.Button:
        t = self.t
        return button(self.zitting, t(key), action, *css, uitleg=f"{t(key)}: {self._rij.id}")

    def _put_aside(self) -> None:
        self.model.put_aside(self._nummer)
        self.zitting.say(self.t("lijst.weggelegd_gelukt"))

    def _toggle(self) -> None:
        opening = self._rest.layout.display == "none"
        if opening and self._details is None:
            self._details = Details(self.model, self._nummer, self._rij, self._put_aside)
            self._rest.children = [self._details.box]
        show_if(self._rest, opening)
        self.knoppen[-1].description = self.t("lijst.klaar" if opening else "lijst.verander")


class Lijktop(Deel[Model]):
    """The other one, *voeg samen* and *niet hetzelfde*; there only while nobody judged the two.

    Of the two the text of the other one stays: it was let in, or sent in first.
    """

    def __init__(self, model: Model, row_id: str) -> None:
        super().__init__(model)
        self._id = row_id
        self._other: Inbreng | None = None
        self._text = html("", "op-klein")
        self.voeg = button(self.zitting, self.t("samen.knop"), self._merge)
        self.niet = button(self.zitting, self.t("samen.niet_gelijk"), self._keep_apart, "op-quiet")
        self.box = row([self._text, self.voeg, self.niet], "op-knoppen", "op-lijktop")
        self.show()

    def show(self) -> None:
        """Name the one that it looks like most now."""
        self._other = other = self.model.looks_like(self._id)
        show_if(self.box, other)
        if other is None:
            return
        self._text.value = self.render("lijktop", ander=other)
        for knop in (self.voeg, self.niet):
            knop.tooltip = f"{knop.description}: {self._id}, {other.id}"

    def _merge(self) -> None:
        if self._other is None:
            return
        row_id = self._id
        self.model.merge(self._other.id, row_id, self._other.id, "")
        back = Keuze(self.t("samen.terug"), lambda: self.model.release(row_id))
        self.zitting.say(self.t("samen.gelukt"), Meldingsoort.GOED, back)

    def _keep_apart(self) -> None:
        if self._other is not None:
            self.model.keep_apart(self._id, self._other.id)
