"""What is handed out beside the plan: cards, forms, programmes, and sheets of Excel on paper."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from docx import Document
from docx.document import Document as DocxDocument
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ouderplan.kern.afspraken import Activiteit, Activiteitsoort
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.planteksten import Plantekst
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.streefcijfers import Meting
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.terug import preview_excel
from ouderplan.uitvoer import (
    Plan,
    ambitiekaart,
    draaiboek,
    evaluatieformulieren,
    excel,
    load_plan,
    privacyblad,
    schooljaarplan,
    totaaloverzicht,
    word,
)
from ouderplan.uitvoer.excelblad import BLADZIJDE, HOOGST
from ouderplan.uitvoer.excelcellen import lines_in
from ouderplan.uitvoer.word.woordbreedte import RAND, breadth

STUKKEN = (ambitiekaart, draaiboek, evaluatieformulieren, schooljaarplan, totaaloverzicht)


def read(content: bytes) -> DocxDocument:
    return Document(io.BytesIO(content))


def written(wb: Werkboek, *rows: object) -> Plan:
    with wb.writing() as tx:
        for row in rows:
            tx.add(row)
    return load_plan(wb)


def sheet_of(plan: Plan, naam: str) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(excel.build(plan)))[naam]


def shown(sheet: Worksheet) -> list[str]:
    """Return the heads of the columns that come on paper."""
    away = {
        number
        for form in sheet.column_dimensions.values()
        if form.hidden
        for number in range(form.min, form.max + 1)
    }
    return [str(cell.value) for cell in sheet[1] if cell.column not in away]


@pytest.mark.parametrize("stuk", [*STUKKEN, privacyblad, word], ids=lambda stuk: stuk.__name__)
def test_every_document_has_its_school_and_a_number_on_every_page(plan: Plan, stuk):
    document = read(stuk.build(plan))
    for section in document.sections:
        assert "Pagina" in section.footer.paragraphs[0].text
        assert plan.school in section.header.paragraphs[0].text


def test_a_card_says_what_is_filled_in_and_asks_nothing(leeg: Werkboek):
    plan = written(leeg, Ambitie("Samen lezen", aanpak="Elke dag."), Ambitieaanpak("Samen lezen", 3, "Op de gang."))  # fmt: skip  # noqa: E501
    (table,) = read(ambitiekaart.build(plan)).tables
    assert [row.cells[0].text.split(":")[0] for row in table.rows] == ["Aanpak", "Aanpak"]
    asked = replace(plan, profiel={**plan.profiel, "lege_hoofdstukken": "ja"})
    (table,) = read(ambitiekaart.build(asked)).tables
    assert "Urgentie" in [row.cells[0].text for row in table.rows]


def test_lines_of_an_activity_stay_apart_on_its_form(leeg: Werkboek):
    several = Actie("3a", "Een rooster maken\nTwee keer per jaar proberen.\nBespreken")
    plan = written(leeg, Jaardoel("3a", 3, "Meekijken.", "2026-2027"), several)
    first, *_ = evaluatieformulieren.forms_of(plan)
    assert first.activiteit == "Een rooster maken; Twee keer per jaar proberen. Bespreken"


def test_a_form_that_was_made_before_is_known_by_its_words(leeg: Werkboek):
    several = Actie("3a", "Een rooster maken\nBespreken")
    made = Evaluatie("Een rooster maken bespreken", opbrengsten="Rust.")
    plan = written(leeg, Jaardoel("3a", 3, "Meekijken.", "2026-2027"), several, made)
    assert [form.activiteit for form in evaluatieformulieren.forms_of(plan)][:1] == [
        made.activiteit
    ]
    assert len(list(evaluatieformulieren.forms_of(plan))) == 2


def test_an_empty_form_has_room_for_the_name_of_the_activity(leeg_plan: Plan):
    *_, form = read(evaluatieformulieren.build(leeg_plan)).tables
    heights = [row.height for row in form.rows]
    assert heights[0] == heights[1]


def test_a_day_on_the_privacy_sheet_is_written_as_everywhere(leeg: Werkboek):
    open_until = datetime(2027, 3, 4, 20, 30)
    plan = written(
        leeg, Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2027, 3, 1), open_tot=open_until)
    )
    said = "\n".join(p.text for p in read(privacyblad.build(plan)).paragraphs)
    assert "4 maart 2027, 20:30" in said


def test_a_wide_table_of_measurements_is_folded_and_no_page_turns(leeg: Werkboek):
    plan = written(
        leeg,
        *(Meting("Elk gezin heeft een gesprek", f"{2020 + n}-{2021 + n}", "81 %", "maart",
                 "Rooster", "Lang. " * 40) for n in range(6)),
        *(Activiteit(f"Activiteit {n}", Activiteitsoort.INFORMATIE, "maart", "elk jaar", "een uur",
                     "ouders", "Kennismaken. " * 20, "leraren") for n in range(12)),
    )  # fmt: skip
    document = read(word.build(plan))
    assert len(document.sections) == 1
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["Streefdoel", "Schooljaar", "Gemeten", "Verder"] in heads
    assert max(map(len, heads)) <= 5


def test_a_status_of_two_words_stands_on_one_line(leeg: Werkboek):
    kinds = {"3a": Doelstatus.IN_BESPREKING, "3b": Doelstatus.IN_UITVOERING}
    goals = (Jaardoel(code, 3, "Ouders praten mee. " * 9, "2026-2027", status)
             for code, status in kinds.items())  # fmt: skip
    table = read(totaaloverzicht.build(written(leeg, *goals))).tables[0]
    wide = table.rows[1].cells[-1].width
    assert wide
    assert wide >= breadth("in bespreking") + RAND


def test_a_column_in_which_nothing_stands_is_folded_away_in_excel(leeg: Werkboek):
    plan = written(leeg, Jaardoel("3a", 3, "Meekijken.", "2026-2027", kosten="€ 120"))
    sheet = sheet_of(plan, "Totaaloverzicht")
    assert {"Criterium", "Jaardoel", "Kosten"} <= set(shown(sheet))
    assert not {"Gereed", "Ambitie", "Gevolgen voor scholing"} & set(shown(sheet))
    assert sheet.column_dimensions["I"].outlineLevel == 1  # the plus above it opens it again
    assert sheet.page_setup.fitToWidth in (None, 1)


def test_what_is_still_to_be_written_stays_in_view(leeg: Werkboek):
    plan = written(leeg, Jaardoel("3a", 3, "Meekijken.", "2026-2027"))
    heads = shown(sheet_of(plan, "Actieplannen"))
    assert {"Activiteit", "Uitvoerder", "Tijdpad"} <= set(heads)
    assert "Kosten" not in heads


def test_words_for_the_program_do_not_come_on_paper(leeg: Werkboek):
    row = Draaiboekregel(Bijeenkomst.OUDERAVOND, "Welkom", 10, bron="startset")
    plan = written(leeg, row, Plantekst("centrale_vraag", "Onze vraag", "Hoe?"))
    assert "Bron" not in shown(sheet_of(plan, "Draaiboek"))
    assert shown(sheet_of(plan, "Hoofdstukken")) == ["Kop", "Tekst"]


def test_what_was_folded_away_is_filled_in_and_read_back(leeg: Werkboek, tmp_path):
    book = openpyxl.load_workbook(
        io.BytesIO(excel.build(written(leeg, Jaardoel("3a", 3, "Meekijken.", "2026-2027"))))
    )
    (kosten,) = (cell for cell in book["Totaaloverzicht"][1] if cell.value == "Kosten")
    book["Totaaloverzicht"].cell(2, kosten.column, "€ 80")
    book.save(tmp_path / "terug.xlsx")
    assert "€ 80" in str(preview_excel(leeg, "terug.xlsx", (tmp_path / "terug.xlsx").read_bytes()))


def test_a_sheet_is_as_narrow_as_it_reads_well_and_no_text_is_cut_off(leeg: Werkboek):
    long = Plantekst("inleiding", "Inleiding", "Wij doen het samen met elkaar. " * 60)
    sheet = sheet_of(written(leeg, long, *(
        Activiteit(f"Activiteit {n}", doel="Elkaar leren kennen. " * 9, wie="de leraren " * 4,
                   doelgroep="ouders van groep 1 tot en met 8, en wie " * 2, wanneer="in mei " * 6)
        for n in range(3))), "Ouderactiviteiten")  # fmt: skip
    wide = {c.column: sheet.column_dimensions[get_column_letter(c.column)].width for c in sheet[1]}
    assert sum(w for n, w in wide.items() if sheet.cell(2, n).value) < BLADZIJDE * 0.8
    texts = sheet_of(load_plan(leeg), "Hoofdstukken")
    assert lines_in(texts["C2"].value, int(texts.column_dimensions["C"].width)) <= HOOGST


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("   ", 1),
        ("elf letters", 1),
        ("twaalf lette", 2),
        ("a\tb\tc", 2),
        ("een\n\ntwee", 3),
    ],
)
def test_a_cell_takes_as_many_lines_as_its_words_need(text: str, lines: int):
    assert lines_in(text, 10) == lines


def test_what_the_hall_did_row_by_row_comes_last_in_excel(plan: Plan):
    names = openpyxl.load_workbook(io.BytesIO(excel.build(plan))).sheetnames
    assert names.index("Stembriefjes") > names.index("Gegevens")
    assert names[-2] in {"Schoolscan", "Vastgestelde keuzes", "Stembriefjes", "Keuzes per ronde"}
