"""The CSV of the ballots, which changes with every vote: only what changed is made afresh.

The lines of each block of ballots (see `blokken`) are kept in memory as they stand in the file.
What a vote costs is then the lines of its own block, and copying the bytes of the others.
"""

import csv
import io
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag.blokken import ALLES, BEGIN, ELKE_RONDE, Blok, Merken, read_marks
from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.tabellen import SQL, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import is_out, lines_before

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
