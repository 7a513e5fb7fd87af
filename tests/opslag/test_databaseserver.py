"""A workbook on PostgreSQL: what is only so there, and what is said when the server is away."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from signal import SIGKILL

import pytest
import sqlalchemy as sa

from motoren import POSTGRES, SQLITE, cells
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek, heel_bestand
from ouderplan.opslag.csv_geheugen import fingerprint
from ouderplan.opslag.csv_uit import write_table
from ouderplan.opslag.fouten import (
    NietTeBewaren,
    TerugzettenTijdensRonde,
    WerkboekBestaatAl,
    WerkboekInGebruik,
    WerkboekTeNieuw,
    WerkboekWeg,
)
from ouderplan.opslag.motor.fouten import (
    AnkerOnleesbaar,
    DatabaseserverOnbekend,
    DatabaseserverWeg,
    VerhuizenTijdensRonde,
    WerkboekNietOpServer,
)
from ouderplan.opslag.motor.kiezen import OMGEVING, kind_on_a_server
from ouderplan.opslag.motor.postgres import aanmaken, anker
from ouderplan.opslag.motor.postgres.lijn import Lijn
from ouderplan.opslag.motor.postgres.motor import PostgresMotor
from ouderplan.opslag.motor.postgres.tabellen import metadata
from ouderplan.opslag.motor.postgres.versie import VERSIE
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor
from ouderplan.opslag.plaats import ANKER
from ouderplan.opslag.reserve.maken import back_up, copy_content, find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.sporen.wissen import find_duty, is_owed
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.tabellen import CSV_BESTANDEN, SCHEMA_VERSIE, TABELLEN, tabel_of
from ouderplan.opslag.verhuizen import make_copy
from ouderplan.opslag.zegel.sleutels import MAP

SCHOOL = {"school": "De Serverschool", "schooljaar": "2026-2027"}


pytestmark = pytest.mark.alleen_postgres("wat alleen daar zo is")


def sql(wb, statement):
    with wb.motor.engine.connect() as connection:
        connection.exec_driver_sql(statement)


def elsewhere(statement, *values):
    """Do something on a line that is nobody's, and return the first row."""
    import psycopg  # noqa: PLC0415  not on a laptop

    with psycopg.connect(os.environ[OMGEVING], autocommit=True) as line:
        return line.execute(statement, values or None).fetchone()


def add(wb, naam):
    with wb.writing() as tx:
        tx.add(Waarde(naam, "Wat dat hier is."))


def waarden(wb):
    with wb.reading() as tx:
        return [row.waarde for row in tx.rows(Waarde)]


# --- in its folder --------------------------------------------------------------------------------


def test_the_folder_says_where_the_rows_are_and_has_no_password(werkboek):
    said = (werkboek.map / ANKER).read_text()
    assert f'schema = "{werkboek.motor.schema}"' in said
    assert os.environ[OMGEVING] not in said
    assert not (werkboek.map / "werkboek.db").exists()


@pytest.mark.parametrize("said", ["", "schema = 7", 'schema = "x; DROP SCHEMA y"', "geen toml ["])
def test_an_anchor_that_says_nothing_is_said(werkboek, said):
    werkboek.close()
    (werkboek.map / ANKER).write_text(said)
    with pytest.raises(AnkerOnleesbaar):
        Werkboek.open(werkboek.map)


def test_what_is_written_while_the_folder_goes_is_not_acknowledged(werkboek):
    def go():
        with werkboek.writing() as tx:
            tx.add(Waarde("haast", "Te laat."))
            werkboek.map.rename(werkboek.map.with_name("elders"))

    with pytest.raises(WerkboekWeg):
        go()
    werkboek.map.with_name("elders").rename(werkboek.map)
    assert "haast" not in waarden(werkboek)


