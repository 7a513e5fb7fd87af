"""The state of the step Jaardoelen."""

import pytest

from ouderplan.kern.dia import Beweging
from ouderplan.kern.doelen import VEEL_DOELEN, Actie, Doelstatus, Jaardoel
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen import Staat
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row

JAAR = "2026-2027"
"""Of the workbook, so that a new goal begins with it."""


def goals(model):
    return [regel.doel for regel in model.beeld.doelen]


def fill(model, regel):
    nummer = next(iter(regel.acties))
    for kolom in ("activiteit", "uitvoerder", "tijdpad", "evaluatie_hoe", "evaluatie_wanneer"):
        model.set_actie_cell(nummer, kolom, "", "ingevuld")


def test_without_goals_the_step_has_not_begun_and_says_what_to_do(venster):
    assert venster.model.stand.staat is Staat.NOG_NIET
    assert "nog geen jaardoelen" in venster.model.stand.blokkades[0]


def test_a_kans_of_the_top_becomes_a_goal_with_its_text_criterium_and_herkomst(top_venster):
    venster = top_venster
    model = venster.model
    assert (model.beeld.top[0].plaats, model.beeld.top[0].tekst) == (1, "Startgesprekken")
    model.make_from(model.beeld.top[0])
    assert goals(model) == [
        Jaardoel("9a", 9, "Startgesprekken", JAAR, herkomst_soort="top 3", herkomst="1")
    ]
    assert [kans.is_doel for kans in model.beeld.top] == [True, False, False]
    assert model.regel.doel.code == "9a"


def test_a_kans_outside_the_top_becomes_a_goal_and_that_is_said(top_venster):
    venster = top_venster
    model = venster.model
    model.make_from(next(kans for kans in model.beeld.kansen if kans.id == "4"))
    assert goals(model)[0].herkomst_soort == "kans"
    assert any("buiten de top 3" in zin for zin in model.opmerkingen)


def test_only_kansen_can_become_a_goal(top_venster):
    venster = top_venster
    assert {kans.id for kans in venster.model.beeld.kansen} == {"1", "2", "3", "4"}


def test_a_goal_of_the_schools_own_keeps_the_reason(venster):
    venster.model.make_own("  Iedereen groet elkaar ", 3, " wens van de MR ")
    assert goals(venster.model) == [
        Jaardoel(
            "3a", 3, "Iedereen groet elkaar", JAAR, Doelstatus.GEPLAND, "eigen", "wens van de MR"
        )
    ]
    with pytest.raises(OuderplanFout, match="Er is niets toegevoegd"):
        venster.model.make_own("  ", 3, "")


def test_goals_stand_in_the_order_of_criterium_and_code(venster):
    with venster.zitting.wb.writing() as tx:
        for code, criterium in (
            ("10b", 10),
            ("", 2),
            ("2c", 2),
            ("2a", 2),
            ("", None),
            ("10a", 10),
        ):
            tx.add(Jaardoel(code, criterium, f"doel {code} {criterium}"))
    venster.zitting.poll()
    assert [doel.code for doel in goals(venster.model)] == ["2a", "2c", "", "10a", "10b", ""]
    groups = [(nr, titel[:12], len(g)) for nr, titel, g in venster.model.beeld.by_criterium()]
    assert groups == [(2, "Ouders en le", 3), (10, "Wetten en re", 2), (None, "", 1)]


