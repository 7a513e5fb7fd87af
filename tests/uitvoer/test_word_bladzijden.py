"""What stands together on a page of Word, and what the reading guide announces."""

import io
from dataclasses import replace
from datetime import date

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, load_plan, word


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


def test_a_question_is_not_repeated_by_its_answer(leeg: Werkboek):
    talk = Gesprek("Startgesprek", "september", "15 minuten", "1 t/m 8", "verplicht", "ouders",
                   "nieuw jaar", "kennismaken")  # fmt: skip
    table = written(leeg, talk, volgorde="afspraken").tables[0]
    assert "\nverplicht\n" in table.cell(1, 3).text
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
