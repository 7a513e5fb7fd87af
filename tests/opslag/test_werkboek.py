"""Making, opening and damaging a workbook."""

import sqlite3
import subprocess
import threading

import pytest

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import (
    NietTeBewaren,
    WerkboekBestaatAl,
    WerkboekOnleesbaar,
    WerkboekTeNieuw,
)
from ouderplan.opslag.tabellen import SCHEMA_VERSIE


def test_a_new_workbook_holds_the_start_set_and_the_profile(werkboek):
    assert werkboek.profile()["school"] == "De Proefschool"
    assert werkboek.profile()["motto"] == ""
    with werkboek.reading() as tx:
        assert [row.criterium for row in tx.rows(Criterium)] == list(range(1, 11))
        assert len(tx.rows(Waarde)) > 20


def test_a_workbook_is_never_made_over_another_one(werkboek):
    with pytest.raises(WerkboekBestaatAl, match="niet veranderd"):
        Werkboek.create(werkboek.map, {"school": "Een andere"})
    assert werkboek.profile()["school"] == "De Proefschool"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(NietTeBewaren, match="kan niet worden gemaakt"):
        Werkboek.create(tmp_path / "bestand" / "werkboek", {})


def test_a_workbook_that_could_not_be_made_leaves_room_for_one(tmp_path):
    with pytest.raises(OuderplanFout):
        Werkboek.create(tmp_path / "nieuw", {"school": "x" * 40_000})
    Werkboek.create(tmp_path / "nieuw", {"school": "De Proefschool"}).close()


def test_what_was_kept_is_there_after_opening_again(werkboek):
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert tx.rows(Waarde, waarde="proefwaarde")
    again.close()


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_a_later_version_of_the_program_is_recognised(werkboek):
    werkboek.close()
    _sql(werkboek, f"PRAGMA user_version={SCHEMA_VERSIE + 1}")
    before = (werkboek.map / "werkboek.db").read_bytes()
    with pytest.raises(WerkboekTeNieuw):
        Werkboek.open(werkboek.map)
    assert (werkboek.map / "werkboek.db").read_bytes() == before


def test_a_file_that_is_no_database_is_said(werkboek):
    werkboek.close()
    (werkboek.map / "werkboek.db").write_bytes(b"geen database, maar een verdwaalde brief" * 99)
    with pytest.raises(WerkboekOnleesbaar, match="is niet te lezen"):
        Werkboek.open(werkboek.map)


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_damage_that_shows_only_at_reading_is_said(werkboek):
    werkboek.close()
    path = werkboek.map / "werkboek.db"
    pages = bytearray(path.read_bytes())
    for begin in range(4096, len(pages), 4096):
        pages[begin : begin + 2048] = b"\xa5" * 2048
    path.write_bytes(pages)
    with pytest.raises(WerkboekOnleesbaar, match="beschadigd"):
        _read_and_write(Werkboek.open(werkboek.map))


def _read_and_write(wb):
    try:
        with wb.reading() as tx:
            tx.rows(Waarde)
    finally:
        wb.close()


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_a_missing_table_is_damage(werkboek):
    _sql(werkboek, "DROP TABLE waarden")
    with pytest.raises(WerkboekOnleesbaar), werkboek.reading() as tx:
        tx.rows(Waarde)
    with pytest.raises(WerkboekOnleesbaar), werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))


def test_after_putting_a_damaged_database_aside_the_csvs_bring_everything_back(werkboek):
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    werkboek.close()
    path = werkboek.map / "werkboek.db"
    path.write_bytes(b"stuk" * 5000)
    path.rename(path.with_suffix(".stuk"))
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert tx.rows(Waarde, waarde="proefwaarde")
    again.close()


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_a_workbook_held_by_another_program_is_said_after_the_wait(werkboek, start_proces):
    werkboek.close()
    holder = start_proces("houd_vast.py", werkboek.map / "werkboek.db")
    assert holder.stdout.readline() == "vast\n"
    patient = Werkboek.open(werkboek.map, wachttijd=0.2)
    with pytest.raises(NietTeBewaren, match="ander programma"), patient.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    with patient.reading() as tx:
        assert not tx.rows(Waarde, waarde="proefwaarde")
    holder.communicate("klaar\n", timeout=10)
    with patient.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    patient.close()


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_csvs_catch_up_when_the_database_is_free_again(werkboek, start_proces, wacht_tot):
    werkboek.close()
    wb = Werkboek.open(werkboek.map, wachttijd=0.1)
    path = wb.map / "waarden.csv"
    with wb.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    holder = start_proces("houd_vast.py", wb.map / "werkboek.db")
    assert holder.stdout.readline() == "vast\n"
    assert wb.sync_csvs() is False or "proefwaarde" in path.read_text(encoding="utf-8")
    holder.communicate("klaar\n", timeout=10)
    wacht_tot(lambda: "proefwaarde" in path.read_text(encoding="utf-8"))
    wb.close()


def test_a_second_change_inside_a_change_is_refused_not_awaited_for_ever(werkboek):
    wb = Werkboek.open(werkboek.map, wachttijd=0.1)
    with wb.writing() as tx:
        tx.add(Waarde("buiten"))
        with pytest.raises(NietTeBewaren), wb.writing():
            pass
    wb.close()


@pytest.mark.alleen_sqlite("het bestand; voor een server: test_databaseserver.py")
def test_a_full_disk_is_said_and_what_was_kept_is_kept(werkboek, start_proces):
    pytest.importorskip("resource", reason="Windows kent deze grens niet")
    werkboek.close()
    process = start_proces("schijf_vol.py", werkboek.map, 400_000)
    *kept, last = process.communicate(timeout=30)[0].splitlines()
    assert last.startswith("NietTeBewaren;Dit kon niet worden bewaard")
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        stored = [row.waarde for row in tx.rows(Waarde)]
    assert kept
    assert stored[-len(kept) :] == kept
    again.close()


def test_many_threads_change_and_read_at_once(werkboek):
    def work(naam: str) -> None:
        for nummer in range(10):
            with werkboek.writing() as tx:
                tx.add(Waarde(f"{naam} {nummer}", "tegelijk"))
            with werkboek.reading() as tx:
                assert tx.rows(Waarde, waarde=f"{naam} {nummer}")

    threads = [threading.Thread(target=work, args=(f"draad {nr}",)) for nr in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with werkboek.reading() as tx:
        assert len(tx.rows(Waarde, omschrijving="tegelijk")) == 200


def test_closing_leaves_no_log_behind(werkboek):
    werkboek.close()
    assert not (werkboek.map / "werkboek.db-wal").exists()


def _sql(werkboek: Werkboek, *statements: str) -> None:
    connection = sqlite3.connect(werkboek.map / "werkboek.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_process_that_reads_does_not_need_the_one_that_writes(werkboek, start_proces):
    process: subprocess.Popen[str] = start_proces("voeg_toe.py", werkboek.map, "ver weg", 2)
    assert process.stdout.readline() == "open\n"
    before = werkboek.versions()
    assert process.communicate("ga\n", timeout=20)[0] == "bewaard\n"
    assert werkboek.versions()["waarden"] == before["waarden"] + 2
    with werkboek.reading() as tx:
        assert tx.rows(Waarde, waarde="ver weg 1")
