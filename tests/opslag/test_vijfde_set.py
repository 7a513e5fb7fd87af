"""What the fifth set of lists and forms asked of the reader, and what may not change with it."""

import pytest
from lijstproef import csv, excel, form, offered, rows_of

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Gesprek, Orgaan
from ouderplan.kern.ambities import Ambitie, Ambitiejaar
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.scanbestand import Kolomgebruik, link, propose, read_group, read_scans
from ouderplan.kern.scanbestand.toestemming import asks_leave
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Kenmerk, Meting
from ouderplan.opslag.lezen.formulier import GeteldeUitslag, read_sheet
from ouderplan.opslag.lezen.rooster import Bron

# lists


def talks(werkboek, cel: str) -> list[str]:
    bron = csv("gesprekken.csv", "Periode;Groep 1-2;Groep 3-5;Groep 8", f"mei;{cel};Rapport;Advies")
    return [row.gesprek for row in rows_of(offered(werkboek, bron))[Gesprek]]


@pytest.mark.parametrize(
    ("cel", "gesprekken"),
    [
        ("Kijk- en luistergesprek", ["Kijk- en luistergesprek"]),
        ("Rondje school - klas", ["Rondje school - klas"]),
        ("- Startgesprek", ["Startgesprek"]),
        ("-", []),
        ('"Advies\n(verplicht, 20 min)"', ["Advies (verplicht, 20 min)"]),
        ('"Startgesprek\nmet kind"', ["Startgesprek met kind"]),
        ('"Startgesprek\nKoffie"', ["Startgesprek", "Koffie"]),
        ('"- start\n- einde"', ["start", "einde"]),
    ],
)
def test_below_a_group_every_word_stays_and_a_line_that_goes_on_is_no_row(
    werkboek, cel, gesprekken
):
    assert talks(werkboek, cel)[: len(gesprekken)] == gesprekken
    assert len(talks(werkboek, cel)) == len(gesprekken) + 2 - (cel == '"Advies')


@pytest.mark.parametrize(
    "kop",
    [
        ("Peildatum:;1-10-2026;;",),
        ("School:;De Eik;;", "Peildatum:;1-10-2026;Afgedrukt:;5-10-2026"),
    ],
)
def test_what_is_filled_in_above_a_list_is_no_line_of_heads(werkboek, kop):
    bron = csv(
        "kengetallen ouders.csv", "Leerlingenadministratie;;;", *kop,
        "Kenmerk;Aantal;%;Landelijk %", "Eenoudergezin;31;14,5;15,2", "Beide werken;129;60,3;",
    )  # fmt: skip
    found = offered(werkboek, bron)
    rows = rows_of(found)[Kenmerk]
    assert [(r.kenmerk, r.percentage, r.peildatum) for r in rows] == [
        ("Eenoudergezin", "14,5", "1-10-2026"), ("Beide werken", "60,3", "1-10-2026")
    ]  # fmt: skip
    assert [v.onderwerp for v in found[0].blad.kolommen_weg] == ["Aantal", "Landelijk %"]


def test_heads_with_a_colon_are_heads(werkboek):
    bron = csv("acties.csv", "Actie:;Wie:;Wanneer:", "Bellen;juf;mei", "Mailen;team;juni")
    assert [a.uitvoerder for a in rows_of(offered(werkboek, bron))[Actie]] == ["juf", "team"]


def test_years_below_a_merged_head_are_heads(werkboek):
    bron = excel(
        "tevredenheid.xlsx",
        [
            ["Vraag", "Onze school", None, "Norm", "Landelijk"],
            [None, 2024, 2026, None, 2026],
            ["Contact", 8.1, 8.4, 8, 8.2],
            ["Klacht", 6.4, "6,9", 7.5, 7],
        ],
        ["B1:C1", "A1:A2", "D1:D2"],
    )
    found = offered(werkboek, bron)
    made = [(m.streefdoel, m.wanneer, m.gemeten, m.toelichting) for m in rows_of(found)[Meting]]
    assert made == [
        ("Contact", "2024", "8,1", "Onze school\nLandelijk: 2026: 8,2"),
        ("Contact", "2026", "8,4", "Onze school\nLandelijk: 2026: 8,2"),
        ("Klacht", "2024", "6,4", "Onze school\nLandelijk: 2026: 7"),
        ("Klacht", "2026", "6,9", "Onze school\nLandelijk: 2026: 7"),
    ]


