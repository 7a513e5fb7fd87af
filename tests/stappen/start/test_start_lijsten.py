"""Lists that a school already has: nothing changes before the yes, and all or nothing after it."""

import contextlib

import pytest
from openpyxl import Workbook
from schoollijsten import PLAN, as_bytes, goals_book

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import InTeLezenNaRonde
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_files
from ouderplan.opslag.lezen.ongedaan import IntussenAnders
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen.onderdelen.gekozen import GROOTST
from ouderplan.stappen.start import lijstmodel
from ouderplan.stappen.start.model import Model
from ouderplan.uitvoer import excel
from ouderplan.uitvoer.plan import load_plan


@pytest.fixture
def lijsten(zitting):
    model = Model(zitting)
    zitting.follow([model])
    return model.lijsten


def rows(werkboek, rij):
    with werkboek.reading() as tx:
        return tx.rows(rij)


def numbers(lijsten):
    return {
        one.verslag.tabel: (one.rijen, one.meer, one.verslag.weg, one.verslag.gelijk)
        for one in lijsten.vooraf
    }


def test_choosing_shows_each_list_and_changes_nothing(lijsten, werkboek):
    before, there = werkboek.versions(), len(rows(werkboek, Planningsregel))
    lijsten.choose([("Totaaloverzicht 2026.xlsx", goals_book()), ("planning.csv", PLAN)])
    assert numbers(lijsten) == {
        "jaardoelen": (2, 2, 0, 0),
        "gesprekken": (1, 1, 0, 0),
        "planning": (1, 1, 0, there),
    }
    assert lijsten.meldingen == (
        "Totaaloverzicht 2026.xlsx, blad Totaaloverzicht: wat boven de koppen staat, wordt niet "
        "ingelezen: regel 1 (‘Onze doelen voor de komende jaren’).",
        "Totaaloverzicht 2026.xlsx, blad Boodschappen wordt niet ingelezen.",
    )
    assert werkboek.versions() == before


def test_reading_in_adds_the_lists_with_the_words_of_the_school(lijsten, werkboek):
    there = rows(werkboek, Planningsregel)
    lijsten.choose([("Totaaloverzicht.xlsx", goals_book()), ("planning.csv", PLAN)])
    lijsten.read_in()
    assert [(row.code, row.criterium, row.uitvoeren_in) for row in rows(werkboek, Jaardoel)] == [
        ("3a", 3, "2026-2027"),
        ("3b", 3, "2027"),
    ]
    assert [row.gesprek for row in rows(werkboek, Gesprek)] == ["Startgesprek"]
    assert rows(werkboek, Planningsregel) == [
        *there,
        Planningsregel("mei", "Koffie zetten", "ouders"),
    ]
    assert (lijsten.vooraf, lijsten.nieuws) == ((), False)


def test_the_same_list_once_more_has_no_news(lijsten):
    for _ in range(2):
        lijsten.choose([("planning.csv", PLAN)])
        news = lijsten.nieuws
        lijsten.read_in()
    assert not news


def test_a_row_with_the_same_name_is_replaced_when_adding(lijsten, werkboek):
    lijsten.choose([("Totaaloverzicht.xlsx", goals_book())])
    lijsten.read_in()
    lijsten.choose([("doelen.csv", b"Nr;Doel;Planning\n3a;Elke dinsdag is er thee;2028\n")])
    assert numbers(lijsten) == {"jaardoelen": (1, 0, 1, 1)}
    lijsten.read_in()
    found = {row.code: row.jaardoel for row in rows(werkboek, Jaardoel)}
    assert found == {"3a": "Elke dinsdag is er thee", "3b": "In de gang staat een bank"}


def test_replacing_puts_the_list_in_place_and_keeps_the_old_rows_in_bewaard(lijsten, werkboek):
    there = rows(werkboek, Planningsregel)
    lijsten.choose([("planning.csv", PLAN)])
    lijsten.choose_way(aanvullen=False)
    assert numbers(lijsten) == {"planning": (1, 1 - len(there), len(there), 0)}
    assert rows(werkboek, Planningsregel) == there
    lijsten.read_in()
    assert [row.wat for row in rows(werkboek, Planningsregel)] == ["Koffie zetten"]
    (kept,) = (werkboek.map / "bewaard").glob("*planning.csv")
    assert there[0].wat in kept.read_text(encoding="utf-8-sig")
    assert lijsten.aanvullen


def test_replacing_what_others_lean_on_is_refused_and_adding_stays_the_choice(lijsten, werkboek):
    lijsten.choose([("Totaaloverzicht.xlsx", goals_book())])
    lijsten.read_in()
    with werkboek.writing() as tx:
        tx.add(Actie("3a", "Thee zetten"))
    lijsten.choose([("jaardoelen.csv", b"code;jaardoel;criterium\n9a;Anders;9\n")])
    with pytest.raises(OuderplanFout, match="in ‘Actieplannen’ wordt verwezen naar rijen die dan"):
        lijsten.choose_way(aanvullen=False)
    assert lijsten.aanvullen
    lijsten.read_in()
    assert [row.code for row in rows(werkboek, Jaardoel)] == ["3a", "3b", "9a"]


