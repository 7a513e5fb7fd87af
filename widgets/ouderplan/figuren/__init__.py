"""Pictures of what the hall chose, as SVG for the screen and PNG for Word. Knows only kern.

A drawing that is asked for here is drawn where `tekenaar` says: where another process draws, this
one never loads matplotlib.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from ouderplan.figuren.beeld import LEEG, Figuur
from ouderplan.figuren.tekenaar import STAAT_IN, draw

if TYPE_CHECKING:
    from ouderplan.figuren.balken import draw_uitslag
    from ouderplan.figuren.draden import draw_threads
    from ouderplan.figuren.jaren import draw_jaren
    from ouderplan.figuren.klok import draw_jaarklok
    from ouderplan.figuren.scan import draw_scan

__all__ = [
    "LEEG",
    "Figuur",
    "draw_jaarklok",
    "draw_jaren",
    "draw_scan",
    "draw_threads",
    "draw_uitslag",
]


def __getattr__(name: str) -> Any:
    if name not in STAAT_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return partial(draw, name)
