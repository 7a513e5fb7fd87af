"""What came with the program is the school's only after somebody said yes."""

from dataclasses import replace
from pathlib import Path

import pytest

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.school import Planningsregel
from ouderplan.opslag import Werkboek
from ouderplan.opslag.antwoord import load_antwoord
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.startset import OVERGENOMEN, is_starter, own_rows, take_over
from ouderplan.opslag.volgend_jaar import start_next_year

pytestmark = pytest.mark.usefixtures("motor")


@pytest.fixture
def nieuw(tmp_path: Path):
    wb = Werkboek.create(tmp_path / "nieuw", {"school": "De Els", "schooljaar": "2026-2027"})
    yield wb
    wb.close()


def own(wb: Werkboek, rij: type) -> tuple:
    with wb.reading() as tx:
        return own_rows(tx.rows(rij), wb.profile())


@pytest.mark.parametrize("rij", list(OVERGENOMEN))
def test_a_new_workbook_has_rows_and_none_of_them_is_the_schools(nieuw: Werkboek, rij: type):
    with nieuw.reading() as tx:
        assert len(tx.rows(rij)) >= 10
        assert all(is_starter(row) for row in tx.rows(rij))
    assert own(nieuw, rij) == ()


def test_a_row_that_is_changed_or_ticked_off_is_the_schools(nieuw: Werkboek):
    with nieuw.writing() as tx:
        first, second, *_ = tx.items(Planningsregel).items()
        tx.change(*first, replace(first[1], wanneer="20 september"))
        tx.change(*second, replace(second[1], status="klaar"))
    assert [row.wanneer for row in own(nieuw, Planningsregel)] == ["20 september", "september"]


def test_a_yes_takes_the_whole_list_over_and_can_be_taken_back(nieuw: Werkboek):
    take_over(nieuw, Planningsregel)
    assert len(own(nieuw, Planningsregel)) == 13
    assert own(nieuw, Criterium) == ()
    take_over(nieuw, Planningsregel, ja=False)
    assert own(nieuw, Planningsregel) == ()
    take_over(nieuw, Planningsregel)
    assert len(own(nieuw, Planningsregel)) == 13


def test_the_answer_to_the_parents_promises_nothing_that_nobody_wrote(nieuw: Werkboek):
    with nieuw.reading() as tx:
        assert load_antwoord(tx).straks == ()
    with nieuw.writing() as tx:
        tx.add(Planningsregel("mei", "Een feest"))
    with nieuw.reading() as tx:
        assert [row.wat for row in load_antwoord(tx).straks] == ["Een feest"]
    take_over(nieuw, Planningsregel)
    with nieuw.reading() as tx:
        assert len(load_antwoord(tx).straks) == 14


def test_both_the_yes_and_the_mark_survive_a_round_trip_through_csv(
    nieuw: Werkboek, tmp_path: Path
):
    take_over(nieuw, Criterium)
    nieuw.sync_csvs()
    other = Werkboek.create(tmp_path / "ander", {})
    files = [nieuw.map / f"{naam}.csv" for naam in ("werkboek", "planning", "criteria")]
    import_csvs(other, files)
    assert own(other, Planningsregel) == ()
    assert len(own(other, Criterium)) == 10
    other.close()


def test_a_sentence_of_an_earlier_version_still_came_with_the_program():
    before = (
        "Wij hebben opgeschreven hoe ouders en school samenwerken. "
        "Je leest het terug in wat wij sturen en je ziet het aan wat wij doen."
    )
    titel = "Iedereen kan zien hoe wij met ouders willen samenwerken"
    row = Criterium(1, titel, "Zichtbare visie", before)
    assert is_starter(row)
    assert not is_starter(replace(row, toelichting="Wij hebben het opgeschreven."))


def test_next_year_begins_with_a_planning_that_is_nobodys_and_keeps_the_criteria(
    nieuw: Werkboek, tmp_path: Path
):
    take_over(nieuw, Planningsregel)
    take_over(nieuw, Criterium)
    new = start_next_year(nieuw, tmp_path / "volgend", "2027-2028")
    assert own(new, Planningsregel) == ()
    assert len(own(new, Criterium)) == 10
    new.close()
