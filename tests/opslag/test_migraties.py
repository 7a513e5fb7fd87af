"""An older workbook is brought up to date on a copy, and stays as a backup."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.kern.school import Gegeven
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import WerkboekInGebruik, WerkboekOnleesbaar
from ouderplan.opslag.motor.sqlite.migraties import upgrade
from ouderplan.opslag.motor.sqlite.wissel import editing
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE, SQL, TABELLEN

pytestmark = pytest.mark.alleen_sqlite("bestanden van oudere versies")

SCHEMA_1 = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")
RIJEN = """
INSERT INTO werkboek (rij, volgorde, sleutel, waarde) VALUES (1, 1, 'school', 'De Oude School');
INSERT INTO waarden (rij, volgorde, waarde, omschrijving, icoon, bron)
  VALUES (1, 1, 'respect', 'Zoals het was.', '', '');
INSERT INTO rondes (rij, volgorde, ronde, soort, vraag, geopend, regel, aantal_keuzes, groepen)
  VALUES (1, 1, 1, 'waarden', 'Wat telt?', '2026-10-06 19:30:00.000000', '', 5, 'ouders');
INSERT INTO stembriefjes VALUES (1, 'briefje', 'ouders', 'telefoon', 'respect');
INSERT INTO geheimen VALUES ('ronde 1', X'00112233445566778899AABBCCDDEEFF0102030405060708');
"""
SLEUTEL = bytes.fromhex("00112233445566778899AABBCCDDEEFF0102030405060708")


def old_book(map: Path, schema: str = SCHEMA_1) -> Path:
    map.mkdir()
    connection = sqlite3.connect(map / "werkboek.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.executescript(schema + RIJEN)
    connection.close()
    return map


@pytest.fixture
def oud(tmp_path) -> Path:
    """Give the folder of a workbook that version 1 made, with a round open."""
    return old_book(tmp_path / "oud")


def test_a_workbook_of_version_1_opens_with_everything_that_was_in_it(oud):
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        assert tx.rows(Gegeven) == [Gegeven("school", "De Oude School")]
        assert [row.omschrijving for row in tx.rows(Waarde)] == ["Zoals het was."]
        (ronde,) = tx.rows(Ronde)
        assert (ronde.vraag, ronde.is_open) == ("Wat telt?", True)
    with wb.writing() as tx:
        tx.add(Waarde("openheid"))
    wb.close()
    assert "openheid" in (oud / "waarden.csv").read_text("utf-8-sig")


def test_its_file_has_every_table_and_column_of_today(oud):
    Werkboek.open(oud).close()
    connection = sqlite3.connect(oud / "werkboek.db")
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSIE,)
    for naam, table in METADATA.tables.items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({naam})")}
        assert there == {column.name for column in table.columns}, naam
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_how_it_was_stays_as_a_backup_without_the_key_and_ballots_of_its_round(oud):
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        assert [row.keuze for row in tx.rows(Stembriefje)] == ["respect"]
    wb.close()
    (reserve,) = reserves(oud)
    assert reserve.naam.endswith("voor het bijwerken")
    connection = sqlite3.connect(reserve.pad)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT keuze FROM stembriefjes").fetchall() == []
    connection.close()
    assert SLEUTEL not in reserve.pad.read_bytes()
    assert SLEUTEL in (oud / "werkboek.db").read_bytes()  # the open round goes on


def test_a_workbook_of_today_is_left_alone(werkboek):
    assert upgrade(werkboek.map) is None
    assert reserves(werkboek.map) == ()


def test_a_column_that_the_file_lacks_is_added_with_its_default_and_shown_in_the_csv(tmp_path):
    without = SCHEMA_1.replace("icoon TEXT, bron TEXT", "icoon TEXT")
    assert without != SCHEMA_1
    map = tmp_path / "ouder"
    map.mkdir()
    connection = sqlite3.connect(map / "werkboek.db")
    connection.executescript(without)
    connection.execute("INSERT INTO waarden VALUES (1, 1, 'respect', 'Zo.', '')")
    connection.execute("INSERT INTO werkboek VALUES (1, 1, 'school', 'De Oudere School')")
    connection.commit()
    connection.close()
    (map / "waarden.csv").write_text(
        "waarde;omschrijving;icoon\nrespect;Zo.;\n", encoding="utf-8-sig", newline="\r\n"
    )
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        assert tx.rows(Waarde) == [Waarde("respect", "Zo.")]
    wb.take_over({t: (map / "waarden.csv").read_bytes() for t in TABELLEN if t.naam == "waarden"})
    wb.sync_csvs()
    assert "waarde;omschrijving;icoon;bron" in (map / "waarden.csv").read_text("utf-8-sig")
    wb.close()


@pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.naam)
def test_every_column_with_a_default_can_be_added_to_an_older_workbook(tabel, oud):
    """So a developer who adds one has nothing to write."""
    key = set(tabel.uniek) if tabel.anoniem else set()
    later = [k.naam for k in tabel.kolommen if not k.verplicht and k.naam not in key]
    connection = sqlite3.connect(oud / "werkboek.db")
    present = {row[1] for row in connection.execute(f"PRAGMA table_info({tabel.naam})")}
    for naam in present & set(later):
        connection.execute(f"ALTER TABLE {tabel.naam} DROP COLUMN {naam}")
    connection.commit()
    connection.close()
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        for row in tx.rows(tabel.rij):
            for kolom in tabel.kolommen:
                if kolom.naam in later:
                    assert getattr(row, kolom.naam) == kolom.standaard
    wb.close()


def test_a_table_that_the_file_lacks_is_made(oud):
    connection = sqlite3.connect(oud / "werkboek.db")
    connection.execute("DROP TABLE visie_stappen")
    connection.close()
    wb = Werkboek.open(oud)
    assert "visie_stappen" in {path.stem for path in oud.glob("*.csv")}
    wb.close()


def test_a_step_runs_on_the_copy_and_its_failure_leaves_the_workbook_as_it_was(oud):
    connection = sqlite3.connect(oud / "werkboek.db")
    before = connection.execute("SELECT * FROM waarden").fetchall()
    connection.close()

    def fall(connection: sa.Connection) -> None:
        connection.execute(sa.delete(SQL["waarden"]))
        connection.exec_driver_sql("SELECT * FROM er_is_geen_tabel")

    with pytest.raises(WerkboekOnleesbaar):
        upgrade(oud, {1: fall})
    connection = sqlite3.connect(oud / "werkboek.db")
    assert connection.execute("SELECT * FROM waarden").fetchall() == before
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    assert not list(oud.rglob("*.half*"))


def test_a_step_of_its_own_can_change_what_cells_mean(oud):
    def shout(connection: sa.Connection) -> None:
        connection.exec_driver_sql("UPDATE waarden SET waarde = upper(waarde)")

    upgrade(oud, {1: shout})
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        assert [row.waarde for row in tx.rows(Waarde)] == ["RESPECT"]
    wb.close()


def test_an_older_program_that_has_it_open_is_waited_for_and_then_said(
    oud, start_proces, monkeypatch
):
    monkeypatch.setattr("ouderplan.opslag.motor.sqlite.migraties.WACHTTIJD", 0.2)
    holder = start_proces("houd_vast.py", oud / "werkboek.db")
    assert holder.stdout.readline() == "vast\n"
    with pytest.raises(WerkboekInGebruik):
        upgrade(oud)
    holder.communicate("klaar\n", timeout=10)
    assert upgrade(oud)


def test_processes_that_open_an_old_workbook_at_once_upgrade_it_once(oud, start_proces):
    processes = [start_proces("voeg_toe.py", oud, f"proces {nr}", 1) for nr in range(4)]
    for process in processes:
        assert process.stdout.readline() == "open\n"
    for process in processes:
        assert process.communicate("ga\n", timeout=20)[0] == "bewaard\n"
    assert len(reserves(oud)) == 1
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        assert len(tx.rows(Waarde)) == 5
    wb.close()


def test_a_transaction_on_a_copy_that_fails_changes_nothing(oud):
    path = oud / "werkboek.db"
    with pytest.raises(sa.exc.OperationalError):
        _empty_and_fall(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM waarden").fetchone() == (1,)
    connection.close()


def _empty_and_fall(path: Path) -> None:
    with editing(path) as connection:
        connection.execute(sa.delete(SQL["waarden"]))
        connection.exec_driver_sql("SELECT * FROM er_is_geen_tabel")


def test_a_column_or_table_that_came_without_a_new_version_is_added_too(werkboek):
    werkboek.close()
    with sqlite3.connect(werkboek.map / "werkboek.db") as connection:
        connection.execute("ALTER TABLE waarden DROP COLUMN icoon")
        connection.execute("DROP TABLE evaluaties")
    connection.close()
    assert upgrade(werkboek.map) is not None
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert {row.icoon for row in tx.rows(Waarde)} == {""}
        assert tx.rows(Evaluatie) == []
    again.close()
    assert upgrade(werkboek.map) is None


def test_waarden_of_the_start_list_get_their_icon_and_the_csv_shows_it(oud):
    connection = sqlite3.connect(oud / "werkboek.db")
    rows = [
        ("samen leren", "", "startlijst"),
        ("geduld", "ster", "startlijst"),
        ("durf", "", "eigen"),
        ("vertrouwen in elkaar", "", "startlijst"),
    ]
    connection.executemany(
        "INSERT INTO waarden (volgorde, waarde, icoon, bron) VALUES (9, ?, ?, ?)", rows
    )
    connection.commit()
    connection.close()
    wb = Werkboek.open(oud)
    with wb.reading() as tx:
        icons = {waarde.waarde: waarde.icoon for waarde in tx.rows(Waarde)}
    wb.sync_csvs()
    assert "samen leren;;samen-leren;startlijst" in (oud / "waarden.csv").read_text("utf-8-sig")
    wb.close()
    assert icons == {
        "respect": "",
        "samen leren": "samen-leren",
        "geduld": "ster",
        "durf": "",
        "vertrouwen in elkaar": "",
    }
