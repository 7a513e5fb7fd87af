"""Kansen and bedreigingen over pages that a hall can read: never cut off, never too small."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ouderplan.kern.kansen import Inbreng, Omzetting, Soort
from ouderplan.opslag.inbreng import LANGSTE
from ouderplan.stappen.kansen.omkeren import ALLE

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.model import Model

Rij = TypeVar("Rij")

REGELS = 11.0
"""Lines of text that a projector page has room for under a head of one line."""
TEKENS = 40
"""Characters on a line in one of two columns."""
TEKENS_BREED = 80
"""Characters on a line over the whole width."""
TEKENS_SMAL = 30
"""Characters on a line beside the QR codes."""
REGELS_SMAL = 9.0
KOP_TEKENS = 48
"""Characters on a line of a head; it is as high as two lines of text."""
WITREGEL = 0.5
"""Air after each text, in lines."""


def split_pages(
    rows: Sequence[Rij], texts: Sequence[str], *, regels: float = REGELS, tekens: int = TEKENS
) -> tuple[tuple[Rij, ...], ...]:
    """Divide rows with these texts over pages, in order; at least one page."""
    pages: list[list[Rij]] = [[]]
    used = 0.0
    for row, text in zip(rows, texts, strict=True):
        height = _lines(text, tekens) + WITREGEL
        if pages[-1] and used + height > regels:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return tuple(tuple(page) for page in pages)


def fit(text: str) -> str:
    """Return a text as it fits on a page of the projector; a CSV can bring a longer one."""
    found = " ".join(text.split())
    return found if len(found) <= LANGSTE else f"{found[:LANGSTE].rstrip()}…"


def latest(model: "Model") -> tuple[Inbreng, ...]:
    """Return what was let in last, as much as fits beside the QR codes."""
    rows = _fitting(model.nieuwste[: int(REGELS_SMAL)])
    texts = [f"{row.soort} {row.tekst}" for row in rows]
    return split_pages(rows, texts, regels=REGELS_SMAL, tekens=TEKENS_SMAL)[0]


def columns(model: "Model") -> tuple[tuple[tuple[Inbreng, ...], tuple[Inbreng, ...]], ...]:
    """Return the pages of the list: kansen and bedreigingen, side by side."""
    found = [_fitting(model.on_screen(soort)) for soort in (Soort.KANS, Soort.BEDREIGING)]
    both = [split_pages(rows, [row.tekst for row in rows]) for rows in found]
    many = max(len(pages) for pages in both)
    left, right = ([*pages, *[()] * (many - len(pages))] for pages in both)
    return tuple(zip(left, right, strict=True))


def needs(model: "Model") -> tuple[tuple[Omzetting, ...], ...]:
    """Return the pages of what is needed for the bedreiging in hand.

    For all of them together that is what was said of all, or else what was said of each.
    """
    found = model.needs()
    rows = list(found[model.in_hand].values())
    if model.in_hand == ALLE and not rows:
        rows = [row for each in found.values() for row in each.values()]
    threat = model.by_id().get(model.in_hand)
    head = 2.0 * (_lines(fit(threat.tekst), KOP_TEKENS) - 1) if threat else 2.0
    rows = [replace(row, wat_is_nodig=fit(row.wat_is_nodig)) for row in rows]
    texts = [row.wat_is_nodig for row in rows]
    return split_pages(rows, texts, regels=max(REGELS - head, 3.0), tekens=TEKENS_BREED)


def count_pages(model: "Model") -> int:
    """Return how many pages the part that is on has."""
    match model.deel:
        case "bekijken":
            return len(columns(model))
        case "omzetten":
            return len(needs(model))
    return 1


def _fitting(rows: Iterable[Inbreng]) -> tuple[Inbreng, ...]:
    return tuple(replace(row, tekst=fit(row.tekst)) for row in rows)


def _lines(text: str, tekens: int) -> int:
    return sum(max(1, -(-len(line) // tekens)) for line in text.splitlines() or [""])
