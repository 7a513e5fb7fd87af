"""Where a visie names a waarde, and where it only looks so."""

import csv
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ouderplan.kern.woordvormen import find_forms, find_spans, fold, names

NAMED = [
    ("gelijkwaardigheid", "Ouders en school zijn gelijkwaardig."),
    ("gelijkwaardigheid", "Wij zijn gelijkwaardige partners."),
    ("gelijkwaardig", "Wij kiezen voor gelijkwaardigheid."),
    ("vertrouwen", "Een vertrouwde plek voor elk kind."),
    ("vertrouwen", "Wij hebben een vertrouwensvol contact."),
    ("vertrouwen", "Zo groeit een vertrouwensband."),
    ("vertrouwen", "Ouders vertrouwden ons hun kind toe."),
    ("verantwoordelijkheid", "Wij zijn samen verantwoordelijk."),
    ("verantwoordelijkheid", "Dat vraagt verantwoordelijkheidsgevoel."),
    ("respect", "Wij gaan respectvol met elkaar om."),
    ("respect", "Wij respecteren elkaars keuzes."),
    ("respect", "Ieder voelt zich gerespecteerd."),
    ("openheid", "Wij zijn OPEN tegen elkaar."),
    ("open", "Wij kiezen voor openheid."),
    ("veiligheid", "Een veilige school."),
    ("veilig", "Veiligheid gaat voor."),
    ("betrokkenheid", "Ouders zijn betrokken bij wat hun kind leert."),
    ("betrokkenheid", "Wij betrekken ouders bij plannen."),
    ("samenwerking", "Ouders en school werken samen."),
    ("samenwerking", "Daarom werken wij graag samen aan leren."),
    ("samenwerking", "Dat lukt door samen te werken."),
    ("samenwerking", "Wij hebben goed samengewerkt."),
    ("samenwerken", "Een goede samenwerking begint met een praatje."),
    ("samenwerken", "Omdat wij samen met ouders werken."),
    ("meedenken", "Ouders denken graag met ons mee."),
    ("waardering", "Wij waarderen wat ieder doet."),
    ("waardering", "Iedereen voelt zich gewaardeerd."),
    ("luisteren", "Een leraar luistert."),
    ("luisteren", "Wij bieden een luisterend oor."),
    ("betrouwbaarheid", "Betrouwbare afspraken."),
    ("zorgzaamheid", "Een zorgzame school."),
    ("begrip", "Wij willen elkaar begrijpen."),
    ("begrip", "Een begripvolle houding."),
    ("aandacht", "Een aandachtig gesprek."),
    ("geduld", "Wij zijn geduldig."),
    ("durf", "Iedereen durft te vragen."),
    ("verbondenheid", "Wij voelen ons verbonden."),
    ("gastvrijheid", "Een gastvrije school."),
    ("trots", "Wij zijn een trotse school."),
    ("ontwikkeling", "Kinderen ontwikkelen zich."),
    ("acceptatie", "Wij accepteren elkaar."),
    ("creativiteit", "Creatieve kinderen."),
    ("tolerantie", "Een tolerante school."),
    ("één lijn", "Wij trekken een lijn."),
    ("samen leren", "Kinderen en ouders leren elke dag iets nieuws, samen."),
    ("oog voor elkaar", "Wij hebben oog voor wie stil is."),
]

NOT_NAMED = [
    ("openheid", "Kinderen lopen naar school."),
    ("openheid", "De school opent om acht uur; de opening is feestelijk."),
    ("openheid", "Een openbare school. Wij hopen op zon."),
    ("trots", "Wij trotseren de regen."),
    ("veiligheid", "Een onveilige plek."),
    ("vertrouwen", "Wij wantrouwen niemand."),
    ("vertrouwen", "Kinderen krijgen zelfvertrouwen."),
    ("betrokkenheid", "Dit plan gaat over ouderbetrokkenheid."),
    ("betrokkenheid", "Met betrekking tot de regels voor alle betrokkenen."),
    ("waardering", "Onze waarden staan op de muur."),
    ("aandacht", "Een aandachtspunt voor volgend jaar."),
    ("respect", "Respectievelijk twee en drie kinderen."),
    ("respect", "Dat vinden wij respectloos."),
    ("rust", "Kinderen zijn rusteloos."),
    ("samenwerking", "Samen. Wij werken hard."),
    ("samenwerking", "Wij werken aan rekenen."),
    ("samen leren", "Wij zijn samen. Kinderen leren veel."),
    ("samen leren", "De leerling is hier samen met de leraren."),
    ("begrip", "Een begripsvraag bij de toets."),
    ("eerlijkheid", "Dat is oneerlijk."),
    ("geduld", "Wie ongeduldig is, moet wachten."),
    ("moed", "De moeder komt mee."),
    ("lef", "Wij leven mee."),
    ("openheid", ""),
    ("", "Wij zijn open."),
]


@pytest.mark.parametrize(("waarde", "tekst"), NAMED)
def test_a_form_of_the_waarde_is_found(waarde, tekst):
    assert names(tekst, waarde)


@pytest.mark.parametrize(("waarde", "tekst"), NOT_NAMED)
def test_a_word_that_only_looks_like_it_is_not_found(waarde, tekst):
    assert find_forms(tekst, waarde) == ()


def test_forms_are_given_once_as_they_stand_in_the_text():
    tekst = "Open en eerlijk: een open gesprek vraagt openheid."
    assert find_forms(tekst, "openheid") == ("Open", "openheid")


def test_spans_point_into_the_text_itself_also_after_accents():
    tekst = "Één school, één veilige plek."
    assert [tekst[a:b] for a, b in find_spans(tekst, "veiligheid")] == ["veilige"]


def test_spans_of_a_phrase_cover_each_of_its_words():
    tekst = "Wij leren samen."
    assert [tekst[a:b] for a, b in find_spans(tekst, "samen leren")] == ["leren", "samen"]


def test_a_sentence_may_run_on_over_a_line_but_not_over_a_list():
    assert names("Wij leren\nelke dag samen.", "samen leren")
    assert not names("- wij zijn samen\n- wij leren veel", "samen leren")


def test_every_waarde_of_the_start_list_finds_itself():
    source = files("ouderplan") / "opslag" / "startset" / "waarden.csv"
    rows = list(csv.DictReader(source.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) >= 20
    for row in rows:
        assert names(f"Wij kiezen voor {row['waarde']}, elke dag.", row["waarde"]), row


@given(st.text(), st.text(max_size=20))
@example("", "IG")
def test_any_text_is_searched_without_error_and_spans_never_overlap(tekst, waarde):
    spans = find_spans(tekst, waarde)
    assert all(0 <= begin < end <= len(tekst) for begin, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.text())
def test_folding_keeps_every_character_in_its_place(tekst):
    assert len(fold(tekst)) == len(tekst)
