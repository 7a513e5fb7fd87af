"""Bring Dutch words back to a rough stem, to compare short texts with each other.

A few rules in the order of Porter's Dutch stemmer
(https://snowballstem.org/algorithms/dutch/stemmer.html), plus two that help with what people
write on a card: the particle of a separable verb goes (*uitnodigen* and *uit te nodigen* become
one) and so does the *ge-* of a participle. A stem is not a word; it may only be compared.
"""

import re
from functools import lru_cache

from ouderplan.kern.stopwoorden import STOPWOORDEN
from ouderplan.kern.woordvormen import fold

_SYNONYMS = (
    "veel teveel",
    "tegelijk tegelijkertijd ineens opeens",
    "plek plekken plekje ruimte plaats lokaal",
    "leerkracht juf meester leraar leraren docent",
    "goed beter betere fijn fijne prettig prettige",
    "kind kinderen",
    "maken creeren realiseren inrichten opzetten oprichten",
)
"""The first word of a line stands for all of it; only what school texts swap all the time."""

_EMPTY = "ding dingen zaken zelf zichzelf sommige iedereen alles niets anders samen omdat zodat"
_NOT_TELLING = STOPWOORDEN - {"veel", "goed"} | frozenset(_EMPTY.split())
_PARTICLES = ("aan", "af", "bij", "door", "in", "mee", "op", "samen", "toe", "uit", "voor")
_ENDINGS = "heden heid aties atie eren ering eer elijk ingen ing sche en es e s t"
_SUFFIXES = tuple(_ENDINGS.split())
_PARTICIPLE = re.compile(r"ge(?!sprek|voel|zin|meen|bruik)(\w{4,}?)(?:d|t|en)$")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SHORTEST_AFTER_PARTICLE = 6
_SHORTEST = 3


def stems(tekst: str) -> tuple[str, ...]:
    """Return the different stems of `tekst` without stop words, in order of appearance."""
    first = _first_of_synonyms()
    folded = _HYPHEN.sub("", fold(tekst))  # koffie-ochtend is koffieochtend
    words = (first.get(word, word) for word in _WORD.findall(folded))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in _NOT_TELLING))


@lru_cache(maxsize=1)
def _first_of_synonyms() -> dict[str, str]:
    lines = (line.split() for line in _SYNONYMS)
    return {other: line[0] for line in lines for other in line[1:]}


@lru_cache(maxsize=4096)
def stem(woord: str) -> str:
    """Return the rough stem of one folded word.

    Examples
    --------
    >>> stem("uitnodigen") == stem("nodigen")
    True
    """
    woord = _without_particle(woord)
    participle = _PARTICIPLE.match(woord)
    woord = _without_suffix(participle[1] if participle else woord)
    woord = re.sub(r"(?<=..)[td]$", "", woord)
    woord = re.sub(r"([aeou])\1", r"\1", woord)
    woord = re.sub(r"([^aeiouy])\1$", r"\1", woord)
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1:], woord[-1:])


def _without_particle(woord: str) -> str:
    for particle in _PARTICLES:
        rest = woord.removeprefix(particle)
        if rest != woord and len(rest) >= _SHORTEST_AFTER_PARTICLE:
            return rest
    return woord


def _without_suffix(woord: str) -> str:
    for suffix in _SUFFIXES:
        rest = woord.removesuffix(suffix)
        if rest != woord and len(rest) >= _SHORTEST:
            return rest
    return woord
