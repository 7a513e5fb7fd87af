"""What shows of the XML of a Word document, and as which signs.

Source: ECMA-376, part 1, 17.3.3 (what stands in a run), 17.5.2 (fields to fill in), 17.13.5
(changes), 17.16.17 (form fields) and part 3, 9 (what is there twice, for old programs).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALINEA = f"{W}p"
_WEG = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What was deleted or moved with changes tracked, and what is said once more for old programs."""
_UITLEG = f"{W}sdtPr/{W}showingPlcHdr"
_TEKENS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SYMBOLEN = {
    "wingdings": {
        0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐",
        0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
        0xE8: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA3: "☐",
    },
    "symbol": {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xD6: "√"},
}  # fmt: skip
ONBEKEND = "\ufffd"
"""Stands for a sign of a typeface that we do not know: that something stood there is not lost."""
_EIGEN = range(0xF000, 0xF100)
"""Where Word keeps the signs of a typeface that has no letters."""
_UIT = frozenset({"0", "false", "off"})


def seen(element: Element, *, own: bool = False) -> Iterator[Element]:
    """Yield all that shows within an element; with `own` not what stands in paragraphs in it."""
    path = [iter(element)]
    while path:
        child = next(path[-1], None)
        if child is None:
            path.pop()
        elif child.tag not in _WEG and not _is_unchosen(child):
            yield child
            if not (own and child.tag == ALINEA):
                path.append(iter(child))


def _is_unchosen(element: Element) -> bool:
    """Tell whether a field to fill in only says what is to be done: *Kies een item*."""
    return element.tag == f"{W}sdt" and element.find(_UITLEG) is not None


def sign_of(part: Element) -> str:
    """Return what a part of a run says by itself, "" for what only holds others."""
    if part.tag == f"{W}t":
        return part.text or ""
    if part.tag == f"{W}sym":
        return _symbol(part.get(f"{W}font", ""), part.get(f"{W}char", ""))
    if part.tag == f"{W}checkBox":
        return "☒" if _is_on(part) else "☐"
    if part.tag == f"{W}ddList":
        return _chosen(part)
    return _TEKENS.get(part.tag, "")


def _symbol(font: str, char: str) -> str:
    """Return a sign of a typeface (``Wingdings``, ``F0FC``) as everybody has it."""
    try:
        number = int(char, 16)
        sign = chr(number)
    except (ValueError, OverflowError):
        return ONBEKEND
    known = _SYMBOLEN.get(font.casefold(), {})
    if found := known.get(number & 0xFF if number in _EIGEN else number):
        return found
    return sign if not known and number not in _EIGEN and sign.isprintable() else ONBEKEND


def _is_on(box: Element) -> bool:
    """Tell whether a box of an old form was ticked: by somebody, else as the form came."""
    for naam in ("checked", "default"):
        if (said := box.find(f"{W}{naam}")) is not None:
            return said.get(f"{W}val", "1") not in _UIT
    return False


def _chosen(options: Element) -> str:
    """Return which words of a list of an old form were chosen: by somebody, else as it came."""
    said = (options.find(f"{W}{naam}") for naam in ("result", "default"))
    number = next((one.get(f"{W}val", "") for one in said if one is not None), "0")
    words = [one.get(f"{W}val", "") for one in options.findall(f"{W}listEntry")]
    known = number.isdecimal() and int(number) < len(words)
    return words[int(number)] if known else ONBEKEND
