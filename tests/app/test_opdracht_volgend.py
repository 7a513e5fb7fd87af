"""``ouderplan volgend``: the workbook of the next schooljaar, beside this one."""

import pytest

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag import Werkboek
from ouderplan.opslag.doelen import add_goal


@pytest.fixture
def map(tmp_path):
    wb = Werkboek.create(tmp_path / "vlier", {"school": "De Vlier", "schooljaar": "2026-2027"})
    add_goal(wb, Jaardoel("", 3, "Iedereen groet elkaar"))
    wb.close()
    return tmp_path / "vlier"


def opened(map):
    wb = Werkboek.open(map)
    found = wb.profile()
    with wb.reading() as tx:
        goals = [doel.jaardoel for doel in tx.rows(Jaardoel)]
    wb.close()
    return found, goals


def test_the_new_workbook_stands_beside_this_one_with_the_next_schooljaar(zeg, map):
    status, said, _ = zeg("volgend", map)
    new = map.parent / "de-vlier-2027-2028"
    assert status == 0
    assert str(new) in said
    facts, goals = opened(new)
    assert facts["schooljaar"] == "2027-2028"
    assert goals == ["Iedereen groet elkaar"]
    assert opened(map)[0]["schooljaar"] == "2026-2027"


def test_a_second_one_of_the_same_year_asks_for_a_folder(zeg, map, tmp_path):
    zeg("volgend", map)
    status, _, wrong = zeg("volgend", map)
    assert status == 1
    assert "Er is al een werkboek van De Vlier, 2027-2028" in wrong
    assert zeg("volgend", map, "--map", tmp_path / "nog-een")[0] == 0


def test_year_and_folder_can_be_chosen(zeg, map, tmp_path):
    status, _, _ = zeg("volgend", map, "--schooljaar", "2030-2031", "--map", tmp_path / "later")
    assert status == 0
    assert opened(tmp_path / "later")[0]["schooljaar"] == "2030-2031"


def test_a_folder_that_is_in_use_is_left_alone(zeg, map):
    status, _, wrong = zeg("volgend", map, "--map", map)
    assert status == 1
    assert "Traceback" not in wrong
    assert opened(map)[0]["schooljaar"] == "2026-2027"


@pytest.mark.parametrize("verkeerd", ["volgend", "26", "-"])
def test_a_schooljaar_without_a_year_is_refused_for_any_new_workbook(zeg, map, tmp_path, verkeerd):
    for argv in (
        ("volgend", map, "--schooljaar", verkeerd, "--map", tmp_path / "later"),
        ("nieuw", tmp_path / "later", "--school", "De Vlier", "--schooljaar", verkeerd),
    ):
        status, _, wrong = zeg(*argv)
        assert status == 1
        assert f"‘{verkeerd}’ is geen schooljaar. Er is niets gemaakt." in wrong
    assert not (tmp_path / "later").exists()


def test_without_a_schooljaar_it_asks_for_one(zeg, tmp_path):
    Werkboek.create(tmp_path / "leeg", {"school": "De Vlier"}).close()
    status, _, wrong = zeg("volgend", tmp_path / "leeg")
    assert status == 1
    assert "--schooljaar" in wrong
