"""A target is judged by its last measurement, and what cannot be judged is said."""

from dataclasses import replace
from datetime import datetime

import pytest

from ouderplan.kern.opkomst import attendance
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schooljaren import school_year
from ouderplan.kern.streefcijfers import (
    Meting,
    Oordeel,
    Streefcijfer,
    lines,
    loose_metingen,
)

DOEL = "Ouders komen"


def verdict(norm, *gemeten, eenheid=""):
    metingen = [Meting(DOEL, f"{2020 + n}-{2021 + n}", text) for n, text in enumerate(gemeten)]
    (lijn,) = lines([Streefcijfer(DOEL, norm, eenheid)], metingen)
    return lijn.oordeel


@pytest.mark.parametrize(
    ("norm", "gemeten", "oordeel"),
    [
        ("≥ 80 %", "80%", Oordeel.BEHAALD),
        ("≥ 80 %", "79,9 %", Oordeel.NIET_BEHAALD),
        ("80%", "91 %", Oordeel.BEHAALD),
        ("> 80 %", "80 %", Oordeel.NIET_BEHAALD),
        ("100 %", "8 van de 9 groepen", Oordeel.NIET_BEHAALD),
        ("minstens een 7,5", "7.8", Oordeel.BEHAALD),
        ("0", "2 klachten", Oordeel.NIET_BEHAALD),
        ("0", "0", Oordeel.BEHAALD),
        ("hoogstens 5", "5", Oordeel.BEHAALD),
        ("80-90 %", "85 %", Oordeel.BEHAALD),
        ("≥ 80 %", "> 85 %", Oordeel.BEHAALD),
        ("≥ 80 %", "minstens 70 %", Oordeel.NIET_TE_VERGELIJKEN),
        ("≥ 80 %", "0,85", Oordeel.NIET_TE_VERGELIJKEN),
        ("minstens een 7,5", "80 %", Oordeel.NIET_TE_VERGELIJKEN),
        ("≥ 80 %", "de meesten", Oordeel.METING_ZONDER_GETAL),
        ("iedereen", "80 %", Oordeel.NORM_ZONDER_GETAL),
        ("iedereen", "", Oordeel.NIET_GEMETEN),
        ("", "80 %", Oordeel.GEEN_NORM),
    ],
)
def test_a_measurement_is_held_against_the_norm(norm, gemeten, oordeel):
    assert verdict(norm, gemeten) is oordeel


def test_a_number_without_a_unit_is_in_the_unit_of_its_target():
    assert verdict("80", "85 %", eenheid="%") is Oordeel.BEHAALD
    assert verdict("80", "0,85", eenheid="%") is Oordeel.NIET_TE_VERGELIJKEN


def test_the_last_year_counts_in_whatever_order_it_was_typed():
    metingen = [Meting(DOEL, "2026-2027", "90 %"), Meting(DOEL, "2024-2025", "50 %")]
    (lijn,) = lines([Streefcijfer(DOEL, "80 %")], metingen)
    assert lijn.oordeel is Oordeel.BEHAALD
    assert [punt.meting.gemeten for punt in lijn.punten] == ["50 %", "90 %"]


def test_a_measurement_that_belongs_to_no_target_is_named():
    los = Meting("Iets anders", "", "5")
    hoort = Meting("ouders  KOMEN", "", "80 %")
    assert loose_metingen([Streefcijfer(DOEL)], [los, hoort]) == (los,)


# --- attendance -----------------------------------------------------------------------------------

AVOND = Ronde(
    1,
    Rondesoort.WAARDEN,
    "?",
    datetime(2026, 10, 6, 20),
    uitgenodigd=340,
    aanwezig=147,
    uitgenodigd_team=40,
    aanwezig_team=27,
)


def test_the_parents_of_an_evening_are_counted_without_the_team():
    (dag,) = attendance([AVOND])
    assert (dag.aanwezig, dag.uitgenodigd, dag.percentage) == (120, 300, 40)


def test_two_rounds_on_one_evening_are_one_meeting():
    later = replace(AVOND, ronde=2, geopend=datetime(2026, 10, 6, 21), aanwezig=150)
    (dag,) = attendance([AVOND, later])
    assert dag.aanwezig == 123


@pytest.mark.parametrize(
    "cellen",
    [{"uitgenodigd": None}, {"aanwezig": None}, {"uitgenodigd": 40}, {"groepen": "team"},
     {"aanwezig": 900}],
)  # fmt: skip
def test_a_round_that_does_not_know_how_many_parents_came_says_nothing(cellen):
    assert attendance([replace(AVOND, **cellen)]) == ()


def test_a_school_year_begins_in_august():
    assert school_year(datetime(2026, 10, 6).date()) == "2026-2027"
    assert school_year(datetime(2027, 7, 31).date()) == "2026-2027"
