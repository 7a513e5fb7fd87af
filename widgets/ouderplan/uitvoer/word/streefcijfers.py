"""Chapter: targets and what was measured (D4)."""

from collections.abc import Sequence

from ouderplan.figuren import draw_jaren
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.streefcijfers import (
    Lijn,
    Meting,
    Oordeel,
    Streefcijfer,
    lines,
)
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Regel, add_table
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm

MEESTE_FIGUREN = 12
"""More pictures would make the chapter a picture book; the table has everything."""
LANGSTE_BIJSCHRIFT = 90
GEZEGD = frozenset({Oordeel.BEHAALD, Oordeel.NIET_BEHAALD, Oordeel.NIET_GEMETEN})
"""How a target stands, for others; that a norm has no number is for who writes the plan."""


def write_streefcijfers(papier: Papier, plan: Plan) -> None:
    """Write the chapter; a school without targets has none."""
    metingen = plan.rows(Meting)
    found = lines(plan.rows(Streefcijfer), metingen)
    if not found and not metingen:
        return
    papier.heading(text("streefcijfers", "kop"), 1)
    if found:
        _write_targets(papier, plan, found)
        _write_pictures(papier, found)
    if metingen:
        papier.heading(text("streefcijfers", "metingen"), 2)
        _write_measured(papier, metingen)


def _write_measured(papier: Papier, metingen: Sequence[Meting]) -> None:
    """Write the measurements by target, which is named once and never alone on a page."""
    names = dict.fromkeys(row.streefdoel for row in metingen)
    rows = [row for naam in names for row in metingen if row.streefdoel == naam]
    first = [n == 0 or rows[n - 1].streefdoel != row.streefdoel for n, row in enumerate(rows)]
    tabel = Tabelvorm.of(rows)
    blank = [row if begins else ("", *row[1:])
             for row, begins in zip(tabel.cellen, first, strict=True)]  # fmt: skip
    kept = [n for n, begins in enumerate(first[1:]) if not begins]
    tabel.write_cells(papier, blank, bij_volgende=kept)


def _write_targets(papier: Papier, plan: Plan, found: Sequence[Lijn]) -> None:
    papier.heading(text("streefcijfers", "doelen"), 2)
    heads = ("streefdoel", "norm", "bron", "gemeten", "oordeel")
    add_table(
        papier,
        [text("streefcijfers", naam) for naam in heads],
        [_target(plan, lijn) for lijn in found],
        (0.27, 0.15, 0.28, 0.16, 0.14),
    )


def _target(plan: Plan, lijn: Lijn) -> tuple[Sequence[Regel] | str, ...]:
    row, last = lijn.streefcijfer, lijn.laatste
    named = [Regel("", vet=row.streefdoel)]
    if row.criterium:
        words = criterium_label(row.criterium, plan.criteria)
        named.append(Regel(text("streefcijfers", "criterium", criterium=words)))
    norm = [row.norm] if row.norm else []
    if row.eenheid and row.eenheid not in row.norm:
        norm.append(text("streefcijfers", "eenheid", eenheid=row.eenheid))
    measured = [last.gemeten, last.schooljaar or last.wanneer] if last else []
    stands = lijn.oordeel if lijn.oordeel in GEZEGD else ""
    return named, "\n".join(norm), row.bron, "\n".join(filter(None, measured)), stands


def _write_pictures(papier: Papier, found: Sequence[Lijn]) -> None:
    several = [lijn for lijn in found if sum(p.getal is not None for p in lijn.punten) > 1]
    if not several:
        return
    papier.heading(text("streefcijfers", "jaren"), 2)
    for lijn in several[:MEESTE_FIGUREN]:
        picture = draw_jaren(lijn)
        if picture is not None:
            naam = cut_off(lijn.streefcijfer.streefdoel, LANGSTE_BIJSCHRIFT)
            caption = text("streefcijfers", "bijschrift", nummer="{nummer}", doel=_braces(naam))
            papier.picture(picture, caption)


def _braces(naam: str) -> str:
    """Return a name that cannot be taken for the place of the number."""
    return naam.replace("{nummer}", "")
