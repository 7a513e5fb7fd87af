"""The page of the schoolscan: paper, files, texts and the result."""

import io
from datetime import datetime

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal
from openpyxl import Workbook
from openpyxl.comments import Comment

from ouderplan.kern.scanbestand import Kolomkoppeling
from ouderplan.kern.schoolscan import Niveau, Scanherkomst, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.stappen.schoolscan.view import View


@pytest.fixture
def scherm(model):
    return Scherm(View(model).bedienen)


def regels(model):
    with model.zitting.wb.reading() as tx:
        return tx.rows(Scanregel)


def begin_scan(model):
    model.zitting.run(lambda: model.start_without_phones("Papieren scan", None))


def upload(scherm, naam, content):
    (control,) = scherm.all(w.FileUpload)
    file = {"name": naam, "type": "", "size": len(content), "content": memoryview(content)}
    control.value = ({**file, "last_modified": datetime(2026, 11, 2)},)


def form_export(*rijen, laatste="Opmerking", noot=""):
    book = Workbook()
    koppen = ["Id", "Naam", "Ik ben", "1. Niveau", "Wat gebeurt er al?", "3. Niveau", laatste]
    for row in (koppen, *rijen):
        book.active.append(row)
    if noot:
        book.active["D2"].comment = Comment(noot, "directie")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


RIJEN = ([1, "Piet Pot", "Ouder", 2, "Koffie", 1, "Dag"], [2, "Jo", "Leerkracht", 3, "", 3, ""])


def test_a_scan_without_phones_is_begun_and_paper_is_typed_in(model, scherm):
    scherm.field("Naam van de scan").value = "Schoolscan voorjaar"
    scherm.press("Begin een scan zonder telefoons")
    assert model.deel == "papier"
    scherm.field("Van wie").value = "team"
    scherm.field("Niveau", 2).value = "2.0"
    scherm.field("Wat gebeurt er al?", 2).value = "Koffie bij de deur"
    scherm.press("Bewaar dit formulier")
    (row,) = regels(model)
    assert (row.criterium, row.niveau, row.groep) == (3, Niveau.TWEE, Groep.TEAM)
    assert row.herkomst is Scanherkomst.PAPIER
    assert scherm.field("Wat gebeurt er al?", 2).value == ""
    (undo,) = model.zitting.melding.keuzes
    model.zitting.run(undo.action)
    assert regels(model) == []


def test_half_a_paper_form_survives_f5(model, scherm, nieuw_model):
    begin_scan(model)
    model.zitting.run(lambda: model.go("papier"))
    scherm.field("Wat is er mogelijk?", 4).value = "Half getypt"
    again = Scherm(View(nieuw_model()).bedienen)
    assert again.field("Wat is er mogelijk?", 4).value == "Half getypt"


