"""What is still to be erased after a round closed: a duty that stands in the workbook itself.

A closed round leaves traces in the file that no table shows: the order in which rows came is the
order in which SQLite laid them into a page, and what was deleted stands in the write-ahead log for
as long as anybody reads. So closing leaves a duty, in the same transaction. Whoever has the
workbook open pays it, and tries again until it is paid: a kill or a reader only delays it.

1. The file is written afresh (``VACUUM``): from then on its bytes follow from what the tables hold.
2. Backups that were made during the round forget the round.
3. What was put aside during the round forgets it too, and its key (see `bewaard`).
4. The log is emptied, which only works when nobody reads from it.

Backups that were made while a round was open, once that round is closed.

One of an earlier program holds what had come in by then, so beside the closed round it tells who
was early. What people sent in that round is taken out of it: all of it stands in the workbook, and
in the backup that is made at closing. The rest of the plan stays as it was.
"""

import contextlib
import errno
import json
import logging
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import csv_uit
from ouderplan.opslag.heel_bestand import install, written_whole
from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.reserve.bestand import reserves, rounds_open, take_out
from ouderplan.opslag.sporen.bewaard import forget_aside
from ouderplan.opslag.tabellen import TOESTAND, VERSIES
from ouderplan.opslag.toestandnamen import TAAK
from ouderplan.opslag.transacties import Lezing, Schrijving

log = logging.getLogger(__name__)


def forget_rounds(folder: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    """Take these closed rounds, and these texts, out of the backups in which one is open.

    A backup that cannot be read is left alone: it cannot be put back either.

    Raises
    ------
    NietTeBewaren
        When the disk refuses.
    """
    for reserve in reserves(folder) if rondes else ():
        try:
            _forget(reserve.pad, rondes, teksten)
        except sqlite3.Error:
            log.warning("Deze reservekopie is niet te lezen: %s", reserve.naam)


def _forget(path: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as source:
        open_then = sorted(set(rounds_open(source)) & set(rondes))
        if not open_then:
            return
        memory = sqlite3.connect(":memory:", isolation_level=None)
        source.backup(memory)
    with contextlib.closing(memory), written_whole(path.parent) as half:
        take_out(memory, open_then, teksten)
        memory.execute("VACUUM INTO ?", (str(half),))
        install(half, path)
    log.warning("Ronde %s is gesloten en staat niet meer in ‘%s’", open_then, path.name)


class Stap(StrEnum):
    """How far it is: the file is to be written afresh, or only its log is to be emptied."""

    HERSCHRIJVEN = "herschrijven"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Plicht:
    """What is to be erased: of which rounds, and which texts came in during those.

    Texts are named in the order of their names, which is not the order in which they came.
    """

    stap: Stap = Stap.HERSCHRIJVEN
    rondes: tuple[int, ...] = ()
    teksten: tuple[str, ...] = ()
    merk: str = field(default_factory=lambda: secrets.token_hex(8))


def owe(tx: Schrijving, rondes: Iterable[int] = (), teksten: Iterable[str] = ()) -> None:
    """Let what this transaction leaves behind be erased after it, by whoever has the time."""
    old = find_duty(tx.connection) or Plicht()
    new = Plicht(
        rondes=tuple(sorted({*old.rondes, *rondes})),
        teksten=tuple(sorted({*old.teksten, *teksten})),
    )
    owe_in(tx.connection, new)
    tx.touch(TAAK)


def owe_in(connection: sa.Connection, plicht: Plicht) -> None:
    """Put a duty in the place of what is there, without telling the pages."""
    connection.execute(sa.delete(TOESTAND).where(TOESTAND.c.naam == TAAK))
    value = json.dumps(asdict(plicht))
    connection.execute(sa.insert(TOESTAND).values(naam=TAAK, waarde=value))


def is_owed(tx: Lezing) -> bool:
    """Tell whether something of a closed round is still to be erased."""
    return find_duty(tx.connection) is not None


def find_duty(connection: sa.Connection) -> Plicht | None:
    """Return what is still to be erased, or None."""
    found = connection.execute(_FIND).scalar()
    if found is None:
        return None
    cells = json.loads(found)
    return Plicht(
        Stap(cells["stap"]), tuple(cells["rondes"]), tuple(cells["teksten"]), cells["merk"]
    )


class Wisser:
    """Pays the duty for who has this workbook open."""

    def __init__(self, motor: Motor) -> None:
        self._motor = motor
        self._asked = threading.Event()

    def ask(self) -> None:
        """Let the log be emptied at the next `erasing`, also when nothing is owed."""
        self._asked.set()

    @contextlib.contextmanager
    def erasing(self) -> Iterator[bool]:
        """Erase what is to be erased, then let the CSVs be written; neither waits for the other.

        It gives whether anything was to be erased. The duty is paid when both are done: until then
        a CSV has the old order.

        Raises
        ------
        BlockingIOError
            When somebody reads from the log; it has to be tried again.
        OSError, sqlalchemy.exc.DatabaseError, NietTeBewaren
            When the disk refuses, or somebody else is writing; likewise.
        """
        trouble: Exception | None = None
        paid: Plicht | None = None
        try:
            paid = self._erase()
        except (OSError, DatabaseError, OuderplanFout) as error:
            trouble = error
        yield paid is not None
        if trouble is not None:
            raise trouble
        if paid is not None:
            self._settle(paid)

    def _erase(self) -> Plicht | None:
        """Return the duty of which everything but the CSVs is done now; None: there was none."""
        if not self._asked.is_set() and not self._owes():
            return None
        folder = self._motor.map
        with csv_uit.lock(folder):  # not two at once, and not while all rows are read
            self._asked.set()
            with self._motor.engine.connect() as connection:
                plicht = find_duty(connection)
                if plicht is not None and plicht.stap is Stap.HERSCHRIJVEN:
                    self._motor.rewrite(connection)
                    plicht = _rewritten(connection, plicht)
            if plicht is not None and plicht.rondes:
                forget_rounds(folder, plicht.rondes, plicht.teksten)
                forget_aside(self._motor.engine, folder, plicht.rondes, plicht.teksten)
            if not self._motor.empty_log():
                raise BlockingIOError(errno.EBUSY, "the write-ahead log is being read")
            self._asked.clear()
        return plicht

    def _owes(self) -> bool:
        with self._motor.engine.connect() as connection:
            return find_duty(connection) is not None

    def _settle(self, plicht: Plicht) -> None:
        """Cross the duty out, unless another one came in its place meanwhile."""
        with self._motor.writing() as connection:
            if connection.execute(_PAID, {"was": json.dumps(asdict(plicht))}).rowcount:
                connection.execute(_TELL)


_FIND = sa.select(TOESTAND.c.waarde).where(TOESTAND.c.naam == TAAK)
_SAME = (TOESTAND.c.naam == TAAK) & (TOESTAND.c.waarde == sa.bindparam("was"))
_PAID = sa.delete(TOESTAND).where(_SAME)
_ONWARD = sa.update(TOESTAND).where(_SAME).values(waarde=sa.bindparam("wordt"))
_TELL = sa.update(VERSIES).where(VERSIES.c.tabel == TAAK).values(versie=VERSIES.c.versie + 1)


def _rewritten(connection: sa.Connection, plicht: Plicht) -> Plicht:
    """Note that the file was written afresh; a kill before this only lets it be done again."""
    new = replace(plicht, stap=Stap.LOG)
    values = {"was": json.dumps(asdict(plicht)), "wordt": json.dumps(asdict(new))}
    done = connection.execute(_ONWARD, values)
    return new if done.rowcount else plicht
