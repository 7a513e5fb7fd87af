"""A folder that is moved away while it is open is never made again, and goes on when it is back."""

import os
import shutil

import pytest
import sqlalchemy as sa

from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek, csv_uit
from ouderplan.opslag.fouten import WerkboekKomtTerug, WerkboekWeg
from ouderplan.opslag.motor.sqlite.polsslag import Polsslag
from ouderplan.opslag.reserve.maken import back_up

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows verplaatst geen map die open is"),
    pytest.mark.alleen_sqlite("de plaats van het bestand"),
]


AWAY = "ergens anders"


@pytest.fixture
def weg(werkboek):
    away = werkboek.map.with_name(AWAY)

    def move():
        werkboek.map.rename(away)
        return away

    return move


def count(wb):
    with wb.reading() as tx:
        return len(tx.rows(Gegeven))


def school_of(wb):
    try:
        return wb.profile()["school"]
    except WerkboekKomtTerug:
        return None


def add(wb, meanwhile=lambda: None):
    with wb.writing() as tx:
        tx.add(Gegeven("proef", "1"))
        meanwhile()


@pytest.mark.parametrize(
    "doe",
    [
        count,
        lambda wb: wb.versions(),
        lambda wb: wb.changed_by_hand(),
        add,
        lambda wb: wb.profile(),
    ],
)
def test_whatever_is_done_meanwhile_is_refused_and_makes_nothing(werkboek, weg, doe):
    weg()
    with pytest.raises(WerkboekWeg, match="Zet de map terug"):
        doe(werkboek)
    assert werkboek.sync_csvs() is False
    assert werkboek.pulse() == -1
    assert not werkboek.map.exists()


def test_closing_makes_nothing_either(werkboek, weg):
    add(werkboek)
    weg()
    werkboek.close()
    assert not werkboek.map.exists()


def test_when_it_is_back_everything_goes_on(werkboek, weg):
    before = count(werkboek)
    away = weg()
    with pytest.raises(WerkboekWeg):
        count(werkboek)
    away.rename(werkboek.map)
    add(werkboek)
    assert count(werkboek) == before + 1
    assert werkboek.pulse() >= 0
    assert werkboek.sync_csvs()


def test_another_folder_in_its_place_is_read_and_not_the_one_that_was_moved(
    werkboek, weg, wacht_tot
):
    werkboek.close()
    other = Werkboek.open(werkboek.map)
    before = count(other)
    away = weg()
    Werkboek.create(other.map, {"school": "De Nieuwe"}).close()
    with pytest.raises(WerkboekKomtTerug):  # it may still be on its way
        other.profile()
    wacht_tot(lambda: school_of(other) == "De Nieuwe")
    add(other)
    other.close()
    old = Werkboek.open(away)
    assert count(old) == before
    old.close()


def test_another_file_in_its_place_is_never_taken_for_what_was_seen(werkboek):
    """Every line counts from the beginning, so the first number of two files is the same."""
    engine = sa.create_engine(f"sqlite:///{werkboek.map / 'werkboek.db'}")
    polsslag = Polsslag(engine)
    before = polsslag.count((1, 1))
    assert polsslag.count((1, 1)) == before
    assert polsslag.count((1, 2)) != before
    polsslag.close()
    engine.dispose()


def test_a_change_during_which_the_folder_goes_is_not_kept_and_not_said_to_be(werkboek, weg):
    before = count(werkboek)
    with pytest.raises(WerkboekWeg):
        add(werkboek, weg)
    assert not werkboek.map.exists()
    werkboek.map.with_name(AWAY).rename(werkboek.map)
    assert count(werkboek) == before


def test_a_change_during_which_a_copy_takes_the_place_is_not_said_to_be_kept(
    werkboek, weg, wacht_tot
):
    with pytest.raises(WerkboekWeg):
        add(werkboek, lambda: shutil.copytree(weg(), werkboek.map))
    wacht_tot(lambda: school_of(werkboek) is not None)
    with werkboek.reading() as tx:
        assert tx.find(Gegeven, sleutel="proef") is None


def test_a_folder_that_goes_just_before_its_lock_is_taken_is_not_made_again(werkboek, weg):
    lock = csv_uit.lock(werkboek.map)
    weg()
    with pytest.raises(FileNotFoundError), lock:
        pass
    assert not werkboek.map.exists()


def test_a_backup_makes_no_folder_either(werkboek, weg):
    weg()
    with pytest.raises(WerkboekWeg):
        back_up(werkboek.map, "proef")
    assert not werkboek.map.exists()


def test_who_only_follows_builds_nothing_up_from_csvs(werkboek, weg):
    werkboek.sync_csvs()
    away = weg()
    werkboek.map.mkdir()
    for path in away.glob("*.csv"):
        shutil.copy(path, werkboek.map)
    with pytest.raises(WerkboekWeg, match=r"staat werkboek\.db niet"):
        count(werkboek)
    with pytest.raises(WerkboekWeg, match=r"staat werkboek\.db niet"):
        Werkboek.open(werkboek.map, herbouw=False)
    assert not (werkboek.map / "werkboek.db").exists()
    (werkboek.map / "werkboek.db").touch()  # what a copy begins with
    with pytest.raises(WerkboekWeg, match="komt net terug"):
        Werkboek.open(werkboek.map, herbouw=False)
    assert not (werkboek.map / "werkboek.db").stat().st_size