def test_of_two_that_make_one_in_the_same_folder_one_hears_so_and_leaves_nothing(
    motor, tmp_path, monkeypatch
):
    first = tmp_path / "boek"
    Werkboek.create(first, SCHOOL).close()
    monkeypatch.setattr("ouderplan.opslag.motor.postgres.motor.make_folder", lambda _map: None)
    with pytest.raises(WerkboekBestaatAl):
        Werkboek.create(first, SCHOOL)
    named = "nspname LIKE 'ouderplan_boek%'"
    assert elsewhere(f"SELECT count(*) FROM pg_namespace WHERE {named}") == (1,)
    assert motor.motor == POSTGRES


def schemas(naam):
    """Return how many schemas there are of workbooks in folders with this name."""
    (many,) = elsewhere(
        "SELECT count(*) FROM pg_namespace WHERE nspname LIKE %s", f"ouderplan_{naam}_%"
    )
    return many


@pytest.fixture
def half(werkboek, monkeypatch):
    """Give the folder beside it of a workbook of which the making was killed at the last moment."""
    folder = werkboek.map.with_name("half")
    if not (child := os.fork()):
        monkeypatch.setattr(aanmaken, "place_anchor", lambda *_: os.kill(os.getpid(), SIGKILL))
        Werkboek.create(folder, SCHOOL)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == SIGKILL
    assert schemas("half") == 1
    return folder


def test_what_a_kill_left_of_one_being_made_goes_when_one_beside_it_is_opened(half, werkboek):
    add(werkboek, "trouw")
    werkboek.close()
    with closing(Werkboek.open(werkboek.map)) as again:
        assert "trouw" in waarden(again)
    assert schemas("half") == 0
    assert list(half.iterdir()) == []


def test_it_goes_too_when_one_is_made_in_its_place(half):
    Werkboek.create(half, SCHOOL).close()
    assert schemas("half") == 1
    with closing(Werkboek.open(half)) as wb:
        assert wb.profile()["school"] == SCHOOL["school"]
    assert [one.name for one in half.glob(f".{ANKER}*")] == []


def test_a_copy_of_the_folder_takes_nothing_away_of_the_one_that_was_copied(half, werkboek):
    shutil.copytree(half, werkboek.map.parent / "elders" / "half")
    Werkboek.create(werkboek.map.parent / "elders" / "nog een", SCHOOL).close()
    assert schemas("half") == 1


def test_one_that_is_being_made_now_stays(werkboek, monkeypatch):
    place = aanmaken.place_anchor

    def place_while_another_is_opened(*what):
        Werkboek.open(werkboek.map).close()
        place(*what)

    monkeypatch.setattr(aanmaken, "place_anchor", place_while_another_is_opened)
    folder = werkboek.map.with_name("bezig")
    Werkboek.create(folder, SCHOOL).close()
    assert schemas("bezig") == 1
    Werkboek.open(folder).close()


def test_an_anchor_that_is_being_written_now_stays(werkboek, monkeypatch):
    place = anker.place_new

    def place_while_another_is_opened(*what):
        Werkboek.open(werkboek.map).close()
        return place(*what)

    monkeypatch.setattr(anker, "place_new", place_while_another_is_opened)
    monkeypatch.setattr(heel_bestand, "token_hex", lambda _: "abcd1234")  # could be a schema's
    folder = werkboek.map.with_name("bezig")
    Werkboek.create(folder, SCHOOL).close()
    Werkboek.open(folder).close()


def test_a_workbook_that_was_moved_right_after_its_making_was_killed_is_never_taken_away(
    werkboek, monkeypatch
):
    folder, moved = werkboek.map.with_name("eerst"), werkboek.map.with_name("daarna")
    if not (child := os.fork()):
        monkeypatch.setattr(
            aanmaken, "_tidy_calmly", lambda *_, **__: os.kill(os.getpid(), SIGKILL)
        )
        Werkboek.create(folder, SCHOOL)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == SIGKILL
    (half,) = folder.glob(f".{ANKER}-*")
    folder.rename(moved)
    Werkboek.open(moved).close()
    assert not (moved / half.name).exists()
    folder.mkdir()
    half.touch()  # as a copy of the folder from while it was being made
    Werkboek.open(werkboek.map).close()
    assert schemas("eerst") == 1
    Werkboek.open(moved).close()


