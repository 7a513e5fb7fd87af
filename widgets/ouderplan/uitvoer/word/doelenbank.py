"""Chapter: the goals to pick from, by criterium (C16)."""

from ouderplan.kern.doelen import Doelsuggestie
from ouderplan.opslag import opschriften
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm

__all__ = ["write_doelenbank"]


def write_doelenbank(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when the bank is empty."""
    rows = sorted(plan.own(Doelsuggestie), key=lambda row: row.criterium)
    if not rows:
        return
    papier.heading(opschriften.title(Doelsuggestie), 1)
    papier.text(text("doelenbank", "uitleg"), bij_volgende=True)
    Tabelvorm.of(rows, criteria=plan.criteria).write(papier, rows)
