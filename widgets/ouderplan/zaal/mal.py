"""A page that is the same for every phone, but for one number in it: made and compressed once."""

import gzip
import secrets
import struct
import zlib
from collections.abc import Callable
from typing import Self

from markupsafe import Markup

KOP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Of a gzip file without name or moment (RFC 1952, 2.3)."""
HARD = 9


class Gevuld(str):
    """The page of one phone; it knows its compressed form."""

    ingepakt: Callable[[], bytes]


class Mal:
    """A page with places for a number.

    Parameters
    ----------
    delen
        What stands between those places.
    """

    def __init__(self, *delen: str) -> None:
        self._parts = delen
        plain = [part.encode() for part in delen]
        self._packed = [_packed(part) for part in plain[:-1]]
        self._last = _packed(plain[-1], zlib.Z_FINISH)

    @classmethod
    def of(cls, render: Callable[[str], str]) -> Self:
        """Return the mould of the page that `render` makes of a number."""
        token = Markup(secrets.token_hex(16))
        return cls(*render(token).split(token))

    def fill(self, nummer: str) -> Gevuld:
        """Return the page with this number in it; it may need no escaping."""
        page = Gevuld(nummer.join(self._parts))
        page.ingepakt = lambda: self._pack(page, nummer.encode())
        return page

    def _pack(self, page: str, nummer: bytes) -> bytes:
        between = _packed(nummer) if self._packed else b""
        plain = page.encode()
        end = struct.pack("<LL", zlib.crc32(plain), len(plain) & 0xFFFFFFFF)
        return b"".join((KOP, *(part + between for part in self._packed), self._last, end))


def _packed(part: bytes, how: int = zlib.Z_FULL_FLUSH) -> bytes:
    """Compress a piece that refers to nothing before it."""
    packer = zlib.compressobj(HARD, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(part) + packer.flush(how)


class Ingepakt:
    """The compressed form of pages."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._whole: dict[str, str] = {}

    def pack(self, page: str) -> str:
        """Compress a page that more phones will ask for, and return it."""
        self._packed[page] = gzip.compress(page.encode(), HARD, mtime=0)
        return page

    def of(self, page: str) -> bytes | None:
        """Return the compressed form of a page that is the same for every phone, else None.

        Of one that differs in its number only, that is made of what was compressed before.
        """
        return page.ingepakt() if isinstance(page, Gevuld) else self._packed.get(page)

    def whole(self, page: str, put_in: Callable[[str], str]) -> str | None:
        """Return a page with all that it needs in it; None when it is of one phone.

        `put_in` makes it of such a page, once.
        """
        if page not in self._packed:
            return None
        if page not in self._whole:
            self._whole[page] = self.pack(put_in(page))
        return self._whole[page]
