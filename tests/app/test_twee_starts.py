"""Two starts of the program in one data folder: each keeps its own workbook and its own hall."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from app_starten import Gestart, await_open, begin
from app_vragen import fetch

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.opslag.tafels import DRAAIT


@dataclass
class Twee:
    """Two starts, each with a school of its own and a round open."""

    data: Path
    eerste: Path
    tweede: Path
    first: Gestart
    second: Gestart


def two_schools(data):
    kast = Kast(data)
    for school in ("De Eerste", "De Tweede"):
        kast.create({"school": school, "schooljaar": "2026-2027"})
    return data


@pytest.fixture
def data(tmp_path):
    """Give a data folder with two schools."""
    return two_schools(tmp_path / "data")


@pytest.fixture
def eerste(data):
    return data / "de-eerste-2026-2027"


@pytest.fixture
def tweede(data):
    return data / "de-tweede-2026-2027"


@pytest.fixture(scope="module")
def twee(werf, tmp_path_factory, wacht_tot) -> Iterator[Twee]:
    """Give two that started at the same moment, on the ports that they found."""
    map = tmp_path_factory.mktemp("twee")
    data = two_schools(map / "data")
    schools = [data / "de-eerste-2026-2027", data / "de-tweede-2026-2027"]
    for school, naam in zip(schools, ("eerste", "tweede"), strict=True):
        ask(school, f"De vraag van de {naam}?")
    running = [begin(werf, map / school.name, str(school), data=data) for school in schools]
    for gestart in running:
        await_open(gestart, wacht_tot)
    yield Twee(data, *schools, *running)
    for gestart in running:
        gestart.stop()


@pytest.fixture
def nog_een(werf, tmp_path, twee):
    """Give a function that starts once more and returns exit status and output: it ends itself."""

    def run(*opties):
        nummer = len(list(tmp_path.glob("nog-een-*")))
        gestart = begin(werf, tmp_path / f"nog-een-{nummer}", *opties, data=twee.data)
        return gestart.proces.wait(30), gestart.uitvoer

    return run


def hall_says(url):
    return fetch(url)[1]


def ask(map, vraag):
    wb = Werkboek.open(map)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5)
    wb.close()


def test_a_second_start_leaves_the_round_of_the_first_one_s_hall_alone(
    start, data, eerste, tweede, wacht_tot
):
    first = start(str(eerste), data=data)
    ask(eerste, "De vraag van de eerste?")
    wacht_tot(lambda: "De vraag van de eerste?" in hall_says(first.zaal))
    second = start(str(tweede), data=data)
    assert "De vraag van de eerste?" not in hall_says(second.zaal)
    ask(tweede, "De vraag van de tweede?")
    wacht_tot(lambda: "De vraag van de tweede?" in hall_says(second.zaal))
    assert "De vraag van de eerste?" in hall_says(first.zaal)
    second.stop()
    assert "De vraag van de eerste?" in hall_says(first.zaal)
    assert first.proces.poll() is None


def test_two_that_start_at_the_same_moment_get_each_their_own_ports_and_hall(twee, wacht_tot):
    first, second = twee.first, twee.second
    assert len({first.adres, second.adres, first.zaal, second.zaal}) == 4
    wacht_tot(lambda: "De vraag van de eerste?" in hall_says(first.zaal))
    wacht_tot(lambda: "De vraag van de tweede?" in hall_says(second.zaal))


def test_a_begeleider_who_opens_another_workbook_moves_the_hall_of_this_start_alone(
    twee, wacht_tot
):
    other = Kast(twee.data).create({"school": "De Derde", "schooljaar": "2026-2027"})
    ask(other, "De vraag van de derde?")
    Kast(twee.data, twee.first.tafel).choose(other)  # what the page does
    wacht_tot(lambda: "De vraag van de derde?" in hall_says(twee.first.zaal))
    wacht_tot(lambda: "De vraag van de tweede?" in hall_says(twee.second.zaal))


def test_the_same_workbook_twice_says_where_it_is_open(twee, nog_een):
    first = twee.first
    Kast(twee.data, first.tafel).choose(twee.eerste)  # what the page does
    for named in ((str(twee.eerste),), ()):  # without a name: what was open last
        status, uitvoer = nog_een(*named)
        assert status == 1
        assert f"‘{twee.eerste.name}’ is al open, op {first.adres}/" in uitvoer
        assert first.sleutel not in uitvoer
        assert "Traceback" not in uitvoer
    assert first.proces.poll() is None


def test_a_port_of_another_start_is_refused_in_a_sentence(twee, nog_een):
    first = twee.first
    third = Kast(twee.data).create({"school": "De Vierde", "schooljaar": "2026-2027"})
    poorten = {"--poort": first.adres.rpartition(":")[2], "--zaal-poort": str(first.zaal_poort)}
    for optie, poort in poorten.items():
        status, uitvoer = nog_een(str(third), optie, poort)
        assert status == 1
        assert f"Poort {poort} is al in gebruik" in uitvoer
        assert f"kies een andere poort met {optie}" in uitvoer
    assert first.proces.poll() is None


def test_what_a_killed_start_left_stops_nobody(start, data, eerste, wacht_tot):
    first = start(str(eerste), data=data)
    children = first.kinderen()
    first.proces.kill()
    first.proces.wait()
    wacht_tot(lambda: not any(child.is_running() for child in children), timeout=20)
    second = start(str(eerste), data=data)
    assert list((data / DRAAIT).glob("*.txt")) == [second.tafel]
    second.stop()
    assert not list((data / DRAAIT).glob("*.txt"))


def test_the_next_start_begins_with_what_was_open_last_and_each_builds_it_up_from_its_csvs(
    start, data, tweede, wacht_tot
):
    ask(tweede, "De vraag van de tweede?")
    for path in tweede.glob("werkboek.db*"):
        path.unlink()
    gestart = start(str(tweede), data=data)
    wacht_tot(lambda: "De vraag van de tweede?" in hall_says(gestart.zaal))
    gestart.stop()
    for path in tweede.glob("werkboek.db*"):
        path.unlink()
    gestart = start(data=data)  # not named: what was open last
    wacht_tot(lambda: "De vraag van de tweede?" in hall_says(gestart.zaal))
    assert Kast(data, gestart.tafel).current() == tweede
