"""The workbook on disk: open it, read it, change it.

SQLite is the truth; the CSVs beside it show it (see `csv_uit`). Every change is one transaction
that is on the disk (``synchronous=FULL``) before the call returns.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.schooljaren import check_schooljaar
from ouderplan.opslag import csv_uit, nummers
from ouderplan.opslag.csv_geheugen import Geheugen
from ouderplan.opslag.fouten import (
    GeenWerkboek,
    NietTeBewaren,
    WerkboekTeNieuw,
)
from ouderplan.opslag.lezen import bestanden
from ouderplan.opslag.motor.kiezen import kind_for_new, kind_in, motor_in
from ouderplan.opslag.plaats import check_whole, has_rows, is_as_csvs, is_werkboek
from ouderplan.opslag.schrijver import CsvSchrijver
from ouderplan.opslag.sporen.wissen import Wisser
from ouderplan.opslag.tabellen import PAPIERKLAD, SCHEMA_VERSIE, Tabel, tabel_named
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.zegel.opruimen import destroy_unneeded

WACHTTIJD = 10.0
"""Seconds that a change waits for another one that is being written."""


class Werkboek:
    """One workbook: a folder with ``werkboek.db`` and one CSV per table.

    Safe to use from several threads and several processes at once.
    """

    def __init__(self, folder: Path, wachttijd: float = WACHTTIJD) -> None:
        self.map = folder
        self._wachttijd = wachttijd
        self.motor = motor_in(folder, wachttijd)
        self._turn = threading.Lock()
        self._wisser = Wisser(self.motor)
        self._geheugen = Geheugen()
        self._schrijver = CsvSchrijver(self._keep_up)
        self._asked = threading.Event()

    @classmethod
    def create(
        cls,
        folder: Path,
        gegevens: Mapping[str, str],
        *,
        vul: Callable[[Schrijving], None] | None = None,
        wachttijd: float = WACHTTIJD,
    ) -> Self:
        """Make a new workbook in `folder` with the start set, this profile and what `vul` adds.

        Nobody sees it before all of that is in it.

        Raises
        ------
        WerkboekBestaatAl
            When the folder already holds a workbook, or somebody else made one meanwhile.
        GeenSchooljaar, NietTeBewaren
        """
        if schooljaar := gegevens.get("schooljaar"):
            check_schooljaar(schooljaar)

        def fill(connection: sa.Connection) -> None:
            tx = Schrijving(connection)
            bestanden.load_startset(tx)
            for sleutel, waarde in gegevens.items():
                tx.add(Gegeven(sleutel, waarde))
            if vul is not None:
                vul(tx)
            tx.bump_versions()

        kind_for_new().make(folder, fill)
        return cls._connect(folder, lambda tx: _rebuild(tx, folder), wachttijd)

    @classmethod
    def open(cls, folder: Path, *, wachttijd: float = WACHTTIJD, herbouw: bool = True) -> Self:
        """Open the workbook in `folder`; without a database it is rebuilt from its CSVs (G8).

        One of an older program is brought up to date first; how it was is kept in *reserve*.

        Parameters
        ----------
        wachttijd
            Seconds that a change waits for another one that is being written.
        herbouw
            Whether it may be rebuilt; if not, WerkboekWeg without a database. Not for who follows
            what is on the table: of a folder that is being copied, the CSVs may be there first.

        Raises
        ------
        GeenWerkboek, WerkboekOnleesbaar, WerkboekTeNieuw, WerkboekBezet, WerkboekInGebruik,
        WerkboekWeg, NietTeBewaren, bestanden.CsvFouten
        """
        if not herbouw:
            check_whole(folder)
        if not is_werkboek(folder):
            raise GeenWerkboek(map=folder)
        if has_rows(folder):
            kind_in(folder).upgrade(folder)
        else:
            bestanden.read_files(csv_uit.csv_files(folder))  # refuse before there is a database
            kind_for_new().begin(folder)
        return cls._connect(folder, lambda tx: _rebuild(tx, folder), wachttijd)

    @classmethod
    def _connect(cls, folder: Path, fill: Callable[[Schrijving], None], wachttijd: float) -> Self:
        werkboek = cls(folder, wachttijd)
        try:
            werkboek._ensure_filled(fill)
        except BaseException:
            werkboek.motor.close()
            raise
        with contextlib.suppress(OSError):
            csv_uit.sweep(folder)
        werkboek.erase_traces()  # a kill may have come between closing a round and erasing
        return werkboek

    def _ensure_filled(self, fill: Callable[[Schrijving], None]) -> None:
        """Fill a new file in one transaction; a kill halfway leaves it new."""
        with self.motor.in_dutch(schrijft=False), self.motor.reading() as connection:
            version = self.motor.schema_version(connection)
        if version > SCHEMA_VERSIE:
            raise WerkboekTeNieuw
        if version == SCHEMA_VERSIE:
            return
        with self.writing() as tx:
            if self.motor.schema_version(tx.connection) == 0:
                self.motor.make_tables(tx.connection)
                fill(tx)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Lezing]:
        """Give one consistent snapshot of the workbook.

        Raises
        ------
        WerkboekOnleesbaar, WerkboekBezet
        """
        with self.motor.in_dutch(schrijft=False), self.motor.reading() as connection:
            yield Lezing(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Schrijving]:
        """Give one write transaction: all of it is stored, or nothing.

        Raises
        ------
        NietTeBewaren
            When the disk or another process does not let it; nothing has changed then.
        WerkboekWeg
            When the folder is not in its place. If it went while this was written, the change may
            be in it, and may be made once more when it is back.
        WerkboekOnleesbaar
        """
        with self._my_turn(), self.motor.in_dutch(schrijft=True):  # noqa: SIM117  order matters
            with self.motor.writing() as connection:
                tx = Schrijving(connection)
                yield tx
                self.motor.will_tell(connection, tx.bump_versions())
        if self.motor.csvs_volgen or tx.has_touched(PAPIERKLAD.name):  # its key may go
            self._schrijver.wake()

    @contextlib.contextmanager
    def _my_turn(self) -> Iterator[None]:
        """Let threads write in turn; SQLite alone would let them poll for the lock."""
        if not self._turn.acquire(timeout=self._wachttijd):
            raise NietTeBewaren(reden="iets anders is nog bezig met bewaren")
        try:
            yield
        finally:
            self._turn.release()

    def versions(self) -> dict[str, int]:
        """Return per table how often it changed, in this or any other process."""
        with self.motor.in_dutch(schrijft=False), self.motor.engine.connect() as connection:
            return Lezing(connection).versions()

    @property
    def is_there(self) -> bool:
        """Whether its folder is (still) where it was."""
        return self.motor.is_there

    @property
    def is_replaced(self) -> bool:
        """Whether another one came in its place, that is to be opened instead."""
        return self.motor.is_replaced

    def pulse(self) -> int:
        """Return another number after every commit of any process; for one thread, and cheap."""
        with self.motor.in_dutch(schrijft=False):
            return self.motor.pulse()

    def changes(self, tabellen: tuple[str, ...]) -> tuple[int, int]:
        """Return how often anything changed, and one of these tables; for the thread of `pulse`."""
        with self.motor.in_dutch(schrijft=False):
            return self.motor.sums(tabellen)

    def rest_csvs(self, tussentijd: float) -> None:
        """Let the CSVs rest for so many seconds between two writings."""
        self._schrijver.tussentijd = tussentijd

    def profile(self) -> dict[str, str]:
        """Return the school profile, with "" for what is not filled in."""
        with self.reading() as tx:
            return profile(tx.rows(Gegeven))

    def sync_csvs(self) -> bool:
        """Write every CSV that is behind, unless someone changed that file by hand.

        Returns whether that worked for all; what did not (one open in Excel) is tried again.
        """
        self._asked.set()
        return self._schrijver.write_now()

    def wake_csvs(self) -> None:
        """Let the CSVs be written soon: another process may have changed something, and be gone.

        Where they do not follow, only what such a process left to be erased is done.
        """
        self._schrijver.wake()

    def csv_stamps(self) -> tuple[tuple[str, int, int], ...]:
        """Return what changes when anything, here or outside, writes a CSV; cheap to ask."""
        return csv_uit.stamps(self.map)

    def changed_by_hand(self) -> tuple[Path, ...]:
        """Return the CSVs that differ from what the workbook wrote."""
        with self.motor.in_dutch(schrijft=False):
            return csv_uit.changed_by_hand(self.motor)

    def csvs_behind(self) -> dict[str, int]:
        """Return file name → version that it shows, of the CSVs that are still to be written."""
        with self.motor.in_dutch(schrijft=False):
            return csv_uit.behind(self.motor)

    def take_over(self, inhoud: Mapping[Tabel, bytes]) -> None:
        """Take CSVs with this content for read in: from now on the workbook writes them again."""
        with self.motor.in_dutch(schrijft=True):
            csv_uit.take_over(self.motor, inhoud)

    def put_aside(self, path: Path) -> Path:
        """Keep a hand-changed CSV in *bewaard*, write the workbook's own, return where it is."""
        kept = csv_uit.keep_copy(self.map, path.name, content := path.read_bytes())
        if tabel := tabel_named(path.stem):
            self.take_over({tabel: content})
        self.sync_csvs()
        return kept

    def erase_traces(self) -> bool:
        """Erase from the disk what was deleted, and how rows came; tell whether that is done.

        If not (somebody reads, a CSV is open in Excel), it is tried again, here and by whoever has
        the workbook open (see `sporen.wissen`).
        """
        self._wisser.ask()
        return self.sync_csvs()

    def close(self) -> None:
        """Write the last CSVs and let go of the files."""
        self._schrijver.stop()
        self.motor.close()

    def _keep_up(self) -> None:
        with self._wisser.erasing() as was_owed:
            try:
                if self.motor.csvs_volgen or was_owed or self._asked.is_set():
                    self._asked.clear()
                    csv_uit.sync(self.motor, self._geheugen)
            except BaseException:
                self._asked.set()
                raise
            finally:
                destroy_unneeded(self.motor)


def _rebuild(tx: Schrijving, folder: Path) -> None:
    if not is_as_csvs(folder):
        raise GeenWerkboek(map=folder)  # a database that nothing ever came into
    files = bestanden.read_files(csv_uit.csv_files(folder))
    bestanden.store_all(tx, files.rijen)
    csv_uit.take_over_in(tx.connection, files.inhoud)
    nummers.keep_used(tx.connection, nummers.highest_in_files(folder))
