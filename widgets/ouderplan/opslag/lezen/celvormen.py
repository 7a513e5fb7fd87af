"""How the cells of an .xlsx are shown: that a number is a date, only its form tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.xml.constants import SHEET_MAIN_NS

from ouderplan.opslag.lezen.tinten import colour_named

_ALGEMEEN = "General"
_GELIJST = 64
"""Colours that have a number of their own; what comes behind them, a program fills in."""
_LANGSTE_CODE = 255
"""Characters that Excel takes for a form of its own."""


def name(tag: str) -> str:
    """Return what an element of a sheet is called in full."""
    return f"{{{SHEET_MAIN_NS}}}{tag}"


EIGEN_VORM = (name("numFmts"), name("numFmt"))
VULLING = (name("fills"), name("fill"))
CELVORM = (name("cellXfs"), name("xf"))
_THEMAKLEUREN = {"5": "ED7D31", "7": "FFC000", "9": "70AD47"}
"""The colours of a stoplight among those that Excel offers first: orange, gold and green."""


@dataclass(frozen=True, slots=True)
class Vormen:
    """By the number that a cell has: how it is shown, and which of them are dates or durations.

    `kleuren` has the numbers of cells with a colour that is no pale one, and what that is called.
    """

    codes: tuple[str, ...] = ()
    datums: frozenset[int] = frozenset()
    duren: frozenset[int] = frozenset()
    kleuren: Mapping[str, str] = field(default_factory=dict)

    def code(self, number: int) -> str:
        """Return how a cell is shown: ``0%``, ``d mmm yyyy``."""
        return self.codes[number] if 0 <= number < len(self.codes) else _ALGEMEEN


def read_vormen(found: Iterable[Element]) -> Vormen:
    """Return what `EIGEN_VORM`, `VULLING` and `CELVORM` say, in the order of the file."""
    own: dict[int, str] = {}
    codes: list[str] = []
    fills: list[str] = []
    colours: dict[str, str] = {}
    for element in found:
        number = int(element.get("numFmtId") or 0)
        if element.tag == VULLING[1]:
            fills.append(_filled_with(element))
        elif element.tag == EIGEN_VORM[1]:
            code = element.get("formatCode") or _ALGEMEEN
            own[number] = code if len(code) <= _LANGSTE_CODE else _ALGEMEEN
        else:
            fill = element.get("fillId") or ""
            if fill.isdecimal() and int(fill) < len(fills) and fills[int(fill)]:
                colours[str(len(codes))] = fills[int(fill)]
            codes.append(own.get(number) or BUILTIN_FORMATS.get(number, _ALGEMEEN))
    dates = {code for code in set(codes) if is_date_format(code)}
    spans = {code for code in set(codes) if is_timedelta_format(code)}
    return Vormen(
        tuple(codes),
        frozenset(place for place, code in enumerate(codes) if code in dates),
        frozenset(place for place, code in enumerate(codes) if code in spans),
        colours,
    )


def _filled_with(element: Element) -> str:
    """Return what colour a cell is filled with, "" when that says nothing."""
    pattern = element.find(name("patternFill"))
    colour = pattern.find(name("fgColor")) if pattern is not None else None
    if pattern is None or colour is None or pattern.get("patternType") != "solid":
        return ""
    number = colour.get("indexed", "")
    listed = COLOR_INDEX[int(number)] if number.isdecimal() and int(number) < _GELIJST else ""
    theme = _THEMAKLEUREN.get(colour.get("theme", ""), "")
    return colour_named(colour.get("rgb") or listed or theme)
