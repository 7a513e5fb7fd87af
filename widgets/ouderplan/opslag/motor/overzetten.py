"""All rows of a workbook from one motor to the other, with their numbers."""

import sqlite3
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE

PER_KEER = 5000
"""Rows that are in memory at once."""


def copy_rows(
    source: sa.Connection,
    target: sa.Connection,
    but: Collection[sa.Table] = (),
    zonder: Mapping[str, sa.ColumnElement[bool]] | None = None,
) -> None:
    """Put all rows of `source` into the tables of `target`, which are empty, `but` some.

    `zonder` says of a table which of its rows stay away.
    """
    for table in METADATA.sorted_tables:
        if table in but:
            continue
        query = sa.select(table)
        if zonder and table.name in zonder:
            query = query.where(~zonder[table.name])
        found = source.execute(query).mappings()
        while rows := found.fetchmany(PER_KEER):
            target.execute(sa.insert(table), [dict(row) for row in rows])


def go_on_numbering(target: sa.Connection) -> None:
    """Let new rows get numbers behind those that were put in; SQLite does so by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        for column in table.primary_key.columns:
            if column.autoincrement is True:
                highest = sa.select(sa.func.max(column)).scalar_subquery()
                counter = sa.func.pg_get_serial_sequence(table.name, column.name)
                target.execute(sa.select(sa.func.setval(counter, highest)))


def copied_in_memory(source: sa.Connection) -> sqlite3.Connection:
    """Return a SQLite database in memory with all that `source` holds."""
    engine = sa.create_engine(
        "sqlite://",
        poolclass=sa.StaticPool,
        connect_args={"isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )
    with engine.connect() as memory:
        memory.exec_driver_sql("BEGIN")
        METADATA.create_all(memory)
        copy_rows(source, memory)
        memory.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSIE}")
        memory.exec_driver_sql("COMMIT")
        line = memory.connection.driver_connection
        assert isinstance(line, sqlite3.Connection)
        copy = sqlite3.connect(":memory:", isolation_level=None)
        line.backup(copy)
    engine.dispose()
    return copy
