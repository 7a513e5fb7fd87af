"""SQLite as the motor of a workbook: one file, ``werkboek.db``."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

import sqlalchemy as sa

from ouderplan.opslag.fouten import WerkboekKomtTerug
from ouderplan.opslag.motor.soort import Motor, Vullen
from ouderplan.opslag.motor.sqlite import migraties
from ouderplan.opslag.motor.sqlite.aanmaken import make_whole
from ouderplan.opslag.motor.sqlite.databank import (
    in_dutch,
    make_engine,
    make_file,
    make_tables,
    schema_version,
    truncate_log,
)
from ouderplan.opslag.motor.sqlite.polsslag import Polsslag
from ouderplan.opslag.plaats import DATABASE, check_in_place, file_of, is_anchored
from ouderplan.opslag.zegel.sleutels import keys_of, options_on_sqlite


class SqliteMotor(Motor):
    """The workbook as a file; who has the folder, has the workbook."""

    csvs_volgen = True

    def __init__(self, folder: Path, wachttijd: float) -> None:
        self.map = folder
        self.engine, self._plaats = make_engine(folder, wachttijd)
        self._polsslag = Polsslag(self.engine)

    @classmethod
    def make(cls, folder: Path, fill: Vullen) -> None:  # noqa: D102
        make_whole(folder, fill)

    @classmethod
    def begin(cls, folder: Path) -> None:  # noqa: D102
        make_file(folder)

    @classmethod
    def upgrade(cls, folder: Path) -> None:  # noqa: D102
        migraties.upgrade(folder)

    @classmethod
    @contextlib.contextmanager
    def copied(cls, folder: Path) -> Iterator[sqlite3.Connection]:  # noqa: D102
        path = folder / DATABASE
        with in_dutch(folder, schrijft=True):
            uri = f"{path.resolve().as_uri()}?mode=ro"
            with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as file:
                yield file

    def _begin_reading(self, connection: sa.Connection) -> None:
        self._check_seal()
        connection.exec_driver_sql("BEGIN")

    def will_tell(self, connection: sa.Connection, versies: Collection[str]) -> None:
        """Say nothing: who follows asks the file itself, which costs next to nothing."""

    def _begin_writing(self, connection: sa.Connection) -> None:
        self._check_seal()
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def _commit(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("COMMIT")

    def be_patient(self, connection: sa.Connection) -> None:
        """Change nothing: there is no line to a file that may fall silent."""

    def in_dutch(self, *, schrijft: bool) -> contextlib.AbstractContextManager[None]:  # noqa: D102
        return in_dutch(self.map, schrijft=schrijft)

    @property
    def is_there(self) -> bool:  # noqa: D102
        return file_of(self.map) is not None

    @property
    def is_replaced(self) -> bool:
        """Whether what stands in its place is on a server, sealed otherwise, or another file.

        Another file is opened by itself, but who follows it knows what was in the one before.
        """
        return is_anchored(self.map) or self._is_sealed_otherwise or self._plaats.is_of_another

    @property
    def _is_sealed_otherwise(self) -> bool:
        return bool(options_on_sqlite(self.map)) and keys_of(self.engine) is None

    def _check_seal(self) -> None:
        """Refuse to go on with what came to be sealed since this was opened."""
        if self._is_sealed_otherwise:
            raise WerkboekKomtTerug(map=self.map)

    def check_in_place(self, connection: sa.Connection) -> None:  # noqa: D102
        check_in_place(connection, self.map)

    def pulse(self) -> int:  # noqa: D102
        return self._polsslag.count(file_of(self.map))

    def sums(self, tabellen: tuple[str, ...]) -> tuple[int, int]:  # noqa: D102
        return self._polsslag.sums(tabellen)

    def schema_version(self, connection: sa.Connection) -> int:  # noqa: D102
        return schema_version(connection)

    def make_tables(self, connection: sa.Connection) -> None:  # noqa: D102
        make_tables(connection)

    def rewrite(self, connection: sa.Connection) -> None:  # noqa: D102
        connection.exec_driver_sql("VACUUM")

    def empty_log(self) -> bool:  # noqa: D102
        return truncate_log(self.engine)

    def close(self) -> None:  # noqa: D102
        self._polsslag.close()
        super().close()