# --- versions -------------------------------------------------------------------------------------


def test_a_later_version_of_the_program_is_recognised(werkboek):
    sql(werkboek, f"UPDATE {VERSIE} SET versie = {SCHEMA_VERSIE + 1}")
    werkboek.close()
    with pytest.raises(WerkboekTeNieuw):
        Werkboek.open(werkboek.map)


def test_an_older_one_gets_the_tables_columns_and_indexes_that_it_lacks(werkboek):
    add(werkboek, "trouw")
    for statement in (
        "ALTER TABLE waarden DROP COLUMN bron",
        "DROP TABLE ambities",
        "DROP INDEX vind_waarden_waarde",
        f"UPDATE {VERSIE} SET versie = {SCHEMA_VERSIE - 1}",
    ):
        sql(werkboek, statement)
    werkboek.close()
    with closing(Werkboek.open(werkboek.map)) as again:
        assert "trouw" in waarden(again)
        with again.motor.reading() as connection:
            there = sa.inspect(connection)
            for table in metadata().sorted_tables:
                columns = {column["name"] for column in there.get_columns(table.name)}
                assert columns == set(table.c.keys()), table.name
                indexes = {index["name"] for index in there.get_indexes(table.name)}
                assert {str(index.name) for index in table.indexes} <= indexes, table.name
            assert again.motor.schema_version(connection) == SCHEMA_VERSIE


def test_an_upgrade_may_take_longer_than_an_answer(werkboek, monkeypatch):
    add(werkboek, "trouw")
    for statement in (
        "ALTER TABLE waarden DROP COLUMN bron",
        f"UPDATE {VERSIE} SET versie = {SCHEMA_VERSIE - 1}",
        "CREATE FUNCTION traag() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_sleep(2); RETURN NULL; END'",
        "CREATE TRIGGER traag AFTER UPDATE ON waarden EXECUTE FUNCTION traag()",
    ):
        sql(werkboek, statement)
    werkboek.close()
    with monkeypatch.context() as impatient:
        impatient.setattr(Lijn, "geduld", 0.5)
        impatient.setattr("ouderplan.opslag.motor.postgres.motor.WACHTTIJD", 0.5)
        PostgresMotor.upgrade(werkboek.map)
    with closing(Werkboek.open(werkboek.map)) as again:
        sql(again, "DROP FUNCTION traag CASCADE")
        assert "trouw" in waarden(again)


def test_copying_all_rows_may_take_longer_than_an_answer(werkboek, monkeypatch, wacht_tot):
    import psycopg  # noqa: PLC0415  not on a laptop

    add(werkboek, "trouw")
    with psycopg.connect(os.environ[OMGEVING]) as other, ThreadPoolExecutor(1) as by_the_way:
        other.execute(f"LOCK TABLE {werkboek.motor.schema}.waarden")
        monkeypatch.setattr(Lijn, "geduld", 0.5)
        made = by_the_way.submit(back_up, werkboek.map, "proef")
        wacht_tot(lambda: elsewhere("SELECT 1 FROM pg_locks WHERE NOT granted") or made.done())
        time.sleep(1.5)  # more than an answer may take, less than who reads waits for a lock
        other.rollback()
        assert made.result(60).exists()


# --- when the server does not help ----------------------------------------------------------------


def test_a_missing_table_is_said(werkboek):
    sql(werkboek, "DROP TABLE waarden CASCADE")
    with pytest.raises(WerkboekNietOpServer):
        waarden(werkboek)


def test_a_workbook_that_another_one_writes_in_is_said_after_the_wait(werkboek):
    began = time.monotonic()
    with (
        closing(Werkboek.open(werkboek.map, wachttijd=0.2)) as other,
        werkboek.writing(),
        pytest.raises(NietTeBewaren, match="iets anders is nog bezig"),
    ):
        add(other, "haast")
    assert time.monotonic() - began < 60
    assert "haast" not in waarden(werkboek)


