"""The cupboard of workbooks."""

import shutil

import pytest

from ouderplan.opslag import Kast, Werkboek

pytestmark = pytest.mark.usefixtures("motor")

SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}


@pytest.fixture
def kast(tmp_path) -> Kast:
    return Kast(tmp_path / "data")


def test_an_empty_cupboard_is_empty(kast):
    assert kast.list() == ()
    assert kast.current() is None


def test_a_new_workbook_is_named_after_school_and_year(kast):
    map = kast.create(SCHOOL)
    assert map.name == "de-proefschool-2026-2027"
    (found,) = kast.list()
    assert (found.map, found.school, found.schooljaar) == (map, "De Proefschool", "2026-2027")


def test_a_second_one_of_the_same_name_gets_a_number(kast):
    first, second = kast.create(SCHOOL), kast.create(SCHOOL)
    assert second.name == f"{first.name}-2"
    assert len(kast.list()) == 2


def test_a_workbook_without_a_name_still_gets_a_folder(kast):
    assert kast.create({"school": "…"}).name == "werkboek"


def test_a_folder_that_is_no_workbook_is_not_listed(kast):
    kast.create(SCHOOL)
    (kast.data / "foto's").mkdir()
    assert len(kast.list()) == 1


def test_a_workbook_of_which_the_label_cannot_be_read_is_listed_by_its_folder(kast):
    map = kast.create(SCHOOL)
    (map / "werkboek.csv").write_bytes(b'sleutel;waarde\nschool;"half')
    (found,) = kast.list()
    assert (found.map, found.school, found.schooljaar) == (map, map.name, "")


def test_what_is_on_the_table_is_seen_by_everyone(kast):
    map = kast.create(SCHOOL)
    kast.choose(map)
    assert Kast(kast.data).current() == map


@pytest.mark.parametrize("inhoud", [b"caf\xe9", b"a\0b", b"", b"\xff" * 9999])
def test_a_table_that_says_nothing_that_can_be_read_has_nothing_on_it(kast, inhoud):
    kast.data.mkdir()
    (kast.data / "huidig.txt").write_bytes(inhoud)
    assert kast.named() is None
    assert kast.current() is None


def test_a_workbook_elsewhere_can_be_on_the_table(kast, tmp_path):
    elsewhere = tmp_path / "elders"
    Werkboek.create(elsewhere, SCHOOL).close()
    kast.choose(elsewhere)
    assert kast.current() == elsewhere


def test_a_workbook_that_was_taken_away_is_on_no_table(kast):
    map = kast.create(SCHOOL)
    kast.choose(map)
    shutil.rmtree(map)
    assert kast.current() is None


def test_the_cupboard_may_be_moved_as_a_whole(kast, tmp_path):
    kast.choose(kast.create(SCHOOL))
    moved = kast.data.rename(tmp_path / "verhuisd")
    assert Kast(moved).current() == moved / "de-proefschool-2026-2027"
