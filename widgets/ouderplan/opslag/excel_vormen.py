"""How the cells of an .xlsx are shown, as far as that tells what is in them: a date is a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.xml.constants import SHEET_MAIN_NS

_ALGEMEEN = "General"
_LANGSTE_CODE = 255
"""Characters that Excel takes for a form of its own."""


def name(tag: str) -> str:
    """Return what an element of a sheet is called in full."""
    return f"{{{SHEET_MAIN_NS}}}{tag}"


EIGEN_VORM = (name("numFmts"), name("numFmt"))
CELVORM = (name("cellXfs"), name("xf"))


@dataclass(frozen=True, slots=True)
class Vormen:
    """By the number that a cell has: how it is shown, and which of them are dates or durations."""

    codes: tuple[str, ...] = ()
    datums: frozenset[int] = frozenset()
    duren: frozenset[int] = frozenset()

    def code(self, number: int) -> str:
        """Return how a cell is shown: ``0%``, ``d mmm yyyy``."""
        return self.codes[number] if 0 <= number < len(self.codes) else _ALGEMEEN


def read_vormen(found: Iterable[Element]) -> Vormen:
    """Return what the elements of `EIGEN_VORM` and `CELVORM` say, in the order of the file."""
    own: dict[int, str] = {}
    codes: list[str] = []
    for element in found:
        number = int(element.get("numFmtId") or 0)
        if element.tag == EIGEN_VORM[1]:
            code = element.get("formatCode") or _ALGEMEEN
            own[number] = code if len(code) <= _LANGSTE_CODE else _ALGEMEEN
        else:
            codes.append(own.get(number) or BUILTIN_FORMATS.get(number, _ALGEMEEN))
    dates = {code for code in set(codes) if is_date_format(code)}
    spans = {code for code in set(codes) if is_timedelta_format(code)}
    return Vormen(
        tuple(codes),
        frozenset(place for place, code in enumerate(codes) if code in dates),
        frozenset(place for place, code in enumerate(codes) if code in spans),
    )
