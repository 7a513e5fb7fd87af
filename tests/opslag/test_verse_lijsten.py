"""Lists as schools have them, made without looking at the reader: what stands around the rows."""

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitie, Ambitiejaar
from ouderplan.kern.doelen import Actie, Actiestatus, Doelstatus, Jaardoel
from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.streefcijfers import Meting
from ouderplan.kern.wanneer import parse_when
from ouderplan.opslag.lezen.aanbod import read_offered
from ouderplan.opslag.lezen.inlezen import import_files
from ouderplan.opslag.lezen.legenda import is_remark
from ouderplan.opslag.lezen.weggelaten import left_out


def read_in(wb, bron, **antwoorden):
    found = offered(wb, bron)
    found[0].gezegd.update(antwoorden)
    return found, rows_of(found)


@pytest.mark.parametrize(
    ("nummers", "codes", "criteria"),
    [
        (["1", "2", "3"], ["1", "2", "3"], [None, None, None]),  # they count the goals
        (["1.", "2.", "1."], ["", "", ""], [None, None, None]),  # they count in each part
        (["1a", "2", "2b"], ["1a", "2", "2b"], [1, 2, 2]),
        (["3", "9", "10"], ["3", "9", "10"], [3, 9, 10]),
    ],
)
def test_a_number_that_only_counts_is_no_criterium(werkboek, nummers, codes, criteria):
    lines = [f"{nr};Doel {at}" for at, nr in enumerate(nummers)]
    found, rows = read_in(werkboek, csv("jaardoelen.csv", "Nr;Doel", *lines))
    assert [(goal.code, goal.criterium) for goal in rows[Jaardoel]] == list(
        zip(codes, criteria, strict=True)
    )
    assert bool(doubts(found)) is (criteria[0] is None)


def test_the_number_of_an_action_is_no_goal(werkboek):
    bron = csv("actielijst.csv", "Nr;Actiepunt;Wie", "1;Taart bakken;JV", "2;Zaal huren;MB")
    found, rows = read_in(werkboek, bron)
    assert [goal.code for goal in rows[Jaardoel]] == [""]
    assert [row.activiteit for row in rows[Actie]] == ["Taart bakken", "Zaal huren"]
    assert [vraag.onderwerp for vraag in found[0].blad.kolommen_weg] == ["Nr"]


def test_a_legend_says_what_the_letters_mean_and_is_no_row(werkboek):
    bron = excel(
        "jaarplan.xlsx",
        [
            ["Schooljaar:", "2027-2028"],
            ["Doel", "Eigenaar", "Status"],
            ["Fruit eten", "de kok", "R"],
            ["Samen zingen", "het koor", "G"],
            [None],
            ["Legenda: G = gereed, R = nog niet begonnen"],
        ],
    )
    found, rows = read_in(werkboek, bron)
    assert [(goal.jaardoel, goal.status, goal.uitvoeren_in) for goal in rows[Jaardoel]] == [
        ("Fruit eten", Doelstatus.GEPLAND, "2027-2028"),
        ("Samen zingen", Doelstatus.BEHAALD, "2027-2028"),
    ]
    assert doubts(found) == [
        "kolom 3",
        "kopje Legenda: G = gereed, R = nog niet begonnen",
        "alles jaardoelen.uitvoeren_in",
        "woord jaardoelen.status R",
        "woord jaardoelen.status G",
    ]


def test_a_letter_without_a_legend_is_asked_and_not_guessed(werkboek):
    found = offered(werkboek, csv("jaardoelen.csv", "Doel;Status", "Fruit eten;G"))
    assert [vraag.sleutel for vraag in found[0].blad.open] == ["woord jaardoelen.status G"]


def test_crosses_below_levels_are_one_column(werkboek):
    bron = excel(
        "ouderactiviteiten.xlsx",
        [
            ["Activiteit", "Niveau", None, None, "Wie"],
            [None, "1.0", "2.0", "3.0", None],
            ["Nieuwsbrief", "x", None, None, "directie"],
            ["Driehoeksgesprek", None, None, "X", None],
        ],
        samen=["A1:A2", "B1:D1", "E1:E2"],
    )
    found, rows = read_in(werkboek, bron)
    assert doubts(found) == []
    assert rows[Activiteit] == [
        Activiteit("Nieuwsbrief", niveau=Niveau.EEN, wie="directie"),
        Activiteit("Driehoeksgesprek", niveau=Niveau.DRIE),
    ]


def test_two_crosses_in_a_row_are_asked(werkboek):
    bron = csv("ouderactiviteiten.csv", "Activiteit;1.0;2.0", "Koor;x;x", "Markt;;x")
    found = offered(werkboek, bron)
    assert [vraag.onderwerp for vraag in found[0].blad.open] == ["1.0 en 2.0"]


def test_a_result_below_a_head_with_a_month_was_measured_then(werkboek):
    bron = csv(
        "streefcijfers.csv",
        "Onderdeel;Norm;Gemeten in mei 2027;Waar komt het vandaan",
        "Opkomst;80 %;61 %;lijst",
        "Rondleiding;90 %;;",
    )
    _, rows = read_in(werkboek, bron)
    assert rows[Meting] == [Meting("Opkomst", gemeten="61 %", wanneer="mei 2027")]


