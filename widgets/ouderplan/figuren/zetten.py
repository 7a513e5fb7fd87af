"""Setting text: what fits on a line."""

import unicodedata
from collections.abc import Iterator

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from ouderplan.figuren.schrift import fitting, undrawable

_BREED = frozenset({"F", "W"})
"""Wide signs: https://www.unicode.org/reports/tr11/"""
PUNTEN_PER_INCH = 72.0
PUNTJES = "…"


def width(tekst: str, letter: FontProperties) -> float:
    """Return how wide `tekst` is set, in inches; of signs that cannot be drawn, at most so wide."""
    missing = undrawable(tekst)
    drawn = "".join(ch for ch in tekst if ch not in missing) if missing else tekst
    rest = sum(_room(ch) for ch in tekst if ch in missing) * letter.get_size_in_points()
    if not drawn:
        return rest / PUNTEN_PER_INCH
    font = fitting(drawn, letter)
    measured: float = text_to_path.get_text_width_height_descent(drawn, font, ismath=False)[0]
    return (measured + rest) / PUNTEN_PER_INCH


def _room(ch: str) -> float:
    """Return the room for a sign that a browser draws, as a part of the letter size."""
    if unicodedata.combining(ch):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(ch) in _BREED else 0.8


def printable(tekst: str) -> str:
    """Return `tekst` on one line, without what only steers a screen."""
    return " ".join("".join(" " if _is_control(ch) else ch for ch in tekst).split())


def _is_control(ch: str) -> bool:
    return unicodedata.category(ch) in {"Cc", "Cs", "Zl", "Zp"}


def wrap(tekst: str, letter: FontProperties, breedte: float, regels: int) -> list[str]:
    """Break `tekst` into at most `regels` lines of `breedte` inches; the last may end in …."""
    lines = list(_lines(printable(tekst).split(" "), letter, breedte))
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
