"""Chapter: the kansen, their top 3, and what turns a threat round."""

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.uitvoer.plan import Kansregel, Plan
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.stemverslag import report, who
from ouderplan.uitvoer.word.tabel import Regel, add_table
from ouderplan.uitvoer.word.waarden import place_of

__all__ = ["write"]


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing as long as nobody wrote down a kans or a bedreiging."""
    if not (plan.kansen or plan.omzettingen or _threats(plan)):
        return
    papier.heading(text("kansen", "kop"), 1)
    if plan.kansen and plan.stippen is None:
        papier.text(text("kansen", "niet_gestemd"))
        papier.bullets([row.tekst for row in plan.kansen])
    elif plan.stippen is not None:
        _write_votes(papier, plan, plan.stippen)
    _write_threats(papier, plan)


def _write_votes(papier: Papier, plan: Plan, stippen: Stemming) -> None:
    papier.text(text("kansen", "inleiding", wie=who(stippen.ronde)))
    if stippen.top:
        _write_top(papier, stippen)
    else:
        papier.soft(text("kansen", "geen_top", aantal=stippen.aantal))
    papier.heading(text("kansen", "alle"), 2)
    add_table(
        papier,
        [text("kansen", naam) for naam in ("plaats", "kans", "stippen")],
        [_row(row) for row in plan.kansen if row.stemmen is not None],
        (0.11, 0.74, 0.15),
        rechts=frozenset({2}),
    )
    papier.heading(text("kansen", "stemming"), 3)
    papier.bullets(report(stippen))
    if later := [row.tekst for row in plan.kansen if row.stemmen is None]:
        papier.heading(text("kansen", "later"), 2)
        papier.bullets(later)


def _write_top(papier: Papier, stippen: Stemming) -> None:
    papier.heading(text("kansen", "top", aantal=stippen.aantal), 2)
    if not stippen.vastgesteld:
        soft = papier.soft(text("kansen", "niet_vastgesteld", aantal=stippen.aantal))
        soft.paragraph_format.keep_with_next = True
    add_table(
        papier,
        [text("kansen", naam) for naam in ("plaats", "kans", "stippen")],
        [(place_of(row), [Regel("", vet=row.tekst)], str(row.stemmen)) for row in stippen.top],
        (0.11, 0.74, 0.15),
        rechts=frozenset({2}),
    )


def _row(row: Kansregel) -> tuple[str, str, str]:
    """Return the cells of a kans; one that nobody chose has no place."""
    place = str(row.plaats) if row.plaats and row.stemmen else "–"
    return place, row.tekst, str(row.stemmen)


def _write_threats(papier: Papier, plan: Plan) -> None:
    """Write every threat: those that were turned round with what it takes, and the others."""
    left = _threats(plan)
    if left:
        papier.heading(text("kansen", "bedreigingen"), 2)
    for perspectief in Perspectief:
        own = [row.tekst for row in left if row.perspectief is perspectief]
        if own:
            papier.heading(text("kansen", f"voor_{perspectief}"), 3)
            papier.bullets(own)
    if plan.omzettingen:
        _write_turned(papier, plan)


def _threats(plan: Plan) -> list[Inbreng]:
    """Return the threats that nobody turned round."""
    turned = {bedreiging for bedreiging, _, _ in plan.omzettingen}
    return [
        row
        for row in plan.rows(Inbreng)
        if row.soort is Soort.BEDREIGING and row.telt_mee and row.tekst not in turned
    ]


def _write_turned(papier: Papier, plan: Plan) -> None:
    """Write what turns threats round; a column that nobody filled in is left out."""
    papier.heading(text("kansen", "omzetten"), 2)
    named = any(bedreiging for bedreiging, _, _ in plan.omzettingen)
    columns = {
        "bedreiging": [b or text("kansen", "alle_bedreigingen") for b, _, _ in plan.omzettingen],
        "nodig": [nodig for _, nodig, _ in plan.omzettingen],
        "kans": [kans for _, _, kans in plan.omzettingen],
    }
    kept = [naam for naam in columns if any(columns[naam]) and (named or naam != "bedreiging")]
    heads = [text("kansen", naam) for naam in kept]
    rows = zip(*(columns[naam] for naam in kept), strict=True)
    add_table(papier, heads, list(rows), (1 / len(kept),) * len(kept))
