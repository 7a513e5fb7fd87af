"""Backups: made at each closed round, without a round's key, and put back whole."""

import os
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import (
    GeenReserve,
    NietTeBewaren,
    ReserveOnbruikbaar,
    TerugzettenTijdensRonde,
    WerkboekInGebruik,
    WerkboekTeNieuw,
)
from ouderplan.opslag.geheimen import find_key, secret
from ouderplan.opslag.reserve.bestand import RESERVE, Reserve, reserves
from ouderplan.opslag.reserve.maken import back_up, find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back, put_new
from ouderplan.opslag.stemmen import close_ronde, open_ronde, progress
from ouderplan.opslag.tabellen import SCHEMA_VERSIE

pytestmark = pytest.mark.alleen_sqlite("terugzetten in het bestand")


@pytest.fixture
def na_ronde(werkboek, ronde, stem) -> Werkboek:
    """Give a workbook whose first round was closed with three ballots, and then changed."""
    for nummer in range(3):
        stem(f"toestel {nummer}", "respect")
    close_ronde(werkboek, ronde.ronde)
    with werkboek.writing() as tx:
        tx.add(Waarde("van daarna"))
    return werkboek


def waarden(map: Path) -> set[str]:
    wb = Werkboek.open(map)
    try:
        with wb.reading() as tx:
            return {row.waarde for row in tx.rows(Waarde)}
    finally:
        wb.close()


def test_closing_a_round_makes_a_backup_that_is_a_whole_workbook(na_ronde, tmp_path):
    (reserve,) = reserves(na_ronde.map)
    assert reserve.naam.endswith("na ronde 1")
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "werkboek.db").write_bytes(reserve.pad.read_bytes())
    copy = Werkboek.open(tmp_path / "kopie")
    with copy.reading() as tx:
        assert progress(tx, 1) == 3
        assert not tx.rows(Waarde, waarde="van daarna")
    copy.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen groep van een bestand.")
def test_who_is_of_the_group_may_write_in_what_we_make(tmp_path):
    before = os.umask(0o007)
    try:
        folder = tmp_path / "boek"
        wb = Werkboek.create(folder, {"school": "De Linde"})
        kept = back_up(folder, "proef")
        for path in (folder / "werkboek.db", folder / "werkboek.db-wal", kept):
            assert stat.S_IMODE(path.stat().st_mode) == 0o660, path.name
        wb.close()
    finally:
        os.umask(before)


def test_a_file_from_elsewhere_is_read_with_its_log_and_without_its_keys(
    werkboek, ronde, stem, tmp_path
):
    back_up(werkboek.map, "om in terug te zetten")
    stem("toestel", "respect")
    with werkboek.writing() as tx:
        tx.add(Waarde("alleen in het logboek"))
    with werkboek.reading() as tx:
        key = find_key(tx, f"ronde {ronde.ronde}")
    elders = tmp_path / "elders"
    elders.mkdir()
    for path in werkboek.map.glob("werkboek.db*"):
        shutil.copy(path, elders)
    close_ronde(werkboek, ronde.ronde)
    werkboek.close()
    for folder, put in ((werkboek.map, put_back), (tmp_path / "nieuw", put_new)):
        put(folder, find_reserve(folder, str(elders / "werkboek.db")))
        assert "alleen in het logboek" in waarden(folder)
        again = Werkboek.open(folder)
        with again.reading() as tx:
            assert progress(tx, ronde.ronde) == 0
        again.close()
        assert key not in (folder / "werkboek.db").read_bytes()


def test_closing_again_makes_no_second_backup(na_ronde):
    close_ronde(na_ronde, 1)
    assert len(reserves(na_ronde.map)) == 1


def test_no_backup_holds_a_byte_of_a_rounds_key(werkboek, ronde, stem):
    stem("toestel", "respect")
    with werkboek.reading() as tx:
        key = find_key(tx, f"ronde {ronde.ronde}")
    during = back_up(werkboek.map, "tijdens de ronde")
    close_ronde(werkboek, ronde.ronde)
    files = [*(werkboek.map / RESERVE).iterdir(), *werkboek.map.glob("werkboek.db*")]
    assert during in files
    for path in files:
        assert key not in path.read_bytes(), path.name
        assert key[:12] not in path.read_bytes(), path.name


def test_a_key_that_outlives_the_rounds_is_in_the_backup_so_that_phones_stay_known(werkboek):
    key = secret(werkboek, "telefoons")
    assert key in back_up(werkboek.map, "proef").read_bytes()


def test_a_round_closes_also_when_no_backup_can_be_made(werkboek, ronde, stem, caplog):
    stem("toestel", "respect")
    (werkboek.map / RESERVE).write_bytes(b"een bestand in de weg")
    assert close_ronde(werkboek, ronde.ronde).gesloten
    assert "geen reservekopie gemaakt" in caplog.text


