"""The workbook on disk: open it, read it, change it.

SQLite is the truth; the CSVs beside it show it (see `csv_uit`). Every change is one transaction
that is on the disk (``synchronous=FULL``) before the call returns.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from ouderplan.kern.school import Gegeven, profile
from ouderplan.opslag import csv_in, csv_uit
from ouderplan.opslag.fouten import (
    GeenWerkboek,
    NietTeBewaren,
    WerkboekBestaatAl,
    WerkboekOnleesbaar,
    WerkboekTeNieuw,
)
from ouderplan.opslag.schrijver import CsvSchrijver
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE, VERSIES, Tabel
from ouderplan.opslag.transacties import Lezing, Schrijving

DATABASE = "werkboek.db"
WACHTTIJD = 10.0
"""Seconds that a change waits for another process that is writing."""


class Werkboek:
    """One workbook: a folder with ``werkboek.db`` and one CSV per table.

    Safe to use from several threads and several processes at once.
    """

    def __init__(self, map: Path, engine: sa.Engine) -> None:
        self.map = map
        self._engine = engine
        self._schrijver = CsvSchrijver(self.sync_csvs)

    @classmethod
    def create(cls, map: Path, gegevens: Mapping[str, str]) -> Self:
        """Make a new workbook in `map` with the start set and the given profile.

        Raises
        ------
        WerkboekBestaatAl
            When the folder already holds a workbook.
        """
        if is_werkboek(map):
            raise WerkboekBestaatAl(map=map)
        werkboek = cls._connect(map, new=True)
        with werkboek.writing() as tx:
            csv_in.load_startset(tx)
            for sleutel, waarde in gegevens.items():
                tx.add(Gegeven(sleutel, waarde))
        werkboek.sync_csvs()
        return werkboek

    @classmethod
    def open(cls, map: Path) -> Self:
        """Open the workbook in `map`; without a database it is rebuilt from its CSVs (G8).

        Raises
        ------
        GeenWerkboek, WerkboekOnleesbaar, WerkboekTeNieuw, csv_in.CsvFouten
        """
        if not is_werkboek(map):
            raise GeenWerkboek(map=map)
        exists = (map / DATABASE).exists()
        werkboek = cls._connect(map, new=False) if exists else cls._rebuild(map)
        werkboek.sync_csvs()
        return werkboek

    @classmethod
    def _rebuild(cls, map: Path) -> Self:
        rows = csv_in.read_files(csv_uit.csv_files(map))
        werkboek = cls._connect(map, new=True)
        with werkboek.writing() as tx:
            csv_in.store_all(tx, rows)
        werkboek.take_over(rows)
        return werkboek

    @classmethod
    def _connect(cls, map: Path, *, new: bool) -> Self:
        map.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(map / DATABASE)),
            connect_args={"timeout": WACHTTIJD, "isolation_level": None},
        )
        sa.event.listen(engine, "connect", _set_pragmas)
        try:
            with engine.connect() as connection:
                _check_schema(connection, new=new)
        except DatabaseError as error:
            engine.dispose()
            raise WerkboekOnleesbaar(map=map, reden=error.orig) from error
        return cls(map, engine)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Lezing]:
        """Give one consistent snapshot of the workbook."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield Lezing(connection)
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextlib.contextmanager
    def writing(self) -> Iterator[Schrijving]:
        """Give one write transaction: all of it is stored, or nothing.

        Raises
        ------
        NietTeBewaren
            When the disk or another process does not let it; nothing has changed then.
        """
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    tx = Schrijving(connection)
                    yield tx
                    tx.bump_versions()
                    connection.exec_driver_sql("COMMIT")
                except BaseException:
                    _rollback(connection)
                    raise
        except (OperationalError, IntegrityError) as error:
            raise NietTeBewaren(reden=error.orig) from error
        self._schrijver.wake()

    def versions(self) -> dict[str, int]:
        """Return per table how often it changed, in this or any other process."""
        with self._engine.connect() as connection:
            return {row.tabel: row.versie for row in connection.execute(sa.select(VERSIES))}

    def profile(self) -> dict[str, str]:
        """Return the school profile, with "" for what is not filled in."""
        with self.reading() as tx:
            return profile(tx.rows(Gegeven))

    def sync_csvs(self) -> None:
        """Write every CSV that is behind, unless someone changed that file by hand."""
        csv_uit.sync(self._engine, self.map)

    def changed_by_hand(self) -> tuple[Path, ...]:
        """Return the CSVs that differ from what the workbook wrote."""
        return csv_uit.changed_by_hand(self._engine, self.map)

    def take_over(self, tabellen: Iterable[Tabel]) -> None:
        """Take these CSVs for read in: from now on the workbook writes them again."""
        csv_uit.take_over(self._engine, self.map, tabellen)

    def put_aside(self, path: Path) -> Path:
        """Keep a hand-changed CSV in *bewaard*, write the workbook's own, return where it is."""
        kept = csv_uit.keep_copy(self.map, path.name, path.read_bytes())
        path.unlink()
        self.sync_csvs()
        return kept

    def erase_traces(self) -> None:
        """Empty the write-ahead log, so that what was deleted is gone from the disk too."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write the last CSVs and let go of the files."""
        self._schrijver.stop()
        self._engine.dispose()


def is_werkboek(map: Path) -> bool:
    """Tell whether `map` holds a workbook, as a database or as CSVs."""
    return (map / DATABASE).exists() or (map / "werkboek.csv").exists()


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged ballot survives a power cut
        "secure_delete=ON",  # a destroyed key is overwritten, not just unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")


def _check_schema(connection: sa.Connection, *, new: bool) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA_VERSIE:
        raise WerkboekTeNieuw
    if version < SCHEMA_VERSIE or new:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSIE}")
        connection.exec_driver_sql("COMMIT")


def _rollback(connection: sa.Connection) -> None:
    with contextlib.suppress(DatabaseError):
        connection.exec_driver_sql("ROLLBACK")
