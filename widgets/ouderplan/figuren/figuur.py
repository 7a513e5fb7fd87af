"""From a sheet to a picture in its three forms: SVG, PNG and words."""

import io
import re
from functools import partial
from html import escape
from threading import Lock

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from ouderplan.figuren.beeld import LEEG, Figuur
from ouderplan.figuren.blad import Blad, Losse
from ouderplan.figuren.stijl import GRIJS, KLEIN, letter
from ouderplan.figuren.teksten import text
from ouderplan.figuren.zetten import PUNTEN_PER_INCH

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


_ONDER = 0.4
"""Inches below a PNG for what its boxes mean."""
_ANKER = {"left": "start", "center": "middle", "right": "end"}


_TEKST = (
    '<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anker}" fill="{kleur}" style="font-family:'
    "'Atkinson Hyperlegible',sans-serif;font-size:{grootte}px;font-weight:{dikte};"
    'direction:ltr;unicode-bidi:plaintext">{tekst}</text>'
)


_BEURT = Lock()
"""A sheet is drawn by one at a time: who asks for the same picture has the same sheet."""


def _draw_png(blad: Blad, onvolledig: tuple[str, ...]) -> bytes:
    with _BEURT:
        return _png(blad, onvolledig)


def _png(blad: Blad, onvolledig: tuple[str, ...]) -> bytes:
    out, figure = io.BytesIO(), blad.figure
    breed, hoog = figure.get_size_inches()
    below = _ONDER if onvolledig else 0.0
    if onvolledig:
        _say_boxes(figure)
    box = Bbox([[0, -below], [breed, hoog]])
    figure.savefig(out, format="png", dpi=DPI, facecolor="white", bbox_inches=box)
    return out.getvalue()


def finish(blad: Blad, beschrijving: str) -> Figuur:
    """Render a sheet in every form."""
    onvolledig = tuple(dict.fromkeys(losse.tekst for losse in blad.los))
    png = partial(_draw_png, blad, onvolledig)
    return Figuur(_svg(blad, beschrijving), beschrijving, png, onvolledig)


def _say_boxes(figure: Figure) -> None:
    y = -_ONDER / 2 / figure.get_figheight()
    words = text("onder", "leeg", teken=LEEG)
    figure.text(0.03, y, words, fontproperties=letter(KLEIN), color=GRIJS, va="center")


def _svg(blad: Blad, beschrijving: str) -> str:
    """Return the SVG without what would leak into the page around it."""
    out = io.StringIO()
    for losse in blad.los:
        losse.getekend.set_visible(False)
    blad.figure.savefig(out, format="svg", transparent=True, metadata=_NIETS)
    for losse in blad.los:
        losse.getekend.set_visible(True)
    raw = _STIJL.sub("", out.getvalue(), count=1)
    match = _KOP.match(raw)
    assert match is not None, "matplotlib writes another kind of SVG now"
    label = escape(_NIET_IN_XML.sub("", beschrijving), quote=True)
    drawn = raw[match.end() :].rstrip().removesuffix("</svg>")
    texts = "".join(_as_text(losse) for losse in blad.los)
    return f"{_SVG.format(maat=match['maat'], beschrijving=label)}{drawn}{texts}</svg>"


def _as_text(losse: Losse) -> str:
    made = losse.getekend
    x, y = made.get_position()
    return _TEKST.format(
        x=x * PUNTEN_PER_INCH,
        y=y * PUNTEN_PER_INCH,
        anker=_ANKER[str(made.get_horizontalalignment())],
        kleur=made.get_color(),
        grootte=made.get_fontsize(),
        dikte=made.get_fontweight(),
        tekst=escape(_NIET_IN_XML.sub("", losse.tekst)),
    )
