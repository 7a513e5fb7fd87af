"""The hall's look at the store: cheap when nothing happened, and never behind when it did."""

import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.toestand import put_state
from ouderplan.zaal.huis import Zaalhuis


@pytest.fixture
def kast(tmp_path):
    kast = Kast(tmp_path)
    kast.choose(kast.create({"school": "De Proefschool", "schooljaar": "2026-2027"}))
    return kast


@pytest.fixture
def huis(kast):
    huis = Zaalhuis(kast)
    huis.refresh()
    yield huis
    huis.close()


@pytest.fixture
def begeleider(kast):
    wb = Werkboek.open(kast.current())
    yield wb
    wb.close()


def test_a_glance_sees_what_another_process_opened_and_closed(huis, begeleider):
    for nummer in (1, 2):
        open_ronde(begeleider, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
        huis.glance()
        assert (huis.stand.ronde.ronde, huis.stand.ronde.is_open) == (nummer, True)
        close_ronde(begeleider, nummer)
        huis.glance()
        assert not huis.stand.ronde.is_open


def test_a_glance_at_nothing_new_reads_nothing(huis):
    before = huis.stand
    huis.glance()
    assert huis.stand is before


def test_a_glance_sees_that_another_workbook_is_on_the_table(huis, kast):
    kast.choose(kast.create({"school": "De Andere", "schooljaar": "2026-2027"}))
    huis.glance()
    assert huis.stand.school == "De Andere"


def test_what_a_glance_saw_is_still_news_for_the_csvs(huis, begeleider):
    huis.refresh()
    put_state(begeleider, "proef", "1")
    huis.glance()
    assert huis.refresh() is True
    assert huis.refresh() is False
