"""A sheet that someone brings is read as text, whatever made it."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from ouderplan.opslag.lezen.formulier import GeenWerkblad, LeegWerkblad, read_sheet
from ouderplan.opslag.lezen.grenzen import TeGroot


def excel(*rijen):
    book = Workbook()
    for row in rijen:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_excel_and_csv_give_the_same_sheet():
    as_csv = "Id;1. Niveau;Tekst\n1;2;ja; hoor\n".replace("ja; hoor", "ja").encode()
    as_excel = excel(["Id", "1. Niveau", "Tekst"], [1, 2.0, "ja"])
    assert read_sheet("a.csv", as_csv) == read_sheet("a.xlsx", as_excel)


def test_empty_rows_and_columns_fall_away_and_heads_are_told_apart():
    sheet = read_sheet("a.xlsx", excel(["Waarom?", "Waarom?", None], [None] * 3, ["a", None, None]))
    assert sheet.koppen == ("Waarom?", "Waarom? (2)")
    assert sheet.rijen == (("a", ""),)


def test_a_moment_is_text_and_windows_letters_are_read():
    moment = datetime(2026, 11, 2, 10, 0)
    assert read_sheet("a.xlsx", excel(["Tijd"], [moment])).rijen == (("2026-11-02T10:00:00",),)
    assert read_sheet("a.csv", "Idee\nCafé\n".encode("cp1252")).rijen == (("Café",),)


@pytest.mark.parametrize("content", [b"PK\x03\x04kapot", b"\x00\x01\x02", excel()[:200]])
def test_what_is_no_sheet_is_said(content):
    with pytest.raises(GeenWerkblad):
        read_sheet("raar.xlsx", content)


@pytest.mark.parametrize("content", [b"", b"Alleen koppen\n", excel(["Kop"])])
def test_a_sheet_without_answers_is_said(content):
    with pytest.raises(LeegWerkblad):
        read_sheet("leeg.csv", content)


def test_a_question_with_semicolons_does_not_cut_a_sheet_with_commas():
    rows = b'Tijd,"Wat vindt u van: de school; de klas; de gang?",Niveau\n1,ja,2\n3,nee,4\n'
    assert read_sheet("a.csv", rows).rijen == (("1", "ja", "2"), ("3", "nee", "4"))


def test_twenty_thousand_answers_are_read_and_far_too_much_is_said():
    assert len(read_sheet("vol.csv", b"a\n" + b"1\n\n" * 20_000).rijen) == 20_000
    assert len(read_sheet("vol.xlsx", excel(["a"], *([1] for _ in range(20_000)))).rijen) == 20_000
    with pytest.raises(TeGroot, match=r"25\.000 rijen"):
        read_sheet("groot.csv", b"a\n" + b"1\n" * 25_001)
    with pytest.raises(TeGroot, match=r"25\.000 rijen"):
        read_sheet("groot.xlsx", excel(["a"], *([1] for _ in range(25_000))))


def test_a_row_far_below_the_others_is_read_too():
    sheet = read_sheet("a.xlsx", excel(["a"], [1], *([None] for _ in range(9000)), [2]))
    assert sheet.rijen == (("1",), ("2",))
