"""Small forms of text that several rooms need."""

import re
import unicodedata
from itertools import pairwise, takewhile


def slug(text: str) -> str:
    """Return `text` as a safe name for a file or folder: ``de-wilgenhof-2026-2027``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")[:80].strip("-")


def loosely(text: str) -> str:
    """Return `text` as it is compared with another: one space between words, no capitals."""
    return " ".join(text.split()).casefold()


def changed_signs(one: str, other: str) -> int:
    """Return how many signs the one stretch has in which two texts differ.

    Examples
    --------
    >>> changed_signs("elke ouder", "elk ouder"), changed_signs("elke ouder", "elke ouder helpt")
    (1, 6)
    """
    begin = _same_begin(one, other)
    end = _same_begin(one[begin:][::-1], other[begin:][::-1])
    return max(len(one), len(other)) - begin - end


def _same_begin(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def enumerate_words(words: list[str] | tuple[str, ...]) -> str:
    """Return ``a, b en c``."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def on_one_line(text: str) -> str:
    """Return `text` on one line: what began on a line of its own, with a capital, stays apart."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    apart = (one[-1].isalnum() and not after[0].islower() for one, after in pairwise(lines))
    begins = (f"{line};" if ends else line for line, ends in zip(lines, apart, strict=False))
    return " ".join([*begins, *lines[-1:]])


def cut_off(text: str, langst: int) -> str:
    """Return the beginning of a text on one line, cut off after a whole word if that can be."""
    line = on_one_line(text)
    if len(line) <= langst:
        return line
    cut = line[: langst - 2]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) * 2 > langst else cut).rstrip(' ,.;:')} …"


def decimal(waarde: float | None, *, teken: bool = False) -> str:
    """Return ``2,3`` (``+0,4`` with a sign), or a dash for nothing known."""
    if waarde is None:
        return "–"
    rounded = f"{abs(waarde):.1f}".replace(".", ",")
    if not teken:
        return rounded
    return rounded if rounded == "0,0" else f"{'+' if waarde > 0 else '−'}{rounded}"
