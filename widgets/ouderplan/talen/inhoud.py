"""What the program itself puts into a workbook: under which context a catalog has it."""

import tomllib
from collections.abc import Mapping
from functools import cache
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
