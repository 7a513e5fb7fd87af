"""What two processes make at the same moment: neither gets, or loses, what is the other's."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Kast, Werkboek, volgend_jaar
from ouderplan.opslag.csv_uit import keep_copy
from ouderplan.opslag.fouten import GeenWerkboek, WerkboekBestaatAl
from ouderplan.opslag.heel_bestand import place_new
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.tafels import AlOpen, laid_table

SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}
ANDER = {"school": "De Ander", "schooljaar": "2026-2027"}
SAMEN = 6


@pytest.fixture
def together():
    """Do something in `SAMEN` threads at one moment, and give what each returned."""

    def run(task):
        ready = threading.Barrier(SAMEN)

        def one(nr):
            ready.wait()
            return task(nr)

        with ThreadPoolExecutor(SAMEN) as pool:
            return list(pool.map(one, range(SAMEN)))

    return run


def test_each_gets_a_workbook_of_its_own(tmp_path, together):
    made = together(lambda nr: Kast(tmp_path).create(SCHOOL | {"plaats": str(nr)}))
    assert len(set(made)) == SAMEN
    for nr, folder in enumerate(made):
        wb = Werkboek.open(folder)
        assert wb.profile()["plaats"] == str(nr)
        wb.close()


def test_who_fails_halfway_leaves_the_workbook_of_the_other(tmp_path):
    folder = tmp_path / "nieuw"

    def fill(_tx):
        Werkboek.create(folder, ANDER).close()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Werkboek.create(folder, SCHOOL, vul=fill)
    wb = Werkboek.open(folder)
    assert wb.profile()["school"] == "De Ander"
    wb.close()


def test_who_comes_second_hears_so_and_changes_nothing(tmp_path):
    folder = tmp_path / "nieuw"
    with pytest.raises(WerkboekBestaatAl):
        Werkboek.create(
            folder, SCHOOL, vul=lambda _tx: Werkboek.create(folder, ANDER, wachttijd=1).close()
        )
    wb = Werkboek.open(folder)
    assert wb.profile()["school"] == "De Ander"
    wb.close()


def test_a_workbook_is_seen_whole_or_not_at_all(tmp_path):
    folder = tmp_path / "nieuw"
    seen = []

    def look(tx):
        tx.add(Gegeven("motto", "x"))
        with pytest.raises(GeenWerkboek):
            Werkboek.open(folder)
        seen.append(Kast(tmp_path).list())

    Werkboek.create(folder, SCHOOL, vul=look).close()
    assert seen == [()]


def test_a_database_that_nothing_ever_came_into_is_no_workbook(tmp_path):
    (tmp_path / DATABASE).touch()
    with pytest.raises(GeenWerkboek):
        Werkboek.open(tmp_path)


def test_next_year_that_fails_leaves_the_folder_that_somebody_else_made(
    werkboek, tmp_path, monkeypatch
):
    folder = tmp_path / "volgend"

    def fill(_tx, _rijen):
        Werkboek.create(folder, ANDER).close()
        raise RuntimeError

    monkeypatch.setattr(volgend_jaar, "_fill", fill)
    with pytest.raises(RuntimeError):
        volgend_jaar.start_next_year(werkboek, folder, "2027-2028")
    wb = Werkboek.open(folder)
    assert wb.profile()["school"] == "De Ander"
    wb.close()


@pytest.fixture
def unseen(monkeypatch):
    """Let folders look, from now on, as before another process made something a moment ago."""

    def blind():
        monkeypatch.setattr(Path, "exists", lambda _path: False)
        monkeypatch.setattr(Path, "glob", lambda _path, _pattern: iter(()))

    return blind


@pytest.mark.alleen_sqlite("wie geen bestand ziet, ziet ook geen anker")
def test_a_backup_of_the_same_moment_is_kept_as_well(werkboek, unseen):
    unseen()
    kept = {back_up(werkboek.map, "proef") for _ in range(SAMEN)}
    assert len(kept) == SAMEN
    assert all(path.is_file() for path in kept)


def test_everything_that_is_put_aside_at_one_moment_is_kept(tmp_path, unseen):
    unseen()
    kept = [keep_copy(tmp_path, "visie.csv", str(nr).encode()) for nr in range(SAMEN)]
    assert [path.read_bytes() for path in kept] == [str(nr).encode() for nr in range(SAMEN)]


def test_one_of_two_starts_gets_a_workbook_that_both_choose(tmp_path):
    folder = Kast(tmp_path).create(SCHOOL)
    with laid_table(tmp_path, 8866) as one, laid_table(tmp_path, 8867) as two:
        for _ in range(20):
            ready = threading.Barrier(2)

            def choose(tafel, ready=ready):
                ready.wait()
                try:
                    Kast(tmp_path, tafel).choose(folder)
                except AlOpen:
                    return "al open"
                return "gekozen"

            with ThreadPoolExecutor(2) as pool:
                assert sorted(pool.map(choose, (one, two))) == ["al open", "gekozen"]
            one.unlink(missing_ok=True)
            two.unlink(missing_ok=True)


def test_the_file_of_a_lock_outlives_who_held_it(tmp_path):
    """Else who starts just then holds another file than the next one asks for."""
    with laid_table(tmp_path, 8866) as path:
        slot = path.with_suffix(".slot")
        before = slot.stat().st_ino
    with laid_table(tmp_path, 8866):
        assert slot.stat().st_ino == before


def test_a_file_never_takes_the_place_of_another(tmp_path):
    half, there = tmp_path / "half", tmp_path / "er"
    half.write_text("nieuw")
    there.write_text("oud")
    assert not place_new(half, there)
    assert there.read_text() == "oud"
