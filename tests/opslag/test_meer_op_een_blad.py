"""A sheet with more than one list: each is asked apart, and nothing of it is lost."""

import io
from datetime import date

import pytest
from lijstproef import csv, excel, offered, rows_of
from openpyxl import Workbook

from ouderplan.kern.afspraken import Activiteit, Orgaan
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.streefcijfers import Kenmerk
from ouderplan.opslag.lezen.rooster import Bron

NAAST = [
    ["Wat wij doen en wie onze ouders zijn"],
    ["Activiteit", "Doelgroep", "Frequentie", None, "Kenmerk", "Aandeel"],
    ["Soepavond", "nieuwe gezinnen", "elk kwartaal", None, "Eenoudergezin", "11%"],
    ["Poortgesprek", "groep 1", "elke dag", None, "Werkt in ploegen", "27%"],
    ["Naailes", "iedereen", "op maandag"],
    ["Zwemuurtje", "groep 4", "in mei"],
]


def test_two_lists_beside_each_other_go_to_their_own_tables(werkboek):
    found = offered(werkboek, excel("overzicht.xlsx", NAAST))
    assert [one.grid.plek for one in found] == [
        "overzicht.xlsx, blad Blad1, lijst vanaf A2",
        "overzicht.xlsx, blad Blad1, lijst vanaf E2",
    ]
    rows = rows_of(found)
    assert [(r.activiteit, r.doelgroep, r.frequentie) for r in rows[Activiteit]] == [
        ("Soepavond", "nieuwe gezinnen", "elk kwartaal"),
        ("Poortgesprek", "groep 1", "elke dag"),
        ("Naailes", "iedereen", "op maandag"),
        ("Zwemuurtje", "groep 4", "in mei"),
    ]
    assert [(r.kenmerk, r.percentage) for r in rows[Kenmerk]] == [
        ("Eenoudergezin", "11%"),
        ("Werkt in ploegen", "27%"),
    ]


def test_a_list_with_a_title_below_another_one_is_a_list_of_its_own(werkboek):
    regels = [
        ["Activiteit", "Doelgroep", "Frequentie", "Doel"],
        ["Soepavond", "nieuwe gezinnen", "elk kwartaal", "kennismaken"],
        ["Naailes", "iedereen", "op maandag", "leren"],
        [],
        ["Met wie wij werken"],
        ["Vereniging", "Wat zij doen"],
        ["Buurthuis", "leent de zaal uit"],
        ["Voedselbank", "pakt samen in"],
    ]
    first, second = found = offered(werkboek, excel("overzicht.xlsx", regels))
    assert first.blad.mee
    assert not second.blad.mee  # what nobody knows waits to be asked for, and is told
    second.gezegd |= {"lijst": "organen", "kolom 1": "organen.orgaan", "kolom 2": "organen.taak"}
    rows = rows_of(found)
    assert [row.activiteit for row in rows[Activiteit]] == ["Soepavond", "Naailes"]
    assert [(row.orgaan, row.taak) for row in rows[Orgaan]] == [
        ("Buurthuis", "Wat zij doen: leent de zaal uit"),
        ("Voedselbank", "Wat zij doen: pakt samen in"),
    ]


def test_one_list_in_groups_or_with_a_narrow_empty_column_stays_one(werkboek):
    groepen = csv("activiteiten.csv", "Activiteit;Voor wie;Doel", "Soep;allen;eten", "",
                  "Groep 1;;", "Naailes;groep 1;leren", "Lezen;groep 1;lezen")  # fmt: skip
    smal = [["Activiteit", "Voor wie", None, "Hoe vaak", "Doel"]]
    smal += [[f"Avond {at}", "allen", None, "elk jaar", "praten"] for at in range(4)]
    assert len(offered(werkboek, groepen)) == 1
    assert len(offered(werkboek, excel("activiteiten.xlsx", smal))) == 1


