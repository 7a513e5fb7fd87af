"""The wall of ideas that were let in: while it is open with the way in beside the newest.

Of very many the hall sees the newest; the others it looks at by perspective, in the part where
they are put in order. Nobody presses ninety times before a round closes.
"""

from collections.abc import Sequence
from typing import Any

from ouderplan.kern.dia import OPEN, Dia
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import BREED, count_lines, divide, room_under, shorten
from ouderplan.stappen.dias.vormen import LANGST, numbered
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak

IDEE = 25.0
NAAST, RAND = 334.0, 1.42 * IDEE
"""What stands beside the wall while it is open, and what is around the text of an idea."""
KAART, GOOT = 10.4 * IDEE, 0.5 * IDEE
"""Width of a card, at least, and between two; `6-dia.css` has the same."""
MUREN = 5
"""So many slides the wall has at most."""


def wall_slides(
    bron: Bron, zaak: Rondezaak, rows: Sequence[Any], vraag: str = ""
) -> tuple[Dia, ...]:
    """Return the slides of a round in which people send something in.

    `rows` are what was let in, newest first, each with a `tekst` and a `soort`. `vraag` is the
    head when no round was held.
    """
    asked = bron.scherm.vraag(zaak.ronde.vraag if zaak.ronde else vraag)
    shown = [{"tekst": shorten(row.tekst, LANGST), "soort": str(row.soort)} for row in rows]
    if zaak.stap != "open":
        return numbered("muur", "muur", _pages(bron, shown))
    beside = {"boven": asked, "zaak": zaak, "toegang": bron.ways_in(zaak.ronde), "open": True}
    if not shown:
        return (Dia(OPEN, "open", beside),)
    newest = _divide(shown, BREED - NAAST, room_under(asked))[0]
    first = Dia(OPEN, "muur", {**beside, "rijen": newest})
    rest = _pages(bron, shown) if len(newest) < len(shown) else []
    return (first, *numbered("muur", "muur", rest))


def _pages(bron: Bron, shown: Sequence[Any]) -> list[dict[str, Any]]:
    kop = bron.scherm.zaaltekst("Net binnen")
    pages = _divide(shown, BREED, room_under(kop))[:MUREN]
    left = len(shown) - sum(map(len, pages))
    made: list[dict[str, Any]] = [{"boven": kop, "rijen": page, "open": False} for page in pages]
    if left:
        made[-1]["meer"] = left
    return made


def _divide(shown: Sequence[Any], breed: float, room: float) -> tuple[tuple[Any, ...], ...]:
    many = max(1, int((breed + GOOT) // (KAART + GOOT)))  # columns in the smallest letter
    wide = (breed - GOOT * (many - 1)) / many - RAND
    return divide(shown, lambda row: card_height(row["tekst"], wide), room, many)


def card_height(tekst: str, breed: float) -> float:
    """Return how high a card with an idea is in the smallest letter, with what is around it."""
    return count_lines(tekst, IDEE, breed) * IDEE * 1.22 + IDEE * 1.12
