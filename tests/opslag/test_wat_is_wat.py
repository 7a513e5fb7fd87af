"""Any list goes in: its form is seen, what is not sure is asked, and no cell gets lost."""

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit, Deelname, Gesprek
from ouderplan.kern.ambities import Ambitie, Ambitiejaar, Bloksoort
from ouderplan.kern.doelen import Actie, Actiestatus, Doelstatus, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.planteksten import Kernwoord
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Populatiesoort, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.opslag.lezen.aanbod import read_offered
from ouderplan.opslag.lezen.inlezen import import_files
from ouderplan.opslag.lezen.onthouden import remember

KAART = [
    ["Ambitiekaart", None],
    ["Domein", "Lezen thuis"],
    ["Proceseigenaar", "de leescoördinator"],
    ["Vastgesteld voor schooljaar", "2027-2028"],
    ["Urgentie", "In veel huizen staat geen boek."],
    ["Kernresultaat", "Elk kind leest thuis tien minuten."],
    ["Indicator/streefcijfer/meetinstrument", "leeskaart"],
    ["2026-2027", None],
    ["Wat werkt goed", "De bibliotheek komt langs."],
    ["Wat willen we verder ontwikkelen", "Voorlezen in meer talen."],
    ["2027-2028", None],
    ["Boekenmarkt", "In mei, op het plein."],
]


def test_a_card_of_fields_below_each_other_is_one_ambition_with_its_years(werkboek):
    found = offered(werkboek, excel("ambitiekaart lezen.xlsx", KAART))
    assert doubts(found) == ["kolom 9", "alles ambities.naam"]
    assert rows_of(found) == {
        Ambitie: [
            Ambitie(
                "Lezen thuis",
                domein="Lezen thuis",
                proceseigenaar="de leescoördinator",
                vastgesteld_voor="2027-2028",
                urgentie="In veel huizen staat geen boek.",
                kernresultaat="Elk kind leest thuis tien minuten.",
                indicator="leeskaart",
            )
        ],
        Ambitiejaar: [
            Ambitiejaar(
                "Lezen thuis",
                "2026-2027",
                Bloksoort.EVALUATIE,
                werkt_goed="De bibliotheek komt langs.",
                verder_ontwikkelen="Voorlezen in meer talen.",
            ),
            Ambitiejaar(
                "Lezen thuis",
                "2027-2028",
                onderwerp="Boekenmarkt",
                inhoud="In mei, op het plein.",
            ),
        ],
    }


def test_a_plan_with_the_words_of_a_board_loses_no_column(werkboek):
    found = offered(
        werkboek,
        excel(
            "jaarplan.xlsx",
            [
                ["Doel", "Succesindicator", "Eigenaar", "Budget", "Gereed"],
                ["Ouders lezen voor", "6 groepen", "de taalcoördinator", "€ 75", "maart 2027"],
            ],
        ),
    )
    assert doubts(found) == []
    assert rows_of(found) == {
        Jaardoel: [
            Jaardoel(
                jaardoel="Ouders lezen voor",
                indicator="6 groepen",
                eigenaar="de taalcoördinator",
                kosten="€ 75",
                gereed="maart 2027",
            )
        ]
    }


def test_plan_do_check_act_becomes_a_goal_and_an_activity(werkboek):
    kop = "Resultaatgebied;Gewenste situatie;Plan;Do;Check;Act;Consequenties scholing;Kosten"
    rij = "Contact;Ieder gezin is gezien;Huisbezoek;in juni;tellen;meer tijd;een cursus;300"
    found = offered(werkboek, csv("jaarplan pdca.csv", kop, rij))
    assert doubts(found) == ["kolom 2"]
    assert rows_of(found) == {
        Jaardoel: [
            Jaardoel(
                jaardoel="Ieder gezin is gezien",
                resultaatgebied="Contact",
                scholing="een cursus",
            )
        ],
        Actie: [
            Actie(
                "Ieder gezin is gezien",
                "Huisbezoek",
                uitvoering="in juni",
                evaluatie_hoe="tellen",
                vervolgstappen="meer tijd",
                budget="300",
            )
        ],
    }


