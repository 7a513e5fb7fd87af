"""Find where a text names a waarde or a form of it (G2), for the ticks beside the visie.

What counts as a form is decided in `woordfamilie`. A waarde of several words ("samen leren")
counts when each of its content words has a form within one sentence.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from ouderplan.kern.woordfamilie import word_pattern

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\n(?![^\S\n]*[\n•*–-])[^.!?;\n]+)*")
_BRACKETS = re.compile(r"\([^)]*\)")

Span = tuple[int, int]


def names(tekst: str, waarde: str) -> bool:
    """Tell whether `tekst` names `waarde` or a form of it.

    Examples
    --------
    >>> names("Ouders en school zijn gelijkwaardige partners.", "gelijkwaardigheid")
    True
    >>> names("Kinderen lopen naar school.", "openheid")
    False
    """
    return bool(find_spans(tekst, waarde))


def find_forms(tekst: str, waarde: str) -> tuple[str, ...]:
    """Return the different forms of `waarde` as they stand in `tekst`, in order of appearance."""
    found = (tekst[begin:end] for begin, end in find_spans(tekst, waarde))
    return tuple({fold(form): form for form in reversed(list(found))}.values())[::-1]


def find_spans(tekst: str, waarde: str) -> tuple[Span, ...]:
    """Return (begin, end) of every form of `waarde` in `tekst`, in order; they never overlap.

    Positions count characters of `tekst` itself, so ``tekst[begin:end]`` is the form.
    """
    patterns = [_compiled(word) for word in content_words(waarde)]
    folded = fold(tekst)
    if not patterns:
        return ()
    if len(patterns) == 1:
        return tuple(match.span() for match in patterns[0].finditer(folded))
    sentences = [match.span() for match in _SENTENCE.finditer(folded)]
    return tuple(span for sentence in sentences for span in _all_within(folded, patterns, sentence))


def _all_within(folded: str, patterns: list[re.Pattern[str]], sentence: Span) -> tuple[Span, ...]:
    found = [[m.span() for m in pattern.finditer(folded, *sentence)] for pattern in patterns]
    return _without_overlap(chain.from_iterable(found)) if all(found) else ()


def _without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def content_words(waarde: str) -> tuple[str, ...]:
    """Return the folded words of a waarde that must be found; all of them if none has content."""
    words = tuple(_WORD.findall(fold(_BRACKETS.sub(" ", waarde))))
    return tuple(word for word in words if word not in STOPWOORDEN) or words


@lru_cache(maxsize=4096)
def fold(tekst: str) -> str:
    """Return `tekst` in small letters without accents; every character keeps its place."""
    if tekst.isascii():
        return tekst.lower()
    return "".join(map(_fold_character, tekst))


@lru_cache(maxsize=1024)
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


@lru_cache(maxsize=256)
def _compiled(woord: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{word_pattern(woord)})(?!\w)")


_REGELS = (
    "aan al alle allemaal als bij bijv bijvoorbeeld dan dat de deze die dit doen door dus een",
    "eigen elk elkaar elkaars en enz er ergens etc extra gaan gaat geen goed haar had hebben heeft",
    "hen het hier hij hoe hun iets ik in is ja je jullie kan komen komt kun kunnen kunt maar maken",
    "maakt meer men met mij mijn mogen mag moet moeten na naar niet nog nu of om ons onze ook op",
    "over per st te tot uit uw u van vanuit veel vele via voor waar waarbij waardoor wanneer was",
    "wat we wel weer wij wie wil willen word worden wordt zal ze zich zien zij zijn zo zoals zou",
    "zullen",
)

STOPWOORDEN = frozenset(woord for regel in _REGELS for woord in regel.split())
