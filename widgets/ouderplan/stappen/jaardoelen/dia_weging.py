"""The picture of effort and effect: every goal in its box, and what it says in full beside it."""

from collections.abc import Collection, Iterable
from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.kern.doelen import Maat
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import LETTER, REGEL, count_lines, divide, room_under, shorten
from ouderplan.stappen.dias.vormen import LANGST, numbered, waiting_slide
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel
from ouderplan.teksten import Teksten

T = Teksten(__package__)
CODES, NAAST_ZINNEN = 14, 6
"""So many codes fit in one box, and in one that has goals in full beside it."""
NAAST = 330.0
"""Width of a goal that stands beside the picture, on the narrowest screen."""
BLADEN = 3
"""When all goals take more slides than this, only those to begin with are said in full."""
Vak = tuple[Maat, Maat]


def effort_slides(bron: Bron, beeld: Beeld) -> tuple[Dia, ...]:
    """Return the picture with a code for each goal, and beside it what the codes stand for.

    Every slide has the picture, with the codes that are said on it marked. Of very many goals the
    picture has a slide of its own, and only those of little effort and much effect follow: what
    the others say stands with the goals.
    """
    if not beeld.lopend:
        return (waiting_slide(bron, T("moeite.leeg")),)
    weighed = {row.nummer: box for row in beeld.lopend if (box := _box(row)) is not None}
    names = _names(beeld.lopend)
    kop = T("moeite.dia")
    picture = {
        "boven": kop,
        "vakken": _boxes(weighed, names),
        "hoogstens": CODES,
        "maten": tuple(Maat),
        "woorden": {"moeite": T("moeite.moeite"), "effect": T("moeite.effect")},
        "genoemd": (),
        "snel": SNEL,
    }
    said = _divide(kop, beeld.lopend, weighed, names)
    alone: list[dict[str, Any]] = []
    if len(said) > BLADEN:
        alone = [picture]
        first = {nummer: box for nummer, box in weighed.items() if box in SNEL}
        said = _divide(kop, beeld.lopend, first, names)
    pages = [
        {
            **picture,
            "genoemd": page,
            "vakken": _boxes(weighed, names, {nummer for nummer, _, _ in page}),
            "hoogstens": NAAST_ZINNEN,
        }
        for page in said
    ]
    return numbered("moeite", "weging", [*alone, *pages] or [picture])


SNEL: frozenset[Vak] = frozenset({(Maat.KLEIN, Maat.MIDDEL), (Maat.KLEIN, Maat.GROOT)})
"""Little effort, and more than little effect: to begin with."""


def _box(row: Doelregel) -> Vak | None:
    doel = row.doel
    return (doel.moeite, doel.effect) if doel.moeite and doel.effect else None


def _boxes(
    weighed: dict[int, Vak], names: dict[int, str], first: Collection[int] = ()
) -> dict[Vak, list[tuple[int, str]]]:
    """Return what is in each box, those of `first` before the others: not all may fit."""
    order = sorted(weighed, key=lambda nummer: nummer not in first)
    return {
        (moeite, effect): [(nr, names[nr]) for nr in order if weighed[nr] == (moeite, effect)]
        for moeite in Maat
        for effect in Maat
    }


def _names(rows: Iterable[Doelregel]) -> dict[int, str]:
    """Return by number what a goal is called in the picture: its code, or a letter."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {row.nummer: row.doel.code or next(letters, "•") for row in rows}


def _divide(
    kop: str, rows: Iterable[Doelregel], boxes: dict[int, Vak], names: dict[int, str]
) -> tuple[tuple[tuple[int, str, str], ...], ...]:
    order = list(SNEL | set(boxes.values()))
    order.sort(key=lambda box: (-list(Maat).index(box[1]), list(Maat).index(box[0])))
    chosen = [row for row in rows if row.nummer in boxes]
    chosen.sort(key=lambda row: order.index(boxes[row.nummer]))
    room = room_under(kop)
    said = [(row.nummer, names[row.nummer], _fitting(row.doel.jaardoel, room)) for row in chosen]
    return divide(said, lambda line: _height(line[2]), room) if said else ()


def _fitting(tekst: str, room: float) -> str:
    """Return as much of a goal as fits beside the picture; the whole stands with the goals."""
    sizes = range(LANGST, 0, -20)
    return next((kort for size in sizes if _height(kort := shorten(tekst, size)) <= room), "…")


def _height(tekst: str) -> float:
    return count_lines(tekst, LETTER, NAAST) * LETTER * REGEL + 16
