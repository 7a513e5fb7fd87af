"""Expectations and free texts in Word, Excel and CSV."""

import io
from datetime import date

from docx import Document
from openpyxl import load_workbook

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.opslag.lezen.excelvorm import sheet_name
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.uitvoer import excel, load_plan, word

ROWS = (
    Verwachting(3, Verwachtende.MEDEWERKERS, "Er is koffie"),
    Verwachting(8, Verwachtende.OUDERS, "Antwoord binnen een week"),
    Plantekst("literatuur", "Wat wij lazen", "Een dik boek"),
    Plantekst("", "Onze moestuin", "Radijs"),
    Plantekst("voorwoord", "Voorwoord", "Beste ouders,\n\nWelkom."),
    Plantekst("inleiding", "Inleiding", ""),
    Kernwoord("Buiten", "Wij zijn veel buiten"),
    Vaststelling("Ouderplan", "medezeggenschapsraad", date(2027, 6, 1), "ouders"),
)


def fill(wb):
    with wb.writing() as tx:
        for row in ROWS:
            tx.add(row)
        ((nummer, old),) = tx.items(Criterium, criterium=8).items()
        tx.remove(nummer, old)
        tx.add(Criterium(8, "Ideeën", deel="a"))
        tx.add(Criterium(8, "Klachten", deel="b"))


def test_word_has_the_texts_in_their_place(leeg):
    fill(leeg)
    made = Document(io.BytesIO(word.build(load_plan(leeg))))
    heads = [p.text for p in made.paragraphs if p.style.name.startswith("Heading")]
    text = "\n".join(p.text for p in made.paragraphs)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    order = ["Voorwoord", "Vastgesteld", "Kernwoorden"]
    order += ["De criteria, en wat wij van elkaar mogen verwachten", "8a. Ideeën", "8b. Klachten"]
    order += ["Onze moestuin", "Wat wij lazen"]
    assert [head for head in heads if head in order] == order
    assert "Inleiding" not in heads
    assert {"Er is koffie", "Antwoord binnen een week", "Radijs", "Welkom."} <= set(
        text.split("\n")
    )
    assert {"Buiten", "medezeggenschapsraad", "1\xa0juni\xa02027"} <= set(cells)


def test_word_says_of_whom_it_is_and_has_a_place_for_what_is_under_no_criterium(leeg):
    fill(leeg)
    with leeg.writing() as tx:
        tx.add(Verwachting(None, Verwachtende.SCHOOL, "Die kent de namen", "De conciërge"))
        tx.add(Verwachting(3, Verwachtende.SCHOOL, "Zij zwaaien uit", "Ouders van kleuters"))
    made = Document(io.BytesIO(word.build(load_plan(leeg))))
    lines = [p.text for p in made.paragraphs]
    place = len(lines) - 1 - lines[::-1].index("Bij alle criteria")  # not the one in the contents
    assert lines[place + 1 : place + 3] == [
        "De school mag verwachten",
        "De conciërge: Die kent de namen",
    ]
    assert lines.index("Ouders van kleuters: Zij zwaaien uit") < place


def test_excel_and_csv_have_every_row(leeg):
    fill(leeg)
    book = load_workbook(io.BytesIO(excel.build(load_plan(leeg))))
    leeg.sync_csvs()
    for naam, cell in (
        ("verwachtingen", "Er is koffie"),
        ("plan_teksten", "Radijs"),
        ("kernwoorden", "Wij zijn veel buiten"),
        ("vaststellingen", "medezeggenschapsraad"),
        ("criteria", "Klachten"),
    ):
        assert cell in {
            value for row in book[sheet_name(tabel_named(naam))].values for value in row
        }
        assert cell in (leeg.map / f"{naam}.csv").read_text("utf-8-sig")


def test_nothing_filled_in_leaves_no_chapter(leeg):
    made = Document(io.BytesIO(word.build(load_plan(leeg))))
    text = "\n".join(p.text for p in made.paragraphs)
    assert "mogen verwachten" not in text
    assert "Kernwoorden" not in text
