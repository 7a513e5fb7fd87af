"""The evaluation forms to print, as Word: one a page, filled in as far as they are (C20)."""

from collections.abc import Iterator
from pathlib import Path

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.evaluatie import Evaluatie, forms_to_fill, named_alike
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the forms as a .docx: every activity of the plan, and an empty one at the end."""
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415  python-docx is slow to load
    from ouderplan.uitvoer.word.document import save  # noqa: PLC0415
    from ouderplan.uitvoer.word.evaluaties import write_form  # noqa: PLC0415
    from ouderplan.uitvoer.word.papier import Papier  # noqa: PLC0415

    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    for number, form in enumerate(forms_of(plan)):
        papier.heading(text("evaluaties", "formulier"), 1, nieuwe_bladzijde=number > 0)
        school = " · ".join(filter(None, (plan.school, plan.schooljaar)))
        papier.text(school or text("evaluaties", "school"), bij_volgende=True)
        write_form(papier, form)
    titel = text(
        "voorin",
        "titel",
        soort=text("bestanden", "evaluatieformulieren"),
        schooljaar=plan.schooljaar,
    )
    return save(papier, plan, titel.strip())


def forms_of(plan: Plan) -> Iterator[Evaluatie]:
    """Yield the forms that there are, then those still to be filled in, then an empty one."""
    made = plan.rows(Evaluatie)
    known = {named_alike(form.activiteit) for form in made}
    yield from made
    acties = [actie for row in plan.doelen for actie in row.acties]
    doelen = [row.doel for row in plan.doelen]
    for form in forms_to_fill(doelen, acties, plan.rows(Activiteit)):
        if named_alike(form.activiteit) not in known:
            yield form
    yield Evaluatie(" ")
