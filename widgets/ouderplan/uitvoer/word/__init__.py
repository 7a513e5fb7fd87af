"""The plan as a Word document, in our look or in the school's own."""

import io
from pathlib import Path

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.soorten import Uitvoersoort
from ouderplan.uitvoer.word import (
    actieplannen,
    ambities,
    doelen,
    evaluatie,
    evaluaties,
    herkomst,
    jaarklok,
    kansen,
    overzicht,
    streefcijfers,
    visie,
    voorin,
    waarden,
)
from ouderplan.uitvoer.word.basis import open_basis
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.planteksten import write_achterin, write_voorin
from ouderplan.uitvoer.word.schoolscan import write_schoolscan
from ouderplan.uitvoer.word.verwachtingen import write_verwachtingen

HOOFDSTUKKEN = (
    write_voorin,
    visie.write,
    waarden.write,
    write_verwachtingen,
    write_schoolscan,
    kansen.write,
    overzicht.write,
    actieplannen.write,
    streefcijfers.write_streefcijfers,
    ambities.write_ambities,
    jaarklok.write_jaarklok,
    doelen.write_doelen,
    evaluaties.write_evaluaties,
    evaluatie.write_evaluatie,
    write_achterin,
    herkomst.write_herkomst,
)
"""The chapters in their order; each writes itself onto the paper."""


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the plan as a .docx.

    Parameters
    ----------
    plan
        What to write.
    basis
        The school's own .docx or .dotx: its styles, headers, footers and page are kept, its text
        is not. Without one the document gets our own look.

    Raises
    ------
    GeenWordbestand
        When `basis` is something else than a Word document.
    """
    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    voorin.write_titleblock(papier, plan)
    inhoud = voorin.place_contents(papier)
    for write in HOOFDSTUKKEN:
        write(papier, plan)
    voorin.fill_contents(papier, inhoud)
    voorin.write_margins(papier, plan)
    voorin.write_properties(papier, plan)
    out = io.BytesIO()
    papier.document.save(out)
    return out.getvalue()


EXPORT = Uitvoersoort("word", "docx", build, basis=True)
