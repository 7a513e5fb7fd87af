"""Bringing an older workbook up to date: on a copy first, which is then written into it.

What was added (a table, a column of a row dataclass) needs no code: `add_what_is_missing` adds it
with its default. Anything else is a small function in `STAPPEN` (see `bijwerkstappen`).
"""

import contextlib
import logging
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import Timeout

from ouderplan.opslag.fouten import NietTeBewaren, WerkboekInGebruik
from ouderplan.opslag.heel_bestand import HALF, written_whole
from ouderplan.opslag.mapslot import locked
from ouderplan.opslag.motor.bijwerkstappen import STAPPEN, Stap, let_csv_follow
from ouderplan.opslag.motor.sqlite.databank import in_dutch
from ouderplan.opslag.motor.sqlite.wissel import SLOT, alone, editing, pour
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve.bestand import keep
from ouderplan.opslag.rondetabellen import VAN_DE_RONDE
from ouderplan.opslag.tabellen import (
    METADATA,
    SCHEMA_VERSIE,
    SQL,
    TABELLEN,
    Tabel,
)

log = logging.getLogger(__name__)

WACHTTIJD = 10.0
"""Seconds to wait for another process that opens the same workbook."""


def upgrade(folder: Path, stappen: Mapping[int, Stap] = STAPPEN) -> Path | None:
    """Bring the workbook in `folder` up to date when it is older than this program.

    Returns
    -------
    Path | None
        The backup of how it was; None when there was nothing to do.

    Raises
    ------
    WerkboekInGebruik
        When another program has it open.
    WerkboekOnleesbaar, NietTeBewaren
        Nothing has changed then.
    """
    if not _is_old(folder):
        return None
    try:
        # Looked at again under the lock: another process may have done it meanwhile.
        with in_dutch(folder, schrijft=True), locked(folder / SLOT, WACHTTIJD):
            return _upgrade_copy(folder, stappen) if _is_old(folder) else None
    except Timeout as error:
        raise WerkboekInGebruik(map=folder) from error
    except OSError as error:
        raise NietTeBewaren(
            reden="in de map van het werkboek kan niet worden geschreven"
        ) from error


def _upgrade_copy(folder: Path, stappen: Mapping[int, Stap]) -> Path:
    for leftover in folder.glob(f".{DATABASE}-*{HALF}*"):
        leftover.unlink()
    with written_whole(folder) as half, alone(folder, WACHTTIJD) as now:
        with contextlib.closing(sqlite3.connect(half)) as copy:
            now.backup(copy)
        with editing(half) as connection:
            walk(connection, stappen)
        kept = keep(now, folder, "voor het bijwerken")
        pour(half, now)
    log.warning("Het werkboek is bijgewerkt; zoals het was, staat het in %s", kept)
    return kept


def walk(connection: sa.Connection, stappen: Mapping[int, Stap]) -> None:
    """Take every step from the file's version to this program's, then add what is missing."""
    for version in range(_version(connection), SCHEMA_VERSIE):
        if version in stappen:
            stappen[version](connection)
    add_what_is_missing(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSIE}")


def add_what_is_missing(connection: sa.Connection) -> None:
    """Make the tables, columns and indexes that today's dataclasses have and the file lacks."""
    METADATA.create_all(connection)
    for tabel in TABELLEN:
        missing = _missing(connection, tabel)
        for column in missing:
            _add_column(connection, tabel, column)
        if missing:
            let_csv_follow(connection, tabel.naam)
    for table in VAN_DE_RONDE:
        _add_round(connection, table)
    for table in METADATA.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _add_column(connection: sa.Connection, tabel: Tabel, column: sa.Column[Any]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    sql_type = column.type.compile(connection.dialect)
    connection.exec_driver_sql(
        f"ALTER TABLE {quote(tabel.naam)} ADD COLUMN {quote(column.name)} {sql_type}"
    )
    default = next(kolom.standaard for kolom in tabel.kolommen if kolom.naam == column.name)
    if default is not None:
        connection.execute(sa.update(SQL[tabel.naam]).values({column.name: default}))


def _add_round(connection: sa.Connection, table: sa.Table) -> None:
    """Say of what is known of people in a round which round that is: there was one open then."""
    there = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
    if table.c.ronde.name in there:
        return
    connection.exec_driver_sql(
        f"ALTER TABLE {table.name} ADD COLUMN ronde INTEGER DEFAULT 0 NOT NULL"
    )
    rondes = SQL["rondes"].c
    opened = sa.select(sa.func.max(rondes.ronde)).where(rondes.gesloten.is_(None))
    if nummer := connection.execute(opened).scalar():
        connection.execute(sa.update(table).values(ronde=nummer))


def _is_old(folder: Path) -> bool:
    """Tell whether an older program filled the file; a look that changes nothing.

    Between two releases tables grow without a new version, so what is missing is looked at too.
    """
    path = (folder / DATABASE).resolve()
    with in_dutch(folder, schrijft=False):
        uri = f"{path.as_uri()}?mode=rw"
        opened = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WACHTTIJD)
        with contextlib.closing(opened) as file:
            (version,) = file.execute("PRAGMA user_version").fetchone()
            there = set(file.execute(_COLUMNS_THERE))
    return 0 < int(version) < SCHEMA_VERSIE or (
        int(version) == SCHEMA_VERSIE and bool(_wanted() - there)
    )


_COLUMNS_THERE = """
SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
UNION SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'
"""


def _wanted() -> set[tuple[str, str]]:
    return {
        (table.name, str(part.name))
        for table in METADATA.sorted_tables
        for part in (*table.c, *table.indexes)
    }


def _version(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _missing(connection: sa.Connection, tabel: Tabel) -> list[sa.Column[Any]]:
    rows = connection.exec_driver_sql(f"PRAGMA table_info({tabel.naam})")
    there = {row.name for row in rows}
    return [column for column in SQL[tabel.naam].columns if column.name not in there]
