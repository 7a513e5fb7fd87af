"""The programmes of the meetings as Word: one page each, with the notes of the begeleider."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ouderplan.kern.draaiboek import (
    Bijeenkomst,
    Draaiboekregel,
    clock,
    minutes_of,
    schedule,
    total,
)
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text

DELEN = (0.1, 0.07, 0.29, 0.16, 0.38)
"""Widths: when, how long, what and what the hall sees, who, notes."""
KLEIN = 9.5
"""Letters in points: an afternoon of three hours fits on one page."""
MARGE_MM = 15


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return a .docx with a page for every meeting that has rows."""
    from docx.shared import Mm, Pt  # noqa: PLC0415  python-docx is slow to load

    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415
    from ouderplan.uitvoer.word.document import save  # noqa: PLC0415
    from ouderplan.uitvoer.word.papier import Papier, lines_of  # noqa: PLC0415
    from ouderplan.uitvoer.word.tabel import Regel, add_table  # noqa: PLC0415

    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    section = papier.document.sections[-1]
    section.top_margin = section.bottom_margin = Mm(MARGE_MM)
    section.left_margin = section.right_margin = Mm(MARGE_MM)
    kop = [text("draaiboek", "tijd"), text("draaiboek", "minuten")]
    kop += [label(Draaiboekregel, naam) for naam in ("wat", "wie", "notities")]
    for number, (soort, regels) in enumerate(programmes(plan)):
        title = text("draaiboek", "kop", bijeenkomst=text("draaiboek", soort.value))
        papier.heading(title, 1, nieuwe_bladzijde=number > 0)
        papier.text(_under(plan, regels), bij_volgende=True)
        rows = [
            (tijd, duur, [Regel("", vet=wat), *map(Regel, lines_of(more))], wie, notities)
            for tijd, duur, (wat, more), wie, notities in _rows(regels)
        ]
        add_table(papier, kop, rows, DELEN, rechts=frozenset({1}))
        for row in papier.document.tables[-1].rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_before = Pt(0)
                    paragraph.paragraph_format.space_after = Pt(1)
                    for run in paragraph.runs:
                        run.font.size = Pt(KLEIN)
    if not papier.koppen:
        papier.soft(text("draaiboek", "leeg"))
    return save(papier, plan, f"{text('bestanden', 'draaiboek')} {plan.schooljaar}".strip())


def programmes(plan: Plan) -> Iterator[tuple[Bijeenkomst, Sequence[Draaiboekregel]]]:
    """Yield every meeting that has rows, with them."""
    every = plan.rows(Draaiboekregel)
    for soort in Bijeenkomst:
        regels = [regel for regel in every if regel.bijeenkomst is soort]
        if regels:
            yield soort, regels


def has_begin(regels: Sequence[Draaiboekregel]) -> bool:
    """Tell whether it is known at what time a meeting begins."""
    return minutes_of(regels[0].vast) is not None


def _under(plan: Plan, regels: Sequence[Draaiboekregel]) -> str:
    school = " · ".join(filter(None, (plan.school, plan.schooljaar)))
    long = text("draaiboek", "duur", minuten=total(regels))
    if has_begin(regels):
        planned = schedule(regels)
        end = max(row.tot for row in planned)
        times = {"van": clock(planned[0].van), "tot": clock(end)}
        long = text("draaiboek", "van_tot", minuten=total(regels), **times)
    return " · ".join(filter(None, (school, long)))


def _rows(
    regels: Sequence[Draaiboekregel],
) -> Iterator[tuple[str, str, tuple[str, str], str, str]]:
    """Yield the cells of each row; of what is done the name, and what the hall sees or is asked."""
    timed = has_begin(regels)
    for plan in schedule(regels):
        regel = plan.regel
        when = clock(plan.van) if timed else text("draaiboek", "na", minuten=plan.van)
        more = regel.tekst if regel.tekst.strip() != regel.wat else ""
        yield when, str(regel.duur or ""), (regel.wat, more), regel.wie, regel.notities