def test_a_file_is_shown_corrected_and_read_in_once(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    upload(scherm, "antwoorden.xlsx", form_export(*RIJEN))
    assert "Uit ‘antwoorden.xlsx’ komen 2 ingevulde scans" in scherm.text
    assert regels(model) == []
    remark = scherm.all(w.Dropdown)[-1]
    assert remark.value == "niet"
    remark.value = "mogelijkheden|3"
    scherm.press("Lees dit in")
    first = regels(model)
    assert {(row.groep, row.criterium) for row in first} == {
        (Groep.OUDERS, 1),
        (Groep.OUDERS, 3),
        (Groep.TEAM, 1),
        (Groep.TEAM, 3),
    }
    assert "Dag" in {row.mogelijkheden for row in first}
    assert not any("Piet" in str(row) for row in first)

    upload(scherm, "antwoorden.xlsx", form_export(*RIJEN, [3, "An", "Ouder", 1, "", "", ""]))
    assert "Daarvan stonden er 2 al in deze scan" in scherm.text
    assert scherm.all(w.Dropdown)[-1].value == "mogelijkheden|3"
    scherm.press("Lees dit in")
    assert len({row.inzending for row in regels(model)}) == 3


def test_what_was_noted_at_a_cell_of_a_form_is_told(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    upload(scherm, "a.xlsx", form_export(*RIJEN, noot="Bedoelde <3"))
    assert "Opmerkingen bij een cel worden niet gelezen: ‘Bedoelde &lt;3’." in scherm.text
    upload(scherm, "a.xlsx", form_export(*RIJEN))
    assert "Opmerkingen bij een cel" not in scherm.text


def test_who_reads_in_sees_who_gives_no_leave_and_can_say_that_it_is_something_else(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    rijen = [[*RIJEN[0][:-1], "Ja"], [*RIJEN[1][:-1], "Ik ga niet akkoord"]]
    upload(scherm, "a.xlsx", form_export(*rijen, laatste="Mogen wij uw antwoorden gebruiken?"))
    asked = scherm.all(w.Dropdown)[-1]
    assert asked.value == "toestemming"
    assert "1 rij blijft weg" in scherm.text
    assert "komt 1 ingevulde scan" in scherm.text
    asked.value = "niet"
    assert "blijft weg" not in scherm.text
    assert "komen 2 ingevulde scans" in scherm.text


def test_who_reads_in_says_what_holds_for_a_box_for_leave_that_stayed_empty(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    rijen = [[*RIJEN[0][:-1], "Ja"], [*RIJEN[1][:-1], ""]]
    upload(scherm, "a.xlsx", form_export(*rijen, laatste="Mogen wij uw antwoorden gebruiken?"))
    assert "bij de vraag om toestemming, 1 formulier" in scherm.text
    scherm.press("Lees dit in")
    assert regels(model) == []
    asked = scherm.all(w.Dropdown)[-1]
    assert [label for label, _ in asked.options][1:] == ["ze tellen mee", "ze blijven weg"]
    asked.value = ""
    scherm.press("Lees dit in")
    assert len({row.inzending for row in regels(model)}) == 1


def test_what_is_only_to_be_asked_after_an_answer_is_asked_then(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    kop = "Mogen wij uw antwoorden gebruiken?"
    rijen = [[*RIJEN[0][:-1], "Ja"], [1, "Bo", "Voorzitter", 2, "", "", ""]]
    upload(scherm, "a.xlsx", form_export(*rijen, laatste=kop))
    asked = scherm.all(w.Dropdown)[-1]
    assert "bij de vraag om toestemming, 1 formulier" in scherm.text
    assert "‘Voorzitter’, 1 keer" not in scherm.text
    asked.value = "ja"
    assert "‘Voorzitter’, 1 keer" in scherm.text


def test_the_columns_are_remembered_in_the_record(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    upload(scherm, "antwoorden.xlsx", form_export(*RIJEN))
    scherm.press("Lees dit in")
    with model.zitting.wb.reading() as tx:
        assert len(tx.rows(Kolomkoppeling)) == 7


def test_levels_in_words_are_asked_once_and_known_the_next_time(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    rows = ([1, "Piet", "Ouder", "Nog niet", "", "", ""], [2, "Jo", "Buur", "Helemaal", "", "", ""])
    upload(scherm, "woorden.xlsx", form_export(*rows))
    assert "‘Nog niet’, 1 keer" in scherm.text
    scherm.press("Lees dit in")
    assert "Kies eerst hierboven wat" in model.zitting.melding.zin
    assert regels(model) == []
    scherm.field("Nog niet: Dit is").value = "1.0"
    scherm.field("Helemaal: Dit is").value = "3.0"
    scherm.field("Buur: Dit is iemand van").value = "team"
    scherm.press("Lees dit in")
    assert {(row.groep, row.niveau) for row in regels(model)} == {
        (Groep.OUDERS, Niveau.EEN),
        (Groep.TEAM, Niveau.DRIE),
    }
    upload(scherm, "weer.xlsx", form_export([3, "An", "Buur", "Nog niet", "", "", ""]))
    assert "Kies wat dit is" not in scherm.text
    scherm.press("Lees dit in")
    assert len({row.inzending for row in regels(model)}) == 3


def test_what_is_no_file_is_said_calmly(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    upload(scherm, "foto.xlsx", b"\x00\x01")
    assert "konden we niet lezen" in model.zitting.melding.zin


def test_texts_are_let_through_one_by_one_or_together(model, scherm, vul_in):
    vul_in(Groep.OUDERS, 3, {"4": "2.0"}, al="Koffie")
    model.zitting.run(lambda: model.go("lezen"))
    scherm.press("Laat toe")
    scherm.press("Laat deze 2 teksten toe")
    assert [row.status for row in regels(model)] == ["toegelaten"] * 3
    assert "Hier staat niets" in scherm.text


def test_the_hall_sees_the_picture_and_one_criterium_with_what_was_let_through(
    model, vul_in, open_scan, werkboek
):
    vul_in(Groep.OUDERS, 12, {"1": "1.0"}, al="<b>Niet gelezen</b>")
    close_ronde(werkboek, open_scan.ronde)
    model.zitting.poll()
    assert "d-niveaus" not in in_de_zaal(model)
    show_ronde(werkboek, open_scan.ronde)
    model.zitting.poll()
    assert "d-niveaus" in in_de_zaal(model)
    model.zitting.run(lambda: model.look_at("1"))
    assert "Niet gelezen" not in in_de_zaal(model)
    rows = model.nieuw
    model.zitting.run(lambda: model.judge(rows, "toegelaten"))
    assert "&lt;b&gt;Niet gelezen" in in_de_zaal(model)


def test_the_result_names_strong_and_weak_sides(model, scherm, vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 12, {"1": "1.0", "2": "3.0"})
    close_ronde(werkboek, open_scan.ronde)
    model.zitting.poll()
    model.zitting.run(lambda: model.go("uitslag"))
    assert "Tot u op de knop drukt" in scherm.text
    scherm.press("Laat de uitslag zien")
    assert "2 · Meedenken (3,0)" in scherm.text
    assert "1 · Zichtbare visie (1,0)" in scherm.text


def test_who_comes_with_a_file_and_has_no_scan_begins_one_there(model, scherm):
    model.go("bestand")
    scherm.press("Begin een scan voor een bestand")
    assert model.deel == "bestand"
    upload(scherm, "reacties.xlsx", form_export([1, "", "Ouder", "2", "", "", ""]))
    assert scherm.field("Ik ben: Wat staat hier?").value == "groep"
    scherm.press("Lees dit in")
    assert [row.niveau for row in regels(model)] == ["2.0"]


def test_what_is_said_of_a_question_holds_for_the_text_behind_it(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    book = Workbook()
    for row in (
        ["Ik ben", "Hoe staan wij ervoor?", "Licht toe", "Welkom", "Licht toe2"],
        ["Ouder", 2, "De app staat altijd open voor vragen", 3, "Koffie aan de deur op vrijdag"],
        ["Ouder", 1, "Wij horen weinig van de groep", 3, ""],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    upload(scherm, "open.xlsx", out.getvalue())
    fields = {
        kop: scherm.field(f"{kop}: Wat staat hier?")
        for kop in ("Hoe staan wij ervoor?", "Licht toe", "Licht toe2")
    }
    assert [field.value for field in fields.values()] == ["niet", "niet", "gebeurt_al|3"]
    fields["Hoe staan wij ervoor?"].value = "niveau|5"
    fields["Licht toe"].value = "gebeurt_al|5"
    assert fields["Licht toe2"].value == "gebeurt_al|3"
    fields["Licht toe2"].value = "niet"
    assert fields["Licht toe"].value == "gebeurt_al|5"
    scherm.press("Lees dit in")
    said = {(row.criterium, row.gebeurt_al) for row in regels(model) if row.gebeurt_al}
    assert {number for number, _ in said} == {5}
    assert len(said) == 2


def test_which_sheets_count_together_and_which_do_not_is_said(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    book = Workbook()
    book.active.title = "Week 1"
    sheets = (book.active, *map(book.create_sheet, ("Week 2", "Kopie")))
    for sheet, line in zip(
        sheets, (["Ouder", 2, 3], ["Ouder", 1, 3], ["Ouder", 2, 3]), strict=True
    ):
        sheet.append(["Ik ben", "3. Welkom", "4. Samen leren"])
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    upload(scherm, "bladen.xlsx", out.getvalue())
    assert "tellen allemaal mee: ‘Week 1’, ‘Week 2’." in scherm.text
    assert "dezelfde formulieren nog een keer: ‘Kopie’." in scherm.text
    assert "komen 2 ingevulde scans" in scherm.text


def test_of_two_measurements_in_one_file_the_sheet_is_chosen(model, scherm):
    begin_scan(model)
    model.zitting.run(lambda: model.go("bestand"))
    book = Workbook()
    book.active.title = "Voormeting"
    for sheet, levels in ((book.active, (1, 1)), (book.create_sheet("Nameting"), (3, 2))):
        sheet.append(["Ik ben", "3. Welkom"])
        for level in levels:
            sheet.append(["Ouder", level])
    out = io.BytesIO()
    book.save(out)
    upload(scherm, "metingen.xlsx", out.getvalue())
    assert "komen 2 ingevulde scans" in scherm.text
    assert "een andere meting of dezelfde formulieren nog een keer: ‘Nameting’" in scherm.text
    scherm.field("Welk blad leest u in?").value = "Nameting"
    scherm.press("Lees dit in")
    assert sorted(row.niveau for row in regels(model)) == ["2.0", "3.0"]


@pytest.mark.parametrize("deel", ["papier", "uitslag"])
def test_where_there_is_no_scan_it_is_said_at_which_part_one_is_begun(model, scherm, deel):
    model.zitting.run(lambda: model.go(deel))
    assert "Begin er een bij ‘1. Invullen’" in scherm.text
    assert "om een bestand bij te zetten" not in scherm.text
