"""The look of the pictures: colours that colour-blind people tell apart, sizes for the back row."""

from functools import cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager

INKT = "#1E1B16"
GRIJS = "#6B6458"
LIJN = "#DDD5C6"
TEAL = "#0B5F5C"
REST = "#BDB4A4"
AMBER = "#B86E00"
AMBER_ZACHT = "#F6E7C8"
WIT = "#FFFFFF"

BREED = 12.8
"""Width of a picture in inches: 1280 px on the projector, and shrunk to half in Word."""

GROOT, GEWOON, KLEIN = 24.0, 18.0, 16.5
"""The three sizes of a picture, in points at full width: the least is eight points on paper."""
KLEIN_REGEL = 0.26
"""From one small line to the next, in inches."""

LETTER = "Atkinson Hyperlegible"
RESERVE = ("DejaVu Sans",)
"""matplotlib's own; it has letters and signs that the first lacks."""

_MAP = Path(__file__).parent / "fonts"


@cache
def families() -> tuple[str, ...]:
    """Return the typefaces of the house; at first use they are made known to matplotlib."""
    paths = sorted(_MAP.glob("*.ttf"))
    for path in paths:
        fontManager.addfont(path)
    return (LETTER, *RESERVE) if paths else RESERVE


@cache
def letter(grootte: float, *, vet: bool = False) -> FontProperties:
    """Return the typeface of the house in a size in points."""
    return FontProperties(family=list(families()), size=grootte, weight="bold" if vet else "normal")
