"""What a writer of CSVs remembers of the last time, so that what did not change costs little.

The CSV of the ballots, which changes with every vote: only what changed is made afresh.

The lines of each block of ballots (see `blokken`) are kept in memory as they stand in the file.
What a vote costs is then the lines of its own block, and copying the bytes of the others.
"""

import csv
import hashlib
import io
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag.blokken import ALLES, BEGIN, ELKE_RONDE, Blok, Merken, read_marks
from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.rijen import columns_of
from ouderplan.opslag.tabellen import ANDERS, SQL, VERSIES, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import NAAM, cells_out, is_out, lines_before

SCHEIDING = ";"
EINDE = "\r\n"
VERSCHILLEND = 4096
"""So many different choices are remembered as cells."""

_TABEL = tabel_of(Stembriefje)
_B = SQL[_TABEL.naam].c
_ALL = (
    sa.select(_B.ronde, _B.briefje, _B.groep, _B.kanaal, _B.keuze, _B.opzij)
    .where(is_out(_TABEL))
    .order_by(_B.ronde, _B.briefje, _B.keuze)
)
_OF_ROUND = _ALL.where(_B.ronde == sa.bindparam("van"))
_OF_BLOCK = _OF_ROUND.where(_B.briefje >= sa.bindparam("eerste"), _B.briefje < sa.bindparam("na"))


class Briefjesregels:
    """The ballots as lines of a CSV, kept from one writing to the next; for one at a time."""

    def __init__(self) -> None:
        self._marks: Merken = {}
        self._lines: dict[Blok, bytes] = {}
        self._begun = False

    def read(self, tx: Lezing) -> bytes:
        """Return all lines but the first, as they are in this snapshot."""
        marks = read_marks(tx.connection)
        changed = {blok for blok, merk in marks.items() if self._marks.get(blok) != merk}
        if self._begun and self._is_enough(marks, changed):
            for blok in changed:
                self._make_block(tx, blok)
        else:
            self._make_all(tx, marks)
        self._marks, self._begun = marks, True
        return b"".join(map(itemgetter(1), sorted(self._lines.items())))

    def _is_enough(self, marks: Merken, changed: set[Blok]) -> bool:
        """Tell whether what changed since the last time is in these blocks and in no other.

        It is not after anything but a vote, and not when a backup was put back.
        """
        joined = {ronde for ronde, blok in changed if blok == ALLES}
        gone = {ronde for ronde, _ in self._marks.keys() - marks.keys()}
        return ELKE_RONDE not in joined and gone <= joined and not joined & _divided(marks)

    def _make_block(self, tx: Lezing, blok: Blok) -> None:
        ronde, begin = blok
        if begin == ALLES:
            for one in [one for one in self._lines if one[0] == ronde]:
                del self._lines[one]
            found: Iterable[Any] = tx.connection.execute(_OF_ROUND, {"van": ronde})
        else:
            after = begin[:-1] + chr(ord(begin[-1]) + 1)
            values = {"van": ronde, "eerste": begin, "na": after}
            found = tx.connection.execute(_OF_BLOCK, values)
        before = [row for row in _before(tx) if row[0] == ronde and row[1].startswith(begin)]
        self._lines[blok] = write_ballots(_in_order(found, before))

    def _make_all(self, tx: Lezing, marks: Merken) -> None:
        closed = {ronde for ronde, blok in marks if blok == ALLES} - _divided(marks)

        def block_of(row: Any) -> Blok:
            return row[0], ALLES if row[0] in closed else row[1][:BEGIN]

        found = _in_order(tx.connection.execute(_ALL), _before(tx))
        self._lines = {blok: write_ballots(rows) for blok, rows in groupby(found, block_of)}


def _divided(marks: Merken) -> set[int]:
    """Return the rounds of which single blocks changed."""
    return {ronde for ronde, blok in marks if blok != ALLES}


def _before(tx: Lezing) -> list[tuple[Any, ...]]:
    """Return the lines of ballots that were changed at home since, as they stand in the file."""
    return [cells for _, cells in lines_before(tx, _TABEL)]


def _in_order(found: Iterable[Any], before: list[tuple[Any, ...]]) -> Iterable[Any]:
    return sorted([*map(tuple, found), *before], key=itemgetter(0, 1, 4)) if before else found


def write_ballots(rows: Iterable[Any]) -> bytes:
    """Return the lines of ballots, given as their cells."""
    lines = [
        f"{ronde};{_cell(briefje)};{groep};{kanaal};{_cell(keuze)};{_cell(opzij)}{EINDE}"
        for ronde, briefje, groep, kanaal, keuze, opzij in rows
    ]
    return "".join(lines).encode()


def _cell(text: str) -> str:
    return text if text.isalnum() or not text else _unusual_cell(text)


@lru_cache(VERSCHILLEND)
def _unusual_cell(text: str) -> str:
    """Return a cell that may need quotes, or to be made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=SCHEIDING, lineterminator=EINDE)
    writer.writerow(["", to_cell(text)])  # a line of one empty cell would be a pair of quotes
    return out.getvalue()[len(SCHEIDING) : -len(EINDE)]


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
