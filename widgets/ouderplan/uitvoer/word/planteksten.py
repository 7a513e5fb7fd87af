"""The school's own chapters, its key words, and who adopted the plan."""

from ouderplan.kern.datum import written
from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.planscan import rows_of
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Regel, add_table


def write_plantekst(papier: Papier, plan: Plan, sleutel: str) -> None:
    """Write the chapter of this key, if the school wrote it."""
    for row in rows_of(plan, Plantekst):
        if row.sleutel == sleutel:
            _write(papier, row)


def write_voorin(papier: Papier, plan: Plan) -> None:
    """Write the chapters that come before the plan itself, and the key words."""
    for row in rows_of(plan, Plantekst):
        if row.staat_voorin:
            _write(papier, row)
    write_kernwoorden(papier, plan)


def write_achterin(papier: Papier, plan: Plan) -> None:
    """Write the chapters after the plan itself, and who adopted it."""
    for row in rows_of(plan, Plantekst):
        if not row.staat_voorin:
            _write(papier, row)
    write_vaststellingen(papier, plan)


def write_kernwoorden(papier: Papier, plan: Plan) -> None:
    """Write the key words with what they mean (A6)."""
    words = rows_of(plan, Kernwoord)
    if not words:
        return
    papier.heading(text("planteksten", "kernwoorden"), 1)
    add_table(
        papier,
        [text("planteksten", "woord"), text("planteksten", "omschrijving")],
        [([Regel("", vet=row.woord)], row.omschrijving) for row in words],
        (0.28, 0.72),
    )


def write_vaststellingen(papier: Papier, plan: Plan) -> None:
    """Write who adopted what, when and for whom (A2, A10)."""
    rows = rows_of(plan, Vaststelling)
    if not rows:
        return
    papier.heading(text("planteksten", "vaststellingen"), 1)
    add_table(
        papier,
        [text("planteksten", naam) for naam in ("wat", "door", "op", "namens", "opmerking")],
        [
            (row.wat, row.door, written(row.op) if row.op else "", row.namens, row.opmerking)
            for row in rows
        ],
        (0.24, 0.2, 0.18, 0.18, 0.2),
    )


def _write(papier: Papier, row: Plantekst) -> None:
    if row.tekst:
        papier.heading(row.kop, 1)
        papier.paragraphs(row.tekst)
