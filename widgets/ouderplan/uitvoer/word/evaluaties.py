"""Chapter: the evaluation forms that were filled in, one per activity (C19, C20)."""

from textwrap import shorten

from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.formulier import write_form
from ouderplan.uitvoer.word.papier import Papier

LANGSTE_KOP = 80


def write_evaluaties(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when there is no form."""
    forms = plan.rows(Evaluatie)
    if not forms:
        return
    papier.heading(text("evaluaties", "kop"), 1)
    for form in forms:
        heading = shorten(form.activiteit, LANGSTE_KOP, placeholder=" …")
        papier.heading(heading, 2)
        write_form(papier, form, heading)
