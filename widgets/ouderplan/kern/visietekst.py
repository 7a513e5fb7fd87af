"""What the text of a visie says, word by word: which waarden, how long it is, what changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from ouderplan.kern.leesbaarheid import Plek
from ouderplan.kern.woordvormen import find_forms, find_spans
from ouderplan.kern.zinnen import find_words, split_sentences


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A waarde, with the words of the text that name it; none: not named yet."""

    waarde: str
    vormen: tuple[str, ...] = ()

    @property
    def genoemd(self) -> bool:
        """Tell whether the text names it."""
        return bool(self.vormen)


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of the text, with the waarden that it names and the hard spots that it is part of.

    `nummers` are the numbers, from 1, of the spots that end with this piece.
    """

    tekst: str
    waarden: tuple[str, ...] = ()
    plekken: tuple[Plek, ...] = ()
    nummers: tuple[int, ...] = ()


def find_values(tekst: str, waarden: Sequence[str]) -> tuple[Vermelding, ...]:
    """Return for each waarde, in order, which words of `tekst` name it."""
    return tuple(Vermelding(waarde, find_forms(tekst, waarde)) for waarde in waarden)


def find_named(tekst: str, waarden: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return begin and end of every place where `tekst` names a waarde, and which."""
    return [(begin, end, waarde) for waarde in waarden for begin, end in find_spans(tekst, waarde)]


def mark_values(
    tekst: str, waarden: Sequence[str], plekken: Sequence[Plek] = ()
) -> tuple[Stuk, ...]:
    """Cut `tekst` where a waarde or a hard spot begins or ends; together they are `tekst`."""
    spans = find_named(tekst, waarden)
    edges = [(begin, end) for begin, end, _ in spans] + [(p.begin, p.end) for p in plekken]
    cuts = sorted({0, len(tekst), *(cut for edge in edges for cut in edge)})
    return tuple(
        Stuk(
            tekst[left:right],
            tuple(waarde for begin, end, waarde in spans if begin <= left and right <= end),
            tuple(plek for plek in plekken if plek.begin <= left and right <= plek.end),
            tuple(number for number, plek in enumerate(plekken, 1) if plek.end == right),
        )
        for left, right in pairwise(cuts)
    )


def count_words(tekst: str) -> int:
    """Count words; *school-ouders* and *foto's* are one each."""
    return len(find_words(tekst))


def count_sentences(tekst: str) -> int:
    """Count sentences: what ends in a full stop, a mark or a new line, and has a word in it."""
    return len(split_sentences(tekst))


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