def test_an_action_plan_without_a_goal_asks_once_which_goal_it_is_of(werkboek):
    bron = csv("actieplan.csv", "Wat;Wie;Wanneer klaar;Kosten;Status", "Bord;OR;mei;€ 9;bezig")
    with werkboek.writing() as tx:
        tx.add(Jaardoel("2a", 2, "Ouders weten de weg"))
    (one,) = found = offered(werkboek, bron)
    assert doubts(found) == ["alles acties.jaardoel"]
    assert [vraag.sleutel for vraag in one.blad.open] == ["alles acties.jaardoel"]
    one.gezegd["alles acties.jaardoel"] = "2a"
    assert rows_of(found) == {
        Actie: [Actie("2a", "Bord", "OR", "mei", budget="€ 9", status=Actiestatus.BEZIG)]
    }


def test_headings_merged_in_a_table_say_what_is_below_them(werkboek):
    found = offered(
        werkboek,
        excel(
            "onze gezinnen.xlsx",
            [
                ["Onze gezinnen"],
                ["Kenmerk", "Percentage"],
                ["Werk"],
                ["Werkt in ploegen", "30%"],
                ["Wensen van ouders"],
                ["Wil meelezen", "12%"],
            ],
            ["A1:B1", "A3:B3", "A5:B5"],
        ),
    )
    assert rows_of(found) == {
        Kenmerk: [
            Kenmerk("Werkt in ploegen", percentage="30%"),
            Kenmerk("Wil meelezen", Populatiesoort.WENS, "12%"),
        ]
    }
    (one,) = found
    one.gezegd["kopje Werk"] = "populatie.soort=populatie"
    assert rows_of(found)[Kenmerk][0].soort is Populatiesoort.POPULATIE
    one.gezegd["kopje Werk"] = "rij"
    assert rows_of(found)[Kenmerk][0].kenmerk == "Werk"


def test_results_of_several_years_beside_a_norm_are_a_measurement_each(werkboek):
    found = offered(
        werkboek,
        csv("streefcijfers.csv", "Indicator;Norm;Score 2025;Score 2026", "Opkomst;80%;62%;71%"),
    )
    assert doubts(found) == ["kolom 3", "kolom 4"]
    assert rows_of(found) == {
        Streefcijfer: [Streefcijfer("Opkomst", "80%")],
        Meting: [
            Meting("Opkomst", gemeten="62%", wanneer="2025"),
            Meting("Opkomst", gemeten="71%", wanneer="2026"),
        ],
    }


def test_a_table_that_lies_on_its_side_is_turned(werkboek):
    regels = [
        ["Gesprekken dit jaar"],
        ["Gesprek", "Start", "Advies"],
        ["Wanneer", "september", "januari"],
        ["Duur", "15 min", "20 min"],
        ["Verplicht?", "ja", "op verzoek"],
    ]
    (one,) = found = offered(werkboek, excel("gesprekken.xlsx", regels, ["A1:C1"]))
    assert [vraag.onderwerp for vraag in one.blad.open] == ["op verzoek"]
    one.gezegd[one.blad.open[0].sleutel] = "facultatief"
    assert rows_of(found) == {
        Gesprek: [
            Gesprek("Start", "september", "15 min", deelname=Deelname.VERPLICHT),
            Gesprek("Advies", "januari", "20 min", deelname=Deelname.FACULTATIEF),
        ]
    }


