"""Chapter: what the school holds to be true about working together (C4)."""

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.eigentekst import heading_of, texts_of
from ouderplan.uitvoer.word.papier import Papier

__all__ = ["write_stelling"]


def write_stelling(papier: Papier, plan: Plan) -> None:
    """Write the thesis and what the school says about it; nothing when there is neither."""
    told, thesis = texts_of(plan, "stelling"), plan.profiel["stelling"].strip()
    if not told and not thesis:
        return
    papier.heading(heading_of(told[0]) if told else text("hoofdstukken", "stelling"), 1)
    if thesis and not any(thesis in row.tekst for row in told):
        papier.paragraphs(thesis)
    for row in told:
        papier.paragraphs(row.tekst)
