"""What a writer of CSVs remembers of the last time, so that what did not change costs little."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import sqlalchemy as sa

from ouderplan.opslag.csv_briefjes import Briefjesregels
from ouderplan.opslag.rijen import columns_of
from ouderplan.opslag.tabellen import ANDERS, SQL, VERSIES, Tabel
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import NAAM, cells_out, is_out

# The CSV of a table that mostly grows: only the rows that came are made into lines.
#
# While a hall sends texts in, every text is one more row behind the others. What was written before
# is kept as bytes, so the thousandth text costs one line, and copying the bytes of the rest. Any
# other change (a row that is changed, moved, taken out) is counted apart (`tabellen.ANDERS`); then
# the whole file is made afresh.
Regels = Callable[[Tabel, Iterable[Sequence[Any]]], bytes]
"""Returns the lines of rows that are given as their cells."""

VANAF = 200
"""Rows; a smaller table is made afresh every time."""


class _Gemaakt(NamedTuple):
    anders: int
    laatste: int
    inhoud: bytes


class Aangroei:
    """What was made of each table, from one writing to the next; for one at a time."""

    def __init__(self) -> None:
        self._made: dict[str, _Gemaakt] = {}

    def read(self, tx: Lezing, tabel: Tabel, regels: Regels) -> bytes:
        """Return all lines but the first, as they are in this snapshot."""
        anders = tx.connection.execute(_CHANGED, {"naam": tabel.naam + ANDERS}).scalar() or 0
        before = self._made.get(tabel.naam)
        if before is None or before.anders != anders:
            before = _Gemaakt(anders, 0, b"")
        rows = tx.connection.execute(_behind(tabel), {"na": before.laatste}).all()
        last = max((row[0] for row in rows), default=before.laatste)
        cells: Iterable[Sequence[Any]] = (row[1:] for row in rows)
        if not before.laatste and tabel.naam in NAAM:  # also what stays as it was
            cells = cells_out(tx, tabel)
        content = before.inhoud + regels(tabel, cells)
        if last > VANAF:
            self._made[tabel.naam] = _Gemaakt(anders, last, content)
        else:
            self._made.pop(tabel.naam, None)
        return content


_CHANGED = sa.select(VERSIES.c.versie).where(VERSIES.c.tabel == sa.bindparam("naam"))


def _behind(tabel: Tabel) -> sa.Select[Any]:
    sql = SQL[tabel.naam]
    query = sa.select(sql.c.rij, *columns_of(tabel)).where(
        sql.c.rij > sa.bindparam("na"), is_out(tabel)
    )
    return query.order_by(sql.c.volgorde, sql.c.rij)


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


class Vingerafdrukken:
    """Fingerprints of large files; comparing bytes takes far less time than another SHA-256."""

    GROOT = 100_000
    HOEVEEL = 2

    def __init__(self) -> None:
        self._known: deque[tuple[bytes, str]] = deque(maxlen=self.HOEVEEL)

    def of(self, content: bytes) -> str:
        """Return the fingerprint of a file with this content."""
        for known, found in self._known:
            if known == content:
                return found
        found = fingerprint(content)
        if len(content) >= self.GROOT:
            self._known.append((content, found))
        return found


@dataclass(frozen=True, slots=True)
class Geheugen:
    """Of one writer; for one writing at a time."""

    aangroei: Aangroei = field(default_factory=Aangroei)
    briefjes: Briefjesregels = field(default_factory=Briefjesregels)
    vingerafdrukken: Vingerafdrukken = field(default_factory=Vingerafdrukken)
