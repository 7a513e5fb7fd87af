"""The plan as a sheet of paper, and at a glance for the projector."""

from dataclasses import dataclass

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kolomvorm import asked
from ouderplan.opslag.opschriften import label
from ouderplan.opslag.tabellen import placed
from ouderplan.stappen.schooljaarplan.model import Model
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