def test_heads_in_two_lines_say_together_what_a_column_is(werkboek):
    regels = [
        ["Plan van de werkgroep"],
        ["Doel", "Uitvoering", None, "Evaluatie", None],
        [None, "Actie", "Wanneer", "Hoe", "Wanneer"],
        ["Meer contact", "Belronde", "okt", "navraag", "mei"],
        [None, "Kaartje", "nov", "tellen", "juni"],
    ]
    samen = ["A1:E1", "A2:A3", "B2:C2", "D2:E2", "A4:A5"]
    found = offered(werkboek, excel("jaarplan.xlsx", regels, samen))
    assert rows_of(found) == {
        Jaardoel: [Jaardoel(jaardoel="Meer contact")],
        Actie: [
            Actie("Meer contact", "Belronde", "", "okt", "navraag", "mei"),
            Actie("Meer contact", "Kaartje", "", "nov", "tellen", "juni"),
        ],
    }


def test_two_lists_beside_each_other_are_each_under_their_own_head(werkboek):
    regels = [
        ["Samen"],
        ["Wat mag u van ons verwachten?", "Wat verwachten wij van u?"],
        ["Wij bellen terug.", "U meldt uw kind af."],
        ["Wij luisteren.", None],
    ]
    found = offered(werkboek, excel("afspraken school en ouders.xlsx", regels, ["A1:B1"]))
    ouders, school = Verwachtende.OUDERS, Verwachtende.SCHOOL
    assert rows_of(found) == {
        Verwachting: [
            Verwachting(None, ouders, "Wij bellen terug."),
            Verwachting(None, ouders, "Wij luisteren."),
            Verwachting(None, school, "U meldt uw kind af."),
        ]
    }


def test_months_between_the_rows_come_behind_the_day(werkboek):
    regels = [["Dag", "Wat", "Groep"], ["Mei"], ["di 4", "Sport", "5"], ["wo 12", "Fruit", "1-2"]]
    found = offered(werkboek, excel("activiteitenkalender.xlsx", regels, ["A2:C2"]))
    assert rows_of(found) == {
        Activiteit: [
            Activiteit("Sport", wanneer="di 4 mei", doelgroep="5"),
            Activiteit("Fruit", wanneer="wo 12 mei", doelgroep="1-2"),
        ]
    }


def test_a_list_in_one_column_has_its_headings_and_its_rows(werkboek):
    regels = ["Kansen", "Een opa die kan timmeren", "Bedreigingen", "Weinig tijd"]
    (one,) = found = offered(werkboek, csv("flap.csv", *regels))
    assert one.blad.tabel is not None
    assert one.blad.tabel.rij is Inbreng
    one.gezegd["alles kansen_bedreigingen.perspectief"] = "team"
    assert [(row.soort, row.tekst) for row in rows_of(found)[Inbreng]] == [
        ("kans", "Een opa die kan timmeren"),
        ("bedreiging", "Weinig tijd"),
    ]


def test_an_evaluation_of_fields_below_each_other_is_one_form(werkboek):
    regels = [
        ["Activiteit", "Lentefeest"],
        ["Datum", "21 maart 2027"],
        ["Wat ging goed", "de muziek"],
        [None, "het eten"],
        ["Wat kan beter", "de rij"],
    ]
    found = offered(werkboek, excel("evaluatie.xlsx", regels))
    (row,) = rows_of(found)[Evaluatie]
    assert (row.activiteit, str(row.datum)) == ("Lentefeest", "2027-03-21")
    assert (row.opbrengsten, row.knelpunten) == ("de muziek\nhet eten", "de rij")


def test_a_word_of_a_status_is_asked_once_with_its_count(werkboek):
    regels = ["Doel;Status", "Een;wacht", "Twee;wacht", "Drie;afgerond"]
    (one,) = found = offered(werkboek, csv("jaardoelen.csv", *regels))
    (vraag,) = one.blad.open
    assert (vraag.onderwerp, vraag.aantal) == ("wacht", 2)
    one.gezegd[vraag.sleutel] = "in bespreking"
    assert [row.status for row in rows_of(found)[Jaardoel]] == [
        Doelstatus.IN_BESPREKING,
        Doelstatus.IN_BESPREKING,
        Doelstatus.BEHAALD,
    ]


