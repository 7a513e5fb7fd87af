"""Of which version the tables on a server are, and bringing older ones up to date.

What was added to the dataclasses (a table, a column) is added by itself: Alembic compares them.
What means something else since then is a step, the same as for a file (see `STAPPEN`).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.motor.bijwerkstappen import STAPPEN
from ouderplan.opslag.motor.postgres.tabellen import VERSIE, metadata
from ouderplan.opslag.tabellen import SCHEMA_VERSIE, tabel_named

_THERE = sa.text(f"SELECT to_regclass('{VERSIE}') IS NOT NULL")
_READ = sa.text(f"SELECT versie FROM {VERSIE}")  # noqa: S608  our name
_FORGET = sa.text(f"DELETE FROM {VERSIE}")  # noqa: S608
_KEEP = sa.text(f"INSERT INTO {VERSIE} VALUES (:versie)")  # noqa: S608


def schema_version(connection: sa.Connection) -> int:
    """Return the version of the tables; 0 when there are none yet."""
    if not connection.execute(_THERE).scalar_one():
        return 0
    return int(connection.execute(_READ).scalar_one())


def make_tables(connection: sa.Connection) -> None:
    """Make every table inside the running transaction."""
    connection.exec_driver_sql(_all_of_them(), execution_options={"no_parameters": True})
    connection.execute(_KEEP, {"versie": SCHEMA_VERSIE})


@cache
def _all_of_them() -> str:
    """Return what makes every table and index, in one message and not in a hundred."""
    said: list[str] = []
    url = sa.make_url("postgresql+psycopg://")
    dialect = url.get_dialect()()

    def note(one: Any, *_: Any, **__: Any) -> None:
        said.append(str(one.compile(dialect=dialect)))

    metadata().create_all(sa.create_mock_engine(url, note), checkfirst=False)
    return ";".join(said)


def is_old(connection: sa.Connection) -> bool:
    """Tell whether an older program made the tables."""
    return 0 < schema_version(connection) < SCHEMA_VERSIE


def upgrade(connection: sa.Connection) -> None:
    """Take every step to this program's version, then add what is missing; all of it or nothing.

    Who was first has done it already when another one gets here.
    """
    if not is_old(connection):
        return
    for version in range(schema_version(connection), SCHEMA_VERSIE):
        if version in STAPPEN:
            STAPPEN[version](connection)
    add_what_is_missing(connection)
    connection.execute(_FORGET)
    connection.execute(_KEEP, {"versie": SCHEMA_VERSIE})


def add_what_is_missing(connection: sa.Connection) -> None:
    """Make the tables, columns and indexes that today's dataclasses have and the schema lacks."""
    from alembic.autogenerate import produce_migrations  # noqa: PLC0415  only for an older workbook
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations, ops  # noqa: PLC0415

    context = MigrationContext.configure(connection)
    found = produce_migrations(context, metadata()).upgrade_ops
    run = Operations(context)
    for one in _single(found.ops if found else []):
        if isinstance(one, (ops.CreateTableOp, ops.AddColumnOp, ops.CreateIndexOp)):
            run.invoke(one)
        if isinstance(one, ops.AddColumnOp):
            _fill(connection, one.table_name, one.column.name)


def _single(found: list[Any]) -> Iterator[Any]:
    """Yield what is to be done, also what Alembic put together for one table."""
    for one in found:
        yield from _single(one.ops) if hasattr(one, "ops") else (one,)


def _fill(connection: sa.Connection, table: str, column: str) -> None:
    tabel = tabel_named(table)
    found = (kolom.standaard for kolom in tabel.kolommen if kolom.naam == column) if tabel else ()
    default = next(iter(found), None)
    if default is not None:
        filled = metadata().tables[table]
        connection.execute(sa.update(filled).values({column: default}))
