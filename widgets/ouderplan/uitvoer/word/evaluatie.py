"""Chapter: what works well, what is to grow, what was decided (E4, D13), and years compared."""

from collections.abc import Sequence

from ouderplan.kern.datum import written
from ouderplan.kern.eerdere_jaren import EerderJaar, Jaarbeeld, lay_out
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table


def write_evaluatie(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when nobody has looked back."""
    said = [row for row in plan.rows(Uitkomst) if row.telt_mee]
    years = lay_out(plan.rows(EerderJaar))
    if not (said or years):
        return
    papier.heading(text("evaluatie", "kop"), 1)
    for soort in Uitkomstsoort:
        rows = [row for row in said if row.soort is soort]
        if rows:
            papier.heading(text("evaluatie", f"soort_{soort}"), 2)
            _write_said(papier, rows)
    if years:
        papier.heading(text("evaluatie", "jaren"), 2)
        _write_years(papier, years)


def _write_said(papier: Papier, rows: Sequence[Uitkomst]) -> None:
    """Write what was said per occasion, which is named once."""
    occasions = dict.fromkeys(_occasion(row) for row in rows)
    for occasion in occasions:
        if occasion:
            papier.text(occasion, bij_volgende=True)
        papier.bullets([row.tekst for row in rows if _occasion(row) == occasion])


def _occasion(row: Uitkomst) -> str:
    where = ", ".join(fact for fact in (row.herkomst, written(row.op)) if fact)
    return f"{row.wat} ({where})" if row.wat and where else row.wat or where


def _write_years(papier: Papier, years: Sequence[Jaarbeeld]) -> None:
    columns = ("schooljaar", "behaald", "open", "vervallen", "top", "scan")
    add_table(
        papier,
        [text("evaluatie", naam) for naam in columns],
        [
            (year.schooljaar, str(year.behaald), str(year.open), str(year.vervallen), _top(year),
             _scan(year))
            for year in years
        ],
        (0.16, 0.12, 0.12, 0.13, 0.23, 0.24),
    )  # fmt: skip


def _top(year: Jaarbeeld) -> Cel:
    return [Regel(waarde, vooraf=f"{nr}. ") for nr, waarde in enumerate(year.top, start=1)]


def _scan(year: Jaarbeeld) -> Cel:
    criterium = text("evaluatie", "criterium")
    return [Regel(level, vooraf=f"{criterium} {nr}: ") for nr, level in year.scan.items()]
