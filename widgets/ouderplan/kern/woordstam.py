"""Bring Dutch words back to their stem, to compare short texts with each other.

The stems are those of Kraaij and Pohlmann, from the Snowball library
(https://snowballstem.org/algorithms/dutch/stemmer.html). Before it the particle of a separable
verb goes, which helps with what people write on a card: *uitnodigen* and *uit te nodigen* become
one. A stem is not a word; it may only be compared.
"""

import re
import sys
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from ouderplan.kern.woordvormen import STOPWOORDEN, fold

_SYNONYMS = (
    "veel teveel",
    "tegelijk tegelijkertijd ineens opeens",
    "plek plekken plekje ruimte plaats lokaal",
    "leerkracht juf meester leraar leraren docent",
    "goed goede beter betere fijn fijne prettig prettige",
    "kind kinderen",
    "helpen geholpen meegeholpen",
    "maken creeren realiseren inrichten opzetten oprichten",
)
"""The first word of a line stands for all of it; only what school texts swap all the time."""

_EMPTY = "ding dingen zaken zelf zichzelf sommige iedereen alles niets anders samen omdat zodat"
_NOT_TELLING = STOPWOORDEN - {"veel", "goed"} | frozenset(_EMPTY.split())
_PARTICLES = ("aan", "af", "bij", "door", "in", "mee", "op", "samen", "toe", "uit", "voor")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SHORTEST_AFTER_PARTICLE = 6


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
    """Return the stem of one folded word.

    Examples
    --------
    >>> stem("uitnodigen") == stem("nodigen")
    True
    """
    first = _stemmer().stemWord(_without_particle(woord))
    return str(_stemmer().stemWord(first))  # twice: nodigd, from uitgenodigd, is still a participle


@cache
def _stemmer() -> Any:
    """Return the one for Dutch; the package itself would load those of 38 languages, in 3 MB."""
    found = find_spec("snowballstemmer")
    assert found is not None
    there = sys.modules.setdefault(found.name, module_from_spec(found))  # a place, with nothing run
    try:
        return import_module("snowballstemmer.dutch_stemmer").DutchStemmer()
    finally:
        if not hasattr(there, "stemmer"):
            del sys.modules[found.name]  # who wants the package, gets all of it


def _without_particle(woord: str) -> str:
    for particle in _PARTICLES:
        rest = woord.removeprefix(particle)
        if rest != woord and len(rest) >= _SHORTEST_AFTER_PARTICLE:
            return rest
    return woord
