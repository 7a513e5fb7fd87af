"""A finished picture in its three forms: SVG, PNG and words."""

import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from matplotlib.figure import Figure

DPI = 200
"""Dots per inch of the PNG at full width: sharp in print when Word shows it at half size."""

_NIET_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""https://www.w3.org/TR/xml/#charsets"""

_NIETS = {"Date": None, "Creator": None, "Format": None, "Type": None}
_KOP = re.compile(r"^.*?<svg [^>]*?viewBox=\"(?P<maat>[^\"]+)\"[^>]*>", re.DOTALL)
_STIJL = re.compile(r"<defs>\s*<style[^>]*>[^<]*</style>\s*</defs>", re.DOTALL)
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="{maat}" role="img" aria-label="{beschrijving}" '
    'style="stroke-linejoin:round;stroke-linecap:butt">'
)


@dataclass(frozen=True)
class Figuur:
    """A picture.

    Attributes
    ----------
    svg
        A bare ``<svg>`` element, ready to stand in a page; no background, scales to its box.
    beschrijving
        What it shows, in Dutch, for who cannot see it.
    """

    svg: str
    beschrijving: str
    _figure: Figure = field(repr=False, compare=False)

    @cached_property
    def png(self) -> bytes:
        """The same on white, for Word; drawn when it is asked for."""
        out = io.BytesIO()
        self._figure.savefig(out, format="png", dpi=DPI, facecolor="white")
        return out.getvalue()


def finish(figure: Figure, beschrijving: str) -> Figuur:
    """Render a matplotlib figure in every form."""
    return Figuur(_svg(figure, beschrijving), beschrijving, figure)


def _svg(figure: Figure, beschrijving: str) -> str:
    """Return the SVG without what would leak into the page around it."""
    out = io.StringIO()
    figure.savefig(out, format="svg", transparent=True, metadata=_NIETS)
    raw = _STIJL.sub("", out.getvalue(), count=1)
    match = _KOP.match(raw)
    assert match is not None, "matplotlib writes another kind of SVG now"
    label = escape(_NIET_IN_XML.sub("", beschrijving), quote=True)
    return _SVG.format(maat=match["maat"], beschrijving=label) + raw[match.end() :].rstrip()
