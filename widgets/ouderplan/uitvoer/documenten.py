"""Every Word document of a plan that has something to say, with its name."""

from collections.abc import Iterator
from pathlib import Path

from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.uitvoer import (
    ambitiekaart,
    draaiboek,
    evaluatieformulieren,
    schooljaarplan,
    totaaloverzicht,
)
from ouderplan.uitvoer.plan import Plan


def word_documents(plan: Plan, basis: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield each document as its name without extension and its bytes (.docx)."""
    from ouderplan.uitvoer import word  # noqa: PLC0415  python-docx is slow to load

    yield "Ouderplan", word.build(plan, basis=basis)
    yield "Schooljaarplan", schooljaarplan.build(plan, basis=basis)
    yield "Totaaloverzicht", totaaloverzicht.build(plan, basis=basis)
    if plan.rows(Ambitie):
        yield "Ambitiekaarten", ambitiekaart.build(plan, basis=basis)
    if plan.rows(Draaiboekregel):
        yield "Draaiboeken", draaiboek.build(plan, basis=basis)
    yield "Evaluatieformulieren", evaluatieformulieren.build(plan, basis=basis)
