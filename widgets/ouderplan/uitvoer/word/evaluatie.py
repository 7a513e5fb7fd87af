"""Chapter: what works well, what is to grow, what was decided (E4, D13), and years compared."""

from collections.abc import Sequence, Set

from ouderplan.kern.datum import written
from ouderplan.kern.eerdere_jaren import EerderJaar, Jaarbeeld, lay_out
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table

GETELD = frozenset({"behaald", "open", "vervallen"})
"""Columns of the years in which numbers stand."""


def write_evaluatie(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when nobody has looked back."""
    said = [row for row in plan.rows(Uitkomst) if row.telt_mee]
    years = lay_out(plan.rows(EerderJaar))
    if not (said or years):
        return
    papier.heading(text("evaluatie", "kop"), 1)
    asked: set[str] = set()
    for soort in Uitkomstsoort:
        rows = [row for row in said if row.soort is soort]
        if rows:
            papier.heading(text("evaluatie", f"soort_{soort}"), 2)
            _write_said(papier, rows, asked)
            asked |= {row.wat for row in rows}
    if years:
        papier.heading(text("evaluatie", "jaren"), 2)
        _write_years(papier, years)


def _write_said(papier: Papier, rows: Sequence[Uitkomst], gevraagd: Set[str]) -> None:
    """Write what was said per occasion, which is named once."""
    occasions = dict.fromkeys(_occasion(row, gevraagd) for row in rows)
    for occasion in occasions:
        if occasion:
            papier.text(occasion, bij_volgende=True)
        papier.bullets([row.tekst for row in rows if _occasion(row, gevraagd) == occasion])


def _occasion(row: Uitkomst, gevraagd: Set[str]) -> str:
    """Say what was asked, when and where; which round it was is for the workbook alone.

    A question that was said below another heading is not said again.
    """
    if row.groep and row.op:
        sent = text("evaluatie", "ingestuurd", datum=written(row.op))
        return sent if row.wat in gevraagd else f"{row.wat} {sent}".strip()
    where = ", ".join(fact for fact in (row.herkomst, written(row.op)) if fact)
    return f"{row.wat} ({where})" if row.wat and where else row.wat or where


def _write_years(papier: Papier, years: Sequence[Jaarbeeld]) -> None:
    """Write a row per year; a column in which nothing stands is left out."""
    columns: dict[str, tuple[float, list[Cel]]] = {
        "schooljaar": (0.16, [year.schooljaar for year in years]),
        "behaald": (0.12, [str(year.behaald) for year in years]),
        "open": (0.12, [str(year.open) for year in years]),
        "vervallen": (0.13, [str(year.vervallen) for year in years]),
        "top": (0.23, [_top(year) for year in years]),
        "scan": (0.24, [_scan(year) for year in years]),
    }
    shown = {naam: column for naam, column in columns.items() if any(column[1])}
    counted = frozenset(nr for nr, naam in enumerate(shown) if naam in GETELD)
    whole = sum(width for width, _ in shown.values())
    add_table(
        papier,
        [text("evaluatie", naam) for naam in shown],
        list(zip(*(cells for _, cells in shown.values()), strict=True)),
        [width / whole for width, _ in shown.values()],
        rechts=counted,
    )


def _top(year: Jaarbeeld) -> Cel:
    return [Regel(waarde, vooraf=f"{nr}. ") for nr, waarde in enumerate(year.top, start=1)]


def _scan(year: Jaarbeeld) -> Cel:
    criterium = text("evaluatie", "criterium")
    return [Regel(level, vooraf=f"{criterium} {nr}: ") for nr, level in year.scan.items()]
