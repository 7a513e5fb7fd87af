"""One goal with every field, its action plan (C18) under it; each field saves itself."""

from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.doelen import (
    VOOR_HET_BESTUUR,
    Actie,
    Doelstatus,
    Jaardoel,
    next_code,
    parse_tijdpad,
)
from ouderplan.kern.herkomst import describe
from ouderplan.kern.kolomvorm import Druk, asked, column_forms
from ouderplan.opslag.opschriften import question
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.jaardoelen.zinnen import is_own, short_name
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
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


class Actieplan(Deel[Model]):
    """Every activity of one goal, and a button for one more."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._forms: dict[int, Actieformulier] = {}
        self._empty = html(
            self.render("leeg", kop=self.t("plan.leeg"), zin=self.t("plan.leeg_uitleg"))
        )
        self._all = stack([], "op-stapel")
        self._more = button(self.zitting, "", self.model.add_actie, "op-secondary")
        title = html(self.render("tussenkop", kop=self.t("plan.kop")))
        self.box = stack([title, self._empty, self._all, row([self._more], "op-knoppen")])

    def show(self, regel: Doelregel) -> None:
        """Show the action plan of this goal."""
        for plaats, (nummer, actie) in enumerate(regel.acties.items(), start=1):
            if nummer not in self._forms:
                self._forms[nummer] = Actieformulier(self.model, nummer)
            self._forms[nummer].show(actie, plaats)
        boxes = tuple(self._forms[nummer].box for nummer in regel.acties)
        if self._all.children != boxes:
            self._all.children = boxes
        for nummer in set(self._forms) - set(regel.acties):
            discard(self._forms.pop(nummer).box)
        show_if(self._empty, not boxes)
        self._more.description = self.t("plan.nog_een" if boxes else "plan.eerste")


class Actieformulier(Deel[Model]):
    """One activity, with a field for each column of its table."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._nummer = nummer
        self._plaats, self._actie = 1, Actie("")
        save = partial(model.set_actie_cell, nummer)
        self._title, self._veld = html(), bind_fields(self.zitting, self._actie, save)
        forms = column_forms(Actie).items()
        self._read = {naam: html() for naam, vorm in forms if vorm.druk is Druk.MIJLPALEN}
        for kolom in self._read:
            self._veld[kolom].widget.observe(self._on_milestones_change, "value")
        self.box = self._lay_out()

    def show(self, actie: Actie, plaats: int) -> None:
        """Show this activity, the `plaats`-th of its goal."""
        self._actie, self._plaats = actie, plaats
        self._title.value = self.render("actie_kop", plaats=plaats)
        for kolom, veld in self._veld.items():
            veld.show(getattr(actie, kolom))
        self._on_milestones_change()

    def _lay_out(self) -> w.Widget:

        def ask() -> None:
            ask_actie_removal(self.model, self._plaats, self._nummer, self._actie)

        away = button(self.zitting, self.t("plan.weg"), ask, "op-quiet")
        fields = lay_out(Actie, self._veld, self._read)
        return stack(
            [self._title, *fields, row([away], "op-knoppen")],
            "op-stapel",
            "op-actie",
        )

    def _on_milestones_change(self, _change: object = None) -> None:
        for kolom, read in self._read.items():
            steps = parse_tijdpad(self._veld[kolom].widget.value)
            read.value = self.render("tijdpad", mijlpalen=steps) if steps else ""


def ask_removal(model: Model) -> None:
    """Ask whether the goal on the table may go."""
    regel, t, zitting = model.regel, model.teksten, model.zitting
    if regel is None:
        return

    def drop() -> None:
        model.drop(regel.nummer)
        zitting.say(t("weg.gedaan_vervallen", doel=_capital(short_name(regel))))

    def remove() -> None:
        model.remove(regel)
        zitting.say(t("weg.gedaan", doel=_capital(short_name(regel))))

    choices = [Keuze(t("weg.ja"), remove), Keuze(t("weg.nee"), zitting.hush)]
    dropped = regel.doel.status is Doelstatus.VERVALLEN
    if not dropped:
        choices.insert(0, Keuze(t("weg.vervallen"), drop))
    key = "weg.vraag_vervallen" if dropped else "weg.vraag"
    zin = t(key, doel=_capital(short_name(regel)), acties=_acties(model, regel))
    zitting.ask(zin, *choices)


def ask_actie_removal(model: Model, plaats: int, nummer: int, actie: Actie) -> None:
    """Ask whether a row of the action plan may go; an empty one just goes."""
    regel, t, zitting = model.regel, model.teksten, model.zitting
    if regel is None:
        return

    def remove() -> None:
        model.remove_actie(nummer, actie)
        zitting.say(t("plan.weg_gedaan"))

    if actie == Actie(actie.jaardoel):
        remove()
        return
    zin = t("plan.weg_vraag", nummer=plaats, doel=short_name(regel))
    zitting.ask(zin, Keuze(t("plan.weg_ja"), remove), Keuze(t("weg.nee"), zitting.hush))


def _acties(model: Model, regel: Doelregel) -> str:
    filled = [actie for actie in regel.acties.values() if actie != Actie(actie.jaardoel)]
    if not filled:
        return model.teksten("weg.acties_geen")
    if len(filled) == 1:
        return model.teksten("weg.acties_een")
    return model.teksten("weg.acties_meer", aantal=len(filled))


def _capital(naam: str) -> str:
    return naam[:1].upper() + naam[1:] if naam.startswith("‘") else naam
