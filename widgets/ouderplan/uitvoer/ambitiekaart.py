"""The ambitions on their own: a Word document with one page each (E1), and its attachment (E7)."""

import io
from pathlib import Path

from ouderplan.kern.ambities import Ambitie
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the cards as a .docx, in our look or in that of `basis` (GeenWordbestand)."""
    from ouderplan.uitvoer.word import voorin  # noqa: PLC0415  python-docx is slow to load
    from ouderplan.uitvoer.word.ambities import write_attachment, write_cards  # noqa: PLC0415
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415
    from ouderplan.uitvoer.word.papier import Papier  # noqa: PLC0415

    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    one = len(plan.rows(Ambitie)) == 1
    naam = text("delen", "ambitiekaart_een" if one else "ambitiekaart")
    titel = " ".join((naam, plan.schooljaar)).strip()
    if not plan.rows(Ambitie):
        papier.heading(text("ambities", "kop"), 1)
        papier.soft(text("ambities", "geen"))
    write_cards(papier, plan)
    write_attachment(papier, plan)
    voorin.write_margins(papier, plan, titel)
    if basis is None:
        papier.document.sections[-1].different_first_page_header_footer = False
    voorin.write_properties(papier, plan, titel)
    out = io.BytesIO()
    papier.document.save(out)
    return out.getvalue()


"""One page per ambition."""
