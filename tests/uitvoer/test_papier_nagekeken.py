"""What a careful colleague would not hand in: found by looking at every page of every order."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from wordtabellen import cells_of

from ouderplan.figuren.stijl import BREED, KLEIN
from ouderplan.kern.afspraken import Activiteit, Gesprek
from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.eerdere_jaren import EerderJaar, Terugbliksoort
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst, Uitkomstsoort
from ouderplan.kern.jaarklok import Terugkerend, make_clock
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.planteksten import Plantekst
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import (
    Plan,
    antwoord,
    draaiboek,
    evaluatieformulieren,
    excel,
    load_plan,
    schooljaarplan,
    word,
)
from ouderplan.uitvoer.excelblad import BLADZIJDE
from ouderplan.uitvoer.volgordes import VOLGORDES
from ouderplan.uitvoer.word.stemverslag import report
from ouderplan.uitvoer.word.velden import add_in_one_piece


def read(content: bytes) -> DocxDocument:
    return Document(io.BytesIO(content))


def ordered(plan: Plan, volgorde: str) -> DocxDocument:
    return read(word.build(replace(plan, profiel={**plan.profiel, "volgorde": volgorde})))


def texts(document: DocxDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def attachments(document: DocxDocument) -> list[Paragraph]:
    return [
        p
        for p in document.paragraphs
        if p.style and p.style.name == "Heading 1" and p.text.startswith("Bijlage")
    ]


def test_no_letter_in_a_picture_is_smaller_than_eight_points_on_paper(plan: Plan):
    pictures = ordered(plan, "werkboek").inline_shapes
    assert len(pictures) > 1
    assert min(KLEIN * picture.width.inches / BREED for picture in pictures) >= 8


def test_what_nobody_chose_has_no_place_in_excel(plan: Plan):
    book = openpyxl.load_workbook(io.BytesIO(excel.build(plan)), read_only=True)
    for name, votes in (("Top 5 waarden", "Stemmen samen"), ("Kansen", "Stippen")):
        head, *rows = book[name].iter_rows(values_only=True)
        found = [(row[0], row[head.index(votes)]) for row in rows]
        assert all((place is None) == (not number) for place, number in found), name


def test_the_only_attachment_has_no_number_and_leaves_no_page_behind_it(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Plantekst("inleiding", "Inleiding", "Wij doen het samen."))
        tx.add(Jaardoel("3a", 3, "Ieder gezin heeft een startgesprek.", "2026-2027"))
    document = ordered(load_plan(leeg), "ouderplan")
    (found,) = attachments(document)
    assert found.text == "Bijlage: Totaaloverzicht van de jaardoelen"
    assert not found.paragraph_format.page_break_before
    assert sum("Bijlage: Totaal" in line for line in texts(document)) == 2, "also in the contents"


def test_more_attachments_are_numbered(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Plantekst("inleiding", "Inleiding", "Wij doen het samen."))
        for nummer in range(20):
            tx.add(Gesprek(f"Gesprek {nummer}", "september"))
        tx.add(Jaardoel("3a", 3, "Ieder gezin heeft een startgesprek.", "2026-2027"))
    heads = attachments(ordered(load_plan(leeg), "ouderplan"))
    assert [p.text.partition(":")[0] for p in heads][:2] == ["Bijlage 1", "Bijlage 2"]


@pytest.mark.parametrize("volgorde", VOLGORDES)
def test_no_level_of_headings_is_passed_over(plan: Plan, volgorde: str):
    before = 0
    for paragraph in ordered(plan, volgorde).paragraphs:
        name = paragraph.style.name if paragraph.style else ""
        if name and name.startswith("Heading"):
            level = int(name.removeprefix("Heading "))
            assert level <= before + 1, paragraph.text
            before = level


def test_the_report_of_a_vote_says_every_fact_once(plan: Plan):
    assert plan.waarden is not None
    story = report(plan.waarden)
    assert len(story) == len(set(story))
    assert sum("280" in line for line in story) == 1, "how many were invited"
    assert not any("niet opgeschreven" in line for line in story)
    assert not any("van wie" in line for line in story), "the turnout says it per group"


def test_the_report_is_a_list_and_no_wall_of_text(plan: Plan):
    document = ordered(plan, "werkboek")
    bullets = [p.text for p in document.paragraphs if p.style and p.style.name == "List Bullet"]
    assert any(line.startswith("Er is gestemd op") for line in bullets)


def test_waarden_do_not_stand_at_the_base_of_a_visie_that_is_not_there(plan: Plan):
    assert any("aan de basis van onze visie" in line for line in texts(ordered(plan, "proces")))
    without = replace(plan, visie=None)
    said = texts(ordered(without, "proces"))
    assert any("schrijven wij onze visie" in line for line in said)
    assert not any("aan de basis van onze visie" in line for line in said)


@pytest.mark.parametrize("volgorde", ["ouderplan", "afspraken", "proces", "ouderbeleid"])
def test_the_guide_of_a_short_plan_promises_nothing_else(leeg: Werkboek, volgorde: str):
    with leeg.writing() as tx:
        tx.add(Plantekst("inleiding", "Inleiding", "Wij doen het samen."))
    (guide,) = [line for line in texts(ordered(load_plan(leeg), volgorde)) if line[:7] == "In dit "]
    for promise in ("waarom", "verwachten", "afgesproken", "voor welke ouders", "bereiken"):
        assert promise not in guide


def test_what_nobody_can_compare_is_not_said_to_others(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Streefcijfer("Ouders weten bij wie zij terechtkunnen", "iedereen"))
        tx.add(Meting("Ouders weten bij wie zij terechtkunnen", "2026-2027", "de meesten wel"))
        tx.add(Streefcijfer("Ouders komen naar de avond", "80 %"))
        tx.add(Meting("Ouders komen naar de avond", "2026-2027", "85 %"))
    (table, *_) = read(word.build(load_plan(leeg))).tables
    assert [row.cells[-1].text for row in table.rows[1:]] == ["", "behaald"]


def test_a_criterium_is_called_by_its_name_in_every_table(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Activiteit("Open dag", wanneer="maart", criterium=3))
        kort = next(row.kort for row in tx.rows(Criterium) if row.criterium == 3)
    document = read(word.build(load_plan(leeg)))
    cells = cells_of(document)
    assert f"3 · {kort}" in cells


def test_a_schooljaar_in_the_title_stays_on_one_line(plan: Plan):
    document = ordered(plan, "ouderbeleid")
    title = next(p for p in document.paragraphs if p.style and p.style.name == "Title")
    assert title.text == "Ouderbeleidsplan 2026-2027"
    assert len(list(title._p.iter(qn("w:noBreakHyphen")))) == 1
    assert document.core_properties.title == "Ouderbeleidsplan 2026-2027", "to be found by"


def test_a_schooljaar_in_a_running_line_stays_on_one_line(plan: Plan):
    lines = [p for p in read(word.build(plan)).paragraphs if "Uitvoeren:" in p.text]
    years = [p for p in lines if re.search(r"20\d\d-20\d\d\.", p.text)]
    assert years
    assert all(len(list(p._p.iter(qn("w:noBreakHyphen")))) == 1 for p in years)
    assert not [p.text for p in lines if "|" in p.text], "where such a line ends, it would be bare"


@pytest.mark.parametrize("tekst", ["2026-11-20", "06-12345678", "0-2026-2", "groep 2026-3"])
def test_other_figures_are_written_as_they_are(tekst: str):
    paragraph = Document().add_paragraph()
    add_in_one_piece(paragraph, tekst)
    assert paragraph.text == tekst
    assert not list(paragraph._p.iter(qn("w:noBreakHyphen")))


def test_what_the_visie_names_is_said_once_for_all_goals(plan: Plan):
    said = " ".join(texts(ordered(plan, "werkboek")))
    assert said.count("vallen onder de visie. Die noemt") <= 1
    assert "Het valt onder de visie, en die noemt" not in said
    assert "Er is nog niet op teruggekeken." not in said
    assert "Er staat nog niets in het actieplan." not in said


def test_what_phones_sent_in_has_its_day_and_no_number_of_a_round(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Uitkomst("E1", Uitkomstsoort.GOED, "De koffie.", "Wat vond u ervan?", "ronde 6",
                        Groep.OUDERS, date(2027, 6, 15)))  # fmt: skip
    said = texts(read(word.build(load_plan(leeg))))
    assert "Wat vond u ervan? Ingestuurd op 15 juni 2027" in said
    assert not any("ronde" in line for line in said)


def test_a_question_of_which_answers_stand_below_two_headings_is_said_once(leeg: Werkboek):
    asked = "Wat werkt goed, en wat willen we verder ontwikkelen?"
    with leeg.writing() as tx:
        for n, soort in enumerate((Uitkomstsoort.GOED, Uitkomstsoort.BETER), start=1):
            tx.add(Uitkomst(f"E{n}", soort, "De koffie.", asked, "ronde 6", Groep.OUDERS,
                            date(2027, 6, 15)))  # fmt: skip
    said = texts(read(word.build(load_plan(leeg))))
    sent = "Ingestuurd op 15 juni 2027"
    assert [line for line in said if sent in line] == [f"{asked} {sent}", sent]


def test_numbers_of_earlier_years_stand_below_each_other(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(EerderJaar("2025-2026", Terugbliksoort.DOEL, "1a Iedereen is welkom.", "behaald"))
    (table,) = (t for t in read(word.build(load_plan(leeg))).tables
                if t.cell(0, 0).text == "Schooljaar")  # fmt: skip
    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert sides == [None, *[WD_ALIGN_PARAGRAPH.RIGHT] * 3]


def test_the_last_of_a_list_does_not_stand_alone_on_a_page(plan: Plan):
    lines = ordered(plan, "werkboek").paragraphs
    named = [bool(p.style and p.style.name == "List Bullet") for p in lines]
    lasts = [nr for nr in range(1, len(lines) - 1) if named[nr - 1 : nr + 2] == [True, True, False]]
    assert len(lasts) > 1
    assert all(lines[nr - 1].paragraph_format.keep_with_next for nr in lasts)


def test_who_adopted_the_visie_stands_on_the_page_of_its_last_words(plan: Plan):
    lines = ordered(plan, "werkboek").paragraphs
    where = next(nr for nr, p in enumerate(lines) if p.text.startswith("Deze visie is vastgesteld"))
    assert lines[where - 1].paragraph_format.keep_with_next


def test_a_goal_of_which_nothing_is_planned_has_no_heading_in_the_schooljaarplan(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Elk gezin heeft een gesprek.", "Ieder schooljaar"))
    said = texts(read(schooljaarplan.build(load_plan(leeg))))
    assert "3 · Welkom" in said
    assert "Actieplannen" not in said


@pytest.mark.parametrize("make", [draaiboek.build, evaluatieformulieren.build])
def test_every_document_says_its_title_and_that_it_is_dutch(plan: Plan, make):
    core = read(make(plan)).core_properties
    assert core.title
    assert core.title.endswith("2026-2027")
    assert core.language == "nl-NL"


def test_every_sheet_is_read_on_paper_with_its_name_and_its_head(plan: Plan):
    content = excel.build(plan)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        shown = [d for d in sheet.column_dimensions.values() if not d.hidden]
        wide = sum(d.width * (d.max - d.min + 1) for d in shown)
        assert wide / (sheet.page_setup.fitToWidth or 1) <= BLADZIJDE + 20, sheet.title
        assert sheet.print_title_rows == "$1:$1"
        assert "&A" in (sheet.oddFooter.left.text or "")
        assert "Pagina" in (sheet.oddFooter.right.text or "")
        if (sheet.page_setup.fitToWidth or 1) > 1:
            assert sheet.print_title_cols
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"2026-2027" in parts.read("docProps/core.xml")
    assert book.properties.title == "Ouderplan 2026-2027"


def test_the_number_in_the_name_of_a_school_is_no_size_of_letters_on_paper(leeg_plan: Plan):
    named = replace(leeg_plan, profiel={**leeg_plan.profiel, "school": "2e Montessorischool"})
    book = openpyxl.load_workbook(io.BytesIO(excel.build(named)))
    feet = [sheet.oddFooter.left for sheet in book if sheet.sheet_state == "visible"]
    assert {(foot.size, foot.text) for foot in feet} == {(8, "2e Montessorischool · &A")}


def test_a_workbook_without_kansen_has_no_empty_sheet_of_them(leeg_plan: Plan):
    book = openpyxl.load_workbook(io.BytesIO(excel.build(leeg_plan)))
    assert "Kansen" not in book.sheetnames


def test_a_long_waarde_breaks_between_syllables_in_the_answer(plan: Plan):
    page = antwoord.build(plan).decode()
    assert "waar\xaddig\xadheid" in page
    assert "vertrouwen" in page, "a short one stays as it is"


def test_a_target_is_named_once_for_all_its_measurements(leeg: Werkboek):
    with leeg.writing() as tx:
        for jaar in ("2024-2025", "2025-2026"):
            for naam in ("Ouders komen", "Ouders zijn tevreden"):
                tx.add(Meting(naam, jaar, "70 %"))
    *_, table = read(word.build(load_plan(leeg))).tables
    named = [row.cells[0].text for row in table.rows[1:]]
    assert named == ["Ouders komen", "", "Ouders zijn tevreden", ""]
    assert all(p.paragraph_format.keep_with_next for p in table.rows[1].cells[0].paragraphs)


def test_kansen_without_a_vote_are_a_list_and_no_column_of_dashes(vol: Werkboek):
    with vol.writing() as tx:
        tx.add(Inbreng("77", Soort.KANS, Perspectief.OUDERS, "Een moestuin bij de school"))
    document = read(word.build(load_plan(vol)))
    assert "Een moestuin bij de school" in texts(document)
    cells = cells_of(document)
    assert "Een moestuin bij de school" not in cells


def test_a_long_goal_does_not_come_back_on_every_page(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Jaardoel("1a", 1, "Kort.", "2026-2027"))
        tx.add(Jaardoel("2a", 2, "Ouders praten mee over het plan. " * 12, "2026-2027"))
        tx.add(Actie("1a", "Praten over het plan en over de school. " * 60))
        tx.add(Actie("2a", "Praten"))
    forms = [t for t in read(word.build(load_plan(leeg))).tables if t.cell(0, 0).text == "Doel"]
    heads = [list(table._tbl.iter(qn("w:tblHeader"))) for table in forms]
    assert [len(found) for found in heads] == [1, 0]


def test_a_heading_that_says_it_all_is_not_said_again_below_it(leeg: Werkboek):
    long = "Ouders praten mee over het plan van de hele school en over alles wat daarin staat. " * 2
    with leeg.writing() as tx:
        tx.add(Jaardoel("1a", 1, "Ouders praten mee.", "2026-2027"))
        tx.add(Jaardoel("2a", 2, long, "2026-2027"))
        for code in ("1a", "2a"):
            tx.add(Actie(code, f"Praten over {code}"))
        tx.add(Evaluatie("Koffie met ouders", opbrengsten="Het was gezellig."))
        tx.add(Ambitie("Samen lezen", urgentie="Er wordt weinig gelezen."))
    forms = [[row.cells[1].text for row in table.rows]
             for table in read(word.build(load_plan(leeg))).tables]  # fmt: skip
    assert ["Praten over 1a"] in forms
    assert [long.strip(), "Praten over 2a"] in forms
    assert ["Het was gezellig."] in forms
    assert ["Er wordt weinig gelezen."] in forms


def test_what_is_on_the_clock_is_short_and_has_one_full_stop_at_most():
    acties = [Actie("1a", "Wij lezen samen voor.", tijdpad="maart 2027: begin")]
    (regel,) = make_clock(Terugkerend(acties=acties), 2026).regels
    assert regel.wat == "Wij lezen samen voor: begin"
    acties = [Actie("1a", "Wij lezen samen voor. " * 20, tijdpad="maart 2027: begin")]
    (regel,) = make_clock(Terugkerend(acties=acties), 2026).regels
    assert len(regel.wat) < 120
