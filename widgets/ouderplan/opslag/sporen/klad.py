"""Where the drafts of paper ballots stand in the bytes of a database, also in a damaged one.

How SQLite writes a row, and the pages that a long one goes on to:
https://www.sqlite.org/fileformat.html#b_tree_pages
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ouderplan.kern.papier import Deel
from ouderplan.kern.soorten import Groep


class Kladsporen(NamedTuple):
    """The places in a file that hold what counters typed.

    `alles` is False when there is more of it that cannot be found any more.
    """

    plaatsen: tuple[slice, ...]
    alles: bool

    def blank(self, content: bytes) -> bytes:
        """Return `content` with zeros in these places."""
        clean = bytearray(content)
        for place in self.plaatsen:
            clean[place] = bytes(len(clean[place]))
        return bytes(clean)


def find_drafts(content: bytes) -> Kladsporen:
    """Find the text of every draft, row by row, without the help of the database."""
    rows = [found for found in _RECORD.finditer(content) if _text_length(found) is not None]
    places = [list(_places(content, found)) for found in rows]
    whole = all(
        sum(place.stop - place.start for place in part) == _text_length(found)
        for found, part in zip(rows, places, strict=True)
    )
    named = sum(1 for _ in _NAAM.finditer(content))  # each in its row, and in the index
    return Kladsporen(
        tuple(place for part in places for place in part),
        whole and named <= 2 * len(rows),
    )


def _any_of(*words: str) -> bytes:
    return b"(?:" + b"|".join(re.escape(word.encode()) for word in words) + b")"


_NAAM = re.compile(_any_of(*Groep) + _any_of(*Deel))
_RECORD = re.compile(
    rb"[\x05-\x07][\x01-\x06\x08\x09][\x0d-\x3f]{2}([\x80-\xff]{0,2}[\x00-\x7f])"
    rb"[\x00-\xff]{0,8}?" + _NAAM.pattern
)
"""How long each cell is; then the number of the round, its group and part, and the text."""

_TEKST = 13
"""From here on the odd numbers say that a cell is a text, and how long."""
_PAGINA = 4096
_HELE_RIJ = _PAGINA - 35
_HELE_REGEL = (_PAGINA - 12) * 64 // 255 - 23
_MINST_HIER = (_PAGINA - 12) * 32 // 255 - 23
_VERDER = 4
"""So many bytes name the page that a long row goes on to."""


def _text_length(found: re.Match[bytes]) -> int | None:
    """Return how long the text of a row is; None for a line of the index, which has none."""
    kind = 0
    for byte in found[1]:
        kind = kind << 7 | byte & 0x7F
    return (kind - _TEKST) // 2 if kind > _TEKST and kind % 2 else None


def _places(content: bytes, found: re.Match[bytes]) -> Iterator[slice]:
    """Yield where the text of a row stands: in its page, and in those that it goes on to."""
    left = _text_length(found) or 0
    here = min(found.end() + left, found.start() + own_bytes(found.end() - found.start() + left))
    yield slice(found.end(), min(here, len(content)))
    left -= here - found.end()
    at = here
    while left > 0:
        page = int.from_bytes(content[at : at + _VERDER])
        at = (page - 1) * _PAGINA
        if page < 1 or at + _PAGINA > len(content):
            return
        size = min(left, _PAGINA - _VERDER)
        yield slice(at + _VERDER, at + _VERDER + size)
        left -= size


def own_bytes(size: int, *, index: bool = False) -> int:
    """Return how much of a row, or of a line of an index, stands in its own page."""
    if size <= (_HELE_REGEL if index else _HELE_RIJ):
        return size
    least = _MINST_HIER + (size - _MINST_HIER) % (_PAGINA - _VERDER)
    return least if least <= (_HELE_REGEL if index else _HELE_RIJ) else _MINST_HIER
