"""A sheet with more than one list: each is asked apart, and nothing of it is lost."""

from lijstproef import csv, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit, Orgaan
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.streefcijfers import Kenmerk

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
