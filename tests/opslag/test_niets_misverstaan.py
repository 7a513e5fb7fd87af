"""Lists that were read as something else, without a word: a guess is no answer."""

import pytest

from ouderplan.kern.streefcijfers import Kenmerk, Meting, Populatiesoort
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_files
from ouderplan.opslag.lezen.lijst import read_list, read_source
from ouderplan.opslag.lezen.rooster import Bron, Rooster

GEZINNEN = [
    ["Onze gezinnen in het kort", ""],
    ["Kenmerk", "Percentage"],
    ["Werk", ""],
    ["Beide ouders werken", "61%"],
    ["Wensen van ouders", ""],
    ["Wil meelezen in de klas", "30%"],
]


def read(naam: str, *regels: str):
    (file,) = read_source(Bron(f"{naam}.csv", "\n".join(regels).encode()))[0]
    return file


def read_grid(naam: str, lines, breed):
    return read_list(Bron("g", b""), Rooster("g", naam, lines, breed))


@pytest.mark.parametrize(
    ("naam", "titel"),
    [
        ("Oudertevredenheid", ""),
        ("tevredenheid 2026", ""),
        ("lijst", "Uitkomsten tevredenheidspeiling najaar"),
    ],
)
def test_scores_of_satisfaction_are_measurements_and_no_traits_of_families(naam, titel):
    regels = ["Wat;Procent;Datum", "Weet wie de leerkracht is;97%;maart 2026"]
    file = read(naam, *([f"{titel};;"] if titel else []), *regels)
    assert [row.rij for row in file.rijen] == [
        Meting("Weet wie de leerkracht is", gemeten="97%", wanneer="maart 2026")
    ]


@pytest.mark.parametrize("koppen", ["Wat;Procent;Datum", "Wat;Wie", "Naam;Doel"])
def test_heads_that_many_lists_have_do_not_say_which_list_it_is(koppen):
    with pytest.raises(CsvFouten, match="niet duidelijk"):
        read("blad1", koppen, ";".join(["iets"] * (koppen.count(";") + 1)))


def test_a_name_and_a_title_that_say_two_things_are_asked_about():
    regels = ["Wat;Procent;Datum", "Komt graag op school;88%;mei 2026"]
    with pytest.raises(CsvFouten, match="niet duidelijk"):
        read("populatieanalyse van mei", "Oudertevredenheid;;", *regels)
    assert read("populatieanalyse", "Oudertevredenheid;;", *regels).tabel.rij is Kenmerk


@pytest.mark.parametrize("samen", [True, False])
def test_a_heading_between_facts_is_no_fact_and_says_what_is_below_it(samen):
    lines = list(enumerate(GEZINNEN, start=1))
    file = read_grid("onze gezinnen", lines, {3: 2, 5: 2} if samen else {})
    assert [(row.rij.kenmerk, row.rij.soort) for row in file.rijen] == [
        ("Beide ouders werken", None),
        ("Wil meelezen in de klas", Populatiesoort.WENS),
    ]
    assert file.koppen == ("Werk", "Wensen van ouders")


def test_facts_without_a_figure_stay_facts():
    file = read("populatie", "kenmerk;percentage", "Veel jonge gezinnen", "Drie talen;", "Werkt;9%")
    assert (len(file.rijen), file.koppen) == (3, ())


def test_a_merged_line_is_a_heading_in_any_list():
    lines = [["Gesprek", "Periode", "Duur"], ["Onderbouw", "", ""], ["Start", "september", "10"]]
    file = read_grid("gesprekken", list(enumerate(lines, start=1)), {2: 3})
    assert [row.rij.gesprek for row in file.rijen] == ["Start"]
    assert file.koppen == ("Onderbouw",)


def test_a_merged_line_with_a_number_is_a_criterium():
    lines = [["Code", "Doel"], ["4. Samen leren", ""], ["", "Een kijkochtend"]]
    file = read_grid("jaardoelen", list(enumerate(lines, start=1)), {2: 2})
    assert [(row.rij.criterium, row.rij.jaardoel) for row in file.rijen] == [(4, "Een kijkochtend")]


def test_a_line_that_says_one_thing_in_every_column_is_a_heading():
    kop = "Bovenbouw;Bovenbouw;Bovenbouw"
    file = read("gesprekken", "Gesprek;Periode;Duur", kop, "Advies;februari;20")
    assert [row.rij.gesprek for row in file.rijen] == ["Advies"]


def test_two_cells_that_say_the_same_are_a_row():
    file = read("kernwoorden", "kernwoord;betekenis", "Rust;Rust", "Plezier;lachen")
    assert [row.rij.woord for row in file.rijen] == ["Rust", "Plezier"]


@pytest.mark.parametrize(
    "titel", ["", "Wat verwachten wij van de school?", "Verwachtingen van ouders en team"]
)
def test_of_whom_does_not_say_who_expects(titel):
    regels = [*([f"{titel};"] if titel else []), "Van wie;Verwachting", "Ouders;Iets"]
    with pytest.raises(CsvFouten, match="Wie mag dit verwachten: Deze kolom ontbreekt"):
        read("verwachtingen", *regels)


def test_of_whom_does_not_say_who_sees_a_kans():
    with pytest.raises(CsvFouten, match="‘van wie’ is niet bekend"):
        read("kansen_bedreigingen", "soort;tekst;van wie", "kans;Iets;ouders")


def test_what_was_read_as_measurements_goes_in(werkboek):
    file = read("tevredenheid", "Stelling;Score", "Voelt zich welkom;8,1")
    import_files(werkboek, [file], aanvullen=True)
    with werkboek.reading() as tx:
        assert [row.streefdoel for row in tx.rows(Meting)] == ["Voelt zich welkom"]


@pytest.mark.parametrize(
    ("titel", "soort"),
    [
        ("Wensen van ouders", Populatiesoort.WENS),
        ("Kenmerken van gezinnen", Populatiesoort.POPULATIE),
        ("Kenmerken en wensen", None),
        ("Ouders in cijfers", None),
    ],
)
def test_a_title_says_what_is_below_it_unless_it_says_two_things(titel, soort):
    file = read("populatie", f"{titel};", "Wat;Procent", "Helpt graag;31%")
    assert [row.rij.soort for row in file.rijen] == [soort]
    assert file.koppen == ((titel,) if soort else ())
