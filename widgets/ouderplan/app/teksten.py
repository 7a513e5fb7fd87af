"""The words of the application and its command line, from ``teksten.toml``."""

from ouderplan.teksten import Teksten


def text(deel: str, naam: str, /, **velden: object) -> str:
    """Return the text `naam` of part `deel`, filled in."""
    return Teksten(__package__)(f"{deel}.{naam}", **velden)
