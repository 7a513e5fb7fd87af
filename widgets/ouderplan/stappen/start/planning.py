"""The plan van aanpak (C5): rows to fill in and tick off."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.school import Planningsregel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld, text_field

if TYPE_CHECKING:
    from ouderplan.stappen.start.view import View

KOLOMMEN = {"wanneer": "op-smal", "wat": "op-groei", "wie": "op-midden"}


class Planning:
    """The rows, a counter and a form for one more."""

    def __init__(self, view: "View") -> None:
        self._view = view
        empty = html(view.render("leeg.html.j2"))
        self._list: Rijlijst[Planningsregel] = Rijlijst(
            view.zitting, lambda nummer, _rij: Planrij(view, nummer), empty
        )
        self._head = html()
        self.box = stack([self._head, self._list.box, self._adder()], "op-sectie")
        view.model.observe(self._on_planning_change, "planning")
        self._on_planning_change()

    def _adder(self) -> w.Widget:
        view, t = self._view, self._view.t
        fields = {}
        for kolom, css in KOLOMMEN.items():
            fields[kolom] = text_field(t(f"planning.{kolom}"), css)
            draft_field(view.zitting, fields[kolom], f"planning.{kolom}")

        def add() -> None:
            self._list.make_room()
            view.model.add_plan_row(*(field.value for field in fields.values()))
            for field in fields.values():
                field.value = ""

        more = button(view.zitting, t("planning.toevoegen"), add, velden=fields.values)
        return row([*fields.values(), more])

    def _on_planning_change(self, _change: object = None) -> None:
        planning = self._view.model.planning
        self._head.value = self._view.render(
            "planning.html.j2", alle=len(planning), klaar=sum(r.klaar for r in planning.values())
        )
        self._list.show(planning)


class Planrij:
    """One row of the plan van aanpak."""

    def __init__(self, view: "View", nummer: int) -> None:
        model, t, zitting = view.model, view.t, view.zitting
        label = t("planning.klaar")
        self._tick = Veld(
            zitting,
            styled(w.Checkbox(description=label, indent=False, tooltip=label), "op-geen-label"),
            lambda _old, new: model.tick(nummer, new),
            parse=bool,
        )
        self._velden: dict[str, Veld] = {}
        for kolom, css in KOLOMMEN.items():
            control = text_field(t(f"planning.{kolom}"), "op-rijtekst", "op-geen-label")
            save = partial(model.set_plan_cell, nummer, kolom)
            self._velden[kolom] = Veld(zitting, control, save)
            self._velden[kolom].box.add_class(css)

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
        """Show this row."""
        self._tick.show(rij.klaar)
        for kolom, veld in self._velden.items():
            veld.show(getattr(rij, kolom))
