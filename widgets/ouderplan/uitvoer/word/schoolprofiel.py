"""Chapter: the school itself: what it is, whom it is for, what it stands for (A5, C6)."""

from ouderplan.opslag.opschriften import fact_name
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.eigentekst import heading_of, texts_of
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Regel, add_table

__all__ = ["write_schoolprofiel"]

FEITEN = (
    "soort_school",
    "bestuur",
    "wijk",
    "aantal_leerlingen",
    "teldatum",
    "aantal_groepen",
    "motto",
)
VERHAAL = ("missie", "visie_school", "kernwaarden")


def write_schoolprofiel(papier: Papier, plan: Plan) -> None:
    """Write the school's own words, the facts as a table and the rest as text.

    Nothing when nothing is filled in.
    """
    told = texts_of(plan, "school")
    facts = [naam for naam in FEITEN if plan.profiel[naam]]
    story = [naam for naam in VERHAAL if plan.profiel[naam]]
    if not told and not facts and not story:
        return
    papier.heading(heading_of(told[0]) if told else text("schoolprofiel", "kop"), 1)
    for row in told:
        papier.paragraphs(row.tekst)
    if facts:
        add_table(
            papier,
            [text("schoolprofiel", "wat"), text("schoolprofiel", "hier")],
            [([Regel("", vet=fact_name(n))], plan.profiel[n]) for n in facts],
            (0.34, 0.66),
        )
    for naam in story:
        papier.heading(fact_name(naam), 2)
        papier.paragraphs(plan.profiel[naam])
