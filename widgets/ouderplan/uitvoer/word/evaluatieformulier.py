"""Appendix: an empty evaluation form to hand out (C20)."""

from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.evaluaties import write_form
from ouderplan.uitvoer.word.papier import Papier


def write_evaluatieformulier(papier: Papier, plan: Plan) -> None:
    """Write one form with nothing in it."""
    del plan
    papier.heading(text("evaluaties", "leeg_kop"), 1)
    write_form(papier, Evaluatie(" "))
