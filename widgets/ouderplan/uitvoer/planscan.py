"""The schoolscan as the plan tells it: the newest that was shown, and the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.schoolscan import (
    Niveau,
    Scanbeeld,
    Scanregel,
    Scanvraag,
    count_levels,
    summarise,
)
from ouderplan.opslag.rondezoeken import scan_order
from ouderplan.uitvoer.plan import Plan


@dataclass(frozen=True, slots=True)
class Planscan:
    """A schoolscan that was shown, the one before it, and where the activities stand.

    `teksten` are what people wrote and what was let through, per question.
    """

    ronde: Ronde
    beeld: Scanbeeld
    vorige: Ronde | None
    vorig: Scanbeeld | None
    teksten: Mapping[str, Sequence[Scanregel]]
    activiteiten: Mapping[int, Mapping[Niveau | None, int]]


def scan_of(plan: Plan) -> Planscan | None:
    """Return the schoolscan of the plan, or None when none was shown."""
    shown = [row for row in plan.rows(Ronde) if row.soort is Rondesoort.SCAN and row.getoond]
    newest_first = sorted(shown, key=scan_order, reverse=True)
    ronde = next((row for row in newest_first if not row.overgenomen_uit), None)
    if ronde is None:
        return None
    vorige = next((row for row in newest_first if scan_order(row) < scan_order(ronde)), None)
    written: dict[str, list[Scanregel]] = {}
    for row in plan.rows(Scanregel):
        if row.ronde == ronde.ronde and row.heeft_tekst and row.status is Inbrengstatus.TOEGELATEN:
            written.setdefault(row.sleutel, []).append(row)
    return Planscan(
        ronde,
        _beeld(plan, ronde),
        vorige,
        _beeld(plan, vorige) if vorige else None,
        written,
        count_levels((row.criterium, row.niveau) for row in plan.rows(Activiteit)),
    )


def _beeld(plan: Plan, ronde: Ronde) -> Scanbeeld:
    short = {row.sleutel: row.kort for row in plan.rows(Criterium)}
    asked = [
        Scanvraag(row.keuze, row.tekst or row.keuze, short.get(row.keuze, ""), row.omschrijving)
        for row in plan.rows(Rondekeuze)
        if row.ronde == ronde.ronde
    ]
    return summarise((r for r in plan.rows(Scanregel) if r.ronde == ronde.ronde), asked)
