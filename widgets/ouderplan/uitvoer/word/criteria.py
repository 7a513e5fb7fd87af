"""Chapter: the criteria in the school's own wording (A9, B7)."""

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

__all__ = ["write_criteria"]


def write_criteria(papier: Papier, plan: Plan) -> None:
    """Write each criterium with its explanation."""
    if not plan.criteria:
        return
    papier.heading(text("criteria", "kop"), 1)
    for row in plan.criteria:
        title = papier.text(f"{row.criterium}. {row.titel}", bij_volgende=bool(row.toelichting))
        title.runs[0].bold = True
        papier.paragraphs(row.toelichting)
