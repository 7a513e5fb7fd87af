"""What a motor can: hold the rows of one workbook, so that what is said to be kept is kept."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, ClassVar, Protocol

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

Vullen = Callable[[sa.Connection], None]
"""Puts the first rows into the tables that were just made, in the same transaction."""


class Uitdraai(Protocol):
    """A SQLite database with all that a workbook holds, to make a backup of."""

    def execute(self, sql: str, /) -> Any: ...  # noqa: D102
    def backup(self, target: Any, /) -> None: ...  # noqa: D102


class Motor(ABC):
    """Holds the rows of the workbook in `map`.

    Every connection commits what it is told by itself, unless it is inside `reading` or `writing`.
    """

    csvs_volgen: ClassVar[bool]
    """Whether the CSVs in the folder follow every change; if not, they are made when asked for."""

    map: Path
    engine: sa.Engine

    @abstractmethod
    def __init__(self, folder: Path, wachttijd: float) -> None: ...

    # --- before it is open ------------------------------------------------------------------------

    @classmethod
    @abstractmethod
    def make(cls, folder: Path, fill: Vullen) -> None:
        """Make a new workbook in `folder`; nobody sees it before it is filled.

        Raises
        ------
        WerkboekBestaatAl, NietTeBewaren
        """

    @classmethod
    @abstractmethod
    def begin(cls, folder: Path) -> None:
        """Make an empty one beside the CSVs in `folder`, of which it is to be filled.

        Raises
        ------
        NietTeBewaren
        """

    @classmethod
    @abstractmethod
    def upgrade(cls, folder: Path) -> None:
        """Bring the workbook in `folder` up to date when it is older than this program.

        Raises
        ------
        WerkboekInGebruik, WerkboekOnleesbaar, NietTeBewaren
        """

    @classmethod
    @abstractmethod
    def copied(cls, folder: Path) -> contextlib.AbstractContextManager[Uitdraai]:
        """Give all that the workbook in `folder` holds, to make a backup of.

        Raises
        ------
        WerkboekOnleesbaar, NietTeBewaren
        """

    # --- transactions -----------------------------------------------------------------------------

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees the workbook as it is at one moment."""
        with self.engine.connect() as connection:
            self._begin_reading(connection)
            try:
                yield connection
            finally:
                self._roll_back(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection on which all is kept, or nothing; one at a time, of any process.

        What is kept is on the disk, and in the place where who opens the workbook finds it.
        """
        with self.engine.connect() as connection:
            self._begin_writing(connection)
            try:
                yield connection
                self.check_in_place(connection)
                self._commit(connection)
            except BaseException:
                self._roll_back(connection)
                raise
            self.check_in_place(connection)  # before anyone hears that it is kept

    @abstractmethod
    def will_tell(self, connection: sa.Connection, versies: Collection[str]) -> None:
        """Say which versions rise when this transaction is kept, for who follows; see `sums`."""

    @abstractmethod
    def _begin_reading(self, connection: sa.Connection) -> None: ...

    @abstractmethod
    def _begin_writing(self, connection: sa.Connection) -> None: ...

    @abstractmethod
    def _commit(self, connection: sa.Connection) -> None: ...

    def _roll_back(self, connection: sa.Connection) -> None:
        with contextlib.suppress(SQLAlchemyError):
            connection.exec_driver_sql("ROLLBACK")

    @abstractmethod
    def be_patient(self, connection: sa.Connection) -> None:
        """Let what is asked on a connection from now on take as long as there are rows."""

    @abstractmethod
    def in_dutch(self, *, schrijft: bool) -> contextlib.AbstractContextManager[None]:
        """Turn what the database says into a sentence for a user.

        Raises
        ------
        OuderplanFout
            NietTeBewaren when writing failed and nothing else is the matter.
        """

    # --- where it is, and what changed ------------------------------------------------------------

    @property
    @abstractmethod
    def is_there(self) -> bool:
        """Whether what says where the rows are is (still) in its folder."""

    @property
    @abstractmethod
    def is_replaced(self) -> bool:
        """Whether what opens in its folder now is another workbook, which this cannot hold."""

    @abstractmethod
    def check_in_place(self, connection: sa.Connection) -> None:
        """Refuse (WerkboekWeg) when who opens the folder now would not see what is written here."""

    @abstractmethod
    def pulse(self) -> int:
        """Return another number after every commit of any process; for one thread, and cheap."""

    @abstractmethod
    def sums(self, tabellen: tuple[str, ...]) -> tuple[int, int]:
        """Return how often anything changed, and one of these tables; for the thread of `pulse`."""

    # --- its tables -------------------------------------------------------------------------------

    @abstractmethod
    def schema_version(self, connection: sa.Connection) -> int:
        """Return the version of the tables; 0 when there are none yet."""

    @abstractmethod
    def make_tables(self, connection: sa.Connection) -> None:
        """Make every table inside the running transaction."""

    # --- erasing ----------------------------------------------------------------------------------

    @abstractmethod
    def rewrite(self, connection: sa.Connection) -> None:
        """Write afresh what rows were laid down in the order in which they came."""

    @abstractmethod
    def empty_log(self) -> bool:
        """Let go of what was deleted; tell whether no one was in the way."""

    def close(self) -> None:
        """Let go of all that is open."""
        self.engine.dispose()
