"""Which criterium the words of a question are about, and what is left of them without it."""

import re
from collections.abc import Sequence

from ouderplan.kern.schoolscan import Scanvraag

_TREFFER = 60
"""Out of a hundred: so alike a column head and the wording of a criterium have to be."""


def by_wording(text: str, number: str, vragen: Sequence[Scanvraag]) -> str:
    """Return the one question whose words stand in a head; its number decides between equals."""
    scored = [(alike(text, vraag), vraag.sleutel) for vraag in vragen]
    most = max((found for found, _ in scored), default=0)
    best = [sleutel for found, sleutel in scored if found == most > 0]
    return best[0] if len(best) == 1 else number if number in best else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def alike(text: str, vraag: Scanvraag) -> int:
    """Return how many words of a criterium stand in a column head; 0 when it is not most of them.

    A whole sentence says more than the one word of a short name that stands in it by chance.
    """
    words = _words(text)
    found = [0]
    for wording in (vraag.titel, vraag.kort):
        own = _words(wording)
        if own and 100 * len(own & words) >= _TREFFER * len(own):
            found.append(len(own & words))
    return max(found)


def without_wording(text: str, sleutel: str, vragen: Sequence[Scanvraag]) -> str:
    """Return a head without the words of its criterium, which may say *gebeurt* themselves."""
    own = {
        word
        for vraag in vragen
        if vraag.sleutel == sleutel
        for word in re.findall(r"\w+", f"{vraag.titel} {vraag.kort}".casefold())
    }
    if not _words(text) & own:
        return text
    return " ".join(word for word in re.findall(r"\w+", text) if word not in own)
