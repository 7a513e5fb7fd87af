"""The plan van aanpak (C5): rows to fill in and tick off."""

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from ouderplan.kern.kolomvorm import asked, column_forms
from ouderplan.kern.school import Planningsregel
from ouderplan.opslag.opschriften import question
from ouderplan.opslag.tabellen import name_column
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.starterbalk import Starterbalk
from ouderplan.stappen.onderdelen.veld import Veld, text_field
from ouderplan.stappen.start.model import Model


class Planning(Deel[Model]):
    """The rows, a counter and a form for one more."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        empty = html(
            self.render("leeg", kop=self.t("planning.leeg"), zin=self.t("planning.leeg_uitleg"))
        )
        self._list: Rijlijst[Planningsregel] = Rijlijst(
            self.zitting, lambda nummer, _rij: Planrij(model, nummer), empty
        )
        self._head = html()
        self._starters = Starterbalk(self.zitting, model.take_planning_over)
        parts = [self._head, self._starters.box, self._list.box, self._adder()]
        self.box = stack(parts, "op-sectie")
        self.follow(self._on_planning_change, ["planning", "profiel"])

    def _adder(self) -> w.Widget:
        t = self.t
        fields = {}
        for kolom in asked(Planningsregel):
            fields[kolom] = text_field(question(Planningsregel, kolom), _width(kolom))
            draft_field(self.zitting, fields[kolom], f"planning.{kolom}")

        def add() -> None:
            self._list.make_room()
            self.model.add_plan_row(*(field.value for field in fields.values()))
            for field in fields.values():
                field.value = ""

        more = button(self.zitting, t("planning.toevoegen"), add, velden=fields.values)
        return row([*fields.values(), more])

    def _on_planning_change(self, _change: object = None) -> None:
        planning = self.model.planning
        self._head.value = self.render(
            "planning", alle=len(planning), klaar=sum(r.klaar for r in planning.values())
        )
        self._starters.show(sum(self.model.is_starter(rij) for rij in planning.values()))
        self._list.show(planning)


class Planrij(Deel[Model]):
    """One row of the plan van aanpak."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        t, zitting = self.t, self.zitting
        self._is_starter = model.is_starter
        label = t("planning.klaar")
        self._tick = Veld(
            zitting,
            styled(w.Checkbox(description=label, indent=False, tooltip=label), "op-geen-label"),
            lambda _old, new: model.tick(nummer, new),
            parse=bool,
        )
        self._velden: dict[str, Veld] = {}
        for kolom in asked(Planningsregel):
            control = text_field(question(Planningsregel, kolom), "op-rijtekst", "op-geen-label")
            save = partial(model.set_plan_cell, nummer, kolom)
            self._velden[kolom] = Veld(zitting, control, save)
            self._velden[kolom].box.add_class(_width(kolom))

        def small(sign: str, action: Callable[[], object], tekst: str) -> w.Button:
            return button(zitting, sign, action, "op-icoon", uitleg=t(f"planning.{tekst}"))

        self.box = row(
            [
                self._tick.box,
                *(veld.box for veld in self._velden.values()),
                small("↑", lambda: model.move_plan_row(nummer, -1), "omhoog"),
                small("↓", lambda: model.move_plan_row(nummer, +1), "omlaag"),
                small("×", lambda: model.remove_plan_row(nummer), "weg"),
            ],
            "op-lijst-rij",
        )

    def show(self, rij: Planningsregel) -> None:
        """Show this row; in grey as long as it is the program's and not the school's."""
        mark(self.box, "op-starter", self._is_starter(rij))
        self._tick.show(rij.klaar)
        for kolom, veld in self._velden.items():
            veld.show(getattr(rij, kolom))


def _width(kolom: str) -> str:
    if kolom == name_column(Planningsregel):
        return "op-groei"
    return "op-smal" if column_forms(Planningsregel)[kolom].smal else "op-midden"