def test_a_row_of_years_below_a_merged_head_is_a_row(werkboek):
    bron = excel(
        "activiteiten.xlsx",
        [["Activiteit", "Wanneer", None], ["Feest", 2026, 2027], ["Kamp", 2027, 2028]],
        ["B1:C1"],
    )
    names = [a.activiteit for a in rows_of(offered(werkboek, bron))[Activiteit]]
    assert names == ["Feest", "Kamp"]


@pytest.mark.parametrize(
    ("standen", "uitvoering", "status"),
    [
        (("2 van de 5 verstuurd", "loopt in groep 1", "klaar"), True, set()),
        (("bezig", "klaar", "nog niet gestart"), False, {"bezig", "klaar", "gepland"}),
    ],
)
def test_how_far_an_action_is_stays_with_the_action(werkboek, standen, uitvoering, status):
    goals = ("Samen lezen", "", "Welkom")
    bron = excel(
        "jaarplan.xlsx",
        [
            ["Doel", "Wat gaan we doen?", "Wie", "Stand van zaken januari"],
            *([goal, f"Actie {at}", "team", standen[at]] for at, goal in enumerate(goals)),
        ],
        ["A2:A3"],
    )
    found = rows_of(offered(werkboek, bron))
    actions = found[Actie]
    assert {str(goal.status) for goal in found[Jaardoel]} == {"gepland"}
    if uitvoering:
        said = [f"Stand van zaken januari: {stand}" for stand in standen]
        assert [a.uitvoering for a in actions] == said
    else:
        assert {str(a.status) for a in actions} == status


@pytest.mark.parametrize(
    ("nummers", "codes"), [(("2026-01", "2026-02"), {""}), (("1a", "3b"), {"1a", "3b"})]
)
def test_a_number_of_an_action_makes_no_goal_unless_it_can_be_that_of_one(werkboek, nummers, codes):
    lines = (f"{nummer};Bellen {nummer};MR;mei" for nummer in nummers)
    found = rows_of(offered(werkboek, csv("actielijst.csv", "Nr.;Actie;Wie;Uiterlijk", *lines)))
    assert {goal.code for goal in found[Jaardoel]} == codes
    assert len(found[Jaardoel]) == len(codes)


def test_a_head_with_a_schooljaar_on_a_card_is_of_that_year(werkboek):
    bron = excel(
        "ambities.xlsx",
        [
            ["Naam", "Lezen", "Meedenken"],
            ["Proceseigenaar", "Leescoördinator", "Directeur"],
            ["Aanleiding", "Te weinig", "Steeds dezelfden"],
            ["Wat willen we over vier jaar zien?", "Samen", "Allen"],
            ["Activiteiten 2026-2027", "Ontbijt", "Koffie"],
            ["Activiteiten 2027-2028", "Tas", "Panel"],
            ["Budget", "€ 800", "€ 450"],
        ],
    )
    found = rows_of(offered(werkboek, bron))
    assert [(a.ambitie, a.activiteiten) for a in found[Ambitie]] == [("Samen", ""), ("Allen", "")]
    assert {(y.ambitie, y.schooljaar, y.inhoud) for y in found[Ambitiejaar]} == {
        ("Lezen", "2026-2027", "Ontbijt"), ("Lezen", "2027-2028", "Tas"),
        ("Meedenken", "2026-2027", "Koffie"), ("Meedenken", "2027-2028", "Panel"),
    }  # fmt: skip