def test_blockers_name_goals_without_a_criterium_and_empty_action_plans(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", None, "")
    model.make_own("Samen lezen", 4, "")
    text = " ".join(model.stand.blokkades)
    assert "‘Iedereen groet elkaar’ hoort nog niet bij een criterium" in text
    assert "Bij 4a is het actieplan nog leeg." in text
    regel = next(row for row in model.beeld.doelen if row.doel.code == "4a")
    model.set_actie_cell(next(iter(regel.acties)), "activiteit", "", "Boeken kiezen")
    model.refresh()
    assert "Bij 4a staat nog niet: wie het doet, wanneer het gebeurt" in " ".join(
        model.stand.blokkades
    )


def test_with_everything_filled_in_the_step_is_done(venster):
    model = venster.model
    model.make_own("Samen lezen", 4, "")
    fill(model, model.regel)
    model.refresh()
    assert model.stand.staat is Staat.KLAAR


def test_only_the_first_empty_plans_are_named_and_the_rest_is_counted(venster):
    for nummer in range(6):
        venster.model.make_own(f"doel {nummer}", 4, "")
    assert len(venster.model.stand.blokkades) == 4
    assert "nog 3 doelen" in venster.model.stand.blokkades[-1]


def test_what_is_dropped_or_done_asks_for_nothing(venster):
    model = venster.model
    model.make_own("Samen lezen", 4, "")
    model.drop(model.gekozen)
    model.refresh()
    assert goals(model)[0].status is Doelstatus.VERVALLEN
    assert model.stand.blokkades == ()


def test_many_goals_are_said_and_not_refused(venster):
    for nummer in range(VEEL_DOELEN):
        assert not any("Dat is veel" in zin for zin in venster.model.opmerkingen)
        venster.model.make_own(f"doel {nummer}", 4, "")
    assert any(f"Er lopen {VEEL_DOELEN} doelen" in zin for zin in venster.model.opmerkingen)


def test_four_goals_out_of_a_top_of_three_are_said(top_venster):
    venster = top_venster
    model = venster.model
    for kans in model.beeld.top:
        model.make_from(kans)
    assert model.opmerkingen == ()
    with venster.zitting.wb.writing() as tx:
        tx.add(Jaardoel("2a", 2, "Een vierde", herkomst_soort="top 3", herkomst="4"))
    venster.zitting.poll()
    assert any(
        "4 doelen waarbij staat dat ze uit de top 3 komen" in zin for zin in model.opmerkingen
    )
    assert any(zin.startswith("Bij 2a staat dat het uit de top 3") for zin in model.opmerkingen)


def test_a_removed_goal_takes_its_plan_along(venster):
    model = venster.model
    model.make_own("Samen lezen", 4, "")
    model.add_actie()
    model.refresh()
    model.remove(model.regel)
    model.refresh()
    with venster.zitting.wb.reading() as tx:
        assert tx.rows(Jaardoel) == []
        assert tx.rows(Actie) == []
    assert model.gekozen == 0


def test_a_goal_that_changed_in_another_window_is_not_removed(nieuw_venster):
    a, b = nieuw_venster(), nieuw_venster()
    a.model.make_own("Samen lezen", 4, "")
    b.zitting.poll()
    seen = b.model.regel
    a.model.set_goal_cell(a.model.gekozen, "uitvoeren_in", "2026-2027", "2027-2028")
    with pytest.raises(OuderplanFout, match="Er is niets weggehaald"):
        b.model.remove(seen)


def test_a_goal_without_herkomst_becomes_the_schools_own_when_a_reason_is_given(venster):
    with venster.zitting.wb.writing() as tx:
        nummer = tx.add(Jaardoel("3a", 3, "Overgenomen uit het oude plan"))
    venster.zitting.poll()
    venster.model.set_reason(nummer, "", "uit het oude plan")
    venster.model.refresh()
    stored = goals(venster.model)[0]
    assert (stored.herkomst_soort, stored.herkomst) == ("eigen", "uit het oude plan")


def slides(venster):
    return [
        [(zin.code, zin.tekst) for _, groep in dia.inhoud["groepen"] for zin in groep]
        for dia in make_row(Bron(venster.zitting, {}), "jaardoelen")
        if dia.soort == "doelen"
    ]


def test_the_slides_hold_every_goal_once_in_order(venster):
    with venster.zitting.wb.writing() as tx:
        for nummer in range(60):
            tx.add(
                Jaardoel(f"{nummer % 10 + 1}{'abcdef'[nummer // 10]}", nummer % 10 + 1, "x" * 90)
            )
    venster.zitting.poll()
    pages = slides(venster)
    assert [doel for page in pages for doel in page] == [
        (regel.doel.code, regel.doel.jaardoel) for regel in venster.model.beeld.doelen
    ]
    assert all(page for page in pages)
    assert len(pages) > 5


def test_the_projector_survives_goals_that_go(venster):
    for nummer in range(30):
        venster.model.make_own(f"doel {nummer} " + "x" * 80, 4, "")
    bord = bord_of(venster.zitting)
    bord.send("jaardoelen")
    bord.move(Beweging.EIND)
    with venster.zitting.wb.writing() as tx:
        tx.replace_all(Jaardoel, [])
    assert "ouders en team samen kiezen" in bord.look().html


def test_dropped_goals_are_not_on_the_projector(venster):
    venster.model.make_own("Samen lezen", 4, "")
    venster.model.drop(venster.model.gekozen)
    assert slides(venster) == []
