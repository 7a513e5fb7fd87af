"""The tables of a workbook as PostgreSQL has them: of the same description, with its own finding.

Text is ordered by its code points, as everywhere in the workbook and whatever language the server
speaks. A name may be as long as a cell, which no ordered index holds, so rows are found by a hash.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.tabellen import METADATA, Tabel, tabel_named

VERSIE = "schema_versie"
"""The table that says which version the others are of; it has one row."""


@cache
def metadata() -> sa.MetaData:
    """Return all tables as they are made on a server."""
    made = sa.MetaData()
    for table in METADATA.sorted_tables:
        tabel = tabel_named(table.name)
        long_key = tabel is not None and tabel.anoniem
        columns = [_column(column, key=not long_key) for column in table.columns]
        found = _by_hash(tabel) if tabel else []
        ours = [
            sa.Index(f"vind_{table.name}_{naam}", naam, postgresql_using="hash") for naam in found
        ]
        same = [
            sa.Index(index.name, *index.columns.keys(), unique=index.unique)
            for index in sorted(table.indexes, key=lambda index: str(index.name))
            if not str(index.name).startswith("vind_") or tabel is None
        ]
        copy = sa.Table(table.name, made, *columns, *ours, *same)
        if tabel is not None and tabel.anoniem:
            *names, last = tabel.uniek
            keys = (*(copy.c[naam] for naam in names), sa.func.md5(copy.c[last]))
            sa.Index(f"{table.name}_pkey", *keys, unique=True)
    sa.Table(VERSIE, made, sa.Column("versie", sa.Integer, nullable=False))
    return made


def _column(column: sa.Column[Any], *, key: bool) -> sa.Column[Any]:
    copy = column._copy()  # as `Table.to_metadata` does
    copy.index = None  # it is among the indexes of the table
    if isinstance(copy.type, sa.Text):
        copy.type = sa.Text(collation="C")
    if column.primary_key and not key:
        copy.primary_key, copy.nullable = False, False
    return copy


def _by_hash(tabel: Tabel) -> list[str]:
    """Return by which columns a row is looked for; of two that name it, the first says of what."""
    if tabel.anoniem:
        return []
    return list(dict.fromkeys([*tabel.uniek[:2][-1:], *tabel.zoek]))


def order_index(naam: str) -> str:
    """Return the index in whose order the rows of a table are laid down when it is written anew."""
    return f"{naam}_pkey"
