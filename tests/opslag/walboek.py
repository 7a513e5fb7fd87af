"""Everything that a PostgreSQL ever wrote: its write-ahead log from the first byte, and its files.

The server of these tests keeps every segment of its log, as one with an archive or a replica does,
and writes in it all that logical replication asks for.
"""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

ALLES_BEWAREN = {
    "wal_level": "logical",
    "wal_keep_size": "4GB",
    "wal_recycle": "off",
    "full_page_writes": "on",
    "fsync": "off",
}
"""How a server is started that keeps its log; only the disk itself is not waited for."""
DEEL, BLAD = 16 << 20, 8192
_KORTE_KOP, _LANGE_KOP = 24, 40
"""How long the head of a page of the log is, and of the first of a segment.

https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/access/xlog_internal.h
"""


class Walboek:
    """The log of a server; a mark is a place in it (an LSN)."""

    def __init__(self, data: Path, engine: sa.Engine) -> None:
        self._data, self._engine = data, engine
        self._begin = self.mark()

    def mark(self) -> int:
        """Return up to where the log was written."""
        with self._engine.connect() as connection:
            place = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
            return int(connection.exec_driver_sql(place).scalar_one())

    def content(self, since: int | None = None, until: int | None = None) -> bytes:
        """Return what was written between two marks, without the heads of pages."""
        begin = self._begin if since is None else since
        end = self.mark() if until is None else until
        return b"".join(self._pages(begin, end))

    def files(self) -> Iterator[bytes]:
        """Yield every file of the server, once all that is in memory stands in them."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")
        for path in self._data.rglob("*"):
            if path.is_file():
                yield path.read_bytes()

    def _pages(self, begin: int, end: int) -> Iterator[bytes]:
        """Yield what stands in the pages between two places, up to the byte."""
        for segment in range(begin // DEEL, (end - 1) // DEEL + 1):
            name = f"{1:08X}{segment >> 8:08X}{segment & 0xFF:08X}"
            content = (self._data / "pg_wal" / name).read_bytes()
            for at in range(0, DEEL, BLAD):
                place = segment * DEEL + at
                first = max(at + (_KORTE_KOP if at else _LANGE_KOP), begin - segment * DEEL)
                last = min(at + BLAD, end - segment * DEEL)
                if place < end and first < last:
                    yield content[first:last]
