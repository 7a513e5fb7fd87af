"""Merging and taking apart: nothing is ever deleted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keren import keren
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Lijst, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.samenvoegen import (
    AlSamengevoegd,
    EenIsWeggelegd,
    MetZichzelf,
    VerschillendeSoort,
)
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.samenvoegen import keep_apart, kept_apart, merge, release, take_apart
from ouderplan.opslag.stemmen import close_ronde, open_ronde, tally
from stemmer import vote_as

TEKSTEN = ("Koffie in de hal", "Koffieochtend", "Een tolk bij gesprekken", "Koffie om tien uur")


@pytest.fixture
def wb(werkboek: Werkboek) -> Werkboek:
    """Give a workbook with four kansen (1 to 4) and a bedreiging (5)."""
    fill(werkboek)
    return werkboek


def fill(wb: Werkboek) -> None:
    with wb.writing() as tx:
        rows = [
            Inbreng(str(nr), Soort.KANS, Perspectief.OUDERS, tekst, Groep.OUDERS)
            for nr, tekst in enumerate(TEKSTEN, start=1)
        ]
        threat = Inbreng("5", Soort.BEDREIGING, Perspectief.TEAM, "Geen tijd")
        tx.replace_all(Inbreng, [*rows, threat])


def rows(wb: Werkboek) -> dict[str, Inbreng]:
    with wb.reading() as tx:
        return {row.id: row for row in tx.rows(Inbreng)}


def test_what_goes_into_another_keeps_its_own_text(wb: Werkboek) -> None:
    assert merge(wb, "1", "2") == "1"
    assert rows(wb)["2"].samengevoegd_met == "1"
    assert [rows(wb)[id].tekst for id in "12"] == list(TEKSTEN[:2])


def test_merging_twice_changes_nothing(wb: Werkboek) -> None:
    merge(wb, "1", "2")
    before = rows(wb)
    assert merge(wb, "1", "2") == "1"
    assert rows(wb) == before


def test_a_new_text_becomes_a_row_into_which_both_go(wb: Werkboek) -> None:
    made = merge(wb, "1", "2", tekst="Koffie met ouders")
    assert rows(wb)[made].tekst == "Koffie met ouders"
    assert [rows(wb)[id].samengevoegd_met for id in "12"] == [made, made]
    assert [rows(wb)[id].tekst for id in "12"] == list(TEKSTEN[:2])


def test_a_new_text_that_is_one_of_the_two_makes_no_third(wb: Werkboek) -> None:
    assert merge(wb, "1", "2", tekst=" Koffieochtend ") == "2"
    assert len(rows(wb)) == 5


def test_two_with_the_same_text_merge_into_the_one_that_was_asked_for(wb: Werkboek) -> None:
    with wb.writing() as tx:
        tx.add(Inbreng("6", Soort.KANS, Perspectief.TEAM, TEKSTEN[0]))
    assert merge(wb, "1", "6") == "1"


def test_taking_apart_gives_back_what_there_was(wb: Werkboek) -> None:
    before = rows(wb)
    merge(wb, "1", "2")
    assert take_apart(wb, "1") == 1
    assert rows(wb) == before


def test_a_row_that_was_made_for_merging_is_put_aside_when_it_is_empty(wb: Werkboek) -> None:
    before = rows(wb)
    made = merge(wb, "1", "2", tekst="Koffie met ouders")
    release(wb, "1")
    assert rows(wb)[made].lijst is Lijst.TOEGELATEN
    release(wb, "2")
    after = rows(wb)
    assert after.pop(made).lijst is Lijst.WEGGELEGD
    assert after == before


def test_a_chain_comes_apart_link_by_link(wb: Werkboek) -> None:
    merge(wb, "2", "1")
    merge(wb, "4", "2")
    assert {id: row.samengevoegd_met for id, row in rows(wb).items() if row.samengevoegd_met} == {
        "1": "2",
        "2": "4",
    }
    take_apart(wb, "4")
    assert rows(wb)["2"].telt_mee
    assert rows(wb)["1"].samengevoegd_met == "2"


def test_what_cannot_be_merged_changes_nothing(wb: Werkboek) -> None:
    merge(wb, "1", "2")
    before = rows(wb)
    for een, ander, error in (
        ("1", "1", MetZichzelf),
        ("1", "5", VerschillendeSoort),
        ("3", "2", AlSamengevoegd),
        ("2", "1", AlSamengevoegd),
        ("1", "99", RijWeg),
    ):
        with pytest.raises(error):
            merge(wb, een, ander)
    with pytest.raises(OngeldigeInvoer):
        merge(wb, "1", "3", tekst="x" * 301)
    assert rows(wb) == before


def test_merging_with_one_that_was_let_in_lets_the_other_in(wb: Werkboek) -> None:
    with wb.writing() as tx:
        tx.add(Inbreng("6", Soort.KANS, Perspectief.TEAM, "Nieuw", status=Inbrengstatus.NIEUW))
    merge(wb, "6", "1")
    assert rows(wb)["6"].telt_mee


def test_an_open_dot_round_keeps_its_own_list(wb: Werkboek) -> None:
    ronde = open_ronde(wb, soort=Rondesoort.STIPPEN, vraag="Welke?", aantal_keuzes=3)
    merge(wb, "1", "2")
    vote_as(wb, "een", ["1", "2"], ronde=ronde.ronde, groep=Groep.TEAM)
    close_ronde(wb, ronde.ronde)
    with wb.reading() as tx:
        votes = {row.keuze: row.stemmen for row in tally(tx, ronde).ranglijst}
    assert votes == {"1": 1, "2": 1, "3": 0, "4": 0}


def test_two_that_are_not_the_same_are_remembered_either_way_round(wb: Werkboek) -> None:
    keep_apart(wb, "2", "1")
    keep_apart(wb, "1", "2")
    keep_apart(wb, 'a "b"', "c_%")
    with wb.reading() as tx:
        assert kept_apart(tx) == {frozenset("12"), frozenset(('a "b"', "c_%"))}


STAP = st.tuples(st.sampled_from(["voeg", "nieuw", "uit", "los"]), *[st.sampled_from("12346")] * 2)


@settings(max_examples=keren(10, 250), deadline=None)
@given(st.lists(STAP, max_size=8))
def test_whatever_is_merged_can_always_be_taken_apart_again(
    tmp_path_factory: pytest.TempPathFactory, stappen: list[tuple[str, str, str]]
) -> None:
    wb = Werkboek.create(tmp_path_factory.mktemp("w") / "w", {"school": "x"})
    fill(wb)
    before = rows(wb)
    for wat, een, ander in stappen:
        try:
            match wat:
                case "voeg":
                    merge(wb, een, ander)
                case "nieuw":
                    merge(wb, een, ander, tekst="Nieuw")
                case "uit":
                    take_apart(wb, een)
                case "los":
                    release(wb, een)
        except (MetZichzelf, AlSamengevoegd, VerschillendeSoort, EenIsWeggelegd, RijWeg):
            continue
    for id in list(rows(wb)):
        take_apart(wb, id)
    after = rows(wb)
    wb.close()
    assert {id: after[id] for id in before} == before
    assert all(row.lijst is Lijst.WEGGELEGD for id, row in after.items() if id not in before)