SWOT = [
    ["Analyse van de werkgroep"],
    [None, "Sterke punten", "Zwakke punten"],
    [None, "Iedereen groet", "Weinig vaders"],
    [None, "Korte lijnen\nVaste gezichten", None],
    [None, "Kansen", "Bedreigingen"],
    [None, "Nieuw buurthuis", "Bus vervalt"],
    [None, None, "Leraren weg"],
]


def test_the_four_squares_of_a_swot_each_say_what_stands_in_them(werkboek):
    found = offered(werkboek, excel("swot.xlsx", SWOT))
    for one in found:
        one.gezegd["alles kansen_bedreigingen.perspectief"] = "team"
    rows = rows_of(found)
    assert [(str(row.soort), row.tekst) for row in rows[Uitkomst]] == [
        ("goed", "Iedereen groet"),
        ("beter", "Weinig vaders"),
        ("goed", "Korte lijnen"),
        ("goed", "Vaste gezichten"),
    ]
    assert [(str(row.soort), row.tekst) for row in rows[Inbreng]] == [
        ("kans", "Nieuw buurthuis"),
        ("bedreiging", "Bus vervalt"),
        ("bedreiging", "Leraren weg"),
    ]


def test_the_words_of_a_swot_in_the_rows_of_a_list_make_no_squares(werkboek):
    regels = ["Actie;Wie;Hoort bij", "Bellen;Ria;kansen", "Mailen;Bo;zwak", "Zien;Al;sterk"]
    (one,) = offered(werkboek, csv("acties.csv", *regels))
    assert one.blad.tabel is not None
    assert one.blad.tabel.naam == "acties"


TUSSENKOLOM = [
    [
        ["Activiteit", "Doelgroep", None, "Frequentie", "Doel"],
        ["Leesontbijt", "groep 5", None, "elke maand", "samen lezen"],
        ["Tuindag", "iedereen", None, "in april", "buiten zijn"],
        ["Spelletjesmiddag", "groep 2"],
        ["Kijkweek", "groep 8"],
    ],
    [
        ["Actie", "Wie", "Wanneer", None, "Hoe evalueren", "Opmerkingen"],
        ["Inloop openen", "Noor", "mei", None, "turven", "koffie halen"],
        ["Folder maken", "Sem", "juni", None, "navragen", "in drie talen"],
        ["Bankje zetten", "Fay", "juli"],
        ["Hek verven", "Guus", "augustus"],
        ["Kast vullen", "Pim", "september"],
    ],
]


@pytest.mark.parametrize("regels", TUSSENKOLOM)
def test_more_columns_behind_an_empty_one_stay_with_their_rows(werkboek, regels):
    (one,) = offered(werkboek, excel("lijst.xlsx", regels))
    assert one.blad.mee
    assert len(one.blad.lijst.kop) == len(regels[0])


def test_a_part_that_nobody_knows_is_no_certain_thing(werkboek):
    regels = [["Activiteit", "Doelgroep", None, "Sleutelbos", "Kastje"],
              ["Leesontbijt", "groep 5", None, "blauw", "links"],
              ["Tuindag", "iedereen", None, "rood", "rechts"],
              *[[f"Avond {naam}", "ouders"] for naam in "abc"]]  # fmt: skip
    known, part = offered(werkboek, excel("lijst.xlsx", regels))
    assert known.blad.mee
    (asked,) = part.blad.twijfel
    assert asked.waarde == "-"
    assert asked.voorbeelden == ("Sleutelbos | Kastje", "blauw | links", "rood | rechts")


@pytest.mark.parametrize(
    "onder",
    [
        [["Ouders"], ["Theeuur", "moeders"], ["Klusochtend", "vaders"]],
        [["Groep 6"], ["Theeuur", "allen", "mei"], ["Klusdag", "allen", "juni"]],
        [["Evaluatie", "Ouders", "Periode"], ["Theeuur", "allen", "mei"], ["Kook", "wij", "juni"]],
    ],
)
def test_a_line_between_the_rows_of_a_list_begins_no_other_list(werkboek, onder):
    kop = ["Activiteit", "Doelgroep", "Wanneer", "Doel"]
    regels = [kop, ["Leesontbijt", "groep 5", "maart", "lezen"],
              ["Tuindag", "allen", "april", "buiten"], [], *onder]  # fmt: skip
    (one,) = offered(werkboek, excel("lijst.xlsx", regels))
    assert len(one.blad.lijst.regels) == 2 + len(onder)


