"""The overview of all jaardoelen on its own, as Word (A11)."""

from pathlib import Path

from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the overview as a .docx."""
    from ouderplan.uitvoer.word.document import build_document  # noqa: PLC0415  python-docx is slow to load

    titel = " ".join((text("delen", "totaaloverzicht"), plan.schooljaar)).strip()
    return build_document(plan, ("overzicht",), basis=basis, deel=titel)
