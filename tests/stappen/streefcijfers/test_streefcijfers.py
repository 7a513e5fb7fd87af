"""Streefcijfers: norm beside measurement, attendance that the workbook knows, the years."""

from datetime import datetime

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, op_projector

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Oordeel, Streefcijfer
from ouderplan.opslag.streefcijfers import StreefdoelBestaatAl
from ouderplan.stappen import Staat
from ouderplan.stappen.streefcijfers.model import BRON
from ouderplan.stappen.streefcijfers.view import Standdeel, View

DOEL = "Ouders komen naar de ouderavond"
AVOND = Ronde(
    1, Rondesoort.WAARDEN, "?", datetime(2026, 10, 6, 20), datetime(2026, 10, 6, 21),
    uitgenodigd=340, aanwezig=147, uitgenodigd_team=40, aanwezig_team=27,
)  # fmt: skip


def put(model, *rows):
    def write():
        for row in rows:
            model.add_row(row)

    model.zitting.run(write)


def metingen(model):
    model.refresh()
    return list(model.rows(Meting).values())


def test_an_empty_step_says_where_to_begin(model):
    assert model.stand.staat is Staat.NOG_NIET
    assert "voorbeelden" in model.stand.blokkades[0]


def test_what_is_not_measured_or_no_number_is_said(model):
    put(model, Streefcijfer(DOEL, "≥ 60 %"), Streefcijfer("Iedereen blij", "heel blij"))
    put(model, Meting("Iedereen blij", "2026-2027", "best wel"))
    assert [lijn.oordeel for lijn in model.lijnen] == [
        Oordeel.NIET_GEMETEN,
        Oordeel.NORM_ZONDER_GETAL,
    ]
    assert len(model.stand.blokkades) == 2
    assert "best wel" in [row.gemeten for row in metingen(model)]


def test_a_target_that_is_called_otherwise_keeps_its_measurements(model):
    put(model, Streefcijfer(DOEL, "≥ 60 %"), Meting(DOEL, "2026-2027", "65 %"))
    (nummer,) = model.rows(Streefcijfer)
    model.set_cell(Streefcijfer, nummer, "streefdoel", DOEL, "Ouders komen")
    assert [row.streefdoel for row in metingen(model)] == ["Ouders komen"]
    assert model.lijnen[0].oordeel is Oordeel.BEHAALD


def test_two_targets_cannot_get_one_name_and_mix_their_measurements(model):
    put(model, Streefcijfer("Een"), Streefcijfer("Twee"), Meting("Twee", "", "5"))
    _, tweede = model.rows(Streefcijfer)
    with pytest.raises(StreefdoelBestaatAl):
        model.set_cell(Streefcijfer, tweede, "streefdoel", "Twee", "een")
    assert metingen(model)[0].streefdoel == "Twee"


# --- attendance -----------------------------------------------------------------------------------


def test_attendance_that_the_workbook_knows_is_filled_in_once(model):
    put(model, AVOND, Streefcijfer(DOEL, "≥ 60 %", "%", bron="werkboek"))
    assert model.opkomstdoel == DOEL
    model.zitting.run(lambda: model.fill_attendance(model.opkomstdoel))
    assert metingen(model) == [
        Meting(DOEL, "2026-2027", "40 % (120 van de 300 ouders)", "6 oktober 2026", BRON)
    ]
    assert model.opkomst == ()
    assert model.lijnen[0].oordeel is Oordeel.NIET_BEHAALD


def test_a_head_count_that_is_put_right_later_replaces_the_measurement(model):
    put(model, AVOND)
    model.fill_attendance("")
    model.refresh()
    with model.zitting.wb.reading() as tx:
        (nummer,) = tx.items(Ronde)
    model.change_cell(Ronde, nummer, "aanwezig", 147, 177)
    model.refresh()
    model.fill_attendance(model.opkomstdoel)
    assert [row.gemeten for row in metingen(model)] == ["50 % (150 van de 300 ouders)"]


# --- on the page ----------------------------------------------------------------------------------


def test_on_the_page_attendance_makes_a_target_and_a_picture(model):
    put(model, AVOND)
    scherm = Scherm(View(model).bedienen)
    scherm.press("Stand van zaken")
    scherm.press("Vul in als meting")
    assert [row.streefcijfer.streefdoel for row in model.lijnen] == [DOEL]
    assert "40 % (120 van de 300 ouders)" in scherm.text
    assert "<svg" in scherm.text
    assert not scherm.buttons("Vul in als meting")


def test_a_measurement_is_written_at_a_target_from_the_list_or_at_another(model):
    put(model, Streefcijfer(DOEL, "≥ 60 %"))
    scherm = Scherm(View(model).bedienen)
    scherm.press("Metingen")
    field = next(x for x in scherm.all(w.Combobox) if x.description == "Streefdoel")
    assert field.options == (DOEL,)
    field.value = DOEL
    scherm.field("Gemeten").value = "71%"
    scherm.press("Voeg toe")
    assert metingen(model) == [Meting(DOEL, "2026-2027", "71%")]
    assert model.lijnen[0].oordeel is Oordeel.BEHAALD


def test_a_row_of_the_population_can_be_typed(model):
    scherm = Scherm(View(model).bedienen)
    scherm.press("Onze gezinnen")
    scherm.field("Kenmerk of wens").value = "Ouders die zingen"
    scherm.field("Percentage").value = "een kwart"
    scherm.press("Voeg toe")
    model.refresh()
    assert list(model.rows(Kenmerk).values()) == [
        Kenmerk("Ouders die zingen", percentage="een kwart")
    ]


def test_a_loose_measurement_is_named_and_nothing_is_lost(model):
    put(model, Meting("Vergeten doel", "2024-2025", "12 %"))
    scherm = Scherm(View(model).bedienen)
    scherm.press("Stand van zaken")
    assert "Vergeten doel: 12 %" in scherm.text


def test_the_target_that_is_looked_at_is_sent_to_the_hall(model):
    put(model, Streefcijfer("Een", "5"), Streefcijfer("Twee", "5"), Meting("Twee", "2026", "6"))
    model.refresh()
    model.go("stand")
    model.look_at("Twee")
    assert ">Twee</h1>" in op_projector(model)
    model.go("metingen")
    assert "Metingen" in op_projector(model)


def test_the_arrows_go_round_the_targets_and_do_nothing_without_any(model):
    deel = Standdeel(model)
    back, on = deel._choice.children[1:]
    on.click()
    assert model.zitting.melding is None
    put(model, Streefcijfer("Een", "1"), Streefcijfer("Twee", "2"), Streefcijfer("Drie", "3"))
    model.refresh()
    seen = []
    for knop in (on, on, on, back):
        knop.click()
        seen.append(model.gekozen)
    assert seen == ["Twee", "Drie", "Een", "Drie"]
