"""Where the project is, and what a kernel knows."""

import pytest

from ouderplan.app.paden import MapNietGevonden, Omgeving, Paden, child_env


def test_the_project_is_found_upward_from_where_one_stands(werf):
    below = werf / "notebooks" / "diep"
    below.mkdir(exist_ok=True)
    paden = Paden.find({}, below)
    assert paden == Paden(werf, werf / "data", werf / "exports")


def test_the_variable_wins(werf, tmp_path):
    assert Paden.find({"OUDERPLAN_MAP": str(werf)}, tmp_path).wortel == werf


def test_data_and_exports_can_be_elsewhere(werf, tmp_path):
    env = {"OUDERPLAN_DATA": str(tmp_path / "d"), "OUDERPLAN_EXPORTS": str(tmp_path / "e")}
    paden = Paden.find(env, werf)
    assert (paden.data, paden.exports) == (tmp_path / "d", tmp_path / "e")


def test_a_child_finds_the_same_places(werf, tmp_path):
    paden = Paden(werf, tmp_path / "d", tmp_path / "e")
    assert Paden.find(paden.as_env(), tmp_path) == paden


def test_a_wrong_variable_is_said_and_not_replaced_by_a_guess(tmp_path):
    with pytest.raises(MapNietGevonden, match="niet gevonden"):
        Paden.find({"OUDERPLAN_MAP": str(tmp_path)}, tmp_path)


@pytest.mark.parametrize(
    ("query", "stap"), [("", ""), ("stap=visie", "visie"), ("stap=a&stap=b&x=1", "b")]
)
def test_the_query_says_at_which_step_this_window_was(query, stap):
    assert Omgeving.current({"QUERY_STRING": query}).stap == stap


def test_without_a_hall_there_is_no_port():
    assert Omgeving.current({}) == Omgeving()
    assert Omgeving.current({"OUDERPLAN_ZAAL_POORT": "8100"}).zaal_poort == 8100


def test_children_speak_utf8_and_can_import_us():
    env = child_env({"OUDERPLAN_DATA": "x"})
    assert env["PYTHONUTF8"] == "1"
    assert "widgets" in env["PYTHONPATH"]
