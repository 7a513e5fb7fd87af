"""Compare two texts word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\s*\n\s*|\w+(?:[-'’]\w+)*[^\S\n]*|[^\w\s]+[^\S\n]*|[^\S\n]+")


class Verschilsoort(StrEnum):
    """What happened to a piece of text."""

    GELIJK = "gelijk"
    WEG = "weg"
    ERBIJ = "erbij"


@dataclass(frozen=True, slots=True)
class Verschil:
    """A piece of text that stayed, went or came."""

    soort: Verschilsoort
    tekst: str


def compare(oud: str, nieuw: str) -> tuple[Verschil, ...]:
    """Return how `oud` became `nieuw`, in whole words, in reading order.

    What stayed and what came, joined, is exactly `nieuw`; what stayed and what went is `oud`, but
    for the spaces between words.
    """
    before, after = _PIECE.findall(oud), _PIECE.findall(nieuw)
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    found: list[Verschil] = []
    for tag, a_begin, a_end, b_begin, b_end in matcher.get_opcodes():
        came = "".join(after[b_begin:b_end])
        if tag == "equal":
            found.append(Verschil(Verschilsoort.GELIJK, came))
            continue
        found += _pieces("".join(before[a_begin:a_end]), came)
    return tuple(found)


def _keys(pieces: list[str]) -> list[str]:
    """Return what is compared: words without the space behind them, and ends of paragraphs."""
    return [piece.strip() or ("\n" if "\n" in piece else " ") for piece in pieces]


def _pieces(gone: str, came: str) -> Iterator[Verschil]:
    if gone:
        yield Verschil(Verschilsoort.WEG, gone)
    if came:
        yield Verschil(Verschilsoort.ERBIJ, came)
