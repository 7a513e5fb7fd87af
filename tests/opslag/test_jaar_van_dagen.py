"""Days that show no year: of which schooljaar they are is asked, when the hidden year is not it."""

import io
from datetime import datetime

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of
from openpyxl import load_workbook

from ouderplan.kern.afspraken import Activiteit
from ouderplan.opslag.lezen.rooster import Bron


def calendar(naam, titel, *dagen):
    """Return a calendar in which the days show as *14 jan*."""
    regels = [[titel], ["Activiteit", "Datum"], *([f"Avond {at}", d] for at, d in enumerate(dagen))]
    book = load_workbook(io.BytesIO(excel(naam, regels).inhoud))
    for (cell,) in book.active.iter_rows(min_row=3, min_col=2, max_col=2):
        cell.number_format = "d mmm"
    out = io.BytesIO()
    book.save(out)
    return Bron(naam, out.getvalue())


def days(found):
    return [row.wanneer for row in rows_of(found)[Activiteit]]


def test_days_typed_in_autumn_are_of_the_schooljaar_that_the_title_says(werkboek):
    bron = calendar("jaarkalender.xlsx", "Jaarkalender 2027-2028", datetime(2027, 10, 5),
                    datetime(2027, 1, 14))  # fmt: skip
    (one,) = found = offered(werkboek, bron)
    assert "jaar" in doubts(found)
    assert days(found) == ["5 oktober 2027", "14 januari 2028"]
    one.gezegd["jaar"] = "bestand"
    assert days(found) == ["5 oktober 2027", "14 januari 2027"]


def test_without_a_title_they_are_of_the_schooljaar_of_the_workbook(werkboek):
    typed = datetime(2020, 2, 29), datetime(2020, 9, 1)
    (one,) = found = offered(werkboek, calendar("jaarkalender.xlsx", "Kalender", *typed))
    assert one.bekend.schooljaar == "2026-2027"
    assert days(found) == ["28 februari 2027", "1 september 2026"]


@pytest.mark.parametrize(
    ("titel", "dagen"),
    [
        ("Kalender 2024/2025", (datetime(2024, 9, 2), datetime(2025, 3, 4))),
        ("Kalender", (datetime(2024, 9, 2), datetime(2025, 3, 4))),
    ],
)
def test_hidden_years_that_make_one_schooljaar_are_believed(werkboek, titel, dagen):
    found = offered(werkboek, calendar("jaarkalender.xlsx", titel, *dagen))
    assert "jaar" not in doubts(found)
    assert days(found) == ["2 september 2024", "4 maart 2025"]


def test_what_is_written_as_text_is_never_asked(werkboek):
    found = offered(werkboek, csv("activiteiten.csv", "Activiteit;Datum", "Soep;14 jan"))
    assert "jaar" not in doubts(found)
    assert days(found) == ["14 jan"]
