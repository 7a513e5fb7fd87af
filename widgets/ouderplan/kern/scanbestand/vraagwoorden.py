"""By which one word a question of a form is known: *opkomst*, *klachten*, *leerlingdossier*."""

from collections.abc import Sequence

from ouderplan.kern.schoolscan import Scanvraag
from ouderplan.kern.woordstam import stem, stems
from ouderplan.kern.woordvormen import fold

_ZEGT_NIETS = "goede elkaar samen leren school ouders kinderen leerlingen leraren zichtbare zijn"
_ANDERS = (
    "meedenken meepraten meebeslissen inspraak beleid schoolbeleid",
    "welkom gastvrij",
    "dossier leerlingvolgsysteem",
    "klachten klacht",
    "aanwezig aanwezigheid opkomst",
    "regels wetten leerplicht",
)
"""Words for the same criterium: a line counts for the one that is called by a word in it."""
_SAMENGESTELD = 6
"""From so many letters on, a stem is known in a longer word too."""


def by_telling_word(text: str, vragen: Sequence[Scanvraag]) -> str:
    """Return the one question that a word in a head tells, "" for none or more."""
    words = stems(text)
    found = {vraag.sleutel for vraag in vragen if _tells(words, _telling(vraag))}
    return found.pop() if len(found) == 1 else ""


def _telling(vraag: Scanvraag) -> set[str]:
    """Return the stems by which a criterium is called, with the other words for it."""
    own = set(stems(vraag.kort or vraag.titel)) - set(stems(_ZEGT_NIETS))
    for line in _ANDERS:
        others = {stem(fold(word)) for word in line.split()}
        own |= others if own & others else set()
    return own


def _tells(words: Sequence[str], own: set[str]) -> bool:
    return any(
        word == one or (len(one) >= _SAMENGESTELD and (word.endswith(one) or word.startswith(one)))
        for word in words
        for one in own
    )
