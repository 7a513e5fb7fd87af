"""The Excel file: typed cells, every field in its place, nothing that runs."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
import voorbeeldschool as school
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ouderplan.kern.doelen import VOOR_HET_BESTUUR, Actie, Jaardoel
from ouderplan.kern.moderatie import Moderatie, Moderatiesoort
from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.excelvorm import sheet_name
from ouderplan.opslag.opschriften import column_name as head
from ouderplan.opslag.opschriften import label
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.uitvoer import Plan, excel, load_plan
from ouderplan.uitvoer.plan import Plandoel


def read(plan: Plan) -> Workbook:
    return load_workbook(io.BytesIO(excel.build(plan)))


@pytest.fixture(scope="module")
def boek(plan: Plan) -> Workbook:
    """Give the Excel file of a whole year."""
    return read(plan)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_the_sheets_to_work_with_come_first(boek: Workbook):
    first = ["Totaaloverzicht", "Actieplannen", "Top 5 waarden", "Kansen", "Jaarklok"]
    assert boek.sheetnames[:5] == first


def test_every_other_table_with_rows_has_its_sheet(plan: Plan, boek: Workbook):
    first = ("jaardoelen", "acties")
    named = [sheet_name(t) for t, rijen in plan.tabellen.items() if rijen and t.naam not in first]
    assert set(boek.sheetnames[5:]) == {*named, "ouderplan"}
    assert boek["ouderplan"].sheet_state == "veryHidden"


def test_every_table_can_have_a_sheet_of_its_own():
    names = [sheet_name(tabel).casefold() for tabel in TABELLEN] + [
        "top 5 waarden",
        "kansen",
        "jaarklok",
    ]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.naam)
def test_no_two_columns_of_a_table_have_the_same_head(tabel: Tabel):
    heads = [head(tabel, kolom.naam).casefold() for kolom in tabel.kolommen]
    assert len(set(heads)) == len(heads)


def test_the_overview_has_every_goal_with_its_story(plan: Plan, boek: Workbook):
    found = rows(boek["Totaaloverzicht"])
    assert [row["Code"] for row in found] == ["2a", "3a", None, "10b"]
    assert {name: found[1][name] for name in found[1] if name != "Regel in het werkboek"} == {
        "Criterium": 3,
        "Tekst van het criterium": plan.criteria[2].titel,
        "Code": "3a",
        "Jaardoel": school.PLAN.jaardoel,
        "Uitvoeren in": "2026-2027",
        "Status": "in uitvoering",
        "Soort herkomst": "top 3",
        "Herkomst": "1",
        "Moeite": None,
        "Effect": None,
        "Horizon": None,
        "Ambitie": None,
        **{label(Jaardoel, naam): None for naam in VOOR_HET_BESTUUR},
        "Waar het doel vandaan komt": "\n".join(plan.doelen[1].herkomst),
    }


def test_the_action_plans_have_every_field_in_its_place(boek: Workbook):
    found = rows(boek["Actieplannen"])
    first = school.ACTIES[0]
    assert found[1] == {
        "Code": "3a",
        "Jaardoel": school.PLAN.jaardoel,
        "Activiteit": first.activiteit,
        "Uitvoerder": first.uitvoerder,
        "Tijdpad": first.tijdpad,
        "Evaluatie: hoe": first.evaluatie_hoe,
        "Evaluatie: wanneer": first.evaluatie_wanneer,
        "Vervolgstappen": first.vervolgstappen,
        "Kosten": None,
        "Uitvoering": None,
        "Status": None,
        "Regel in het werkboek": found[1]["Regel in het werkboek"],
    }
    assert [row["Code"] for row in found] == ["2a", "3a", "3a", None, "10b"]


def test_votes_are_numbers_together_and_per_group(boek: Workbook):
    first = rows(boek["Top 5 waarden"])[0]
    assert (first["Plaats"], first["Stemmen samen"], first["In de top"]) == (1, 30, "ja")
    assert (first["Stemmen ouders"], first["Stemmen team"]) == (20, 10)


def test_a_small_group_is_not_split_out(leeg: Werkboek):
    school.hold_waarden(leeg, ouders=24, team=9)
    boek = read(load_plan(leeg))
    assert "Stemmen team" not in rows(boek["Top 5 waarden"])[0]
    assert {row["Groep"] for row in rows(boek["Stembriefjes"])} == {None}


def test_ballots_of_a_vote_that_was_not_shown_stay_in(vol: Werkboek):
    with vol.writing() as tx:
        ronde = tx.find(type(school.DOELEN[0]), code="3a")
        assert ronde is not None
    plan = load_plan(vol)
    hidden = {
        tabel: tuple(replace(r, getoond=None) for r in rijen) if tabel.naam == "rondes" else rijen
        for tabel, rijen in plan.tabellen.items()
    }
    assert "Stembriefjes" not in read(replace(plan, tabellen=hidden)).sheetnames


def test_the_wifi_password_stays_in(vol: Werkboek):
    with vol.writing() as tx:
        tx.add(Gegeven("wifi_wachtwoord", "geheim123"))
    assert b"geheim123" not in excel.build(load_plan(vol))
    sleutels = {row["Gegeven"] for row in rows(read(load_plan(vol))["Gegevens"])}
    assert "wifi_wachtwoord" not in sleutels
    assert "school" in sleutels


def test_moments_are_real_dates(boek: Workbook):
    assert isinstance(rows(boek["Rondes"])[0]["Geopend"], datetime)
    assert rows(boek["Vastgestelde keuzes"])[0]["Vastgesteld op"] == datetime(2027, 2, 3)


def test_headers_stay_in_view_and_can_filter(boek: Workbook):
    for sheet in boek.worksheets[:-1]:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None


def test_a_status_can_be_picked_from_a_list(boek: Workbook):
    rules = {
        str(r.sqref): r.formula1 for r in boek["Totaaloverzicht"].data_validations.dataValidation
    }
    words = '"gepland,in uitvoering,behaald,nog open,in bespreking,vervallen"'
    assert rules["F2:F5001"] == words
    assert rules["A2:A5001"] == '"1,2,3,4,5,6,7,8,9,10"'


def test_an_empty_workbook_gives_sheets_with_headers(leeg_plan: Plan):
    boek = read(leeg_plan)
    assert rows(boek["Totaaloverzicht"]) == []
    assert boek["Totaaloverzicht"]["D1"].value == "Jaardoel"
    assert "Top 5 waarden" not in boek.sheetnames


@pytest.mark.parametrize("tekst", ["=1+1", "+31 6", "-3", "@som", "http://x.invalid", "{=1}", "12"])
def test_a_text_stays_a_text(leeg_plan: Plan, tekst: str):
    cell = _cell_for(leeg_plan, tekst)
    assert (cell.value, cell.data_type, cell.hyperlink) == (tekst, "s", None)


@pytest.mark.parametrize(
    ("tekst", "kept"), [("a\x0bb\x00", "ab"), ("a\ufffe", "a"), ("x" * 40_000, "x" * 32_766 + "…")]
)
def test_what_a_cell_cannot_hold_is_left_out(leeg_plan: Plan, tekst: str, kept: str):
    assert _cell_for(leeg_plan, tekst).value == kept


@settings(max_examples=15, deadline=None)
@given(tekst=st.text(max_size=100))
def test_any_text_gives_a_file_that_opens(leeg_plan: Plan, tekst: str):
    _cell_for(leeg_plan, tekst)


def _cell_for(plan: Plan, tekst: str):
    doel = Plandoel(Jaardoel("1a", 1, tekst), plan.criteria[0], (Actie("1a", tekst),), ())
    return read(replace(plan, doelen=(doel,)))["Totaaloverzicht"]["D2"]


def test_the_log_of_the_moderation_stays_at_school(leeg):
    with leeg.writing() as tx:
        tx.add(
            Moderatie(Moderatiesoort.TEKST, "1", "Jan is druk", "Een kind", datetime(2026, 10, 6))
        )
    workbook = read(load_plan(leeg))
    cells = {cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "Jan is druk" not in cells
    assert "Logboek van het nalezen" not in workbook.sheetnames
