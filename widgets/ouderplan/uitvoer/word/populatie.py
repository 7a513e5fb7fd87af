"""Chapter: who the families are, and what they wish (D2)."""

from collections.abc import Sequence

from ouderplan.kern.streefcijfers import Kenmerk, Populatiesoort
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import add_table

__all__ = ["write_populatie"]

SOORTEN = (Populatiesoort.POPULATIE, Populatiesoort.WENS, None)
KOLOMMEN = ("kenmerk", "percentage", "peildatum", "bron")


def write_populatie(papier: Papier, plan: Plan) -> None:
    """Write a table per kind; nothing when there is none."""
    rows = plan.rows(Kenmerk)
    if not rows:
        return
    papier.heading(text("populatie", "kop"), 1)
    for soort in SOORTEN:
        _write_kind(papier, soort, [row for row in rows if row.soort is soort])


def _write_kind(papier: Papier, soort: Populatiesoort | None, rows: Sequence[Kenmerk]) -> None:
    if not rows:
        return
    papier.heading(text("populatie", soort or "overig"), 2)
    heads = [label(Kenmerk, naam) for naam in KOLOMMEN]
    cells = [tuple(getattr(row, naam) for naam in KOLOMMEN) for row in rows]
    add_table(papier, heads, cells, (0.4, 0.15, 0.19, 0.26))
