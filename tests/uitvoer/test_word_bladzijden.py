"""What stands together on a page of Word, and what the reading guide announces."""

import io
from dataclasses import replace
from datetime import date

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Pt

from ouderplan.kern.afspraken import Activiteit, Gesprek
from ouderplan.kern.ambities import Ambitie, Ambitiejaar
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.streefcijfers import Streefcijfer
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, load_plan, totaaloverzicht, word


def read(content: bytes) -> DocxDocument:
    return Document(io.BytesIO(content))


def holds_next(element) -> bool:
    """Tell whether every paragraph in this stays on the page of what comes after it."""
    found = [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") for p in element]
    return all(keep is not None and keep.get(qn("w:val")) not in {"0", "false"} for keep in found)


def written(wb: Werkboek, *rows: object, volgorde: str = "werkboek") -> DocxDocument:
    with wb.writing() as tx:
        for row in rows:
            tx.add(row)
    plan = load_plan(wb)
    return read(word.build(replace(plan, profiel={**plan.profiel, "volgorde": volgorde})))


def test_a_picture_as_wide_as_the_text_does_not_stand_in_the_margin(plan: Plan):
    pictures = list(read(word.build(plan)).element.body.iter(qn("wp:inline")))
    assert pictures
    for picture in pictures:  # where it is not said, LibreOffice leaves 3 mm on each side
        assert [picture.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_one_evaluation_does_not_drag_the_next_to_another_page(leeg: Werkboek):
    forms = [Evaluatie(f"Activiteit {n}", date(2026, 11, n), "Elkaar zien") for n in (1, 2)]
    document = written(leeg, *forms)
    table = document.tables[0]._tbl
    assert not holds_next(table.tr_lst[-1].iter(qn("w:p")))
    assert not holds_next([table.getnext()])


def test_a_short_card_stays_on_one_page(leeg: Werkboek):
    card = Ambitie(
        "Samen lezen", urgentie="Kinderen lezen weinig.", aanpak="Elke dag een kwartier."
    )
    rows = written(leeg, card).tables[0]._tbl.tr_lst
    assert [holds_next(row.iter(qn("w:p"))) for row in rows] == [True] * (len(rows) - 1) + [False]


def test_what_a_long_year_leaves_for_the_next_page_is_more_than_a_row_or_two(leeg: Werkboek):
    text = "Wij lezen elke dag samen met een boek erbij. " * 9
    long = {"vragen": text, "inhoud": text, "werkt_goed": text}
    year = Ambitiejaar(
        "Samen lezen", "2026-2027", onderwerp="a", **long, verder_ontwikkelen="c", besluit="d"
    )
    rows = written(leeg, Ambitie("Samen lezen"), year).tables[-1]._tbl.tr_lst
    assert [holds_next(row.iter(qn("w:p"))) for row in rows][-4:] == [False, True, True, False]


def test_an_empty_form_is_one_page_and_begins_none(plan: Plan):
    proces = replace(plan, profiel={**plan.profiel, "volgorde": "proces"})
    document = read(word.build(proces))
    (kop,) = [p for p in document.paragraphs if p.text.endswith(": Evaluatieformulier")]
    assert not kop.paragraph_format.page_break_before
    rows = next(e for e in kop._p.itersiblings() if e.tag == qn("w:tbl")).tr_lst
    assert [holds_next(row.iter(qn("w:p"))) for row in rows] == [True] * (len(rows) - 1) + [False]


def test_an_answer_stands_behind_what_its_question_asks_about(leeg: Werkboek):
    talk = Gesprek("Startgesprek", "september", "15 minuten", "1 t/m 8", "verplicht", "ouders",
                   "nieuw jaar", "kennismaken")  # fmt: skip
    table = written(leeg, talk, volgorde="afspraken").tables[0]
    assert "\nDeelname: verplicht\n" in table.cell(1, 3).text
    assert "?:" not in table.cell(1, 3).text


def test_a_plan_without_a_word_announces_nothing(leeg_plan: Plan):
    for volgorde in ("werkboek", "proces", "ouderbeleid"):
        plan = replace(leeg_plan, profiel={**leeg_plan.profiel, "volgorde": volgorde})
        text = "\n".join(p.text for p in read(word.build(plan)).paragraphs)
        assert "Leeswijzer" not in text
        assert "In dit plan leest u" not in text
        assert "Inhoud" not in text


def test_one_attachment_is_announced_as_one(leeg: Werkboek):
    talk = Gesprek("Startgesprek", "september")
    document = written(leeg, talk, volgorde="proces")
    text = "\n".join(p.text for p in document.paragraphs)
    assert text.count("Bijlage ") >= 1
    one = "Bijlage 2" not in text
    assert ("Achterin staat een bijlage." in text) is one
    assert ("Achterin staan de bijlagen." in text) is not one


def test_a_clock_with_a_moment_or_two_is_a_table_and_no_picture(leeg: Werkboek):
    few = written(leeg, Gesprek("Startgesprek", "september"))
    assert "Jaarklok 2026-2027" in [p.text for p in few.paragraphs]
    assert not few.inline_shapes
    more = written(leeg, *(Gesprek(f"Gesprek {n}", "maart") for n in range(3)))
    assert len(more.inline_shapes) == 1


def test_the_last_row_of_a_long_table_takes_the_one_before_it_along(leeg: Werkboek):
    many = [Gesprek(f"Gesprek {n}", "september", doel="Kennismaken") for n in range(60)]
    rows = written(leeg, *many).tables[0]._tbl.tr_lst
    held = [holds_next(row.iter(qn("w:p"))) for row in rows]
    assert held[-3:] == [True, True, False]
    assert not any(held[3:-3])


def test_the_guide_names_no_chapter_that_is_not_there(leeg: Werkboek):
    document = written(leeg, Visieversie(1, "Wij doen het samen."), volgorde="proces")
    guide = next(p.text for p in document.paragraphs if p.text.startswith("In dit plan"))
    assert "de visie van de school" in guide
    assert "waarden" not in guide
    assert "over de school" not in guide


def test_what_the_title_says_is_not_said_again_by_the_first_heading(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Een startgesprek."))
    plan = load_plan(leeg)
    for content, many in ((totaaloverzicht.build(plan), 1), (word.build(plan), 1)):
        said = [p for p in read(content).paragraphs if p.style and p.style.name != "toc 1"]
        assert sum("Totaaloverzicht van de jaardoelen" in p.text for p in said) == many
    heads = [p.style.name for p in read(totaaloverzicht.build(plan)).paragraphs if p.style]
    assert "Heading 1" in heads
    assert "Heading 2" not in heads


def test_a_line_in_a_table_does_not_end_inside_a_date_or_before_a_name_or_sign(leeg: Werkboek):
    document = written(
        leeg,
        Activiteit("Inloop", wanneer="op 1 december 2026, of in mei 2027", criterium=3),
        Streefcijfer("Komen", "80 %", "", 3),
    )
    cells = "|".join(c.text for table in document.tables for row in table.rows for c in row.cells)
    for whole in ("1 december 2026", "in mei 2027", "3 · Welkom", "80 %"):
        held = whole.replace("in ", "").replace(" ", "\xa0")
        assert held in cells
        assert whole.replace("in ", "") not in cells


def test_an_introduction_does_not_stand_alone_at_the_foot_of_a_page(leeg: Werkboek):
    document = written(leeg, Verwachting(3, Verwachtende.OUDERS, "Iemand staat bij de deur"))
    lines = document.paragraphs
    place = next(n for n, p in enumerate(lines) if p.style and p.style.name == "Heading 2")
    assert lines[place - 2].style
    assert lines[place - 2].style.name == "Heading 1"
    assert lines[place - 1].paragraph_format.keep_with_next


def test_what_comes_after_a_list_stands_apart_from_it(leeg: Werkboek):
    rows = (Verwachting(3, Verwachtende.OUDERS, tekst) for tekst in ("Een", "Twee"))
    lines = [p for p in written(leeg, *rows).paragraphs if p.style and "Bullet" in p.style.name]
    assert [line.paragraph_format.space_after for line in lines][-2:] == [None, Pt(6)]


def test_a_long_goal_is_cut_off_after_a_word_without_its_comma(leeg: Werkboek):
    goal = (
        "Ieder gezin weet voor de herfst bij wie vragen over de opvang terechtkunnen, en meer" * 2
    )
    document = written(leeg, Jaardoel("3a", 3, goal), Actie("3a", "Een rooster maken"))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Head")]
    cut = [head for head in heads if head.endswith(" …")]
    assert cut
    assert not any(head.removesuffix(" …").endswith((",", ".", ";", ":")) for head in cut)


def test_a_line_does_not_end_inside_a_status(leeg: Werkboek):
    goal = Jaardoel("3a", 3, "Doel", "Begin ieder schooljaar", Doelstatus.IN_BESPREKING)
    document = written(leeg, goal, Actie("3a", "Een rooster maken"))
    assert any("Status:\xa0in\xa0bespreking" in p.text for p in document.paragraphs)
