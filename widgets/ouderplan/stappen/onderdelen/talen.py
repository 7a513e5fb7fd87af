"""The languages, read once for each page of the begeleider."""

from collections.abc import Iterable
from functools import cache

from ouderplan.kern.vertalingen import Vertaling
from ouderplan.talen import Talen
from ouderplan.teksten import Teksten


@cache
def all_languages() -> Talen:
    """Return the languages that the phones offer."""
    return Talen()


def unread_sentence(t: Teksten, eigen: Iterable[Vertaling]) -> str:
    """Say which languages nobody who grew up with them read wholly, or "" when all were read.

    `t` has the words of these parts (`PAKKET`); `eigen` is what the school translated and read.
    """
    others = all_languages().with_school(eigen)
    unread = [taal.nederlands for taal in others if not taal.is_read]
    if len(unread) == len(others):
        return t("ronde.ongelezen_alle", totaal=len(others))
    return t("ronde.ongelezen", talen=", ".join(unread)) if unread else ""
