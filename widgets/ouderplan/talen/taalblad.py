"""Which texts of the phone's pages a parent of the school is asked to read."""

import tomllib
from functools import cache
from importlib import resources


@cache
def vote_texts() -> tuple[str, ...]:
    """Return the Dutch texts around a vote, in the order in which a parent meets them."""
    raw = (resources.files(__package__ or "") / "taalblad.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(raw)["teksten"])
