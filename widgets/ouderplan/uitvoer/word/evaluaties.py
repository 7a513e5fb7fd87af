"""Chapter: the evaluation forms that were filled in, one per activity (C19, C20); each a table."""

from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kolomvorm import sentences
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import add_form
from ouderplan.uitvoer.word.tabelhoofdstuk import form_cells

LANGSTE_KOP = 80


def write_evaluaties(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when there is no form."""
    forms = plan.rows(Evaluatie)
    if not forms:
        return
    papier.heading(text("evaluaties", "kop"), 1)
    for form in forms:
        heading = cut_off(form.activiteit, LANGSTE_KOP)
        papier.heading(heading, 2)
        write_form(papier, form, heading)


def write_form(papier: Papier, form: Evaluatie, erboven: str = "") -> None:
    """Write one form, its fields in the order of the contract; `erboven` is the heading above it.

    On a form that nobody filled in there is room to write the sentences; on one that was, what is
    empty stays away.
    """
    head, *fields = form_cells(form)
    wide = () if form.is_ingevuld else sentences(Evaluatie)
    kept = [row for row in fields if row[1] or not form.is_ingevuld]
    room = frozenset(label(Evaluatie, naam) for naam in wide)
    add_form(papier, head, [kept], ruim=room, los=True, erboven=erboven)
