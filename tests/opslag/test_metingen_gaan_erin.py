"""Measurements as schools have them: a column a year or a group, and rows without a result."""

import pytest
from lijstproef import csv, doubts, offered, rows_of

from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.lezen.weggelaten import left_out

DOEL = "Tevreden"


@pytest.mark.parametrize(
    ("koppen", "wanneer", "over"),
    [
        ("2024-2025;2025-2026", ["2024-2025", "2025-2026"], ["", ""]),
        ("maart 2025;najaar 2025", ["maart 2025", "najaar 2025"], ["", ""]),
        ("Ouders;Team", ["", ""], ["Ouders", "Team"]),
        ("Ouders 2025;Team 2025", ["2025", "2025"], ["Ouders", "Team"]),
        ("Resultaat 2025;Resultaat 2026", ["2025", "2026"], ["", ""]),
    ],
)
@pytest.mark.parametrize("cijfers", ["70 %;80 %", "7,1;6,8", "0,7;0,8"])
def test_figures_below_years_and_groups_are_results(werkboek, koppen, wanneer, over, cijfers):
    found = offered(werkboek, csv("metingen.csv", f"Onderdeel;{koppen}", f"{DOEL};{cijfers}"))
    assert rows_of(found)[Meting] == [
        Meting(DOEL, gemeten=cijfer, toelichting=wie, **{_says_when(jaar): jaar})
        for cijfer, jaar, wie in zip(cijfers.split(";"), wanneer, over, strict=True)
    ]
    assert "kolom 2" in doubts(found)


def _says_when(jaar: str) -> str:
    """Return the column that a head is of: *2024-2025* is a schooljaar."""
    return "schooljaar" if "-" in jaar else "wanneer"


@pytest.mark.parametrize("cel", ["n.v.t.", "NVT", "-"])
def test_below_a_year_what_does_not_apply_is_no_measurement(werkboek, cel):
    bron = csv("metingen.csv", "Onderdeel;2023-2024;2024-2025", f"{DOEL};{cel};80 %")
    assert rows_of(offered(werkboek, bron))[Meting] == [Meting(DOEL, "2024-2025", "80 %")]


@pytest.mark.parametrize("kop", ["Resultaat", "2026"])
def test_other_figures_beside_a_result_stand_with_their_head(werkboek, kop):
    bron = csv("metingen.csv", f"Onderdeel;{kop};Landelijk;Formulieren", f"{DOEL};70 %;75 %;34")
    (meting,) = rows_of(offered(werkboek, bron))[Meting]
    assert meting.gemeten == "70 %"
    assert meting.toelichting.splitlines()[-2:] == ["Landelijk: 75 %", "Formulieren: 34"]


@pytest.mark.parametrize("kop", ["Toelichting", "Opmerking", "Wanneer gemeten"])
def test_what_is_said_of_a_result_goes_nowhere_in_a_list_without_results(werkboek, kop):
    bron = csv("streefcijfers.csv", f"Streefdoel;Norm;{kop}", f"{DOEL};80 %;in mei")
    found = offered(werkboek, bron)
    assert rows_of(found) == {Streefcijfer: [Streefcijfer(DOEL, norm="80 %")]}
    assert [vraag.onderwerp for vraag in found[0].blad.kolommen_weg] == [kop]
    assert doubts(found) == ["kolom 3"]


REGELS = ["Tevreden;2025-2026;;wordt in mei gemeten", "Welkom;2025-2026;80 %;", "Leeg;;;"]


def test_a_measurement_without_a_result_keeps_what_is_said_of_it(werkboek):
    kop = "Streefdoel;Schooljaar;Gemeten;Toelichting"
    found = offered(werkboek, csv("metingen.csv", kop, *REGELS))
    assert rows_of(found)[Meting] == [
        Meting("Tevreden", "2025-2026", toelichting="wordt in mei gemeten"),
        Meting("Welkom", "2025-2026", gemeten="80 %"),
    ]
    (zin,) = left_out(found[0].blad)
    assert zin == (
        "metingen.csv: wat in 1 rij bij ‘Metingen’ hoort, wordt niet ingelezen: "
        "‘Gemeten’ is daar leeg (regel 4)."
    )


def test_what_stands_beside_a_norm_without_its_result_is_named(werkboek):
    kop = "Streefdoel;Norm;Gemeten;Toelichting"
    regels = ["Tevreden;80 %;;in mei", "Welkom;80 %;90 %;", "Thuis;70 %;;"]
    found = offered(werkboek, csv("streefcijfers.csv", kop, *regels))
    assert len(rows_of(found)[Streefcijfer]) == len(regels)
    assert rows_of(found)[Meting] == [Meting("Welkom", gemeten="90 %")]
    (zin,) = left_out(found[0].blad)
    assert zin.endswith("‘Gemeten’ is daar leeg (regel 2).")
