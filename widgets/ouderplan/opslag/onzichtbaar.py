"""Characters that nobody sees: which of them a text may hold.

Some turn the direction of the text around them, so that it reads as something else
(https://trojansource.codes). Others join or part letters: a Persian word and a family of emoji
need them, so these stay where they stand between such characters, and nowhere else.
"""

import re
import unicodedata
from collections.abc import Callable

_RICHTING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Bidi controls: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters."""
_LEEG = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001"
)
"""Zero width, and letters that are only a gap."""
_GEEN_TEKEN = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
"""Noncharacters: https://www.unicode.org/faq/private_use.html#nonchar1; XML refuses some."""
_WEG = re.compile(f"[{_RICHTING}{_LEEG}{_GEEN_TEKEN}]")
_VOEGER = re.compile("[\u200c\u200d]")
"""Parts or joins (ZWNJ, ZWJ)."""
_LOS_TEKEN = re.compile("[\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]+")
"""Variation selectors and tags: they dress the character before them."""


def without_invisible(text: str) -> str:
    """Return `text` in NFC, without what nobody sees and nobody needs."""
    while (cleaned := _clean_once(text)) != text:  # what is taken out may bring others together
        text = cleaned
    return text


def _clean_once(text: str) -> str:
    text = unicodedata.normalize("NFC", _WEG.sub("", text))
    text = _keep(_LOS_TEKEN, _dresses, text)
    return _keep(_VOEGER, _joins, text)


def _keep(what: re.Pattern[str], needed: Callable[[str, int], bool], text: str) -> str:
    return what.sub(lambda found: found[0] if needed(text, found.start()) else "", text)


def _joins(text: str, place: int) -> bool:
    """Tell whether a joiner stands between two characters that can be joined."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return _is_joinable(before) and _is_joinable(after)


def _is_joinable(character: str) -> bool:
    """Tell whether this is an emoji (or what dresses one), or a letter of no Latin alphabet."""
    if not character or character.isascii() or _VOEGER.match(character):
        return False
    return unicodedata.category(character) in {"So", "Sk", "Mn", "Mc", "Me", "Lo", "Cf"}


def _dresses(text: str, place: int) -> bool:
    return place > 0 and not text[place - 1].isspace() and not _VOEGER.match(text[place - 1])
