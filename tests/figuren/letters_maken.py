"""A typeface with just these signs, a square each: as good as one that a machine has."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def make_typeface(map: Path, naam: str, tekens: str) -> Path:
    """Write it, and return where."""
    names = {ord(ch): f"u{ord(ch):04X}" for ch in tekens}
    glyphs = [".notdef", *names.values()]
    pen = TTGlyphPen(None)
    for move, *points in (((100, 0), (100, 700), (800, 700), (800, 0)),):
        pen.moveTo(move)
        for point in points:
            pen.lineTo(point)
        pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(glyphs, square))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (900, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": naam, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(map / f"{naam}.ttf")
    return map / f"{naam}.ttf"
