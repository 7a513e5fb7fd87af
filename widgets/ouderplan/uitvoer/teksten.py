"""The words of the exports, from ``teksten.toml``."""

from ouderplan.teksten import Teksten


def text(deel: str, naam: str, /, **velden: object) -> str:
    """Return the text `naam` of part `deel`, filled in."""
    return Teksten(__package__)(f"{deel}.{naam}", **velden)


def counted(naam: str, aantal: int) -> str:
    """Return ``1 stem`` or ``12 stemmen``: the text `naam` of part *aantal*."""
    return Teksten(__package__).counted(f"aantal.{naam}", aantal)
