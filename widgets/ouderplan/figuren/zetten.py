"""Setting text: what fits on a line, what can be printed at all."""

from collections.abc import Iterator
from functools import cache

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

PUNTEN_PER_INCH = 72.0
PUNTJES = "…"


def width(tekst: str, letter: FontProperties) -> float:
    """Return how wide `tekst` is set, in inches."""
    if not tekst:
        return 0.0
    measured: float = text_to_path.get_text_width_height_descent(tekst, letter, ismath=False)[0]
    return measured / PUNTEN_PER_INCH


def printable(tekst: str, letter: FontProperties) -> str:
    """Return `tekst` on one line, without signs (emoji) that the typefaces do not have."""
    signs = _signs(tuple(letter.get_family()))
    return " ".join("".join(ch for ch in tekst if ch.isspace() or ord(ch) in signs).split())


def wrap(tekst: str, letter: FontProperties, breedte: float, regels: int) -> list[str]:
    """Break `tekst` into at most `regels` lines of `breedte` inches; the last may end in …."""
    lines = list(_lines(printable(tekst, letter).split(" "), letter, breedte))
    if len(lines) <= regels:
        return lines
    return [*lines[: regels - 1], _shorten(lines[regels - 1], letter, breedte)]


def _lines(words: list[str], letter: FontProperties, breedte: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width(longer, letter) <= breedte:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, letter, breedte)
        yield from full
    yield line


def _pieces(word: str, letter: FontProperties, breedte: float) -> list[str]:
    """Cut a word that is wider than a line."""
    pieces, piece = [], ""
    for ch in word:
        if piece and width(piece + ch, letter) > breedte:
            pieces.append(piece)
            piece = ""
        piece += ch
    return [*pieces, piece]


def _shorten(line: str, letter: FontProperties, breedte: float) -> str:
    while line and width(line + PUNTJES, letter) > breedte:
        line = line[:-1]
    return line.rstrip(" ,.;:") + PUNTJES


@cache
def _signs(families: tuple[str, ...]) -> frozenset[int]:
    found: set[int] = set()
    for family in families:
        path = fontManager.findfont(FontProperties(family=[family]))
        found.update(get_font(path).get_charmap())
    return frozenset(found)
