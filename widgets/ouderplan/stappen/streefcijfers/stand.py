"""How the targets stand: one over the years as a picture, all of them in a table."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.streefcijfers import Oordeel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.streefcijfers.opkomst import Opkomst

if TYPE_CHECKING:
    from ouderplan.stappen.streefcijfers.view import View

KLEUR = {Oordeel.BEHAALD: "teal", Oordeel.NIET_BEHAALD: "amber"}
"""The other verdicts are dashed: nothing is known yet."""


class Standdeel:
    """The attendance on offer, the target that is looked at, and the table of all."""

    def __init__(self, view: "View") -> None:
        self._view = view
        label = view.t("stand.kies")
        self.keuze = w.Dropdown(description=label, tooltip=label, options=())
        self._showing = False
        self._picture, self._table = html(), html()
        steps = [self._step("←", -1), self._step("→", +1)]
        self._choice = row([self.keuze, *steps])
        attendance = Opkomst(view).box
        self.box = stack([attendance, self._choice, self._picture, self._table])
        self.keuze.observe(self._on_keuze_change, "value")
        view.model.observe(self._on_model_change, ["lijnen", "gekozen", "los", "criteria"])
        self._on_model_change()

    def _step(self, sign: str, how_far: int) -> w.Button:
        naam = self._view.t("stand.volgende" if how_far > 0 else "stand.vorige")
        return button(self._view.zitting, sign, lambda: self._go(how_far), "op-icoon", uitleg=naam)

    def _go(self, how_far: int) -> None:
        names, now = self._view.model.streefdoelen, self._view.model.gekozen
        if now in names:
            self._view.model.look_at(names[(names.index(now) + how_far) % len(names)])

    def _on_keuze_change(self, _change: object = None) -> None:
        if not self._showing and self.keuze.value:
            self._view.zitting.run(lambda: self._view.model.look_at(self.keuze.value))

    def _on_model_change(self, _change: object = None) -> None:
        model = self._view.model
        names = model.streefdoelen
        self._showing = True
        try:
            if self.keuze.options != names:
                self.keuze.options = names
            self.keuze.value = model.gekozen if model.gekozen in names else None
        finally:
            self._showing = False
        show_if(self._choice, names)
        self._picture.value = picture(self._view)
        self._table.value = self._view.render(
            "stand.html.j2",
            lijnen=model.lijnen,
            los=model.los,
            kleur=KLEUR,
            criterium=lambda nummer: criterium_label(nummer, model.criteria),
        )


def picture(view: "View") -> str:
    """Return the picture of the target that is looked at, or why there is none."""
    return view.render("figuur.html.j2", lijn=view.model.lijn, figuur=view.model.picture())