def test_what_is_almost_a_head_never_takes_the_place_of_the_head_itself(werkboek):
    found = offered(werkboek, csv("gesprekken.csv", "Gespreksdoel;Gesprek;Doel", "a;Start;b"))
    assert rows_of(found)[Gesprek] == [Gesprek("Start", doel="b")]
    assert doubts(found) == ["kolom 1"]


def test_a_column_that_goes_nowhere_is_named_and_can_be_given_a_place(werkboek):
    (one,) = found = offered(werkboek, csv("kernwoorden.csv", "kernwoord;Kleur", "Rust;blauw"))
    (away,) = one.blad.kolommen_weg
    assert (away.onderwerp, away.voorbeelden) == ("Kleur", ("blauw",))
    one.gezegd["kolom 2"] = "kernwoorden.omschrijving"
    assert rows_of(found)[Kernwoord] == [Kernwoord("Rust", "blauw")]
    assert doubts(found) == []


def test_two_columns_in_one_place_are_both_kept(werkboek):
    (one,) = found = offered(werkboek, csv("kernwoorden.csv", "kernwoord;Uitleg;Meer", "A;b;c"))
    one.gezegd["kolom 3"] = "kernwoorden.omschrijving"
    assert rows_of(found)[Kernwoord] == [Kernwoord("A", "b\nMeer: c")]


def test_a_row_without_its_name_belongs_to_the_row_above_or_is_passed_over(werkboek):
    regels = ["Gesprek;Periode", "Start;september", ";oktober"]
    (one,) = found = offered(werkboek, csv("gesprekken.csv", *regels))
    assert doubts(found) == ["leeg gesprekken.gesprek"]
    assert [(row.gesprek, row.periode) for row in rows_of(found)[Gesprek]] == [
        ("Start", "september"),
        ("Start", "oktober"),
    ]
    one.gezegd["leeg gesprekken.gesprek"] = "over"
    assert len(rows_of(found)[Gesprek]) == 1


@pytest.mark.parametrize("nummer", ["4", "-"])
def test_a_list_without_criterium_is_asked_once_or_left_open(werkboek, nummer):
    bron = csv("verwachtingen.csv", "Wie verwacht;Verwachting", "ouders;Rust", "school;Hulp")
    (one,) = found = offered(werkboek, bron)
    assert doubts(found) == []
    one.gezegd["alles verwachtingen.criterium"] = nummer
    wanted = int(nummer) if nummer.isdecimal() else None
    assert {row.criterium for row in rows_of(found)[Verwachting]} == {wanted}


def test_another_table_has_other_columns_and_the_answers_go_along_where_they_fit(werkboek):
    (one,) = found = offered(werkboek, csv("blad.csv", "Wat;Wie", "Zaaien;ouders"))
    assert one.blad.tabel is None
    one.gezegd["lijst"] = "planning"
    assert [str(v.waarde) for v in one.blad.vragen][2:4] == ["planning.wat", "planning.wie"]
    one.gezegd["lijst"] = "intake"
    assert one.blad.kolommen == {0: "intake.stap", 1: "intake.wie"}
    one.gezegd["lijst"] = "-"
    assert rows_of(found) == {}


def test_a_list_of_the_same_form_is_read_as_the_school_said_before(werkboek):
    (one,) = offered(werkboek, csv("lijstje.csv", "Bezigheid;Kleur", "Zaaien;groen"))
    one.gezegd |= {"lijst": "activiteiten", "kolom 1": "activiteiten.activiteit"}
    import_files(werkboek, read_offered([one]))
    with werkboek.writing() as tx:
        remember(tx, one.blad)
    (again,) = offered(werkboek, csv("ander lijstje.csv", "Bezigheid;Kleur", "Oogsten;geel"))
    assert again.onthouden
    assert doubts([again]) == []
    assert rows_of([again]) == {Activiteit: [Activiteit("Oogsten")]}
    (other,) = offered(werkboek, csv("lijstje.csv", "Bezigheid;Soort", "Zaaien;groen"))
    assert not other.onthouden


