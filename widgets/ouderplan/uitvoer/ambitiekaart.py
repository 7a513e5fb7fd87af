"""The ambitions on their own: a Word document with one page each (E1), and its attachment (E7)."""

from pathlib import Path

from ouderplan.kern.ambities import Ambitie
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import names_empty


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the cards as a .docx, in our look or in that of `basis` (GeenWordbestand)."""
    from ouderplan.uitvoer.word.ambities import (  # noqa: PLC0415  python-docx is slow to load
        write_attachment,
        write_cards,
    )
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415
    from ouderplan.uitvoer.word.document import save  # noqa: PLC0415
    from ouderplan.uitvoer.word.papier import Papier  # noqa: PLC0415

    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    papier.noem_lege = names_empty(plan)
    one = len(plan.rows(Ambitie)) == 1
    naam = text("delen", "ambitiekaart_een" if one else "ambitiekaart")
    titel = " ".join((naam, plan.schooljaar)).strip()
    if not plan.rows(Ambitie):
        papier.heading(text("ambities", "kop"), 1)
        papier.soft(text("ambities", "geen"))
    write_cards(papier, plan)
    write_attachment(papier, plan)
    return save(papier, plan, titel)
