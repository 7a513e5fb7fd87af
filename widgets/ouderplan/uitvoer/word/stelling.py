"""Chapter: what the school holds to be true about working together (C4)."""

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

__all__ = ["write_stelling"]


def write_stelling(papier: Papier, plan: Plan) -> None:
    """Write the thesis; nothing when there is none."""
    if plan.profiel["stelling"]:
        papier.heading(text("hoofdstukken", "stelling"), 1)
        papier.paragraphs(plan.profiel["stelling"])
