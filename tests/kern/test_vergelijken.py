"""Two texts, compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.visietekst import Verschilsoort, compare

GELIJK, WEG, ERBIJ = Verschilsoort
TEKSTEN = st.text(st.sampled_from("ab é.,-'\n\t1_"), max_size=60)


def read(oud: str, nieuw: str) -> list[tuple[str, str]]:
    return [(deel.soort, deel.tekst) for deel in compare(oud, nieuw)]


def test_a_replaced_word_goes_and_comes_as_a_whole():
    assert read("Wij zijn open.", "Wij zijn eerlijk.") == [
        (GELIJK, "Wij zijn "),
        (WEG, "open"),
        (ERBIJ, "eerlijk"),
        (GELIJK, "."),
    ]


def test_words_at_the_end_come_without_repeating_the_last_one():
    assert read("Wij leren", "Wij leren samen") == [(GELIJK, "Wij leren "), (ERBIJ, "samen")]


def test_a_new_paragraph_comes_and_nothing_goes():
    found = read("Wij.\n\nZij.", "Wij.\n\nJullie.\n\nZij.")
    assert [soort for soort, _ in found] == [GELIJK, ERBIJ, GELIJK]
    assert "Jullie" in found[1][1]


def test_the_same_text_has_no_difference():
    assert read("Wij leren.", "Wij leren.") == [(GELIJK, "Wij leren.")]
    assert read("", "") == []


@given(TEKSTEN, TEKSTEN)
def test_what_stayed_and_came_is_the_new_text_and_what_stayed_and_went_the_old(oud, nieuw):
    found = compare(oud, nieuw)
    assert "".join(deel.tekst for deel in found if deel.soort is not WEG) == nieuw
    before = "".join(deel.tekst for deel in found if deel.soort is not ERBIJ)
    assert "".join(before.split()) == "".join(oud.split())
