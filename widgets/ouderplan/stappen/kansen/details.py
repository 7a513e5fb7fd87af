"""What is changed less often than a text: soort, perspectief, criterium; aside, merge, apart."""

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
from ouderplan.stappen.kansen.paarvorm import Paarvorm
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer, put
from ouderplan.stappen.onderdelen.knoppen import button, row, show_if, stack
from ouderplan.stappen.onderdelen.veld import Veld


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
