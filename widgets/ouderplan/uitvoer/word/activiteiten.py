"""Chapter: what is done with parents, per kind: information, participation, involvement (D1)."""

from itertools import groupby

from ouderplan.kern.afspraken import Activiteit, Activiteitsoort
from ouderplan.opslag import opschriften
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word import tabelhoofdstuk
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm

__all__ = ["write_activiteiten"]

_VOLGORDE = {soort: number for number, soort in enumerate(Activiteitsoort)}


def write_activiteiten(papier: Papier, plan: Plan) -> None:
    """Write the chapter; without a kind anywhere it is one table."""
    rows = plan.rows(Activiteit)
    if not any(row.soort for row in rows):
        tabelhoofdstuk.write(papier, plan, rij=Activiteit)
        return
    tabel = Tabelvorm.of(rows, criteria=plan.criteria)
    papier.heading(opschriften.title(Activiteit), 1)
    for soort, group in groupby(sorted(rows, key=_place), key=lambda row: row.soort):
        papier.heading(text("activiteiten", f"soort_{soort}" if soort else "geen_soort"), 2)
        tabel.write(papier, list(group))


def _place(row: Activiteit) -> int:
    return _VOLGORDE[row.soort] if row.soort else len(_VOLGORDE)
