"""Columns on paper: as wide as their words, so that no head, date or short word breaks."""

import io
from datetime import date

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from ouderplan.kern.doelen import Doelstatus, Jaardoel
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.streefcijfers import Meting
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import load_plan, word
from ouderplan.uitvoer.word.woordbreedte import HARD, RAND, breadth, fit, hyphenate, lines_of_width


def read(content: bytes) -> DocxDocument:
    return Document(io.BytesIO(content))


def test_no_word_in_the_head_of_a_table_is_wider_than_its_column(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Vaststelling("Jaardoelen", "Team en ouders op de studiemiddag", date(2027, 4, 14)))
        tx.add(
            Vaststelling(
                "Ouderplan",
                "Medezeggenschapsraad",
                date(2027, 5, 25),
                "ouders en personeel",
                "Met instemming van beide geledingen",
            )
        )
        tx.add(Meting("Elk gezin heeft voor de herfstvakantie een startgesprek", "2026-2027",
                      "8 van de 9 groepen", "november 2026", "Tevredenheidsonderzoek"))  # fmt: skip
    for table in read(word.build(load_plan(leeg))).tables:
        for cell in table.rows[0].cells:
            assert cell.width
            broken = cell._tc.iter(qn("w:softHyphen"))
            for found in cell.text.split() if not any(True for _ in broken) else ():
                assert breadth(found, vet=True) + RAND <= cell.width + 1, found


def test_a_table_in_parts_has_its_columns_at_the_same_place_in_each(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Jaardoel("1a", 1, "Kort.", "2026-2027"))
        tx.add(Jaardoel("3a", 3, "Ouders praten mee. " * 9, "Voorjaarsvakantieperiode"))
    one, other = read(word.build(load_plan(leeg))).tables[-2:]
    assert [cell.width for cell in one.rows[0].cells] == [c.width for c in other.rows[0].cells]


def test_a_column_with_much_to_say_gets_what_the_others_can_spare():
    why = "Kans 1 stond net buiten de top 3, maar ouders vroegen er op de MR opnieuw om."
    columns = [
        ["Jaardoel", "5a", "9a"],
        ["Datum", "27 mei 2027".replace(" ", HARD), "3 juni 2027".replace(" ", HARD)],
        [
            "Wat veranderde",
            "uitvoeren in\nWas: 2027-2028\nWerd: 2027-2029",
            "toegevoegd\nWerd: Voor de herfstvakantie heeft elk gezin een startgesprek gehad.",
        ],
        ["Waarom", "De MR wil eerst een proef in drie groepen.", why],
        ["Door wie besloten", "Schoolleider, na overleg met de MR", "Medezeggenschapsraad"],
    ]
    parts = fit((0.11, 0.15, 0.28, 0.22, 0.24), columns, 5_760_000, vet={2})
    assert lines_of_width(why, parts[3] * 5_760_000 - RAND) <= 7


def test_a_name_that_is_no_word_is_not_broken():
    parts = fit(
        (1, 1), [["Tabel", "kansen_bedreigingen"], ["Wat", "een lange zin " * 40]], 5_760_000
    )
    assert parts[0] * 5_760_000 >= breadth("kansen_bedreigingen") + RAND


def test_a_date_stays_in_one_piece_in_a_column_of_its_own():
    texts = [["Wat", "een lange zin " * 40], ["Datum", "1\xa0september\xa02026"]]
    parts = fit((9, 1), texts, 5_760_000)
    assert parts[1] * 5_760_000 >= breadth("1 september 2026") + RAND


def test_a_word_of_ten_letters_does_not_break_to_save_a_line():
    texts = [["Waarde", "vertrouwen"], ["Wat", "een lange zin " * 40]]
    parts = fit((1, 9), texts, 5_760_000, vet={0})
    assert parts[0] * 5_760_000 >= breadth("vertrouwen", vet=True) + RAND


def test_a_word_for_which_a_column_is_made_is_not_broken_by_rounding(leeg: Werkboek):
    with leeg.writing() as tx:
        for nummer in range(1, 8):
            tx.add(Jaardoel(f"{nummer}a", nummer, "Ouders praten mee. " * 20, "Begin ieder jaar",
                            Doelstatus.IN_BESPREKING))  # fmt: skip
    for table in read(word.build(load_plan(leeg))).tables:
        assert not list(table._tbl.iter(qn("w:softHyphen")))


def test_an_address_on_the_web_gets_no_hyphens_of_ours():
    adres = "https://ouders.dewijdewereldaandewaterkant.example/peilingen"
    assert hyphenate(f"Zie {adres}", RAND + 900_000) == f"Zie {adres}"