def test_what_is_wrong_or_unclear_in_one_list_is_not_said_of_another(werkboek):
    naast = [[*line] for line in NAAST]
    naast[3][5] = "=1+1"
    first, second = offered(werkboek, excel("overzicht.xlsx", naast))
    assert not first.grid.fouten
    assert [fout.kolom for fout in second.grid.fouten] == ["F"]
    assert len(first.read()[0].rijen) == 4
    onder = [["Activiteit", "Doelgroep", "Wanneer", "Doel"], ["Tuindag", "allen", "=1+1", "buiten"],
             ["Leesontbijt", "allen", "mei", "lezen"], [],
             ["Orgaan", "Samenstelling", "Taak"], ["MR", "zes", "raad"],
             ["OR", "acht", "feest"]]  # fmt: skip
    first, second = offered(werkboek, excel("overzicht.xlsx", onder))
    assert first.grid.fouten
    assert not second.grid.fouten
    assert len(second.read()[0].rijen) == 2


def test_a_day_without_a_year_is_asked_of_its_own_list_only(werkboek):
    book = Workbook()
    sheet = book.active
    for line in [["Activiteit", "Doelgroep", "Wanneer", "Doel"],
                 ["Tuindag", "allen", date(2019, 10, 3), "buiten"],
                 ["Leesontbijt", "allen", date(2019, 11, 4), "lezen"], [],
                 ["Orgaan", "Samenstelling", "Taak"], ["MR", "zes", "raad"],
                 ["OR", "acht", "feest"]]:  # fmt: skip
        sheet.append(line)
    for row in (2, 3):
        sheet.cell(row, 3).number_format = "d-mmm"
    out = io.BytesIO()
    book.save(out)
    found = offered(werkboek, Bron("overzicht.xlsx", out.getvalue()))
    asked = [[v.sleutel for v in one.blad.vragen if v.sleutel.startswith("jaar")] for one in found]
    assert [len(keys) for keys in asked] == [1, 0]


def test_the_words_of_a_swot_as_columns_of_a_list_make_no_squares(werkboek):
    regels = [["Actie", "Sterk", "Zwak", "Kansen", "Bedreigingen"],
              ["Inloop openen", "druk", "laat", "buurt", "bus"],
              ["Folder maken", "kleur", "duur", "talen", "post"]]  # fmt: skip
    (one,) = offered(werkboek, excel("lijst.xlsx", regels))
    assert one.blad.lijst.kop[0] == "Actie"
    assert len(one.blad.lijst.regels) == 2


@pytest.mark.parametrize(
    ("boven", "onder"),
    [
        ([["Actie", "Wie", "Budget"], ["Tuindag", "Sem", "30"], ["Lezen", "Fay", "4"]],
         [["Orgaan", "Samenstelling", "Taak"], ["MR", "zes", "raad"], ["OR", "acht", "feest"]]),
        ([["Jaardoel", "Eigenaar", "Status"], ["Samen eten", "Sem", "gepland"],
          ["Meer lezen", "Fay", "gepland"]],
         [["Wat staat er te doen"], ["Actie", "Wie", "Wanneer"], ["Pan kopen", "Pim", "mei"],
          ["Boek kopen", "Guus", "juni"]]),
    ],
)  # fmt: skip
def test_heads_of_another_table_begin_a_list_though_a_word_of_them_is_known_above(
    werkboek, boven, onder
):
    first, second = offered(werkboek, excel("overzicht.xlsx", [*boven, [], *onder]))
    assert first.blad.tabel is not second.blad.tabel
    assert [len(one.blad.lijst.regels) for one in (first, second)] == [2, 2]