def test_a_period_of_four_years_behind_a_head_is_no_schooljaar(werkboek):
    bron = excel(
        "ambities.xlsx",
        [["Naam", "Lezen"], ["Urgentie", "Nodig"], ["Proceseigenaar", "juf"],
         ["Activiteiten 2026-2030", "Tas"]],
    )  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [a.activiteiten for a in found[Ambitie]] == ["Tas"]
    assert not found.get(Ambitiejaar)


def test_a_matrix_of_means_and_for_whom_is_communication(werkboek):
    bron = excel(
        "communicatiematrix.xlsx",
        [
            [None, None, "Voor wie", None, None, None],
            ["Middel", "Waarvoor", "Ouders", "Team", "MR", "Hoe vaak"],
            ["App", "foto's", "x", "x", None, "dagelijks"],
            ["Memo", "nieuws", None, "x", "x", "maandag"],
        ],
        ["C1:E1"],
    )
    rows = rows_of(offered(werkboek, bron))[Communicatiemiddel]
    assert [(r.middel, r.ontvangers) for r in rows] == [
        ("App", "Ouders, Team"),
        ("Memo", "Team, MR"),
    ]


def test_from_and_until_beside_each_other_are_one_moment(werkboek):
    bron = csv(
        "activiteiten.csv", "Activiteit;Datum;Van;Tot;Trekker",
        "Kijken;3 mei;8.30;9.15;juf", "Feest;4 mei;17:00;19:00;OR",
    )  # fmt: skip
    rows = rows_of(offered(werkboek, bron))[Activiteit]
    assert [(r.wanneer, r.wie) for r in rows] == [
        ("3 mei, 8.30 - 9.15 uur", "juf"), ("4 mei, 17:00 - 19:00 uur", "OR")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tijden", "minuten"),
    [
        (("19.15", "19.30", "20.25"), ["15", "55", "None"]),
        (("19.30", "", "19.50"), ["20", "None", "None"]),
        (("19.30", "19.10", "19.50"), ["None", "None", "None"]),
        (("19.30 - 19.40", "19.45", "20.00"), ["10", "None", "None"]),
    ],
)
def test_a_part_lasts_until_the_next_one_when_no_end_is_said(werkboek, tijden, minuten):
    lines = (f"{tijd};Deel {at};OR" for at, tijd in enumerate(tijden))
    found = offered(werkboek, csv("Programma ouderavond.csv", "Tijd;Onderdeel;Door", *lines))
    (asked,) = [v for v in found[0].blad.vragen if v.sleutel == "alles draaiboek.bijeenkomst"]
    assert (asked.waarde, asked.zekerheid.vraagt) == ("ouderavond", True)
    rows = rows_of(found)[Draaiboekregel]
    assert [str(row.minuten or None) for row in rows] == minuten
    assert {row.wie for row in rows} == {"OR"}


# forms


def test_sheets_with_the_same_questions_are_one_form_and_say_whose_it_is(vragen):
    heads = ["Tijd", "3. Welkom", "4. Samen leren"]
    bron: Bron = excel(
        "scan.xlsx", [heads, ["1", 3, 2]], blad="Ouders",
        Team=[heads, ["2", 1, 2], ["3", 1, 1]], Uitleg=[["Wat is dit?", "a"], ["Een scan", "b"]],
    )  # fmt: skip
    blad = read_sheet(bron.naam, bron.inhoud)
    found = read_scans(blad, propose(blad, vragen), Groep.LEERLINGEN)
    assert [str(one.groep) for one in found.inzendingen] == ["ouders", "team", "team"]
    assert [str(one.antwoorden["3"].niveau) for one in found.inzendingen] == ["3.0", "1.0", "1.0"]
    assert blad.elders == ("Uitleg",)


