"""The number of a round is used once, whatever was put back or lost in between."""

import shutil

import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.reserve.bestand import RESERVE
from ouderplan.opslag.reserve.maken import find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back
from ouderplan.opslag.stemmen import close_ronde, open_ronde


def hold_round(wb: Werkboek) -> int:
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=2)
    close_ronde(wb, ronde.ronde)
    return ronde.ronde


@pytest.fixture
def drie_rondes(werkboek):
    """Give the folder of a workbook after three rounds; the first backup knows of one."""
    assert [hold_round(werkboek) for _ in range(3)] == [1, 2, 3]
    werkboek.close()
    return werkboek.map


def next_number(map) -> int:
    wb = Werkboek.open(map)
    try:
        return hold_round(wb)
    finally:
        wb.close()


def test_after_putting_back_the_numbers_of_the_lost_rounds_are_not_used_again(drie_rondes):
    put_back(drie_rondes, find_reserve(drie_rondes, "1"))
    wb = Werkboek.open(drie_rondes)
    with wb.reading() as tx:
        assert [row.ronde for row in tx.rows(Ronde)] == [1]
    wb.close()
    assert next_number(drie_rondes) == 4


def test_also_after_putting_back_twice(drie_rondes):
    put_back(drie_rondes, find_reserve(drie_rondes, "2"))
    put_back(drie_rondes, find_reserve(drie_rondes, "1"))
    assert next_number(drie_rondes) == 4


def test_also_when_the_database_could_not_be_read_any_more(drie_rondes):
    (drie_rondes / "werkboek.db").write_bytes(b"stuk" * 5000)
    put_back(drie_rondes, find_reserve(drie_rondes, "1"))
    assert next_number(drie_rondes) == 4


@pytest.mark.alleen_sqlite("er wordt een bestand teruggezet of weggehaald")
def test_also_when_the_database_is_lost_after_putting_back(drie_rondes):
    put_back(drie_rondes, find_reserve(drie_rondes, "1"))
    (drie_rondes / "werkboek.db").unlink()  # rondes.csv knows of one round only
    assert next_number(drie_rondes) == 4


@pytest.mark.alleen_sqlite("er wordt een bestand teruggezet of weggehaald")
def test_a_workbook_from_csvs_alone_goes_on_after_its_last_round(drie_rondes):
    (drie_rondes / "werkboek.db").unlink()
    shutil.rmtree(drie_rondes / RESERVE)
    assert next_number(drie_rondes) == 4
