"""The plan as a Word document, in the school's own order of chapters, in our look or its own."""

from pathlib import Path

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.volgordes import VOLGORDES, names_empty, order_of
from ouderplan.uitvoer.word.document import build_document


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the plan as a .docx, in the order of chapters that the school chose.

    Parameters
    ----------
    plan
        What to write.
    basis
        The school's own .docx or .dotx: its styles, headers, footers and page are kept, its text
        is not. Without one the document gets our own look.

    Raises
    ------
    GeenWordbestand
        When `basis` is something else than a Word document.
    """
    ids = VOLGORDES[order_of(plan)]
    return build_document(plan, ids, basis=basis, noem_lege=names_empty(plan))
