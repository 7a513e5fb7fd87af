"""Widgets of the step Schooljaarplan."""

from dataclasses import dataclass

import ipywidgets as w

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kolomvorm import asked
from ouderplan.opslag.opschriften import label
from ouderplan.opslag.tabellen import placed
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.plancheckpaneel import Plancheckpaneel
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.planteksten.view import View as PlantekstenView
from ouderplan.stappen.schooljaarplan.antwoord import Antwoord
from ouderplan.stappen.schooljaarplan.herkomst import Herkomstdeel
from ouderplan.stappen.schooljaarplan.huisstijl import Huisstijl
from ouderplan.stappen.schooljaarplan.maken import Maken
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.stappen.schooljaarplan.terug import Terug
from ouderplan.stappen.schooljaarplan.volgorde import Volgorde
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.plan import Plan, Plandoel

MEESTE = 12
"""So many action plans are on the sheet of the page; the files have all of them."""


@dataclass(frozen=True, slots=True)
class Groep:
    """The goals under one criterium, with its wording."""

    kop: str
    doelen: tuple[Plandoel, ...]


def paper_fields(model: Model, plan: Plan) -> dict[str, object]:
    """Return what the template of the sheet needs."""
    return {
        "plan": plan,
        "figuur": model.picture(),
        "groepen": groups(plan, model.teksten),
        "kolommen": [(kolom.naam, label(Jaardoel, kolom.naam)) for kolom in placed(Jaardoel)],
        "velden": [(naam, label(Actie, naam)) for naam in asked(Actie)],
        "meeste": MEESTE,
    }


def groups(plan: Plan, t: Teksten) -> tuple[Groep, ...]:
    """Return the goals per criterium, in order."""
    found: dict[str, list[Plandoel]] = {}
    for row in plan.doelen:
        kop = t("papier.zonder_criterium")
        if row.criterium is not None:
            kop = f"{row.criterium.criterium}. {row.criterium.titel}"
        elif row.doel.criterium is not None:
            kop = f"{row.doel.criterium}."
        found.setdefault(kop, []).append(row)
    return tuple(Groep(kop, tuple(rows)) for kop, rows in found.items())


class View(StapView):
    """Making files first, then the sheet of paper."""

    model: Model
    _check: Plancheckpaneel | None = None

    def close(self) -> None:
        """Let go of the plancheck too."""
        super().close()
        if self._check is not None:
            self._check.close()

    def make_controls(self) -> w.Widget:
        """Make the buttons, what is missing, and the preview."""
        self._check = Plancheckpaneel(self.zitting, lambda: "")
        return stack(
            [
                html(self.render("kop")),
                Maken(self.model).box,
                self.live_html("ontbreekt.html.j2", ["ontbreekt", "plan"]),
                self._check.box,
                Antwoord(self.model).box,
                Volgorde(self.model).box,
                Huisstijl(self.model).box,
                PlantekstenView(self.model.planteksten).bedienen,
                Herkomstdeel(self.model).box,
                Terug(self.model).box,
                self._paper(),
            ]
        )

    def _paper(self) -> w.Widget:
        sheet = html()

        def on_plan_change(_change: object = None) -> None:
            plan = self.model.plan
            sheet.value = (
                self.render("papier.html.j2", **paper_fields(self.model, plan)) if plan else ""
            )

        self.follow(on_plan_change, "plan")
        title = html(self.render("papier_kop"))
        return stack([title, sheet], "op-sectie")
