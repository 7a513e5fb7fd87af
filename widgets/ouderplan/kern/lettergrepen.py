"""How many syllables a Dutch word has."""

import re
from functools import lru_cache
from typing import Any

from pyphen import Pyphen

_VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüâêîôû]+")


@lru_cache(maxsize=8192)
def count_syllables(woord: str) -> int:
    """Count the syllables of a word; a number has one.

    A hyphenation never leaves one letter alone, so *avond* stays whole: within each part that it
    gives, the groups of vowels are counted.
    """
    inserted: str = _hyphenation().inserted(woord.casefold())
    parts = inserted.split("-")
    return max(1, sum(max(1, len(_VOWELS.findall(part))) for part in parts if part))


@lru_cache(maxsize=1)
def _hyphenation() -> Any:
    return Pyphen(lang="nl_NL", left=1, right=1)
