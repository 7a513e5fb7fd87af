"""The plan as a sheet of paper, and at a glance for the projector."""

from dataclasses import dataclass
from itertools import accumulate

from ouderplan.kern.doelen import running
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.plandoelen import Plandoel

VELDEN = (
    "activiteit",
    "uitvoerder",
    "tijdpad",
    "evaluatie_hoe",
    "evaluatie_wanneer",
    "vervolgstappen",
)
MEESTE = 12
"""So many action plans are on the sheet of the page; the files have all of them."""
REGELS = 10
"""Lines of goals that are readable from the back row under the waarden."""
REGELS_MET_CODE = 5
"""The same when the code of the answer to the parents stands under the goals."""
TEKENS = 46
"""Characters of a goal on one such line."""
LANGE_VISIE = 420
"""Characters; a longer visie stands smaller on the projector."""


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
        "velden": VELDEN,
        "meeste": MEESTE,
    }


def screen_fields(plan: Plan | None, regels: int = REGELS) -> dict[str, object]:
    """Return what the template of the projector needs."""
    if plan is None:
        return {"plan": None, "doelen": (), "meer": 0, "lang": False}
    active = {doel.sleutel for doel in running([row.doel for row in plan.doelen])}
    doelen = [row for row in plan.doelen if row.doel.sleutel in active]
    visie = plan.visie.versie.tekst if plan.visie else ""
    return {
        "plan": plan,
        "doelen": doelen[: (fitting := _fitting(doelen, regels))],
        "meer": len(doelen) - fitting,
        "lang": len(visie) > LANGE_VISIE,
    }


def _fitting(doelen: list[Plandoel], regels: int) -> int:
    """Return how many of these goals fit on the screen: at least one."""
    lines = accumulate(1 + len(row.doel.jaardoel) // TEKENS for row in doelen)
    return max(sum(total <= regels for total in lines), min(len(doelen), 1))


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
