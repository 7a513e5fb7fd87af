"""The section for the schooljaarplan: this year's goals and their action plans, as Word."""

from dataclasses import replace
from pathlib import Path

from ouderplan.kern.doelen import runs_in
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the section as a .docx; goals that are done or for a later year stay out of it."""
    from ouderplan.uitvoer.word.document import build_document  # noqa: PLC0415  python-docx is slow to load

    doelen = tuple(row for row in plan.doelen if runs_in(row.doel, plan.schooljaar))
    titel = " ".join((text("delen", "schooljaarplan"), plan.schooljaar)).strip()
    ids = ("overzicht", "actieplannen", "planning")
    return build_document(replace(plan, doelen=doelen), ids, basis=basis, deel=titel)
