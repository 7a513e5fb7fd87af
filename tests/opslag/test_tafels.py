"""Two starts of one installation keep out of each other's way."""

import threading

import pytest

from ouderplan.opslag import Kast, tafels
from ouderplan.opslag.tafels import AlOpen, TafelBezet, laid_table

pytestmark = pytest.mark.usefixtures("motor")

SCHOOL = {"school": "De Vlier", "schooljaar": "2026-2027"}
ANDER = {"school": "De Els", "schooljaar": "2026-2027"}


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_what_one_start_puts_on_its_table_is_not_on_the_other(data):
    first, second = Kast(data).create(SCHOOL), Kast(data).create(ANDER)
    with laid_table(data, 8866) as one, laid_table(data, 8867) as two:
        Kast(data, one).choose(first)
        Kast(data, two).choose(second)
        assert Kast(data, one).current().resolve() == first.resolve()
        assert Kast(data, two).current().resolve() == second.resolve()
    assert Kast(data).current().name == second.name  # the last one, for the next start


def test_a_workbook_is_on_one_table_at_a_time_and_the_other_is_named(data):
    map = Kast(data).create(SCHOOL)
    with laid_table(data, 8866) as one:
        Kast(data, one).choose(map)
        Kast(data, one).choose(map)
        with laid_table(data, 8867) as two:
            with pytest.raises(AlOpen, match=r"de-vlier-2026-2027.*127\.0\.0\.1:8866"):
                Kast(data, two).choose(map)
            assert Kast(data, two).current() is None
    with laid_table(data, 8867) as two:
        Kast(data, two).choose(map)


def test_the_table_of_a_start_that_was_killed_is_in_nobodys_way(data):
    map = Kast(data).create(SCHOOL)
    with laid_table(data, 8866) as one:
        Kast(data, one).choose(map)
        left = one.read_text(encoding="utf-8")
    one.write_text(left, encoding="utf-8")  # as a kill leaves it: the file, and nobody at the lock
    with laid_table(data, 8867) as two:
        Kast(data, two).choose(map)
        assert not one.exists()


def test_a_start_waits_for_one_on_its_port_that_is_ending(data):
    laid, ends = threading.Event(), threading.Event()

    def other():
        with laid_table(data, 8866):
            laid.set()
            ends.wait()

    thread = threading.Thread(target=other)
    thread.start()
    laid.wait()
    threading.Timer(0.2, ends.set).start()
    with laid_table(data, 8866):
        assert ends.is_set()
    thread.join()


def test_one_on_its_port_that_does_not_end_is_said(data, monkeypatch):
    monkeypatch.setattr(tafels, "SLUITTIJD", 0.1)
    with (
        laid_table(data, 8866),
        pytest.raises(TafelBezet, match=r"8866.*start opnieuw"),
        laid_table(data, 8866),
    ):
        pass
