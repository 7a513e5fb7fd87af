"""A change of a table raises SCHEMA_VERSIE, and every version that went out can be opened."""

import sqlite3

import pytest
from schema_vastleggen import schema_now, written_down

from ouderplan.opslag import Werkboek
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE

pytestmark = pytest.mark.alleen_sqlite("de tabellen zoals ze in het bestand staan")

UITGEBRACHT = written_down()
UITLEG = """
De tabellen zijn anders dan versie {versie} ze maakte, en SCHEMA_VERSIE staat nog op {versie}.
Zet SCHEMA_VERSIE (opslag/tabellen.py) op {volgende}. Een ouder werkboek krijgt een nieuwe kolom of
tabel dan vanzelf; verandert er iets anders, zet dan een stap in STAPPEN
(opslag/motor/bijwerkstappen.py).
Verander schema_{versie}.sql niet: zo staan de tabellen in de werkboeken van scholen.
"""


def test_the_tables_are_those_of_their_version_or_the_version_was_raised():
    if SCHEMA_VERSIE in UITGEBRACHT:
        explained = UITLEG.format(versie=SCHEMA_VERSIE, volgende=SCHEMA_VERSIE + 1)
        assert set(schema_now().splitlines()) == set(UITGEBRACHT[SCHEMA_VERSIE].splitlines()), (
            explained
        )


def test_the_version_goes_up_by_one_from_the_last_that_went_out():
    assert max(UITGEBRACHT) <= SCHEMA_VERSIE <= max(UITGEBRACHT) + 1
    assert sorted(UITGEBRACHT) == list(range(1, max(UITGEBRACHT) + 1))


@pytest.mark.parametrize("versie", sorted(UITGEBRACHT))
def test_a_workbook_of_every_version_gets_the_tables_of_today(versie, tmp_path):
    path = tmp_path / "werkboek.db"
    connection = sqlite3.connect(path)
    connection.executescript(UITGEBRACHT[versie])
    assert connection.execute("PRAGMA user_version").fetchone() == (versie,)
    connection.close()
    Werkboek.open(tmp_path).close()
    connection = sqlite3.connect(path)
    for naam, table in METADATA.tables.items():
        rows = connection.execute(f"PRAGMA table_info({naam})")
        there = {(row[1], row[2]) for row in rows}
        assert there == {(column.name, str(column.type)) for column in table.columns}, naam
        indexes = {row[1] for row in connection.execute(f"PRAGMA index_list({naam})")}
        assert {index.name for index in table.indexes} <= indexes, naam
    connection.close()