def test_sheets_with_other_names_or_other_questions_say_nothing_of_a_group():
    heads = ["Tijd", "3. Welkom", "4. Samen leren"]
    same = excel("scan.xlsx", [heads, ["1", 3, 2]], blad="Week 1", Team=[heads, ["2", 1, 2]])
    blad = read_sheet(same.naam, same.inhoud)
    assert (blad.koppen, len(blad.rijen)) == (tuple(heads), 2)
    other = excel("scan.xlsx", [heads, ["1", 3, 2]], blad="Ouders", Team=[["a", "b"], ["2", "1"]])
    blad = read_sheet(other.naam, other.inhoud)
    assert (blad.koppen, len(blad.rijen), blad.elders) == (tuple(heads), 1, ("Team",))


def test_levels_counted_below_each_group_are_no_filled_in_forms():
    lines = ["1 Visie;4;5;2;1;6;3;", "3 Welkom;0;4;7;0;3;7;", "8 Klachten;7;3;1;4;5;1;veel gesprek"]
    with pytest.raises(GeteldeUitslag):
        form("Turflijst;;;;;;;", "Criterium;Ouders;;;Team;;;Opmerking",
             ";1.0;2.0;3.0;1.0;2.0;3.0;", *lines)  # fmt: skip


@pytest.mark.parametrize("cel", ["Stagiair(e)", "Stagiair onderbouw", "stagiaire"])
def test_whose_a_stagiair_is_the_school_says(cel):
    assert read_group(cel) is None


@pytest.mark.parametrize(
    ("kop", "vraagt"),
    [
        ("Mogen wij uw woorden gebruiken in het plan?", True),
        ("Mag de school jouw opmerkingen delen met de MR?", True),
        ("Mogen we uw ideeën meenemen?", True),
        ("Mag u uw ideeën delen met de school?", False),
        ("Mogen wij ideeën van ouders gebruiken in de les?", False),
        ("Hoe gebruikt de school uw inbreng?", False),
        ("Mogen wij uw mening vragen over de app?", False),
    ],
)
def test_who_asks_to_use_what_was_written_asks_for_leave(kop, vraagt):
    assert asks_leave(kop) is vraagt


def test_lettered_sentences_are_a_choice_and_not_a_text(vragen):
    blad = form(
        "Wat gebeurt er met een klacht of idee?;Wat gebeurt er met een klacht?",
        "A. Dat weet ik niet precies;Soms hoor je iets", "B. Er komt een antwoord;Niets",
        "C) We lossen het op;Een brief",
    )  # fmt: skip
    first = propose(blad, vragen)[0]
    assert (first.gebruik, first.sleutel) == (Kolomgebruik.NIVEAU, "8")


def test_what_is_said_of_one_text_holds_for_those_that_a_form_numbers(vragen):
    blad = form(
        "3. Welkom;Licht toe;4. Samen leren;Licht toe2;Nog iets?;Licht toe3",
        "1;Koffie aan de deur is fijn;2;Themabrief;ja;Anders",
    )
    said = [link("Licht toe", Kolomgebruik.GEBEURT_AL, "3")]
    used = [(one.gebruik.value, one.sleutel) for one in propose(blad, vragen, said)]
    assert used[:4] == [("niveau", "3"), ("gebeurt_al", "3"), ("niveau", "4"), ("gebeurt_al", "4")]
    assert used[5] == ("niet", "")


def test_what_stands_below_anders_in_the_question_for_a_group_is_asked(vragen):
    blad = form(
        "Wie bent u? [Ouder];Wie bent u? [Teamlid];Wie bent u? [Anders, namelijk];Welkom;Regels",
        "Ouder;;;1;2", ";Teamlid;;2;2", ";;buurvrouw;3;3",
    )  # fmt: skip
    found = read_scans(blad, propose(blad, vragen), Groep.OUDERS)
    assert (len(found.inzendingen), found.zonder_groep) == (2, 0)
    assert [word for _, word in found.te_vragen] == ["buurvrouw"]


