"""The privacy sheet for the school: what is processed, how long, and who can see it (for a DPIA).

It is made of the tables themselves (`opslag.persoonsgegevens`), so it cannot be behind them.
"""

from collections.abc import Iterator
from pathlib import Path

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag.persoonsgegevens import columns_with_names, table_facts
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text

DELEN = (0.18, 0.38, 0.24, 0.20)
"""Widths: table, what is in it, how long, who sees it."""
DELEN_KOLOMMEN = (0.3, 0.7)


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return a .docx."""
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415  python-docx is slow
    from ouderplan.uitvoer.word.document import save  # noqa: PLC0415
    from ouderplan.uitvoer.word.papier import Papier  # noqa: PLC0415
    from ouderplan.uitvoer.word.tabel import add_table  # noqa: PLC0415

    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    facts = table_facts()
    school = plan.school or text("privacyblad", "school")
    papier.heading(text("privacyblad", "kop", school=school), 1)
    papier.text(text("privacyblad", "inleiding"))
    papier.heading(text("privacyblad", "nooit_kop"), 2)
    papier.bullets([text("privacyblad", f"nooit_{nr}") for nr in range(1, 6)])
    papier.heading(text("privacyblad", "tabellen_kop"), 2)
    kop = [text("privacyblad", f"kop_{naam}") for naam in ("tabel", "wat", "hoelang", "wie")]
    add_table(papier, kop, [(f.tabel, f.wat, f.hoelang, f.wie) for f in facts], DELEN)
    papier.heading(text("privacyblad", "namen_kop"), 2)
    papier.text(text("privacyblad", "namen"))
    names = [(tabel, ", ".join(columns)) for tabel, columns in columns_with_names().items()]
    add_table(papier, [kop[0], text("privacyblad", "kop_kolommen")], names, DELEN_KOLOMMEN)
    papier.heading(text("privacyblad", "waar_kop"), 2)
    papier.bullets(list(_places(plan)))
    papier.heading(text("privacyblad", "kolommen_kop"), 2)
    for fact in facts:
        papier.heading(fact.tabel, 3)
        head = [text("privacyblad", "kop_kolom"), text("privacyblad", "kop_wat")]
        add_table(papier, head, fact.kolommen, DELEN_KOLOMMEN)
    titel = f"{text('bestanden', 'privacyblad')} {plan.schooljaar}".strip()
    return save(papier, plan, titel)


def _places(plan: Plan) -> Iterator[str]:
    """Say where it is kept, and what of that is so in this workbook."""
    from ouderplan.uitvoer.word.tabelhoofdstuk import shown  # noqa: PLC0415  as above

    yield text("privacyblad", "waar_map")
    yield text("privacyblad", "waar_reserve")
    yield text("privacyblad", "waar_telefoon")
    yield text("privacyblad", "waar_lijn")
    opened = [ronde for ronde in plan.rows(Ronde) if ronde.is_open]
    for ronde in opened:
        tot = shown(ronde.open_tot)
        yield text("privacyblad", "open_tot" if tot else "open", vraag=ronde.vraag, tot=tot)
