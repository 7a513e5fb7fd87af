"""Generated sentences name people and groups with their article: by *the* directeur."""

from functools import cache

from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.uitvoer.teksten import text

_EN = " en "


def with_article(wie: str) -> str:
    """Return who did something as it stands after ``door``: ``directeur`` is *de directeur*.

    Several, with commas or *en* between, each get their own. What already has one, what is a name
    and what is said in the plural stays as it is.
    """
    names = [name.strip() for name in wie.replace(_EN, ", ").split(",")]
    if len(names) > 1 and all(name and _article_of(name) for name in names):
        return enumerate_words([with_article(name) for name in names])
    article = _article_of(wie)
    return f"{article} {wie}" if article else wie


def _article_of(wie: str) -> str:
    """Return *de* or *het* for a function or group that is named first in `wie`, else ""."""
    words = wie.casefold().split()
    return _articles().get(words[0], "") if words else ""


@cache
def _articles() -> dict[str, str]:
    return {
        word: article for article in ("de", "het") for word in text("lidwoord", article).split()
    }
