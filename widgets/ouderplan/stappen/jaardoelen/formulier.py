"""One goal with every field; each saves itself."""

from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.doelen import VOOR_HET_BESTUUR, Jaardoel, next_code
from ouderplan.kern.herkomst import describe
from ouderplan.kern.kolomvorm import asked
from ouderplan.opslag.opschriften import question
from ouderplan.stappen.jaardoelen.actieplan import Actieplan
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.jaardoelen.weghalen import ask_removal
from ouderplan.stappen.jaardoelen.zinnen import is_own
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijformulier import bind_fields, lay_out
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld


class Doelformulier(Deel[Model]):
    """The form of one goal, made once and told what to show after that."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._nummer = nummer
        self._veld = self._bind_all()
        self._code = button(
            self.zitting, "", self._give_code, uitleg=self.t("doel.geef_code_uitleg")
        )
        self._herkomst, self._voortgang = html(), html()
        self._plan = Actieplan(model)
        self.box = self._lay_out()

    def show(self, regel: Doelregel) -> None:
        """Show this goal."""
        doel, beeld = regel.doel, self.model.beeld
        self._veld["criterium"].offer(criterium_choices(beeld, self.t("doel.geen_criterium")))
        self._veld["uitvoeren_in"].widget.options = self.model.jaren
        for kolom, veld in self._veld.items():
            veld.show(getattr(doel, kolom))
        self._offer_code(regel, beeld)
        own = is_own(doel.herkomst_soort)
        show_if(self._veld["herkomst"].box, own)
        self._herkomst.value = self.render(
            "herkomst", zinnen=() if own else describe(regel.herkomst)
        )
        self._voortgang.value = self.render("doelvoortgang", regel=regel)
        self._plan.show(regel)

    def _bind_all(self) -> dict[str, Veld]:
        model, t = self.model, self.t

        def save(kolom: str, old: Any, new: Any) -> None:
            if kolom == "herkomst":
                model.set_reason(self._nummer, old, new)
            else:
                model.set_goal_cell(self._nummer, kolom, old, new)

        plain = [kolom for kolom in asked(Jaardoel) if kolom != "criterium"]
        offered = {"uitvoeren_in": model.jaren}
        found = bind_fields(self.zitting, Jaardoel(), save, plain, offered)
        code = styled(found["code"].widget, "op-code-veld")
        code.continuous_update, code.tooltip = False, t("doel.code_uitleg")
        none = (t("doel.geen_criterium"), GEEN)
        control = _dropdown(question(Jaardoel, "criterium"), [none])
        found["criterium"] = Veld(
            self.zitting,
            control,
            partial(save, "criterium"),
            parse=parse_number,
            form=form_number,
        )
        return found

    def _lay_out(self) -> w.Widget:
        t, board = self.t, {naam: self._veld[naam] for naam in VOOR_HET_BESTUUR}
        boxes = {k: veld.box for k, veld in self._veld.items() if k not in board}
        drop = button(
            self.zitting, t("weg.knop"), lambda: ask_removal(self.model), "op-danger", "op-quiet"
        )
        return stack(
            [
                boxes.pop("jaardoel"),
                row([styled(boxes.pop("criterium"), "op-groei"), boxes.pop("code"), self._code]),
                row([styled(boxes.pop("uitvoeren_in"), "op-groei"), boxes.pop("status")]),
                self._voortgang,
                boxes.pop("ambitie"),
                self._herkomst,
                boxes.pop("herkomst"),
                *boxes.values(),
                Uitklap(self.zitting, t("doel.bestuur"), stack(lay_out(Jaardoel, board))).box,
                self._plan.box,
                row([drop], "op-knoppen"),
            ],
            "op-stapel",
            "op-doelformulier",
        )

    def _offer_code(self, regel: Doelregel, beeld: Beeld) -> None:
        doel = regel.doel
        wanted = doel.criterium is not None and not doel.code
        show_if(self._code, wanted)
        if wanted and doel.criterium is not None:
            code = next_code(doel.criterium, (row.doel for row in beeld.doelen))
            self._code.description = self.t("doel.geef_code", code=code)

    def _give_code(self) -> None:
        model = self.model
        regel = model.regel
        if regel is not None and regel.doel.criterium is not None:
            code = next_code(regel.doel.criterium, (row.doel for row in model.beeld.doelen))
            model.set_goal_cell(self._nummer, "code", regel.doel.code, code)


GEEN = 0
"""Stands for no criterium in a dropdown, which takes None for nothing chosen at all."""


def parse_number(number: int) -> int | None:
    """Return the criterium that a dropdown's value stands for."""
    return number or None


def form_number(number: int | None) -> int:
    """Return a criterium as a dropdown's value."""
    return number or GEEN


def criterium_choices(beeld: Beeld, geen: str) -> list[tuple[str, int]]:
    """Return the school's criteria to choose from, and every other number that a goal has."""
    used = (row.doel.criterium for row in beeld.doelen)
    return [(geen, GEEN), *criterium_options(beeld.criteria, used)]


def _dropdown(tekst: str, options: list[tuple[str, Any]]) -> w.Dropdown:
    return w.Dropdown(description=tekst, tooltip=tekst, options=options)
