"""Widgets of the step Streefcijfers."""

import ipywidgets as w

from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.streefcijfers import Oordeel
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.tabelblad import Bladview
from ouderplan.stappen.streefcijfers.model import Model

KLEUR = {Oordeel.BEHAALD: "teal", Oordeel.NIET_BEHAALD: "amber"}
"""The other verdicts are dashed: nothing is known yet."""


class Standdeel(Deel[Model]):
    """The attendance on offer, the target that is looked at, and the table of all."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        label = self.t("stand.kies")
        self.keuze = w.Dropdown(description=label, tooltip=label, options=())
        self._picture, self._table = html(), html()
        steps = [self._step("←", -1), self._step("→", +1)]
        self._choice = row([self.keuze, *steps])
        attendance = Opkomst(model).box
        self.box = stack([attendance, self._choice, self._picture, self._table])
        self._volgt = Volgkeuze(self.zitting, self.keuze, model.look_at)
        self.follow(self._on_model_change, ["lijnen", "gekozen", "los", "criteria"])

    def _step(self, sign: str, how_far: int) -> w.Button:
        naam = self.t("stand.volgende" if how_far > 0 else "stand.vorige")
        return button(self.zitting, sign, lambda: self._go(how_far), "op-icoon", uitleg=naam)

    def _go(self, how_far: int) -> None:
        names, now = self.model.streefdoelen, self.model.gekozen
        if now in names:
            self.model.look_at(names[(names.index(now) + how_far) % len(names)])

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        names = model.streefdoelen
        self._volgt.show(names, model.gekozen if model.gekozen in names else None)
        show_if(self._choice, names)
        self._picture.value = self.render("figuur", lijn=model.lijn, figuur=model.picture())
        self._table.value = self.render(
            "stand.html.j2",
            lijnen=model.lijnen,
            los=model.los,
            kleur=KLEUR,
            criterium=lambda nummer: criterium_label(nummer, model.criteria),
        )


class Opkomst(Deel[Model]):
    """The days of which the attendance is known and not written down yet."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._told = html()
        label = self.t("opkomst.waarbij")
        self.doel = w.Dropdown(description=label, tooltip=label, options=())
        fill = button(self.zitting, self.t("opkomst.vul_in"), self._fill, "op-primary")
        self.box = stack([self._told, self.doel, row([fill], "op-knoppen")], "op-kleurvlak")
        self.follow(self._on_model_change, ["opkomst", "lijnen"])

    def _fill(self) -> None:
        model = self.model
        model.fill_attendance(self.doel.value or "")

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        show_if(self.box, model.opkomst)
        days = [(day.dag, model.measured(day)) for day in model.opkomst]
        self._told.value = self.render("opkomst", dagen=days)
        options = (*((naam, naam) for naam in model.streefdoelen), (self.t("opkomst.nieuw"), ""))
        if self.doel.options != options:
            self.doel.options = options
            self.doel.value = model.opkomstdoel


class View(Bladview):
    """A button for each sheet and for how the targets stand."""

    parts = (Standdeel,)