@pytest.mark.parametrize("cel", ["06-12345678", "+31 6 1234 5678", "a.b@school.nl", "035 123 4567"])
def test_how_someone_is_reached_is_proposed_for_no_column(werkboek, cel):
    bron = csv("overleggen en groepen.csv", "Groep;Wie;Bereikbaar", f"MR;6 ouders;{cel}")
    found = offered(werkboek, bron)
    assert [v.onderwerp for v in found[0].blad.kolommen_weg] == ["Bereikbaar"]
    assert [o.taak for o in rows_of(found)[Orgaan]] == [""]


@pytest.mark.parametrize("cel", ["0 keer", "Mail naar a.b@school.nl", "2026", "8.30 - 9.15"])
def test_what_only_looks_like_how_someone_is_reached_goes_in(werkboek, cel):
    bron = csv("overleggen en groepen.csv", "Groep;Wie;Bereikbaar", f"MR;6 ouders;{cel}")
    assert [o.taak for o in rows_of(offered(werkboek, bron))[Orgaan]] == [f"Bereikbaar: {cel}"]


def test_levels_below_each_group_are_measurements_of_each_criterium(werkboek):
    bron = excel(
        "turflijst.xlsx",
        [
            ["Criterium", "Ouders", None, None, "Team", None, None],
            [None, "1.0", "2.0", "3.0", "1.0", "2.0", "3.0"],
            ["1 Zichtbare visie", 4, 5, 2, 1, 6, 3],
            ["3 Welkom", 0, 4, 7, 0, 3, 7],
        ],
        ["B1:D1", "E1:G1", "A1:A2"],
    )
    found = offered(werkboek, bron)
    found[0].gezegd["lijst"] = "metingen"
    made = [(m.streefdoel, m.toelichting, m.gemeten) for m in rows_of(found)[Meting]]
    assert made[:2] == [
        ("1 Zichtbare visie", "Ouders: 1.0", "4"), ("1 Zichtbare visie", "Ouders: 2.0", "5")
    ]  # fmt: skip
    assert made[-1] == ("3 Welkom", "Team: 3.0", "7")
    assert len(made) == 12


def test_a_form_that_waits_for_the_meaning_of_its_words_is_not_empty():
    blad = form("Ik ben;Welkom;Regels", "Ouder;Nog niet;", "Ouder;Weet ik niet;", "Ouder;;")
    columns = [
        link("Ik ben", Kolomgebruik.GROEP),
        link("Welkom", Kolomgebruik.NIVEAU, "3"),
        link("Regels", Kolomgebruik.NIVEAU, "10"),
    ]
    found = read_scans(blad, columns, Groep.OUDERS)
    assert [word for _, word in found.te_vragen] == ["Nog niet"]
    assert (found.leeg, len(found.inzendingen)) == (2, 0)


@pytest.mark.parametrize(
    ("standen", "van_doel", "van_actie"),
    [
        (("klaar", "bezig", "open"), ["gepland", "gepland"], ["klaar", "bezig", "gepland"]),
        (("klaar", "klaar", "bezig"), ["behaald", "in uitvoering"], ["gepland"] * 3),
        (("klaar", "", "bezig"), ["behaald", "in uitvoering"], ["gepland"] * 3),
    ],
)
def test_a_goal_that_says_more_than_one_state_says_that_of_its_actions(
    werkboek, standen, van_doel, van_actie
):
    goals = ("Samen lezen", "Samen lezen", "Welkom")
    lines = (f"{goals[at]};{stand};Actie {at};juf" for at, stand in enumerate(standen))
    found = offered(werkboek, csv("doelen.csv", "Doel;Stand;Wat gaan we doen?;Wie", *lines))
    assert not found[0].blad.open
    rows = rows_of(found)
    assert [str(goal.status) for goal in rows[Jaardoel]] == van_doel
    assert [str(one.status or "gepland") for one in rows[Actie]] == van_actie
