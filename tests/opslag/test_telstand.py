"""The counter that is kept beside the ballots always says what the ballots say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import (
    cast_all,
    close_ronde,
    open_ronde,
    progress,
)
from ouderplan.opslag.telstand import count_ballots, known_telstand, only_votes_since


def counters(wb: Werkboek, ronde: int = 1) -> tuple[int, int]:
    """Return what the counter says and what the ballots say."""
    with wb.reading() as tx:
        return progress(tx, ronde), count_ballots(tx, ronde)


def ballot(naam: str, ronde: int = 1) -> Stembriefje:
    return Stembriefje(ronde, naam, Groep.OUDERS, Kanaal.PAPIER, "respect")


STAPPEN = st.lists(
    st.one_of(
        st.tuples(st.just("stem"), st.lists(st.integers(0, 9), min_size=1, max_size=5)),
        st.tuples(st.just("inlezen"), st.integers(0, 4)),
        st.tuples(st.just("volgende ronde"), st.none()),
    ),
    max_size=12,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stappen=STAPPEN)
def test_whatever_happens_the_counter_agrees_with_the_ballots(werkboek, ronde, stappen):
    nummer = _next(werkboek, ronde.ronde)
    for wat, waarmee in stappen:
        if wat == "stem":
            cast_all(werkboek, [_stem(f"toestel {wie}", nummer) for wie in waarmee])
        elif wat == "inlezen":
            with werkboek.writing() as tx:
                kept = [row for row in tx.rows(Stembriefje) if row.ronde != nummer]
                new = [ballot(f"papier {nr}", nummer) for nr in range(waarmee)]
                tx.replace_all(Stembriefje, [*kept, *new])
        else:
            nummer = _next(werkboek, nummer)
        said, there = counters(werkboek, nummer)
        assert said == there


def _next(wb: Werkboek, nummer: int) -> int:
    with wb.reading() as tx:
        now = current_ronde(tx)
    close_ronde(wb, now.ronde if now else nummer)
    opened = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2)
    return opened.ronde


def _stem(stemmer: str, ronde: int = 1, *keuzes: str) -> Stem:
    return Stem(ronde, stemmer, Groep.OUDERS, Kanaal.TELEFOON, keuzes or ("respect",))


@pytest.mark.alleen_sqlite("haalt briefjes weg die op een server in een envelop zitten")
def test_the_counter_does_not_look_at_the_ballots(werkboek, stem):
    """Not one of them: taken away behind the workbook's back, they are still counted along."""
    for nummer in range(3):
        stem(f"toestel {nummer}", "respect")
    with werkboek.motor.engine.connect() as behind:
        behind.exec_driver_sql("DELETE FROM stembriefjes")
    assert counters(werkboek) == (3, 0)


@pytest.mark.usefixtures("ronde")
def test_ballots_that_were_read_in_are_counted_afresh(werkboek, stem):
    stem("toestel", "respect")
    with werkboek.writing() as tx:
        tx.add_anonymous([ballot("papier 1"), ballot("papier 2")])
    assert counters(werkboek) == (3, 3)
    stem("ander", "respect")
    assert counters(werkboek) == (4, 4)


def test_it_knows_since_when_only_votes_came(werkboek, stem):
    stem("toestel 1", "respect")
    seen = _versie(werkboek)
    stem("toestel 2", "respect")
    with werkboek.reading() as tx:
        assert only_votes_since(tx, seen)
    with werkboek.writing() as tx:
        tx.add_anonymous([ballot("papier 1")])
    stem("toestel 3", "respect")
    with werkboek.reading() as tx:
        assert known_telstand(tx).aantallen == {1: 4}
        assert not only_votes_since(tx, seen)


def _versie(wb: Werkboek) -> int:
    with wb.reading() as tx:
        return tx.versions()["stembriefjes"]
