"""How much fits on a slide, in units of which a screen is 720 high and at least 960 wide (4:3).

Counted with the widths of our own letters; a wider screen has more air, never less room. What is
shown by a browser is measured there once more (`static/dia.js`), which only makes it larger.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from html import unescape
from importlib import resources
from typing import TypeVar

from fontTools.ttLib import TTFont

Rij = TypeVar("Rij")

BREED, HOOG = 848.0, 720.0
"""Width between the margins of the narrowest screen, and the height of all."""
WIJD = 1112.0
"""The same width on a screen that is wide: of 17 to 10, or wider."""
BOVEN, ONDER = 36.0, 56.0
"""Above the head, and under the body: there the slide says which of how many it is."""
TUSSEN = 22.0
"""Between head and body."""
KOP, ZIN = 60.0, 36.0
"""The smallest letter of a head, and of a head that is a long sentence."""
LETTER = 26.0
"""The smallest letter of what the hall must read: a little over 1/30 of the height."""
KOPPEN = (92.0, 84.0, 76.0, 70.0, 65.0, KOP)
ZINNEN = (56.0, 48.0, 42.0, ZIN)
KOPREGEL, REGEL = 1.1, 1.3
"""Height of a line, in letter heights."""
TWEEDE = 0.6
"""Letters of a second language in a head, in letters of the first."""
KORT, HOOGSTE_KOP = 90, 200.0
"""A head of more characters, in both languages, is a sentence: so high, if it can be read then."""
SPELING = 1.06
"""So much wider is counted than measured: a browser rounds, and hyphens stay with their word."""
_TAG = re.compile(r"<[^>]*>")


@cache
def _advances(vet: bool) -> tuple[dict[int, float], float]:
    folder = resources.files("ouderplan.figuren") / "fonts"
    name = "AtkinsonHyperlegible-Bold.ttf" if vet else "AtkinsonHyperlegible-Regular.ttf"
    with (folder / name).open("rb") as file:
        font = TTFont(file)
        unit = float(font["head"].unitsPerEm)
        metrics = font["hmtx"].metrics
        found = {code: metrics[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    return found, 0.66


@lru_cache(maxsize=4096)
def width(tekst: str, vet: bool = False) -> float:
    """Return how wide a text is on one line, in letter heights."""
    known, other = _advances(vet)
    return SPELING * sum(
        known.get(ord(sign)) or (1.05 if _is_wide(sign) else 0 if _is_mark(sign) else other)
        for sign in tekst
    )


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _is_mark(sign: str) -> bool:
    return unicodedata.combining(sign) > 0


@lru_cache(maxsize=4096)
def count_lines(tekst: str, letter: float, breed: float, vet: bool = False) -> int:
    """Return on how many lines a text comes in letters of this height on this width."""
    room, lines = breed / letter, 0
    for alinea in tekst.split("\n"):
        lines, used = lines + 1, 0.0
        for word in alinea.split():
            needed = width(word, vet)
            if used and used + needed + 0.26 > room:
                lines, used = lines + 1, 0.0
            while needed > room:  # a word that is wider than the line is broken
                lines, needed = lines + 1, needed - room
            used += needed + (0.26 if used else 0)
    return max(1, lines)


def head_size(tekst: str, breed: float = BREED, hoog: float = 0.0) -> float:
    """Return the letter height of a head: as large as leaves it on one line, or else on two.

    With `hoog`: as large as leaves it that high, on a slide that is wider than the narrowest.
    """
    sizes = (*KOPPEN, *ZINNEN)
    main, second = _languages(tekst)
    if not hoog and len(main) + len(second) <= KORT:
        for lines in (1, 2):
            for size in KOPPEN:
                if count_lines(main, size, breed, True) <= lines:
                    return size
        return KOP
    most = hoog or HOOGSTE_KOP
    return next((size for size in sizes if _high(tekst, size, breed) <= most), ZIN)


def head_sizes(tekst: str) -> tuple[float, float]:
    """Return the letter height of a head on the narrowest slide, and on a wide one."""
    narrow = head_size(tekst)
    return narrow, max(narrow, head_size(tekst, WIJD, _high(tekst, narrow, BREED)))


def head_height(tekst: str) -> float:
    """Return how high a head is, with the room under it; 0 without one."""
    return _high(tekst, head_size(tekst), BREED) + TUSSEN if tekst else 0.0


def _high(tekst: str, size: float, breed: float) -> float:
    main, second = _languages(tekst)
    high = count_lines(main, size, breed, True) * size * KOPREGEL
    small = max(size * TWEEDE, 24.2)
    return high + (count_lines(second, small, breed) * small * KOPREGEL if second else 0)


def _languages(tekst: str) -> tuple[str, str]:
    """Return a head without its tags, and apart what it says in a second language."""
    main, _, second = str(tekst).partition('<span class="op-tweede"')
    return _bare(main), _bare(f"<{second}") if second else ""


def line_width(tekst: str, vet: bool = False) -> float:
    """Return how wide a choice is on one line, in letter heights, with its second language."""
    main, second = _languages(tekst)
    return width(main, vet) + (0.72 * width(second) + 0.5 if second else 0)


def name_height(tekst: str, letter: float, breed: float, vet: bool = False) -> float:
    """Return how high a choice is in a column of this width, with its second language under it."""
    main, second = _languages(tekst)
    high = count_lines(main, letter, breed, vet) * letter
    small = max(letter * 0.72, 24.2)
    return 1.15 * (high + (count_lines(second, small, breed) * small if second else 0))


def _bare(tekst: str) -> str:
    return " ".join(unescape(_TAG.sub("", tekst)).split())


def room_under(kop: str) -> float:
    """Return how high the body of a slide is under a head."""
    return HOOG - BOVEN - ONDER - head_height(kop)


def divide(
    rows: Iterable[Rij], height: Callable[[Rij], float], room: float, columns: int = 1
) -> tuple[tuple[Rij, ...], ...]:
    """Divide rows over slides with this room, as evenly as may be; every slide has a row.

    With more `columns` a slide has as many, each of this room, and a row stands in one of them.
    """
    rows = list(rows)
    heights = [height(row) for row in rows]
    many = _slides(heights, room, columns)
    low, high = max(heights, default=0.0), room
    for _ in range(
        12
    ):  # the lowest room that takes no more slides: the last is not left almost empty
        middle = (low + high) / 2
        fits = _slides(heights, middle, columns) <= many
        low, high = (low, middle) if fits else (middle, high)
    counts = _fill(heights, max(high, 1.0))
    if -(-len(counts) // columns) > many:
        counts = _fill(heights, room)
    found: list[tuple[Rij, ...]] = []
    for first in range(0, len(counts), columns):
        count = sum(counts[first : first + columns])
        found.append(tuple(rows[:count]))
        rows = rows[count:]
    return tuple(found)


def _slides(heights: Sequence[float], room: float, columns: int) -> int:
    return -(-len(_fill(heights, room)) // columns)


def _fill(heights: Sequence[float], room: float) -> list[int]:
    counts: list[int] = []
    left = 0.0
    for each in heights:
        if not counts or each > left:
            counts.append(0)
            left = room
        counts[-1] += 1
        left -= each
    return counts


def shorten(tekst: str, langst: int) -> str:
    """Return a text of at most so many characters; the whole stands in the plan.

    A word is cut only when it is half of what fits. The dots stay with the word before them.
    """
    found = " ".join(tekst.split())
    if len(found) <= langst:
        return found
    fits = langst - 2
    space = found.rfind(" ", 0, fits + 1)
    return f"{found[: space if space > fits / 2 else fits].rstrip()}\u00a0…"
