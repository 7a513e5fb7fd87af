"""Not a chapter: what comes after it are attachments."""

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.word.papier import Papier

__all__ = ["write_bijlagen"]


def write_bijlagen(papier: Papier, plan: Plan) -> None:
    """Let the attachments begin."""
    del plan
    papier.begin_attachments()
