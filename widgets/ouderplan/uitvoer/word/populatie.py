"""Chapter: who the families are, and what they wish (D2)."""

from ouderplan.kern.streefcijfers import Kenmerk, Populatiesoort
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm

__all__ = ["write_populatie"]

SOORTEN = (Populatiesoort.POPULATIE, Populatiesoort.WENS, None)


def write_populatie(papier: Papier, plan: Plan) -> None:
    """Write a table per kind; nothing when there is none."""
    rows = plan.rows(Kenmerk)
    if not rows:
        return
    papier.heading(text("populatie", "kop"), 1)
    tabel = Tabelvorm.of(rows)
    for soort in SOORTEN:
        if group := [row for row in rows if row.soort is soort]:
            papier.heading(text("populatie", soort or "overig"), 2)
            tabel.write(papier, group)
