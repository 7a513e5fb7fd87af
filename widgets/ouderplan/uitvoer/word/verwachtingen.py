"""Chapter: the criteria in the school's own words, and what all may expect (A9, B6, C10, D5)."""

from collections.abc import Iterable, Sequence

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier, lines_of
from ouderplan.uitvoer.word.tabel import Regel, add_table

__all__ = ["write_verwachtingen"]


def write_verwachtingen(papier: Papier, plan: Plan) -> None:
    """Write every criterium with its explanation and what is expected of whom there."""
    expected = plan.rows(Verwachting)
    own = sorted(plan.own(Criterium), key=lambda row: row.criterium)
    named = {row.criterium for row in own} | {row.criterium for row in expected}
    by_number: dict[int, list[Criterium]] = {}
    for criterium in plan.criteria:
        if criterium.criterium in named:  # who writes something under it, uses it
            by_number.setdefault(criterium.criterium, []).append(criterium)
    numbers = sorted({*by_number, *(row.criterium for row in expected if row.criterium)})
    loose = [row for row in expected if row.criterium is None]
    if not numbers and not loose:
        return
    if not expected:
        _write_table(papier, own)
        return
    papier.heading(text("verwachtingen", "kop"), 1)
    papier.text(text("verwachtingen", "inleiding"))
    for nummer in numbers:
        here = [row for row in expected if row.criterium == nummer]
        _write_heads(papier, nummer, by_number.get(nummer, ()), bij_volgende=bool(here))
        _write_expected(papier, here)
    if loose:
        papier.heading(text("verwachtingen", "algemeen"), 2)
        _write_expected(papier, loose)


def _write_table(papier: Papier, criteria: Sequence[Criterium]) -> None:
    """Write the criteria when nobody wrote down yet what may be expected."""
    papier.heading(text("verwachtingen", "kop_criteria"), 1)
    papier.text(text("verwachtingen", "inleiding_criteria"), bij_volgende=True)
    cells = [(row.sleutel, [Regel("", vet=row.titel), *_explained(row)]) for row in criteria]
    heads = [text("verwachtingen", naam) for naam in ("nummer", "wat")]
    add_table(papier, heads, cells, (0.12, 0.88))


def _explained(row: Criterium) -> list[Regel]:
    return [Regel(line) for line in lines_of(row.toelichting)]


def _write_heads(
    papier: Papier, nummer: int, criteria: Sequence[Criterium], *, bij_volgende: bool
) -> None:
    """Write number and wording; a split criterium has a heading for each of its parts."""
    if not criteria:
        papier.heading(text("verwachtingen", "criterium", nummer=nummer), 2)
    for criterium in criteria:
        papier.heading(f"{criterium.sleutel}. {criterium.titel}", 2)
        papier.paragraphs(criterium.toelichting, bij_volgende=bij_volgende)


def _write_expected(papier: Papier, rows: Iterable[Verwachting]) -> None:
    by_who: dict[Verwachtende, list[str]] = {wie: [] for wie in Verwachtende}
    for row in rows:
        by_who[row.wie_verwacht].append(row.zin)
    for wie, said in by_who.items():
        if said:
            papier.heading(text("verwachtingen", f"wie_{wie}"), 3)
            papier.bullets(said)
