"""Chapter: all jaardoelen under their criterium (A11)."""

from itertools import groupby

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.tabellen import placed
from ouderplan.uitvoer.plan import Plan, Plandoel
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter; which criteria have no goal is a question for who writes the plan."""
    if not plan.doelen:
        return
    kop = text("overzicht", "kop")
    niveau = 1
    if not papier.titel.startswith(kop):  # on its own the document is called so already
        papier.heading(kop, niveau)
        niveau = 2
    tabel = Tabelvorm.of([row.doel for row in plan.doelen], placed(Jaardoel))
    for nummer, doelen in groupby(plan.doelen, key=lambda row: row.doel.criterium):
        _write_group(papier, nummer, list(doelen), tabel, niveau)
    if papier.noem_lege and (zonder := _without(plan)):
        papier.soft(text("overzicht", "zonder_doel", criteria=zonder))


def _write_group(
    papier: Papier, nummer: int | None, doelen: list[Plandoel], tabel: Tabelvorm, niveau: int
) -> None:
    criterium = doelen[0].criterium
    papier.heading(heading_of(nummer, criterium), niveau)
    if criterium and criterium.kort:
        papier.text(criterium.titel, bij_volgende=True)
    tabel.write(papier, [row.doel for row in doelen])


def heading_of(nummer: int | None, criterium: Criterium | None) -> str:
    """Return ``3 · Welkom`` for a criterium, or say that there is none."""
    if nummer is None:
        return text("overzicht", "geen_criterium")
    return f"{nummer} · {criterium.kort or criterium.titel}" if criterium else str(nummer)


def _without(plan: Plan) -> str:
    used = {row.doel.criterium for row in plan.doelen}
    return ", ".join(
        f"{row.criterium} ({row.kort})" if row.kort else str(row.criterium)
        for row in plan.criteria
        if row.criterium not in used
    )