def test_every_mistake_of_every_file_is_named_and_nothing_waits(lijsten):
    with pytest.raises(CsvFouten) as wrong:
        lijsten.choose([("planning.csv", PLAN), ("leeg.csv", b"\n"), ("brief.xlsx", b"een brief")])
    assert "leeg.csv, regel 1: Het bestand is leeg." in str(wrong.value)
    assert "brief.xlsx: Dit is geen Excel-bestand" in str(wrong.value)
    assert "Het werkboek is niet veranderd" in str(wrong.value)
    with pytest.raises(OuderplanFout, match="nog geen bestanden gekozen"):
        lijsten.read_in()


def test_two_files_for_one_table_go_in_together(lijsten, werkboek):
    other = PLAN.replace(b"Koffie", b"Thee")
    lijsten.choose([("planning.csv", PLAN), ("Plan van aanpak.csv", other)])
    assert [one.bestand for one in lijsten.vooraf] == ["planning.csv, Plan van aanpak.csv"]
    lijsten.read_in()
    found = [row.wat for row in rows(werkboek, Planningsregel)]
    assert found[-2:] == ["Koffie zetten", "Thee zetten"]


def test_a_file_of_the_workbook_is_sent_to_its_own_door(lijsten, werkboek):
    ours = excel.build(load_plan(werkboek))
    with pytest.raises(CsvFouten, match="Lees het in bij Schooljaarplan"):
        lijsten.choose([("werkboek.xlsx", ours)])


def test_what_changed_meanwhile_is_shown_first(lijsten, werkboek):
    lijsten.choose([("planning.csv", PLAN)])
    lijsten.choose_way(aanvullen=False)
    with werkboek.writing() as tx:
        tx.add(Planningsregel("juni", "Net bedacht", "ik"))
    with pytest.raises(OuderplanFout, match="intussen veranderd, dus er is niets ingelezen"):
        lijsten.read_in()
    assert rows(werkboek, Planningsregel)[-1].wat == "Net bedacht"
    lijsten.read_in()
    assert [row.wat for row in rows(werkboek, Planningsregel)] == ["Koffie zetten"]


def test_an_open_round_keeps_its_ideas_and_the_file_waits(lijsten, werkboek):
    open_ronde(
        werkboek,
        soort=Rondesoort.KANSEN,
        vraag="Wat ziet u?",
        aantal_keuzes=None,
        groepen=[Groep.OUDERS],
    )
    lijsten.choose([("kansen.csv", b"Idee;Kans bedreiging;Voor wie\nEen moestuin;kans;ouders\n")])
    lijsten.choose_way(aanvullen=False)
    with pytest.raises(InTeLezenNaRonde, match="Er is niets veranderd"):
        lijsten.read_in()
    assert len(lijsten.vooraf) == 1


def test_too_much_at_once_is_refused(lijsten):
    half = b"x" * (GROOTST // 2 + 1)
    with pytest.raises(OuderplanFout, match="samen te groot"):
        lijsten.choose([("planning.csv", half), ("gesprekken.csv", half)])


def test_an_empty_excel_file_says_so(lijsten):
    with pytest.raises(CsvFouten, match="Hierin staat niets"):
        lijsten.choose([("leeg.xlsx", as_bytes(Workbook()))])


@pytest.mark.parametrize("eerst", [True, False])
def test_what_another_wrote_around_the_reading_in_is_never_taken_back(
    lijsten, werkboek, monkeypatch, eerst
):
    """Another window writes just before, or just after, the list goes in."""

    def with_another(*args, **named):
        found = None if eerst else import_files(*args, **named)
        with werkboek.writing() as tx:
            tx.add(Planningsregel("juni", "Van een ander", "ik"))
        return found or import_files(*args, **named)

    monkeypatch.setattr(lijstmodel, "import_files", with_another)
    lijsten.choose([("planning.csv", PLAN)])
    lijsten.read_in()
    with contextlib.nullcontext() if eerst else pytest.raises(IntussenAnders):
        lijsten.take_back()
    assert "Van een ander" in [row.wat for row in rows(werkboek, Planningsregel)]


def test_lines_and_rows_that_do_not_go_in_are_told(lijsten):
    regels = b"Ingevuld door;de OR\nGesprek;Periode\nStart;mei\n;juni\n"
    lijsten.choose([("gesprekken.csv", regels)])
    lijsten.say(0, "leeg gesprekken.gesprek", "over")
    assert lijsten.meldingen == (
        "gesprekken.csv: wat boven de koppen staat, wordt niet ingelezen: "
        "regel 1 (‘Ingevuld door | de OR’).",
        "gesprekken.csv: 1 rij zonder naam wordt niet ingelezen (regel 4).",
    )
