"""One kans or bedreiging in a list: edited in place, with what can be done with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng, Lijst
from ouderplan.stappen.kansen.keuzes import (
    GEEN,
    criterium_choices,
    perspectief_options,
    soort_options,
)
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.paren import Paarvorm
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer, put
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


class Details(Deel[Model]):
    """The fields and buttons that open under a row."""

    def __init__(
        self, model: Model, nummer: int, rij: Inbreng, put_aside: Callable[[], None]
    ) -> None:
        super().__init__(model)
        self._nummer, self._rij = nummer, rij
        t = self.t
        self.velden = {
            "soort": self._field("soort", soort_options(t)),
            "perspectief": self._field("perspectief", perspectief_options(t)),
            "criterium": self._field("criterium", criterium_choices(model, rij.criterium)),
        }
        weg = button(self.zitting, t("lijst.weg"), put_aside)
        show_if(weg, rij.lijst is Lijst.TOEGELATEN)
        self.los = button(self.zitting, t("lijst.uit_elkaar"), lambda: model.take_apart(rij.id))
        self.met = w.Dropdown(
            description=t("samen.met"), tooltip=t("samen.met"), options=self._others(), value=""
        )
        self._form = stack([])
        self._offering = False
        self.box = stack(
            [
                row([veld.box for veld in self.velden.values()]),
                row([weg, self.los], "op-knoppen"),
                self.met,
                self._form,
            ],
            "op-stapel",
            "op-details",
        )
        self.show(rij)
        self.met.observe(self._on_met_change, "value")

    def show(self, rij: Inbreng) -> None:
        """Show this row."""
        self._rij = rij
        self.velden["criterium"].offer(criterium_choices(self.model, rij.criterium))
        for kolom, veld in self.velden.items():
            veld.show(getattr(rij, kolom))
        show_if(self.los, self.model.parts(rij.id))
        self._offer()

    def _field(self, kolom: str, options: list[tuple[str, Any]]) -> Veld:
        control = w.Dropdown(description=self.t(f"verzamelen.{kolom}"), options=options)
        stored: Any = getattr(self._rij, kolom)
        put(control, GEEN if stored is None else stored)
        return Veld(
            self.zitting,
            control,
            partial(self.model.set_cell, self._nummer, kolom),
            parse=lambda value: value or None,
            form=lambda value: GEEN if value is None else value,
        )

    def _others(self) -> list[tuple[str, str]]:
        """Return the others of the same soort, to merge with."""
        rij = self._rij
        others = [
            (row.tekst, row.id)
            for row in self.model.items.values()
            if row.soort is rij.soort and row.id != rij.id
            if row.lijst in (Lijst.NIEUW, Lijst.TOEGELATEN)
        ]
        return [(self.t("samen.kies_andere"), ""), *others]

    def _offer(self) -> None:
        self._offering = True
        offer(self.met, self._others())
        self._offering = False
        if self._form.children and not self.met.value:
            self._form.children = []

    def _on_met_change(self, _change: object = None) -> None:
        if self._offering:
            return
        other = self.model.by_id().get(self.met.value or "")
        if other is None:
            self._form.children = []
            return
        form = Paarvorm(self.model, self._rij, other, self._no_merge, by_hand=True)
        self._form.children = [form.box]

    def _no_merge(self) -> None:
        self.met.value = ""
