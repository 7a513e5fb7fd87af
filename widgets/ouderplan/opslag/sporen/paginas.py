"""What people sent in, found and blanked in the pages of a database, also of a damaged one.

The order in which rows came is the order of their numbers and of their places in a page. Who has
the rows themselves elsewhere needs them no more there, so they become zeros. A page that can no
longer be read and holds one of them becomes zeros as a whole.

How SQLite lays out a page: https://www.sqlite.org/fileformat.html#b_tree_pages
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.kansen import Soort
from ouderplan.kern.moderatie import Moderatiesoort
from ouderplan.opslag.sporen.klad import own_bytes

PAGINA = 4096


@dataclass(frozen=True, slots=True)
class Inzendingen:
    """What people sent in: names of ballots and scans, numbers of texts, and what was written."""

    namen: Set[bytes] = frozenset()
    nummers: Set[bytes] = frozenset()
    woorden: Set[bytes] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.namen or self.nummers)

    def is_in(self, cells: list[bytes]) -> bool:
        """Tell whether a row, or a line of an index, is about one of them."""
        if not self.namen.isdisjoint(cells):
            return True
        if len(cells) <= _REGEL:
            return not self.nummers.isdisjoint(cells)
        a, b = cells[_NUMMER]
        return (a in self.nummers and b in _SOORTEN) or (b in self.nummers and a in _SOORTEN)

    def is_left_in(self, page: bytes) -> bool:
        """Tell whether something of them stands in this page."""
        named = (found[1] for found in _NAAM.finditer(page))
        if not self.namen.isdisjoint(named):
            return True
        return any(word in page for word in self.woorden if len(word) >= _KENMERKEND)


_NAAM = re.compile(rb"(?=([0-9a-f]{24}))")
"""Of a ballot, or of a schoolscan; what stands before it may look like a part of it."""
_REGEL = 3
"""A line of an index, or of what is known only while a round is open, has at most so many cells."""
_NUMMER = slice(2, 4)
"""Where the number of a text stands in a row, beside what kind of text or of change it is."""
_SOORTEN = {word.value.encode() for kind in (Soort, Uitkomstsoort, Moderatiesoort) for word in kind}
_KENMERKEND = 6
"""Bytes; a shorter text may stand anywhere by chance."""
_INDEX, _TABEL, _BINNEN = 0x0A, 0x0D, 0x02
_KOP = {_INDEX: 8, _TABEL: 8, _BINNEN: 12}
"""How long the head of a page is: of an index, of a table, and of the inside of an index."""
_VERWIJZING = 4
"""So many bytes name another page."""
_WAL = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_WAL_KOP, _BEELD_KOP = 32, 24
_MAGISCH, _BESTANDSKOP = b"SQLite format 3\0", 100
"""The first page begins with the head of the file."""
_GETALLEN = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""How many bytes a cell of each kind takes, before the texts."""
_TEKST = 12
_MEESTE = 9
"""A number takes at most so many bytes; the last of them counts whole."""


def blank_rows(content: bytes, gezocht: Inzendingen) -> bytes:
    """Return the bytes of a database, or of its log, with zeros for every row that is sought."""
    if not gezocht:
        return content
    clean = bytearray(content)
    is_log = content[:4] in _WAL
    for at in _pages(content):
        page = content[at : at + PAGINA]
        rows = list(_rows(page))
        hits = [row for row in rows if gezocht.is_in(row.cells)]
        for row in hits:
            _zero(clean, at, row.here)
            for more in () if is_log else _goes_on(content, row.verder, row.rest):
                _zero(clean, 0, more)
        if hits or gezocht.is_left_in(page):
            for gap in _gaps(page, rows):  # what was deleted there
                _zero(clean, at, gap)
            if gezocht.is_left_in(bytes(clean[at : at + PAGINA])):
                _zero(clean, at, slice(0, len(page)))
    return bytes(clean)


def _zero(content: bytearray, begin: int, where: slice) -> None:
    content[begin + where.start : begin + where.stop] = bytes(where.stop - where.start)


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row in its page; of a long one, `rest` bytes stand on the page `verder` and on."""

    begin: int
    here: slice
    cells: list[bytes]
    verder: int
    rest: int


def _pages(content: bytes) -> Iterator[int]:
    if content[:4] in _WAL:
        return iter(range(_WAL_KOP + _BEELD_KOP, len(content), PAGINA + _BEELD_KOP))
    return iter(range(0, len(content), PAGINA))


def _rows(page: bytes) -> Iterator[_Rij]:
    begin = _BESTANDSKOP if page.startswith(_MAGISCH) else 0
    kind = page[begin] if len(page) == PAGINA else 0
    if kind not in _KOP:
        return
    first, head = begin + _KOP[kind], _head_of(page)
    for at in range(first, min(head, PAGINA), 2):
        place = int.from_bytes(page[at : at + 2])
        if not head <= place < PAGINA:
            return
        try:
            yield _row(page, place, kind)
        except IndexError:  # no row at all
            continue


def _row(page: bytes, place: int, kind: int) -> _Rij:
    at = place + (_VERWIJZING if kind == _BINNEN else 0)
    size, at = _number(page, at)
    if kind == _TABEL:
        _, at = _number(page, at)
    own = own_bytes(size, index=kind != _TABEL)
    stop = at + own
    if stop > PAGINA:
        raise IndexError(stop)
    verder = int.from_bytes(page[stop : stop + _VERWIJZING]) if own < size else 0
    return _Rij(place, slice(at, stop), _cells(page[at:stop]), verder, size - own)


def _cells(record: bytes) -> list[bytes]:
    """Return the texts of a row, and nothing for a number, whose bytes may be those of a text."""
    head, at = _number(record, 0)
    sizes, texts = list[int](), list[bool]()
    while at < head:
        kind, at = _number(record, at)
        sizes.append(_GETALLEN[kind] if kind < _TEKST else (kind - _TEKST) // 2)
        texts.append(kind > _TEKST and kind % 2 == 1)
    ends = list(accumulate(sizes, initial=head))
    places = zip(texts, pairwise(ends), strict=True)
    return [record[a:b] if is_text else b"" for is_text, (a, b) in places]


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for nr in range(at, at + _MEESTE - 1):
        value = value << 7 | content[nr] & 0x7F
        if not content[nr] & 0x80:
            return value, nr + 1
    return value << 8 | content[at + _MEESTE - 1], at + _MEESTE


def _goes_on(content: bytes, page: int, left: int) -> Iterator[slice]:
    """Yield where the rest of a long row stands."""
    while left > 0 and 0 < page * PAGINA <= len(content):
        at = (page - 1) * PAGINA
        size = min(left, PAGINA - _VERWIJZING)
        yield slice(at + _VERWIJZING, at + _VERWIJZING + size)
        page, left = int.from_bytes(content[at : at + _VERWIJZING]), left - size


def _gaps(page: bytes, rows: list[_Rij]) -> Iterator[slice]:
    """Yield what stands between the rows of a page."""
    if not rows:
        return
    at = _head_of(page)
    for row in sorted(rows, key=lambda row: row.begin):
        if row.begin > at:
            yield slice(at, row.begin)
        at = max(at, row.here.stop + (_VERWIJZING if row.verder else 0))
    if at < len(page):
        yield slice(at, len(page))


def _head_of(page: bytes) -> int:
    """Return where the head of a page ends, with the places of its rows."""
    begin = _BESTANDSKOP if page.startswith(_MAGISCH) else 0
    many = int.from_bytes(page[begin + 3 : begin + 5])
    return begin + _KOP[page[begin]] + 2 * many
