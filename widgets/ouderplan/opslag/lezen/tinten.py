"""What the colour of a cell is called."""

import colorsys
import re

_HEX = re.compile(r"(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})")
_BLEEK, _DONKER = 0.16, 0.3
_TINTEN = ((15, "rood"), (47, "oranje"), (70, "geel"), (170, "groen"), (260, "blauw"),
           (345, "paars"), (360, "rood"))  # fmt: skip
"""Up to which degree of the circle of colours each goes."""


def colour_named(rgb: str) -> str:
    """Return what a colour (``FF92D050``, ``#92d050``) is called, "" when it is pale or grey."""
    match = _HEX.fullmatch(rgb.removeprefix("#"))
    if match is None:
        return ""
    parts = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(*parts)
    if saturation < _BLEEK or value < _DONKER:
        return ""
    return next(naam for until, naam in _TINTEN if hue * 360 <= until)