def test_a_backup_that_cannot_be_made_says_so_and_leaves_nothing_half(werkboek):
    (werkboek.map / RESERVE).write_bytes(b"een bestand in de weg")
    with pytest.raises(NietTeBewaren):
        back_up(werkboek.map, "proef")
    assert not list(werkboek.map.rglob("*.half*"))


def test_two_backups_in_one_second_are_both_kept(werkboek):
    assert back_up(werkboek.map, "proef") != back_up(werkboek.map, "proef")
    assert len(reserves(werkboek.map)) == 2


def test_putting_back_brings_the_ballots_and_the_csvs_and_keeps_the_present(na_ronde):
    na_ronde.close()
    kept = put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert "van daarna" not in waarden(na_ronde.map)
    assert "van daarna" not in (na_ronde.map / "waarden.csv").read_text("utf-8-sig")
    assert "respect" in (na_ronde.map / "stembriefjes.csv").read_text("utf-8-sig")
    again = Werkboek.open(na_ronde.map)
    assert again.changed_by_hand() == ()
    again.close()
    put_back(na_ronde.map, find_reserve(na_ronde.map, kept.stem))
    assert "van daarna" in waarden(na_ronde.map)
    assert "van daarna" in (na_ronde.map / "waarden.csv").read_text("utf-8-sig")


def test_a_csv_changed_by_hand_survives_putting_back(na_ronde):
    na_ronde.close()
    path = na_ronde.map / "planning.csv"
    path.write_text("wanneer;wat;wie;status\nmorgen;met de hand;ik;\n", encoding="utf-8")
    put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert "met de hand" in path.read_text(encoding="utf-8")
    again = Werkboek.open(na_ronde.map)
    assert again.changed_by_hand() == (path,)
    again.close()


def test_putting_back_is_refused_while_the_workbook_is_open_anywhere(na_ronde, start_proces):
    na_ronde.close()
    before = (na_ronde.map / "werkboek.db").read_bytes()
    other = start_proces("voeg_toe.py", na_ronde.map, "ander", 0)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(WerkboekInGebruik, match="staat nog ergens open"):
        put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert (na_ronde.map / "werkboek.db").read_bytes() == before
    other.communicate("klaar\n", timeout=10)
    put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert "van daarna" not in waarden(na_ronde.map)


def test_putting_back_is_refused_while_a_round_is_open(na_ronde):
    open_ronde(na_ronde, soort=Rondesoort.WAARDEN, vraag="Nog een keer?", aantal_keuzes=2)
    na_ronde.close()
    with pytest.raises(TerugzettenTijdensRonde, match="Nog een keer"):
        put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert "van daarna" in waarden(na_ronde.map)


def test_a_damaged_database_makes_room_and_is_kept_with_its_csvs(na_ronde):
    na_ronde.close()
    path = na_ronde.map / "werkboek.db"
    path.write_bytes(b"stuk" * 5000)
    kept = put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert kept.read_bytes() == b"stuk" * 5000
    assert "respect" in waarden(na_ronde.map)
    aside = next((na_ronde.map / "bewaard").glob("* waarden.csv"))
    assert "van daarna" in aside.read_text("utf-8-sig")


def test_a_lost_database_is_built_from_the_csvs_first_so_that_nothing_is_lost(na_ronde):
    na_ronde.close()
    (na_ronde.map / "werkboek.db").unlink()
    kept = put_back(na_ronde.map, find_reserve(na_ronde.map, "1"))
    assert b"van daarna" in kept.read_bytes()
    assert "van daarna" not in waarden(na_ronde.map)


def test_a_damaged_or_foreign_backup_is_refused_and_nothing_changes(na_ronde):
    na_ronde.close()
    (reserve,) = reserves(na_ronde.map)
    whole = reserve.pad.read_bytes()
    reserve.pad.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReserveOnbruikbaar):
        put_back(na_ronde.map, reserve)
    reserve.pad.write_bytes(b"een brief")
    with pytest.raises(ReserveOnbruikbaar):
        put_back(na_ronde.map, reserve)
    assert "van daarna" in waarden(na_ronde.map)


def test_a_backup_of_a_later_program_is_refused(na_ronde):
    na_ronde.close()
    (reserve,) = reserves(na_ronde.map)
    connection = sqlite3.connect(reserve.pad)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSIE + 1}")
    connection.close()
    with pytest.raises(WerkboekTeNieuw):
        put_back(na_ronde.map, reserve)


def test_a_backup_is_found_by_number_name_or_file_and_nothing_else(na_ronde):
    (reserve,) = reserves(na_ronde.map)
    for naam in ("1", reserve.naam, reserve.pad.name, str(reserve.pad)):
        assert find_reserve(na_ronde.map, naam) == Reserve(1, reserve.pad)
    with pytest.raises(GeenReserve):
        find_reserve(na_ronde.map, "../werkboek.db")