def test_the_block_of_a_card_is_called_by_its_year(werkboek):
    bron = excel(
        "ambitiekaart.xlsx",
        [
            ["Domein", "Taal"],
            ["Onderwerp", "Boeken mee naar huis"],
            ["Urgentie", "Weinig boeken thuis"],
            ["Schooljaar 2027-2028", None],
            ["Wat gaan we doen", "Een leestas"],
        ],
    )
    _, rows = read_in(werkboek, bron)
    assert [one.naam for one in rows[Ambitie]] == ["Boeken mee naar huis"]
    assert rows[Ambitiejaar] == [
        Ambitiejaar(
            "Boeken mee naar huis", "2027-2028", onderwerp="Wat gaan we doen", inhoud="Een leestas"
        )
    ]


def test_what_stands_above_and_columns_with_only_a_colour_are_told(werkboek):
    bron = excel(
        "jaarplan.xlsx",
        [["Besproken op de studiedag"], ["Doel", "Eigenaar", "Status"], ["Zingen", "het koor"]],
    )
    found, _ = read_in(werkboek, bron)
    told = " ".join(left_out(found[0].blad))
    assert "regel 1 (‘Besproken op de studiedag’)" in told
    assert "geen kleur die het werkboek kent: ‘Status’." in told


@pytest.mark.parametrize("aanvullen", [True, False])
def test_a_list_with_fewer_columns_leaves_the_others_as_they_are(werkboek, aanvullen):
    first = csv("jaardoelen.csv", "Code;Doel;Eigenaar;Status", "3a;Fruit eten;de kok;behaald")
    import_files(werkboek, read_offered(offered(werkboek, first)))
    again = csv("jaardoelen.csv", "Code;Doel;Kosten", "3a;Elke dag fruit eten;€ 5")
    files = read_offered(offered(werkboek, again))
    import_files(werkboek, files, aanvullen=aanvullen)
    with werkboek.reading() as tx:
        (goal,) = [row for row in tx.rows(Jaardoel) if row.code == "3a"]
    assert (goal.jaardoel, goal.kosten) == ("Elke dag fruit eten", "€ 5")
    assert (goal.eigenaar, goal.status) == ("de kok", Doelstatus.BEHAALD)


def test_words_of_an_action_list_are_known(werkboek):
    bron = csv(
        "actieplan.csv", "Actie;Trekker;Stand van zaken", "Bellen;AK;nog niet gestart",
        "Mailen;AK;onderweg",
    )  # fmt: skip
    found, rows = read_in(werkboek, bron)
    assert [(row.uitvoerder, row.status) for row in rows[Actie]] == [
        ("AK", Actiestatus.GEPLAND),
        ("AK", Actiestatus.BEZIG),
    ]
    assert doubts(found) == ["alles acties.jaardoel"]


@pytest.mark.parametrize(
    ("tijd", "samen"),
    [
        ("8.30", "6 oktober 2026, 8.30 uur"),
        ("19.00-20.30", "6 oktober 2026, 19.00-20.30 uur"),
        ("8.15 uur en 13.00", "6 oktober 2026, 8.15 uur en 13.00 uur"),
    ],
)
def test_a_day_with_its_time_beside_it_stays_a_day(werkboek, tijd, samen):
    regel = f"Inloop;6 oktober 2026;{tijd};ouders"
    lijst = csv("Activiteiten.csv", "Activiteit;Datum;Tijd;Voor wie", regel)
    (found,) = rows_of(offered(werkboek, lijst))[Activiteit]
    assert found.wanneer == samen
    assert [str(span.begin) for span in parse_when(samen, 2026).spans] == ["2026-10-06"]


def test_times_of_the_day_below_how_long_something_lasts_stay_there(werkboek):
    regels = ["Opening;mei;1:30", "Bezoek;juni;2:15"]
    found = offered(werkboek, csv("activiteiten.csv", "Activiteit;Wanneer;Duur", *regels))
    assert [(row.wanneer, row.duur) for row in rows_of(found)[Activiteit]] == [
        ("mei", "1:30"),
        ("juni", "2:15"),
    ]


def test_two_crosses_below_numbers_are_no_number(werkboek):
    regels = ["Koor;x;x;", "Markt;;;x", "Feest;;;"]
    found = offered(werkboek, csv("ouderactiviteiten.csv", "Activiteit;2;3;4", *regels))
    (vraag,) = found[0].blad.open
    assert (vraag.onderwerp, vraag.sleutel) == ("2 en 3", "woord activiteiten.criterium 2 en 3")
    found[0].gezegd[vraag.sleutel] = "3"
    assert [row.criterium for row in rows_of(found)[Activiteit]] == [3, 4, None]


def test_who_leads_and_who_does_it_stand_together(werkboek):
    kop = "Actie;Trekker;Uitvoering door"
    found, rows = read_in(werkboek, csv("actieplan.csv", kop, "Bellen;AK;het team"))
    assert [(row.uitvoerder, row.uitvoering) for row in rows[Actie]] == [("AK\nhet team", "")]
    assert "kolom 3" in doubts(found)


@pytest.mark.parametrize(
    ("tekst", "opmerking"),
    [
        ("Bronnen verzamelen", False),
        ("Toelichting schrijven", False),
        ("Bron: de peiling", True),
        ("Opmerkingen", True),
        ("NB de ouderraad helpt mee", True),
        ("* alleen groep 8", True),
    ],
)
def test_a_remark_begins_with_a_whole_word(tekst, opmerking):
    assert is_remark(tekst) is opmerking
