"""Where a Dutch word may break over two lines."""

import re
from functools import cache

from pyphen import Pyphen

ZACHT_STREEPJE = "\xad"
"""A hyphen that shows only where the word is broken."""

LANG = 13
"""Letters of a word that does not fit beside four others."""


def syllables(woord: str) -> str:
    """Return a word with a soft hyphen between its syllables, but before no vowel with a trema.

    Dutch leaves out the trema where a word breaks before it (re-unie), and a soft hyphen cannot do
    that. Source: Leidraad van de Woordenlijst Nederlandse Taal, on breaking words.
    """
    broken = str(_dutch().inserted(woord, ZACHT_STREEPJE))
    return re.sub(f"{ZACHT_STREEPJE}(?=[äëïöü])", "", broken, flags=re.IGNORECASE)


def breakable(tekst: str) -> str:
    """Return a text in which long words may break between syllables."""
    return re.sub(rf"[^\W\d_]{{{LANG},}}", lambda found: syllables(found[0]), tekst)


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL", left=2, right=2)
