"""The words of the exports, from ``teksten.toml``."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files


@cache
def _catalog() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("teksten.toml").read_text(encoding="utf-8"))


def text(deel: str, naam: str, **velden: object) -> str:
    """Return the text `naam` of part `deel`, filled in."""
    return _catalog()[deel][naam].format(**velden)


def counted(naam: str, aantal: int) -> str:
    """Return ``1 ouder`` or ``12 ouders``: the text `naam` in singular or plural."""
    een, meer = text("aantal", naam).split(" | ")
    return f"{aantal} {een if aantal == 1 else meer}"


def written(dag: date) -> str:
    """Return a date as people write it: ``22 november 2026``."""
    return f"{dag.day} {text('maanden', str(dag.month))} {dag.year}"
