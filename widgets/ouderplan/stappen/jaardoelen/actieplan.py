"""The action plan of a goal (C18): one form per activity."""

from functools import partial

import ipywidgets as w

from ouderplan.kern.doelen import Actie, parse_tijdpad
from ouderplan.kern.kolomvorm import Druk, column_forms
from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.jaardoelen.weghalen import ask_actie_removal
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijformulier import bind_fields, lay_out


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
