"""Kansen en bedreigingen: on which list, what the filter finds, what is merged into what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.kansen import (
    Filter,
    Inbreng,
    Inbrengstatus,
    Lijst,
    Perspectief,
    Soort,
    find_parts,
    find_root,
)
from ouderplan.kern.samenvoegen import (
    AlSamengevoegd,
    EenIsWeggelegd,
    MetZichzelf,
    VerschillendeSoort,
    check_merge,
    combine,
)
from ouderplan.kern.soorten import Groep


def make(id: str = "1", tekst: str = "Koffie", **velden: object) -> Inbreng:
    row = {"soort": Soort.KANS, "perspectief": Perspectief.TEAM} | velden
    return Inbreng(id=id, tekst=tekst, **row)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", Inbrengstatus)
@pytest.mark.parametrize("into", ["", "9"])
def test_everything_stands_on_exactly_one_list(status: Inbrengstatus, into: str) -> None:
    row = make(status=status, samengevoegd_met=into)
    assert sum(Filter(lijst).lets_through(row) for lijst in Lijst) == 1


def test_only_a_kans_that_was_let_in_and_stands_alone_can_be_given_a_dot() -> None:
    assert make().te_kiezen
    assert not make(soort=Soort.BEDREIGING).te_kiezen
    assert not make(status=Inbrengstatus.NIEUW).te_kiezen
    assert not make(status=Inbrengstatus.WEGGELEGD).te_kiezen
    assert not make(samengevoegd_met="2").te_kiezen


def test_the_filter_finds_words_in_any_order_without_accents_and_ids() -> None:
    row = make("12", "Eén plek voor álle berichten")
    assert Filter(zoek="berichten een").lets_through(row)
    assert Filter(zoek=" 12 ").lets_through(row)
    assert not Filter(zoek="1").lets_through(row)
    assert not Filter(zoek="berichten tolk").lets_through(row)


def test_the_filter_looks_at_soort_and_perspectief() -> None:
    assert Filter(soort=Soort.KANS, perspectief=Perspectief.TEAM).lets_through(make())
    assert not Filter(soort=Soort.BEDREIGING).lets_through(make())
    assert not Filter(perspectief=Perspectief.OUDERS).lets_through(make())


def test_a_chain_ends_in_its_root_and_the_root_holds_the_whole_chain() -> None:
    rows = [make("a", samengevoegd_met="b"), make("b", samengevoegd_met="c"), make("c"), make("d")]
    by_id = {row.id: row for row in rows}
    assert find_root(by_id["a"], by_id).id == "c"
    assert [row.id for row in find_parts("c", rows)] == ["a", "b"]
    assert find_parts("d", rows) == ()


@given(st.lists(st.integers(0, 6), min_size=7, max_size=7))
def test_following_a_merge_always_ends_even_in_a_circle(targets: list[int]) -> None:
    rows = {str(nr): make(str(nr), samengevoegd_met=str(to)) for nr, to in enumerate(targets)}
    for row in rows.values():
        assert find_root(row, rows).id in rows
        assert row not in find_parts(row.id, rows.values())


def test_what_cannot_become_one_is_refused_with_a_sentence() -> None:
    with pytest.raises(MetZichzelf):
        check_merge(make("1"), make("1"))
    with pytest.raises(VerschillendeSoort, match="kans en een bedreiging"):
        check_merge(make("1"), make("2", soort=Soort.BEDREIGING))
    with pytest.raises(AlSamengevoegd, match="Koffie"):
        check_merge(make("1"), make("2", samengevoegd_met="3"))
    with pytest.raises(EenIsWeggelegd):
        check_merge(make("1", status=Inbrengstatus.WEGGELEGD), make("2"))


def test_a_long_text_is_shortened_in_the_refusal() -> None:
    with pytest.raises(AlSamengevoegd) as error:
        check_merge(make("1", "woord " * 50, samengevoegd_met="3"), make("2"))
    assert len(str(error.value)) < 150


def test_a_combined_one_takes_over_what_the_two_share() -> None:
    een = make("1", groep=Groep.OUDERS, status=Inbrengstatus.NIEUW)
    ander = make("2", groep=Groep.OUDERS, criterium=3)
    made = combine("7", een, ander, "Samen")
    assert made == make("7", "Samen", groep=Groep.OUDERS, criterium=3)
    assert combine("7", een, make("3", groep=Groep.TEAM), "Samen").groep is None
