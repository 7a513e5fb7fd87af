"""What fits on a projector page."""

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.stappen.onderdelen.passen import HOOG, fitting, height, pages, shares

CELLEN = st.lists(st.tuples(*[st.text("abc def", max_size=300)] * 3), max_size=40)
KOPPEN = ("Gesprek", "Wanneer", "Groepen")


@given(CELLEN)
def test_every_row_stands_on_one_page_and_no_page_is_too_high(cellen):
    breedtes = shares([KOPPEN, *cellen])
    found = pages(cellen, breedtes, KOPPEN)
    assert sum(len(page) for page in found) == len(cellen)
    for page in found if len(found) > 1 else ():
        assert len(page) == 1 or sum(height(row, breedtes) for row in page) <= HOOG


def test_a_long_cell_is_cut_and_says_so():
    ((page,),) = ([pages([("kort", "woord " * 90)], (20, 80), ("a", "b"))[0]],)
    assert page[0][1].endswith("…")


def test_a_column_is_as_wide_as_its_words():
    narrow, wide = shares([("Jaardoel", "Waarom"), ("1a", "Omdat ouders erom vroegen in maart")])
    assert narrow < wide


def test_what_does_not_fit_is_counted():
    assert fitting(["een", "twee", "drie"], 20, 2) == (["een", "twee"], 1)
    assert fitting(["woord " * 30], 20, 2)[1] == 0