def test_a_server_that_is_not_there_is_said_and_it_goes_on_by_itself_after(werkboek, monkeypatch):
    there = os.environ[OMGEVING]
    werkboek.close()
    monkeypatch.setenv(OMGEVING, "postgresql://ouderplan@/niets?host=/nergens")
    with pytest.raises(DatabaseserverWeg, match="niet te bereiken"):
        Werkboek.open(werkboek.map)
    monkeypatch.setenv(OMGEVING, there)
    with closing(Werkboek.open(werkboek.map)) as again:
        assert waarden(again)


def test_lines_that_the_server_broke_are_made_again(werkboek):
    before = werkboek.pulse()
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    elsewhere(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    time.sleep(0.2)
    add(werkboek, "trouw")
    assert "trouw" in waarden(werkboek)
    assert werkboek.pulse() != before


def test_a_line_that_breaks_while_something_is_written_is_no_acknowledgement(werkboek):
    def write():
        with werkboek.writing() as tx:
            tx.add(Waarde("haast", "Te laat."))
            pid = tx.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            elsewhere("SELECT pg_terminate_backend(%s)", pid)
            time.sleep(0.2)

    with pytest.raises(DatabaseserverWeg):
        write()
    assert "haast" not in waarden(werkboek)


def test_a_server_that_only_lets_read_is_said(werkboek):
    """As a standby does, that was asked before it took over."""
    naam = sa.make_url(os.environ[OMGEVING]).database
    sql(werkboek, f"ALTER DATABASE {naam} SET default_transaction_read_only = on")
    with closing(Werkboek.open(werkboek.map)) as again:
        assert waarden(again)
        with pytest.raises(DatabaseserverWeg, match="laat nu alleen lezen"):
            add(again, "haast")


def test_who_waits_for_its_turn_sees_what_was_kept_meanwhile(werkboek, wacht_tot):
    """Also where another isolation is usual: else a key that is used would be destroyed."""
    naam = sa.make_url(os.environ[OMGEVING]).database
    sql(werkboek, f"ALTER DATABASE {naam} SET default_transaction_isolation = 'repeatable read'")
    with closing(Werkboek.open(werkboek.map)) as again, ThreadPoolExecutor(1) as later:
        with werkboek.writing() as tx:
            waits = later.submit(add, again, "trouw")
            wacht_tot(lambda: elsewhere("SELECT 1 FROM pg_locks WHERE NOT granted"))
            tx.add(Waarde("moed", "Wat dat hier is."))
        waits.result(60)
        assert {"moed", "trouw"} <= set(waarden(again))


def test_what_failed_within_a_transaction_is_never_half_kept(werkboek):
    """PostgreSQL answers COMMIT with a ROLLBACK then, and calls that no error."""

    def write():
        with werkboek.writing() as tx:
            tx.add(Waarde("haast", "Half."))
            with pytest.raises(sa.exc.DBAPIError):
                tx.connection.exec_driver_sql("SELECT 1/0")

    with pytest.raises(NietTeBewaren):
        write()
    assert "haast" not in waarden(werkboek)


def test_a_workbook_of_which_a_part_failed_is_not_made(motor, tmp_path):
    def fail(connection):
        with pytest.raises(sa.exc.DBAPIError):
            connection.exec_driver_sql("SELECT 1/0")

    with pytest.raises(NietTeBewaren):
        kind_on_a_server().make(tmp_path / "half", fail)
    assert not (tmp_path / "half" / ANKER).exists()
    assert motor.motor == POSTGRES


def test_a_psycopg_that_finds_no_library_is_said(werkboek):
    """Here as one that was told to use a library that is not installed."""
    command = [sys.executable, "-m", "ouderplan", "controleer", str(werkboek.map)]
    env = os.environ | {"PSYCOPG_IMPL": "c", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env)
    assert done.returncode
    assert "ontbreekt psycopg" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("said", ["", "mysql://x", "geen adres", "postgresql://a:1,b:2/x"])
def test_an_environment_that_does_not_say_where_it_is(werkboek, monkeypatch, said):
    werkboek.close()
    monkeypatch.setenv(OMGEVING, said)
    with pytest.raises(DatabaseserverOnbekend):
        Werkboek.open(werkboek.map)


def test_what_is_acknowledged_is_on_the_disk_of_the_server(werkboek):
    with werkboek.motor.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "4s"
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "1min"
    with werkboek.writing() as tx:  # only for the turn itself it waits longer
        assert tx.connection.exec_driver_sql("SHOW lock_timeout").scalar() == "4s"


# --- another window -------------------------------------------------------------------------------

ELDERS = """
import sys
from pathlib import Path
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
wb = Werkboek.open(Path(sys.argv[1]))
with wb.writing() as tx:
    tx.add(Waarde("van elders", "Dat schreef een ander proces."))
wb.close()
"""


def test_a_change_of_another_process_is_heard_and_what_is_idle_asks_nothing(werkboek, wacht_tot):
    before = werkboek.pulse()
    with werkboek.motor.engine.connect() as connection:
        asked = "SELECT sum(xact_commit) FROM pg_stat_database WHERE datname = current_database()"
        time.sleep(1)  # what was done is counted then
        first = connection.exec_driver_sql(asked).scalar_one()
        assert {werkboek.pulse() for _ in range(1000)} == {before}
        time.sleep(1)
        assert connection.exec_driver_sql(asked).scalar_one() - first < 10
    subprocess.run([sys.executable, "-c", ELDERS, werkboek.map], check=True)
    wacht_tot(lambda: werkboek.pulse() != before)
    assert "van elders" in waarden(werkboek)


GEVORKT = """
import os, sys, time
from pathlib import Path
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

def add(naam):
    with wb.writing() as tx:
        tx.add(Waarde(naam, "Wat dat hier is."))

def hears(naam):
    before, end = wb.pulse(), time.monotonic() + 20
    os.write(ready, b"!")
    while wb.pulse() == before and time.monotonic() < end:
        time.sleep(0.05)
    heard = wb.pulse() != before
    with wb.reading() as tx:
        return heard and naam in [row.waarde for row in tx.rows(Waarde)]

wb = Werkboek.open(Path(sys.argv[1]))
add("van voor de vork")
wb.pulse()
(from_child, to_mother), (from_mother, to_child) = os.pipe(), os.pipe()
if child := os.fork():
    other, ready = from_child, to_child
    heard = hears("van het kind")
    os.read(other, 1)
    add("van de moeder")
    heard = heard and os.waitpid(child, 0)[1] == 0
    print(heard)
else:
    other, ready = from_mother, to_mother
    os.read(other, 1)
    add("van het kind")
    os._exit(not hears("van de moeder"))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows kent geen fork.")
def test_after_a_fork_each_hears_what_the_other_changes_on_lines_of_its_own(werkboek):
    done = subprocess.run(
        [sys.executable, "-c", GEVORKT, werkboek.map],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    assert done.stdout.strip() == "True"


def test_an_own_change_is_heard_at_once_and_one_time(werkboek):
    before = werkboek.pulse()
    add(werkboek, "trouw")
    after = werkboek.pulse()
    assert after != before
    time.sleep(0.3)
    assert werkboek.pulse() == after


def test_what_is_said_while_something_else_is_asked_is_heard(werkboek):
    before = werkboek.pulse()
    elsewhere(f"SELECT pg_notify('{werkboek.motor.schema}', 'een ander proces')")
    time.sleep(0.2)  # it lies ready on the line
    werkboek.changes(("waarden",))
    assert werkboek.pulse() != before


def test_a_commit_whose_answer_was_lost_is_looked_at(werkboek, monkeypatch):
    """It was kept and nobody was told, so nobody may go on with what stood there before."""
    add(werkboek, "trouw")
    before = werkboek.pulse()

    def lose(execute):
        def lost(self, statement, *args, **kwargs):
            found = execute(self, statement, *args, **kwargs)
            if statement.startswith("COMMIT"):
                raise sa.exc.OperationalError(statement, None, OSError())
            return found

        return lost

    with monkeypatch.context() as patched:
        told = lose(sa.Connection.exec_driver_sql)
        patched.setattr(sa.Connection, "exec_driver_sql", told)
        with pytest.raises(NietTeBewaren):
            add(werkboek, "haast")
    time.sleep(0.2)
    assert "haast" in waarden(werkboek)
    assert werkboek.pulse() != before


# --- from one motor to the other ------------------------------------------------------------------


def test_from_laptop_to_server_to_laptop_every_cell_is_the_same(motor, tmp_path, monkeypatch):
    from ouderplan.app.voorbeeld import build_example  # noqa: PLC0415  slow, and only here

    with monkeypatch.context() as laptop:
        laptop.delenv(OMGEVING)
        there = build_example(tmp_path / "laptop")
    before = cells(there)
    there.close()
    assert sum(map(len, before.values())) > 500
    make_copy(tmp_path / "laptop", tmp_path / "server")
    with closing(Werkboek.open(tmp_path / "server")) as server:
        assert cells(server) == before
        server.sync_csvs()
    make_copy(tmp_path / "server", tmp_path / "terug", SqliteMotor)
    with closing(Werkboek.open(tmp_path / "terug")) as back:
        assert cells(back) == before
        add(back, "trouw")
        back.sync_csvs()
    for tabel in TABELLEN:
        csv = f"{tabel.naam}.csv"
        if tabel.naam != "waarden":
            ours = (tmp_path / "terug" / csv).read_bytes()
            assert (tmp_path / "server" / csv).read_bytes() == ours
    with closing(Werkboek.open(tmp_path / "server")) as server:
        add(server, "trouw")  # it goes on numbering where the other one was
        assert "trouw" in waarden(server)
    assert motor.motor != SQLITE


def test_from_the_csvs_alone_the_workbook_is_there_again(werkboek, tmp_path):
    add(werkboek, "trouw")
    werkboek.sync_csvs()
    (tmp_path / "csvs").mkdir()
    for path in werkboek.map.glob("*.csv"):
        shutil.copy(path, tmp_path / "csvs")
    with closing(Werkboek.open(tmp_path / "csvs")) as again:
        assert waarden(again) == waarden(werkboek)
        assert again.motor.schema != werkboek.motor.schema


def test_while_a_round_is_open_nothing_moves(werkboek, ronde, tmp_path):
    with pytest.raises(VerhuizenTijdensRonde, match=ronde.vraag.rstrip("?")):
        make_copy(werkboek.map, tmp_path / "elders")
    assert not (tmp_path / "elders").exists()


def test_a_backup_is_a_file_that_a_laptop_can_read(werkboek, tmp_path, monkeypatch):
    add(werkboek, "trouw")
    made = back_up(werkboek.map, "proef")
    (tmp_path / "thuis").mkdir()
    shutil.copy(made, tmp_path / "thuis" / "werkboek.db")
    monkeypatch.delenv(OMGEVING)
    with closing(Werkboek.open(tmp_path / "thuis")) as laptop:
        assert "trouw" in waarden(laptop)


def test_a_backup_is_put_back_while_it_is_looked_at_and_what_was_there_can_come_back(
    werkboek, ronde, stem
):
    """One that was made during a round: the key to its ballots is in no backup, so it is closed."""
    add(werkboek, "trouw")
    stem("toestel", "respect")
    made = back_up(werkboek.map, "proef")
    close_ronde(werkboek, ronde.ronde)
    add(werkboek, "van daarna")
    werkboek.sync_csvs()
    before, seen = werkboek.versions(), werkboek.pulse()
    kept = put_back(werkboek.map, find_reserve(werkboek.map, str(made)))
    assert "trouw" in waarden(werkboek)
    assert "van daarna" not in waarden(werkboek)
    assert "van daarna" not in (werkboek.map / "waarden.csv").read_text("utf-8-sig")
    assert werkboek.changed_by_hand() == ()
    assert werkboek.pulse() != seen
    assert all(werkboek.versions()[naam] > versie for naam, versie in before.items())
    with werkboek.reading() as tx:
        assert open_rondes(tx) == []
        assert tx.rows(Stembriefje) == []
    assert not list(werkboek.map.glob(".terug-*"))
    add(werkboek, "van later")  # it goes on numbering
    put_back(werkboek.map, find_reserve(werkboek.map, kept.stem))
    assert "van daarna" in waarden(werkboek)
    assert "van later" not in waarden(werkboek)
    with werkboek.reading() as tx:
        assert [row.keuze for row in tx.rows(Stembriefje)] == ["respect"]


def test_putting_back_may_take_longer_than_an_answer(werkboek, monkeypatch):
    add(werkboek, "trouw")
    made = back_up(werkboek.map, "proef")
    for statement in (
        "CREATE FUNCTION traag() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_sleep(2); RETURN NULL; END'",
        "CREATE TRIGGER traag AFTER DELETE ON waarden EXECUTE FUNCTION traag()",
    ):
        sql(werkboek, statement)
    with monkeypatch.context() as impatient:
        impatient.setattr(Lijn, "geduld", 0.5)
        put_back(werkboek.map, find_reserve(werkboek.map, str(made)))
    sql(werkboek, "DROP FUNCTION traag CASCADE")
    assert "trouw" in waarden(werkboek)


def test_while_a_round_is_open_no_backup_is_put_back(werkboek, ronde):
    made = back_up(werkboek.map, "proef")
    with pytest.raises(TerugzettenTijdensRonde, match=ronde.vraag.rstrip("?")):
        put_back(werkboek.map, find_reserve(werkboek.map, str(made)))


def test_what_somebody_changes_while_a_backup_is_put_back_is_not_lost(werkboek, monkeypatch):
    made = back_up(werkboek.map, "proef")

    def meanwhile(reserve, half):
        add(werkboek, "haast")
        copy_content(reserve, half)

    monkeypatch.setattr("ouderplan.opslag.reserve.op_server.copy_content", meanwhile)
    with pytest.raises(WerkboekInGebruik):
        put_back(werkboek.map, find_reserve(werkboek.map, str(made)))
    assert "haast" in waarden(werkboek)


def test_what_is_still_to_be_erased_is_owed_as_well_after_putting_back(
    werkboek, ronde, stem, wacht_tot
):
    import psycopg  # noqa: PLC0415  not on a laptop

    stem("toestel", "respect")
    made = back_up(werkboek.map, "proef")
    look = f"SELECT count(*) FROM {werkboek.motor.schema}.stembriefjes"
    with psycopg.connect(os.environ[OMGEVING]) as long:
        long.execute(look)  # a transaction that goes on: nothing can be erased
        close_ronde(werkboek, ronde.ronde)
        before = laid_down(werkboek, "stembriefjes")
        put_back(werkboek.map, find_reserve(werkboek.map, str(made)))
        with werkboek.reading() as tx:
            assert ronde.ronde in find_duty(tx.connection).rondes
        assert laid_down(werkboek, "stembriefjes") == before
    wacht_tot(lambda: not owed(werkboek))
    assert laid_down(werkboek, "stembriefjes") != before


def test_what_putting_back_deletes_is_in_no_file_of_a_table_after_it(werkboek, ronde, stem):
    stem("toestel", "respect")
    close_ronde(werkboek, ronde.ronde)
    assert not owed(werkboek)
    before = laid_down(werkboek, "stembriefjes")
    put_back(werkboek.map, find_reserve(werkboek.map, str(back_up(werkboek.map, "proef"))))
    assert not owed(werkboek)
    assert laid_down(werkboek, "stembriefjes") != before


def laid_down(wb, table):
    """Return in which file the rows of a table are."""
    with wb.motor.engine.connect() as connection:
        asked = "SELECT pg_relation_filenode(%s::regclass)"
        return connection.exec_driver_sql(asked, (table,)).scalar_one()


def test_a_cupboard_makes_its_workbooks_there(motor, tmp_path):
    folder = Kast(tmp_path / "kast").create(SCHOOL)
    assert (folder / ANKER).exists()
    (label,) = Kast(tmp_path / "kast").list()
    assert (label.school, label.schooljaar) == tuple(SCHOOL.values())
    assert isinstance(motor.map, Path)


def test_what_comes_in_during_a_round_is_sealed(werkboek):
    with werkboek.reading() as tx:
        assert tx.zegel is not None


# --- the CSVs -------------------------------------------------------------------------------------


def prints(wb):
    with wb.motor.reading() as connection:
        return set(connection.execute(sa.select(CSV_BESTANDEN.c.vingerafdruk)).scalars())


def test_no_csv_and_no_fingerprint_in_the_database_says_what_came_in_before_closing(
    werkboek, ronde, stem
):
    ballots = werkboek.map / "stembriefjes.csv"
    werkboek.sync_csvs()
    before = ballots.read_bytes()
    for nr in range(3):
        stem(f"toestel {nr}", "respect")
        werkboek.sync_csvs()
        Werkboek.open(werkboek.map).close()
        assert ballots.read_bytes() == before
        with werkboek.reading() as tx:
            told = write_table(tx, tabel_of(Stembriefje))
        assert told != before
        assert fingerprint(told) not in prints(werkboek)
    close_ronde(werkboek, ronde.ronde)
    assert ballots.read_bytes().count(b"respect") == 3
    assert fingerprint(ballots.read_bytes()) in prints(werkboek)


def test_a_hall_finishes_what_one_that_was_killed_left_to_be_erased(
    werkboek, ronde, stem, monkeypatch, wacht_tot
):
    stem("toestel", "respect")
    with closing(Werkboek.open(werkboek.map)) as hall:
        with monkeypatch.context() as patched:
            patched.setattr(Werkboek, "erase_traces", lambda _: False)
            close_ronde(werkboek, ronde.ronde)
        assert list((werkboek.map / MAP).glob("*"))
        hall.wake_csvs()
        wacht_tot(lambda: not list((werkboek.map / MAP).glob("*")))
        ballots = werkboek.map / "stembriefjes.csv"
        wacht_tot(lambda: b"respect" in ballots.read_bytes())


def test_what_is_to_be_erased_keeps_nobody_waiting_behind_who_reads_for_long(
    werkboek, ronde, stem, wacht_tot
):
    """Who rewrites a table waits for who reads it, and whoever comes next for who rewrites."""
    import psycopg  # noqa: PLC0415  not on a laptop

    for nr in range(5):
        stem(f"toestel {nr}", "respect")
    look = f"SELECT count(*) FROM {werkboek.motor.schema}.stembriefjes"
    with psycopg.connect(os.environ[OMGEVING]) as long, ThreadPoolExecutor(1) as by_the_way:
        long.execute(look)  # a transaction that goes on
        closing = by_the_way.submit(close_ronde, werkboek, ronde.ronde)
        waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'"
        wacht_tot(lambda: elsewhere(waits))
        with psycopg.connect(os.environ[OMGEVING], options="-c lock_timeout=2s") as other:
            assert other.execute(look).fetchone() == (5,)
        assert closing.result(60).gesloten
        with werkboek.reading() as tx:
            assert is_owed(tx)
    wacht_tot(lambda: not owed(werkboek))
    with werkboek.motor.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT briefje FROM stembriefjes ORDER BY ctid")
        names = [name for (name,) in found]
    assert names == sorted(names)


def owed(wb):
    with wb.reading() as tx:
        return is_owed(tx)


def test_what_does_not_follow_is_not_written_at_every_change_and_not_called_stuck(werkboek):
    """The hall of a school wakes the writer at every vote that it hears of."""
    csv = werkboek.map / "waarden.csv"
    before = csv.read_bytes()
    add(werkboek, "trouw")
    werkboek.wake_csvs()
    time.sleep(1)
    assert csv.read_bytes() == before
    assert werkboek.csvs_behind() == {}
    werkboek.sync_csvs()
    assert b"trouw" in csv.read_bytes()
