"""A day is kept once its year is whole; what stands there half is said, and never kept."""

from datetime import date, timedelta

import pytest

from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.stappen.onderdelen.cellen import make_cell
from ouderplan.stappen.onderdelen.dagveld import GeenDag, day_field, parse_day, when_sure

HALF, HEEL = date(20, 12, 1), date(2026, 12, 1)


@pytest.fixture
def bewaard():
    return []


@pytest.fixture
def cel(nieuwe_zitting, bewaard):
    """Give a function that shows a day on a page, and returns the control and its page."""

    def make(stored=None):
        cell, zitting = make_cell(Evaluatie, "datum"), nieuwe_zitting()
        cell.bind(zitting, lambda _old, new: bewaard.append(new), stored)
        return cell.widget, zitting

    return make


def test_a_year_of_two_digits_is_said_and_not_kept(cel, bewaard):
    control, zitting = cel()
    control.value = HALF
    assert bewaard == []
    assert "1 december 20" in zitting.melding.zin
    assert "op-veld-mis" in control._dom_classes


def test_the_whole_year_is_kept_and_the_sentence_goes(cel, bewaard):
    control, zitting = cel()
    control.value = HALF
    control.value = HEEL
    assert bewaard == [HEEL]
    assert zitting.melding is None
    assert "op-veld-mis" not in control._dom_classes


def test_what_an_older_workbook_has_of_another_time_is_shown_and_can_be_mended(cel, bewaard):
    control, _ = cel(HALF)
    assert control.value == HALF
    control.value = HEEL
    assert bewaard == [HEEL]


def test_no_day_is_no_mistake():
    assert parse_day(None) is None


def test_a_form_with_a_button_reads_its_day_the_same_way():
    with pytest.raises(GeenDag, match="jaar met vier cijfers"):
        parse_day(day_field("Op welke dag?", value=HALF).value)


STEMMING = date.today() - timedelta(days=9)


@pytest.mark.parametrize(
    ("dag", "zegt"),
    [
        (STEMMING - timedelta(days=1), "ligt vóór de stemming van"),
        (date.today() + timedelta(days=1), "moet nog komen"),
    ],
)
def test_about_a_day_that_cannot_be_is_asked_and_nothing_is_done_before(nieuwe_zitting, dag, zegt):
    zitting, done = nieuwe_zitting(), []
    zitting.run(
        lambda: when_sure(zitting, dag, lambda: done.append(dag), na=STEMMING, wat="de stemming")
    )
    assert zegt in zitting.melding.zin
    assert "wat u invulde staat er nog" in zitting.melding.zin
    assert done == []
    zitting.run(zitting.melding.keuzes[0].action)
    assert done == [dag]


@pytest.mark.parametrize("dag", [STEMMING, date.today(), None])
def test_a_day_that_can_be_is_not_asked_about(nieuwe_zitting, dag):
    zitting, done = nieuwe_zitting(), []
    when_sure(zitting, dag, lambda: done.append(dag), na=STEMMING, wat="de stemming")
    assert (done, zitting.melding) == ([dag], None)
