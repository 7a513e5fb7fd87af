"""Reading back an Excel file that the school changed: only what changed, all or nothing."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
import voorbeeldschool as school
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from ouderplan.kern.afspraken import Gesprek, Thuistaalvoorziening
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import InTeLezenNaRonde
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.grenzen import TeGroot
from ouderplan.opslag.lezen.terug import import_excel, preview_excel
from ouderplan.opslag.lezen.verschil import Rijsoort
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.uitvoer import excel, load_plan

Verander = Callable[[Workbook], object]
GESPREKKEN = (Gesprek("Startgesprek", "september"), Gesprek("Rapportgesprek", "februari"))


@pytest.fixture
def wb(vol: Werkboek) -> Werkboek:
    """Give a workbook with a whole year and some afspraken."""
    with vol.writing() as tx:
        for row in (*GESPREKKEN, Thuistaalvoorziening("Tolk", "op verzoek")):
            tx.add(row)
    return vol


def made(wb: Werkboek) -> Workbook:
    return load_workbook(io.BytesIO(excel.build(load_plan(wb))))


def saved(boek: Workbook) -> bytes:
    out = io.BytesIO()
    boek.save(out)
    return out.getvalue()


def changed(wb: Werkboek, verander: Verander) -> bytes:
    boek = made(wb)
    verander(boek)
    return saved(boek)


def rows(wb: Werkboek, rij: type) -> list:
    with wb.reading() as tx:
        return tx.rows(rij)


def refused(wb: Werkboek, content: bytes) -> str:
    before = load_plan(wb).tabellen
    with pytest.raises(CsvFouten) as error:
        import_excel(wb, "plan.xlsx", content)
    assert load_plan(wb).tabellen == before
    return str(error.value)


def test_an_unchanged_file_changes_nothing(wb: Werkboek):
    before = load_plan(wb).tabellen
    found = import_excel(wb, "plan.xlsx", excel.build(load_plan(wb)))
    assert found.leeg
    assert load_plan(wb).tabellen == before


def test_a_changed_cell_is_shown_before_it_is_read(wb: Werkboek):
    content = changed(wb, lambda b: b["Totaaloverzicht"].__setitem__("E3", "2027-2028"))
    found = preview_excel(wb, "plan.xlsx", content)
    (blad,) = found.bladen
    (row,) = blad.rijen
    (cel,) = row.cellen
    assert (blad.blad, row.soort, row.regel) == ("Totaaloverzicht", Rijsoort.ANDERS, 3)
    assert (cel.kop, cel.oud, cel.nieuw) == ("Uitvoeren in", "2026-2027", "2027-2028")
    assert next(d for d in rows(wb, Jaardoel) if d.code == "3a").uitvoeren_in == "2026-2027"
    import_excel(wb, "plan.xlsx", content)
    assert next(d for d in rows(wb, Jaardoel) if d.code == "3a").uitvoeren_in == "2027-2028"


def test_what_was_noted_at_a_cell_is_told_for_it_is_in_no_table(wb: Werkboek):
    def note(boek: Workbook) -> None:
        boek["Totaaloverzicht"]["E3"].comment = Comment("Eerst langs de MR", "directie")
        boek["Top 5 waarden"]["B2"].comment = Comment("Mooi", "directie")

    found = preview_excel(wb, "plan.xlsx", changed(wb, note))
    assert found.leeg
    told = " ".join(found.meldingen)
    assert "Blad Totaaloverzicht, cel E3: de opmerking ‘Eerst langs de MR’" in told
    assert "Blad Top 5 waarden, cel B2: de opmerking ‘Mooi’" in told


def test_rows_are_added_where_they_stand_and_taken_away(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        sheet = boek["Gesprekken"]
        sheet.insert_rows(3)
        sheet["A3"], sheet["E3"] = "Inloop", "facultatief"
        boek["Actieplannen"].delete_rows(4)

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [g.gesprek for g in rows(wb, Gesprek)] == ["Startgesprek", "Inloop", "Rapportgesprek"]
    assert [a.activiteit for a in rows(wb, Actie)] == ["Gespreksvorm kiezen"]


def test_a_goal_with_another_code_keeps_its_actieplan(wb: Werkboek):
    import_excel(wb, "p.xlsx", changed(wb, lambda b: b["Totaaloverzicht"].__setitem__("C3", "3c")))
    assert {a.jaardoel for a in rows(wb, Actie)} == {"3c"}


def test_an_actie_can_name_its_goal_by_code_or_by_its_words(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Actieplannen"].append(["10b", None, "Tekst herschrijven"])
        boek["Actieplannen"].append([None, school.DOELEN[2].jaardoel, "Panel uitnodigen"])

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [(a.jaardoel, a.activiteit) for a in rows(wb, Actie)][-2:] == [
        ("10b", "Tekst herschrijven"),
        ("2a", "Panel uitnodigen"),
    ]


def test_words_of_a_goal_on_the_sheet_of_the_acties_are_not_lost_without_a_word(wb: Werkboek):
    content = changed(wb, lambda b: b["Actieplannen"].__setitem__("B3", "Een ander doel"))
    found = preview_excel(wb, "plan.xlsx", content)
    assert any("‘Een ander doel’ staat anders" in zin for zin in found.meldingen)


def test_what_changed_in_the_workbook_meanwhile_stays(wb: Werkboek):
    content = changed(wb, lambda b: b["Totaaloverzicht"].__setitem__("E3", "2027-2028"))
    with wb.writing() as tx:
        number, goal = tx.find(Jaardoel, code="3a") or (0, None)
        tx.change(number, goal, replace(goal, jaardoel="Anders gezegd"))
        tx.add(Gesprek("Eindgesprek"))
        tx.add(Gegeven("wifi_wachtwoord", "geheim"))
    import_excel(wb, "plan.xlsx", content)
    goal = next(d for d in rows(wb, Jaardoel) if d.code == "3a")
    assert (goal.jaardoel, goal.uitvoeren_in) == ("Anders gezegd", "2027-2028")
    assert [g.gesprek for g in rows(wb, Gesprek)][-1] == "Eindgesprek"
    assert wb.profile()["wifi_wachtwoord"] == "geheim"


def test_a_cell_that_changed_on_both_sides_says_so(wb: Werkboek):
    content = changed(wb, lambda b: b["Totaaloverzicht"].__setitem__("E3", "2027-2028"))
    with wb.writing() as tx:
        number, goal = tx.find(Jaardoel, code="3a") or (0, None)
        tx.change(number, goal, replace(goal, uitvoeren_in="2028-2029"))
    (blad,) = preview_excel(wb, "plan.xlsx", content).bladen
    assert [(c.oud, c.nieuw, c.botst) for c in blad.rijen[0].cellen] == [
        ("2028-2029", "2027-2028", True)
    ]


def test_a_row_that_was_taken_out_of_the_workbook_comes_back_only_when_it_was_changed(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Gesprekken"]["B2"] = "oktober"

    content = changed(wb, edit)
    with wb.writing() as tx:
        for number, row in tx.items(Gesprek).items():
            tx.remove(number, row)
    found = import_excel(wb, "plan.xlsx", content)
    assert [(g.gesprek, g.periode) for g in rows(wb, Gesprek)] == [("Startgesprek", "oktober")]
    assert any("komt er weer bij" in zin for zin in found.meldingen)


def test_a_sorted_sheet_is_the_same_sheet(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        sheet = boek["Gesprekken"]
        first, second = ([c.value for c in sheet[n]] for n in (2, 3))
        for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
            sheet.cell(2, column).value, sheet.cell(3, column).value = other, one

    assert preview_excel(wb, "plan.xlsx", changed(wb, edit)).leeg


def test_a_copied_row_is_a_new_row(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        sheet = boek["Gesprekken"]
        sheet.append([c.value for c in sheet[2]])
        sheet["A4"] = "Startgesprek nieuwe leerling"

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [g.gesprek for g in rows(wb, Gesprek)] == [
        "Startgesprek",
        "Rapportgesprek",
        "Startgesprek nieuwe leerling",
    ]


def test_empty_rows_and_rows_made_empty_are_understood(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        sheet = boek["Gesprekken"]
        sheet["A3"] = sheet["B3"] = None
        sheet["A40"] = "   "

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [g.gesprek for g in rows(wb, Gesprek)] == ["Startgesprek"]


def test_a_row_far_below_the_others_is_read_and_beyond_any_school_is_refused(wb: Werkboek):
    far = changed(wb, lambda b: b["Gesprekken"].__setitem__("A3000", "Inloop"))
    import_excel(wb, "plan.xlsx", far)
    assert rows(wb, Gesprek)[-1].gesprek == "Inloop"
    beyond = changed(wb, lambda b: b["Gesprekken"].__setitem__("A25001", "Inloop"))
    with pytest.raises(TeGroot, match=r"A25001, hoogstens 25\.000 rijen"):
        import_excel(wb, "plan.xlsx", beyond)


def test_dates_numbers_and_levels_as_text_are_understood(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Visie"]["E3"] = "20-1-2027"
        boek["Totaaloverzicht"]["A3"] = "4"

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [v.vastgesteld_op for v in rows(wb, Visieversie)][1] == date(2027, 1, 20)
    assert next(d for d in rows(wb, Jaardoel) if d.code == "3a").criterium == 4


@pytest.mark.parametrize(
    ("waarde", "vorm", "tekst"),
    [
        (datetime(2027, 6, 1), "mmm-yy", "juni 2027"),
        (datetime(2027, 2, 1), "d-mmm", "1 februari"),
        (datetime(2027, 2, 1), "d-m-yyyy", "1 februari 2027"),
        (0.8, "0%", "80%"),
        (2.5, "General", "2,5"),
        (12, "General", "12"),
    ],
)
def test_what_excel_made_of_a_text_becomes_a_text_again(
    wb: Werkboek, waarde: object, vorm: str, tekst: str
):
    def edit(boek: Workbook) -> None:
        boek["Gesprekken"]["B2"], boek["Gesprekken"]["B2"].number_format = waarde, vorm

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert rows(wb, Gesprek)[0].periode == tekst


def test_a_title_above_the_heads_and_columns_in_another_order_are_understood(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        sheet = boek["Thuistalen"]
        sheet.move_range("A1:A2", cols=9)
        sheet.insert_rows(1)
        sheet["B1"] = "Onze thuistalen"
        sheet["B3"] = "alle talen"

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert rows(wb, Thuistaalvoorziening) == [Thuistaalvoorziening("Tolk", "alle talen")]


def test_an_extra_column_is_named_and_left_alone(wb: Werkboek):
    content = changed(wb, lambda b: b["Gesprekken"].__setitem__("L1", "Opmerking juf"))
    found = preview_excel(wb, "plan.xlsx", content)
    assert any("‘Opmerking juf’ hoort niet bij het werkboek" in zin for zin in found.meldingen)


def test_a_column_or_sheet_that_is_gone_stays_in_the_workbook(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Gesprekken"].delete_cols(2)
        del boek["Thuistalen"]

    found = import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert tuple(rows(wb, Gesprek)) == GESPREKKEN
    assert rows(wb, Thuistaalvoorziening)
    assert any("‘Wanneer’ is weg" in zin for zin in found.meldingen)
    assert any("Blad Thuistalen staat er niet meer in" in zin for zin in found.meldingen)


def test_a_sheet_with_another_name_is_known_by_its_heads(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Gesprekken"]["B2"] = "oktober"
        boek["Gesprekken"].title = "Gesprekscyclus 2027"

    import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert rows(wb, Gesprek)[0].periode == "oktober"


@pytest.mark.parametrize(
    ("verander", "zin"),
    [
        (
            lambda b: b["Totaaloverzicht"].__setitem__("F3", "bijna klaar"),
            "plan.xlsx, blad Totaaloverzicht, regel 3, kolom Status: ‘bijna klaar’ kan hier niet",
        ),
        (
            lambda b: b["Totaaloverzicht"].__setitem__("A3", "drie"),
            "blad Totaaloverzicht, regel 3, kolom Criterium: ‘drie’ is geen heel getal.",
        ),
        (
            lambda b: b["Totaaloverzicht"].__setitem__("D3", None),
            "blad Totaaloverzicht, regel 3, kolom Jaardoel: Deze cel is leeg",
        ),
        (
            lambda b: b["Totaaloverzicht"].__setitem__("C3", "2a"),
            "blad Totaaloverzicht, regel 2, kolom Code: ‘2a’ staat ook al op regel 3.",
        ),
        (
            lambda b: b["Gesprekken"].__setitem__("B2", "=A2"),
            "blad Gesprekken, regel 2, kolom Wanneer: Hier staat een formule zonder uitkomst.",
        ),
        (
            lambda b: b["Gesprekken"].merge_cells("B2:B3"),
            "blad Gesprekken, regel 2, kolom Wanneer: De cellen B2:B3 zijn samengevoegd.",
        ),
        (
            lambda b: b["Gesprekken"].__setitem__("B1", "Periode van het jaar"),
            "blad Gesprekken, regel 1, kolom Wanneer: De kop ‘Wanneer’ is er niet meer, en "
            "‘Periode van het jaar’ is niet bekend.",
        ),
        (
            lambda b: b["Gesprekken"].__setitem__("C1", "Wanneer"),
            "blad Gesprekken, regel 1, kolom Wanneer: De kop ‘Wanneer’ staat er twee keer.",
        ),
        (
            lambda b: b["Actieplannen"].append(["7z", None, "Iets"]),
            "blad Actieplannen, regel 7, kolom Jaardoel: Dit jaardoel is er niet: ‘7z’.",
        ),
        (
            lambda b: b["Visie"].__setitem__("E3", "31-2-2027"),
            "blad Visie, regel 3, kolom Vastgesteld op: ‘31-2-2027’ is geen datum.",
        ),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(
    wb: Werkboek, verander: Verander, zin: str
):
    assert zin in refused(wb, changed(wb, verander))


def test_one_mistake_keeps_all_of_it_out(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Gesprekken"]["B2"] = "oktober"
        boek["Totaaloverzicht"]["F3"] = "bijna"

    refused(wb, changed(wb, edit))
    assert rows(wb, Gesprek)[0].periode == "september"


def test_something_else_than_excel_is_refused_in_one_sentence(wb: Werkboek):
    assert "geen Excel-bestand" in refused(wb, b"geen excel")
    assert "geen blad van het werkboek" in refused(wb, saved(Workbook()))


def test_results_are_not_read_back(wb: Werkboek):
    content = changed(wb, lambda b: b["Stembriefjes"].__setitem__("E2", "iets anders"))
    found = preview_excel(wb, "plan.xlsx", content)
    assert found.leeg
    assert any("Uitslagen worden niet teruggelezen" in zin for zin in found.meldingen)
    assert not any("hoort niet bij het werkboek" in zin for zin in found.meldingen)


def test_without_the_hidden_sheet_nothing_is_taken_away(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        del boek["ouderplan"]
        boek["Gesprekken"].delete_rows(2)
        boek["Gesprekken"].delete_cols(10)
        boek["Gesprekken"].append(["Eindgesprek"])

    found = import_excel(wb, "plan.xlsx", changed(wb, edit))
    assert [g.gesprek for g in rows(wb, Gesprek)] == [
        "Startgesprek",
        "Rapportgesprek",
        "Eindgesprek",
    ]
    assert "verborgen blad" in found.meldingen[0]


def test_the_file_of_another_school_says_so(wb: Werkboek, leeg: Werkboek):
    found = preview_excel(leeg, "plan.xlsx", excel.build(load_plan(wb)))
    assert found.meldingen[0].startswith("Dit bestand is gemaakt voor Basisschool De Kastanje")


def test_kansen_stay_as_they_are_while_a_round_is_open(wb: Werkboek):
    def edit(boek: Workbook) -> None:
        boek["Kansen en bedreigingen"]["D2"] = "Anders"

    content = changed(wb, edit)
    open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    with pytest.raises(InTeLezenNaRonde):
        import_excel(wb, "plan.xlsx", content)


def test_any_status_of_a_goal_can_be_written_and_read_back(wb: Werkboek):
    for status in Doelstatus:
        content = changed(wb, lambda b, s=status: b["Totaaloverzicht"].__setitem__("F3", s.upper()))
        import_excel(wb, "plan.xlsx", content)
        assert next(d for d in rows(wb, Jaardoel) if d.code == "3a").status is status


def test_goals_that_are_not_there_at_all_are_told_once(wb: Werkboek, leeg: Werkboek):
    content = excel.build(load_plan(wb))
    acties = [a.jaardoel for a in rows(wb, Actie)]
    assert len(acties) > len(set(acties))
    told = [zin for zin in preview_excel(leeg, "plan.xlsx", content).meldingen if "doel" in zin]
    (zin,) = told
    assert "in dit werkboek" in zin
    with wb.writing() as tx:
        for soort in (Actie, Jaardoel):
            for nummer, row in tx.items(soort).items():
                if acties[0] in (getattr(row, "code", ""), row.jaardoel):
                    tx.remove(nummer, row)
    told = preview_excel(wb, "plan.xlsx", content).meldingen
    (zin,) = [zin for zin in told if "Actieplannen" in zin]
    assert "dit doel staat niet in dit werkboek" in zin
