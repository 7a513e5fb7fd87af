"""Everything that a database ever wrote, in order: the harshest stand-in for a log that is kept.

After every commit each page of the file and of its write-ahead log is looked at; what was not seen
before goes behind the rest. So nothing that is overwritten, truncated or written afresh is lost.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

PAGINA = 4096
_WAL_KOP, _BEELD_KOP = 32, 24


class Logboek:
    """What was written, page by page, in the order in which it was written first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[bytes] = set()
        self.pages: list[bytes] = []

    def look(self) -> None:
        """Keep what was not there at the last look."""
        for page in self._now():
            if page not in self._seen:
                self._seen.add(page)
                self.pages.append(page)

    def mark(self) -> int:
        """Return how many pages were written so far."""
        return len(self.pages)

    def content(self, since: int = 0, until: int | None = None) -> bytes:
        """Return what was written between two marks."""
        return b"\n".join(self.pages[since:until])

    def files(self) -> Iterator[bytes]:
        """Yield the files as they are now."""
        yield from (path.read_bytes() for path in self._folder.glob("werkboek.db*"))

    def _now(self) -> Iterator[bytes]:
        log = self._read("werkboek.db-wal")
        step = _BEELD_KOP + PAGINA
        yield from (
            log[at + _BEELD_KOP : at + step] for at in range(_WAL_KOP, len(log) - step + 1, step)
        )
        file = self._read("werkboek.db")
        yield from (file[at : at + PAGINA] for at in range(0, len(file), PAGINA))

    def _read(self, naam: str) -> bytes:
        with contextlib.suppress(FileNotFoundError):
            return (self._folder / naam).read_bytes()
        return b""


@contextlib.contextmanager
def kept_log(folder: Path) -> Iterator[Logboek]:
    """Keep all that is written in the database in `folder`, as long as the block lasts."""
    log = Logboek(folder)

    def after(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(("COMMIT", "VACUUM", "PRAGMA wal_checkpoint")):
            log.look()

    log.look()
    sa.event.listen(sa.engine.Engine, "after_cursor_execute", after)
    try:
        yield log
    finally:
        sa.event.remove(sa.engine.Engine, "after_cursor_execute", after)
