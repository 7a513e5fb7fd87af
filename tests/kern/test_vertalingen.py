"""Languages are told in heaps of ten or more, and nothing smaller can be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.vertalingen import ANDERE_TALEN, in_words, share_out


def test_small_languages_go_together():
    counted = {"Nederlands": 80, "Turks": 12, "Pools": 6, "Spaans": 5}
    assert share_out(counted) == (("Nederlands", 80), ("Turks", 12), (ANDERE_TALEN, 11))


def test_a_rest_below_ten_takes_the_smallest_along():
    counted = {"Nederlands": 80, "Turks": 12, "Pools": 3}
    assert share_out(counted) == (("Nederlands", 80), (ANDERE_TALEN, 15))


def test_nothing_is_told_when_all_fits_in_one_heap_with_a_small_one():
    assert share_out({"Nederlands": 97, "Pools": 3}) == ()
    assert share_out({"Nederlands": 4}) == ()


def test_one_language_for_everyone_may_be_told():
    assert in_words(share_out({"Nederlands": 40, "Turks": 0})) == "Nederlands 40"


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 60), max_size=8))
def test_no_heap_is_below_ten_and_none_can_be_worked_out(counted):
    heaps = share_out(counted)
    assert all(aantal >= 10 for _, aantal in heaps)
    assert not heaps or sum(aantal for _, aantal in heaps) == sum(counted.values())
