"""What the text of a visie says: which waarden it names, where, and how long it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ouderplan.kern.woordvormen import find_forms, find_spans

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\"'”’)]|$)|\n+")


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
    """A piece of the text, with the waarden that it names."""

    tekst: str
    waarden: tuple[str, ...] = ()


def find_values(tekst: str, waarden: Sequence[str]) -> tuple[Vermelding, ...]:
    """Return for each waarde, in order, which words of `tekst` name it."""
    return tuple(Vermelding(waarde, find_forms(tekst, waarde)) for waarde in waarden)


def mark_values(tekst: str, waarden: Sequence[str]) -> tuple[Stuk, ...]:
    """Cut `tekst` where a waarde begins or ends to be named; the pieces together are `tekst`."""
    spans = [(begin, end, waarde) for waarde in waarden for begin, end in find_spans(tekst, waarde)]
    cuts = sorted({0, len(tekst), *(cut for begin, end, _ in spans for cut in (begin, end))})
    return tuple(
        Stuk(
            tekst[left:right],
            tuple(waarde for begin, end, waarde in spans if begin <= left and right <= end),
        )
        for left, right in pairwise(cuts)
    )


def count_words(tekst: str) -> int:
    """Count words; *school-ouders* and *foto's* are one each."""
    return len(_WORD.findall(tekst))


def count_sentences(tekst: str) -> int:
    """Count sentences: what ends in a full stop, a mark or a new line, and has a word in it."""
    return sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(tekst))
