"""Chapter: the top 5 waarden, as a table and as a picture, and how the vote was held."""

from ouderplan.figuren import draw_uitslag
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.stemming import Stemming, Topplaats
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.stemverslag import report, who
from ouderplan.uitvoer.word.tabel import Regel, add_table


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing as long as no vote was shown."""
    stemming = plan.waarden
    if stemming is None:
        return
    papier.heading(text("waarden", "kop", aantal=stemming.aantal), 1)
    if jaar := stemming.ronde.overgenomen_uit:
        papier.text(text("stemming", "overgenomen", jaar=jaar), bij_volgende=True)
        _write_carried_over(papier, stemming)
        return
    if not stemming.top:
        papier.soft(text("waarden", "geen_stemmen"))
    else:
        _write_top(papier, plan, stemming)
        _write_picture(papier, stemming)
    papier.heading(text("waarden", "stemming"), 3)
    papier.bullets(report(stemming))


def _write_top(papier: Papier, plan: Plan, stemming: Stemming) -> None:
    naam = "inleiding" if plan.visie else "inleiding_zonder_visie"
    papier.text(text("waarden", naam, wie=who(stemming.ronde)), bij_volgende=True)
    if not stemming.vastgesteld:
        soft = papier.soft(text("waarden", "niet_vastgesteld", aantal=stemming.aantal))
        soft.paragraph_format.keep_with_next = True
    add_table(
        papier,
        [text("waarden", naam) for naam in ("plaats", "waarde", "betekenis", "stemmen")],
        [
            (place_of(row), [Regel("", vet=row.tekst)], row.omschrijving, str(row.stemmen))
            for row in stemming.top
        ],
        (0.11, 0.26, 0.48, 0.15),
        rechts=frozenset({3}),
    )


def _write_carried_over(papier: Papier, stemming: Stemming) -> None:
    """Write the top of an earlier year, whose ballots are not in this workbook."""
    add_table(
        papier,
        [text("waarden", naam) for naam in ("plaats", "waarde", "betekenis")],
        [(place_of(row), [Regel("", vet=row.tekst)], row.omschrijving) for row in stemming.top],
        (0.11, 0.29, 0.6),
    )


def place_of(row: Topplaats) -> str:
    """Return the place as a table shows it, with a tie said."""
    return text("waarden", "gelijk") if row.gelijk else str(row.plaats)


def _write_picture(papier: Papier, stemming: Stemming) -> None:
    figuur = draw_uitslag(
        stemming.uitslag,
        vraag=stemming.ronde.vraag,
        aantal=stemming.aantal,
        hoogstens=10,
        top=stemming.getekend,
    )
    caption = text("waarden", "bijschrift", nummer="{nummer}")
    papier.picture(figuur, caption)
