"""Chapter: what parents, school and staff may expect of each other, per criterium (B6, C10, D5)."""

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.planscan import rows_of
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

__all__ = ["write_verwachtingen"]


def write_verwachtingen(papier: Papier, plan: Plan) -> None:
    """Write the chapter; when nothing is expected yet there is none."""
    expected = rows_of(plan, Verwachting)
    if not expected:
        return
    papier.heading(text("verwachtingen", "kop"), 1, nieuwe_bladzijde=True)
    papier.text(text("verwachtingen", "inleiding"))
    by_number: dict[int, list[Criterium]] = {}
    for criterium in plan.criteria:
        by_number.setdefault(criterium.criterium, []).append(criterium)
    for nummer in sorted({*by_number, *(row.criterium for row in expected)}):
        here = [row for row in expected if row.criterium == nummer]
        if here:
            _write_heads(papier, nummer, by_number.get(nummer, []))
            _write_expected(papier, here)


def _write_heads(papier: Papier, nummer: int, criteria: list[Criterium]) -> None:
    """Write number and wording; a split criterium has a heading for each of its parts."""
    if not criteria:
        papier.heading(text("verwachtingen", "criterium", nummer=nummer), 2)
    for criterium in criteria:
        papier.heading(f"{criterium.sleutel}. {criterium.titel}", 2)
        if criterium.toelichting:
            papier.text(criterium.toelichting, bij_volgende=True)


def _write_expected(papier: Papier, rows: list[Verwachting]) -> None:
    for wie in Verwachtende:
        said = [row.verwachting for row in rows if row.wie_verwacht is wie]
        if said:
            papier.heading(text("verwachtingen", f"wie_{wie}"), 3)
            papier.bullets(said)