def test_files_of_the_workbook_itself_are_asked_nothing(werkboek):
    kop = "streefdoel;norm;eenheid;criterium;bron"
    (one,) = found = offered(werkboek, csv("streefcijfers.csv", kop, "Feest;80;%;3;geteld"))
    assert one.eigen
    assert one.blad.vragen == ()
    assert rows_of(found) == {Streefcijfer: [Streefcijfer("Feest", "80", "%", 3, "geteld")]}


@pytest.mark.parametrize(
    ("cellen", "code"), [(("3a", "3b"), "3a"), (("1042", "1043"), ""), (("1", "2"), "")]
)
def test_codes_are_seen_by_what_they_are_and_numbers_are_none(werkboek, cellen, code):
    regels = [f"{cel};Iets moois;{2026 + n}" for n, cel in enumerate(cellen)]
    found = offered(werkboek, csv("jaardoelen.csv", "Kenmerk;Doel;Uitvoeren in", *regels))
    assert rows_of(found)[Jaardoel][0].code == code


def test_a_criterium_above_empty_cells_holds_for_them_when_the_school_says_so(werkboek):
    regels = ["Criterium;Wie verwacht;Verwachting", "3. Welkom;ouders;Koffie", ";school;Hulp"]
    (one,) = found = offered(werkboek, csv("verwachtingen.csv", *regels))
    assert doubts(found) == ["leeg verwachtingen.criterium"]
    assert [row.criterium for row in rows_of(found)[Verwachting]] == [3, 3]
    one.gezegd["leeg verwachtingen.criterium"] = "-"
    assert [row.criterium for row in rows_of(found)[Verwachting]] == [3, None]


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        ("Wat ouders van ons mogen verwachten", "Wat wij van ouders verwachten"),
        ("Wat u van de school verwacht", "Wat de school van u verwacht"),
        ("Ouders verwachten", "Wij verwachten van ouders"),
    ],
)
def test_who_expects_is_who_is_left_without_of_whom(werkboek, links, rechts):
    regels = [["Kaart"], [], [links, "", rechts], ["Wij bellen terug.", "", "U leest Parro."]]
    (one,) = found = offered(werkboek, excel("kwaliteitskaart.xlsx", regels))
    assert one.blad.vragen[0].waarde == "verwachtingen"
    made = {row.verwachting: str(row.wie_verwacht) for row in rows_of(found)[Verwachting]}
    assert made == {"Wij bellen terug.": "ouders", "U leest Parro.": "school"}


def test_what_each_side_does_is_still_expected_by_the_other(werkboek):
    regels = [["Wat wij doen", "Wat ouders doen"], ["Wij bellen.", "U leest."]]
    found = offered(werkboek, excel("verwachtingen.xlsx", regels))
    made = {row.verwachting: str(row.wie_verwacht) for row in rows_of(found)[Verwachting]}
    assert made == {"Wij bellen.": "ouders", "U leest.": "school"}


def test_questions_about_chances_and_threats_are_a_column_of_each(werkboek):
    regels = [
        ["Wie bent u?", "Welke kansen ziet u?", "Wat ziet u als bedreiging?"],
        ["ouder", "Samen koken", "Weinig tijd"],
        ["juf", "", "Taal"],
    ]
    (one,) = found = offered(werkboek, excel("kansen en zorgen.xlsx", regels))
    one.gezegd["alles kansen_bedreigingen.perspectief"] = "concept"
    made = [(str(row.soort), row.tekst, str(row.groep)) for row in rows_of(found)[Inbreng]]
    assert made == [
        ("kans", "Samen koken", "ouders"),
        ("bedreiging", "Weinig tijd", "ouders"),
        ("bedreiging", "Taal", "team"),
    ]
