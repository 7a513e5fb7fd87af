"""Pages that are the same for every phone: compressed once, and whole for who was never here."""

import gzip
from collections.abc import Callable

from ouderplan.zaal.mal import Gevuld

HARD = 9


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
