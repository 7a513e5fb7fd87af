"""One row between a dataclass of the kern, the cells of the store, and a check on both."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.opslag.lezen.fouten import describe
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of

Rij = TypeVar("Rij")

LANGSTE_CEL = 32_767
"""Characters; Excel cuts off what is longer."""


def clean(value: Any) -> Any:
    """Return a cell as the workbook keeps it.

    Text is NFC with one kind of line end, without control characters and outer spaces, and without
    what turns the direction of the text around it or cannot be seen at all (see
    `without_invisible`); a moment is local and to the second. Cleaning twice is cleaning once.
    """
    if isinstance(value, datetime):
        return value.replace(microsecond=0, tzinfo=None)
    if type(value) is not str:
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = "".join(filter(_is_kept, text))
    return (text if text.isascii() else without_invisible(text)).strip()


def _is_kept(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}


def cells_of(row: Any) -> dict[str, Any]:
    """Return the cells of a row, cleaned."""
    return {naam: clean(getattr(row, naam)) for naam in _names(tabel_of(type(row)))}


def check_row(row: Any) -> dict[str, Any]:
    """Return the cells of a row as they go into the store, or refuse the row.

    What the store takes, a CSV can be read back into.

    Raises
    ------
    OngeldigeInvoer
    """
    tabel = tabel_of(type(row))
    cells = _with_defaults(tabel, cells_of(row))
    if not any(value not in ("", None) for value in cells.values()):
        raise OngeldigeInvoer(wat="Er is nog niets ingevuld.")
    try:
        checked = make_row(tabel, cells)
    except ValidationError as error:
        first = error.errors()[0]
        kolommen = {kolom.naam: kolom for kolom in tabel.kolommen}
        what = f"Bij ‘{first['loc'][0]}’: {_uncapitalised(describe(first, kolommen))}"
        raise OngeldigeInvoer(wat=what) from error
    for naam, value in cells.items():
        if sentence := too_long(value):
            raise OngeldigeInvoer(wat=f"Bij ‘{naam}’: {_uncapitalised(sentence)}")
    return cells_of(checked)


def _with_defaults(tabel: Tabel, cells: dict[str, Any]) -> dict[str, Any]:
    """Fill in what an empty cell of a CSV stands for."""
    filled = {kolom.naam: kolom.standaard for kolom in tabel.kolommen if kolom.standaard}
    return cells | {naam: value for naam, value in filled.items() if cells[naam] == ""}


def make_row(tabel: Tabel, cells: Mapping[str, Any]) -> Any:
    """Return a row of these cells (pydantic's ValidationError when they do not fit)."""
    empty = {k.naam: None for k in tabel.kolommen if not k.verplicht and k.standaard is None}
    return _adapter(tabel).validate_python({**empty, **cells})


def too_long(value: Any) -> str:
    """Return why a cell is too long, or ""."""
    if not isinstance(value, str) or len(value) <= LANGSTE_CEL:
        return ""
    return f"Deze tekst is {len(value)} tekens lang; in een cel passen er {LANGSTE_CEL}."


def row_of(rij: type[Rij], values: Iterable[Any]) -> Rij:
    """Return a row of what the database holds in its columns."""
    cells = list(values)
    for place, kind, known in _kinds(tabel_of(rij)):
        value = cells[place]
        if value is not None:
            cells[place] = known[value] if value in known else kind(value)
    return rij(*cells)


def columns_of(tabel: Tabel) -> tuple[sa.Column[Any], ...]:
    """Return the SQL columns of the contract, without the store's own."""
    return tuple(SQL[tabel.naam].c[kolom.naam] for kolom in tabel.kolommen)


@cache
def _adapter(tabel: Tabel) -> TypeAdapter[Any]:
    return TypeAdapter(tabel.rij)


@cache
def _names(tabel: Tabel) -> tuple[str, ...]:
    return tuple(kolom.naam for kolom in tabel.kolommen)


@cache
def _kinds(tabel: Tabel) -> tuple[tuple[int, type[StrEnum], dict[str, StrEnum]], ...]:
    """Return where a word of a fixed list stands, and that list; its class looks up slowly."""
    return tuple(
        (place, kolom.soort, {str(word): word for word in kolom.soort})
        for place, kolom in enumerate(tabel.kolommen)
        if issubclass(kolom.soort, StrEnum)
    )


def _uncapitalised(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


# Characters that nobody sees: which of them a text may hold.
#
# Some turn the direction of the text around them, so that it reads as something else
# (https://trojansource.codes). Others join or part letters: a Persian word and a family of emoji
# need them, so these stay where they stand between such characters, and nowhere else.
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
