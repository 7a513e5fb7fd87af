"""The icons of the waarden: one .svg each, drawn on a grid of 24 with a line of 2.

Adding one is adding a file; its name is what stands in the tables.
"""

import re
from functools import cache
from pathlib import Path

MAP = Path(__file__).parent
_BINNEN = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, by alphabet."""
    return tuple(sorted(path.stem for path in MAP.glob("*.svg")))


@cache
def icon_svg(naam: str) -> str:
    """Return an icon as a whole SVG in the colour of the text; "" when there is none so named."""
    if naam not in icon_names():
        return ""
    return (MAP / f"{naam}.svg").read_text(encoding="utf-8").strip()


@cache
def icon_shape(naam: str) -> str:
    """Return what is drawn in an icon, for a page that says once how its icons are drawn."""
    found = _BINNEN.search(icon_svg(naam))
    return found[1] if found else ""
