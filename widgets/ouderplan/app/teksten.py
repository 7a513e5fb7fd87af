"""The words of the application and its command line, from ``teksten.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _catalog() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("teksten.toml").read_text(encoding="utf-8"))


def text(deel: str, naam: str, /, **velden: object) -> str:
    """Return the text `naam` of part `deel`, filled in."""
    return _catalog()[deel][naam].format(**velden)
