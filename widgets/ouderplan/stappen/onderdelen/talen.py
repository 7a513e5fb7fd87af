"""The languages, read once for each page of the begeleider."""

from functools import cache

from ouderplan.talen import Talen


@cache
def all_languages() -> Talen:
    """Return the languages that the phones offer."""
    return Talen()
