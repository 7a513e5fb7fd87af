"""Pictures of what the hall chose, as SVG for the screen and PNG for Word. Knows only kern."""

from ouderplan.figuren.balken import draw_uitslag
from ouderplan.figuren.figuur import Figuur
from ouderplan.figuren.jaren import draw_jaren
from ouderplan.figuren.klok import draw_jaarklok
from ouderplan.figuren.scan import describe_scan, draw_scan

__all__ = [
    "Figuur",
    "describe_scan",
    "draw_jaarklok",
    "draw_jaren",
    "draw_scan",
    "draw_uitslag",
]
