"""Put a Word document together: front, contents, chapters, margins."""

import io
from collections.abc import Iterable
from pathlib import Path

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word import voorin
from ouderplan.uitvoer.word.basis import open_basis
from ouderplan.uitvoer.word.hoofdstukken import write_chapters
from ouderplan.uitvoer.word.papier import Papier


def build_document(
    plan: Plan,
    ids: Iterable[str],
    *,
    basis: Path | None = None,
    noem_lege: bool = False,
    deel: str = "",
) -> bytes:
    """Return a .docx with these chapters in this order.

    Parameters
    ----------
    noem_lege
        Whether a chapter without content is named, with a line that it is still empty.
    deel
        What to call it when it is a part of the plan on its own; "" is the plan itself.
    """
    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    titel = papier.titel = deel or voorin.title_of(plan)
    voorin.write_titleblock(papier, plan, titel, deel=bool(deel))
    inhoud = None if deel else voorin.place_contents(papier)
    write_chapters(papier, plan, ids, noem_lege=noem_lege)
    papier.end_attachments()
    if inhoud is not None:
        voorin.fill_contents(papier, plan, inhoud)
    elif not papier.geschreven:
        papier.soft(text("hoofdstukken", "niets"))
    return save(papier, plan, titel, voorblad=True)


def save(papier: Papier, plan: Plan, titel: str, *, voorblad: bool = False) -> bytes:
    """Return the .docx, with its margins and what it says of itself: title, school, language.

    On a page that begins with the title (`voorblad`) it does not stand at the top once more.
    """
    voorin.write_margins(papier, plan, titel, voorblad=voorblad)
    voorin.write_properties(papier, plan, titel)
    out = io.BytesIO()
    papier.document.save(out)
    return out.getvalue()
