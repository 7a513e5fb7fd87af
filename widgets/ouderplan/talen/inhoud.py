"""What the program puts into a workbook: its context in a catalog; and what the taalblad asks."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

WAARDE = "waarde"
"""The msgctxt of the start waarden and their descriptions."""
CRITERIUM = "criterium"
"""Of the ten criteria of the school scan and what stands under them."""
PLANNING = "planning"
"""Of what is to be done in the first year."""

_EERDER = Path(__file__).parent / "eerder.toml"


@cache
def earlier() -> Mapping[str, str]:
    """Return what the program said before, with what says the same now.

    A workbook keeps the words that it was made with; its phones still find their translation.
    """
    return tomllib.loads(_EERDER.read_text("utf-8"))


@cache
def vote_texts() -> tuple[str, ...]:
    """Return the Dutch texts around a vote, in the order in which a parent meets them."""
    raw = (resources.files(__package__ or "") / "taalblad.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(raw)["teksten"])
