"""The goals over pages that a hall can read: never cut off, never too small."""

from ouderplan.kern.doelen import Doelstatus
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel

REGELS = 13.0
"""Lines of text that a projector page (1280x720) has room for under its head."""
TEKENS = 52
"""Characters of a goal on one such line."""
KOP = 1.6
"""Lines that the wording of a criterium takes, with the air around it."""
LUCHT = 0.25
"""Lines of air above each goal."""


def split_pages(beeld: Beeld, regels: float = REGELS) -> tuple[tuple[Doelregel, ...], ...]:
    """Divide the goals over pages, in order; what is dropped is left out.

    There is always a first page, with nothing on it when there are no goals.
    """
    pages: list[list[Doelregel]] = [[]]
    used, heading = 0.0, object()
    for regel in beeld.doelen:
        if regel.doel.status is Doelstatus.VERVALLEN:
            continue
        lines = _lines(regel) + (0 if regel.doel.criterium == heading else KOP)
        if pages[-1] and used + lines > regels:
            pages.append([])
            used, lines = 0.0, _lines(regel) + KOP
        pages[-1].append(regel)
        used, heading = used + lines, regel.doel.criterium
    return tuple(tuple(page) for page in pages)


def _lines(regel: Doelregel) -> float:
    return 1 + len(regel.doel.jaardoel) // TEKENS + LUCHT
