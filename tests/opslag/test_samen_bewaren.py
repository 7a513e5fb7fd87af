"""Several ballots in one commit: each hears what became of its own."""

import pytest

from keren import keren
from ouderplan.kern.rondes import GroepDoetNietMee, OnbekendeKeuze, RondeGesloten, TeVeelKeuzes
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import NietTeBewaren, RondeNietGevonden
from ouderplan.opslag.stembus import Ontvangst, Stem
from ouderplan.opslag.stemmen import cast_all, close_ronde, own_ballot, progress
from ouderplan.opslag.telstand import count_ballots


def a_stem(stemmer: str, *keuzes: str, ronde: int = 1, groep: Groep = Groep.OUDERS) -> Stem:
    return Stem(ronde, stemmer, groep, Kanaal.TELEFOON, keuzes)


def own(wb: Werkboek, stemmer: str) -> tuple[str, ...] | None:
    with wb.reading() as tx:
        return own_ballot(tx, 1, stemmer)


@pytest.mark.usefixtures("ronde")
def test_a_refused_ballot_does_not_touch_the_others(werkboek):
    outcomes = cast_all(
        werkboek,
        [
            a_stem("a", "respect"),
            a_stem("b", "respect", "openheid", "plezier"),
            a_stem("c", "bestaat niet"),
            a_stem("d", "respect", groep=Groep.LEERLINGEN),
            a_stem("e", "respect", ronde=7),
            a_stem("f"),
        ],
    )
    assert [type(outcome) for outcome in outcomes] == [
        Ontvangst,
        TeVeelKeuzes,
        OnbekendeKeuze,
        GroepDoetNietMee,
        RondeNietGevonden,
        Ontvangst,
    ]
    assert [own(werkboek, wie) for wie in "abcdef"] == [("respect",), None, None, None, None, ()]


@pytest.mark.usefixtures("ronde")
def test_a_refused_ballot_leaves_the_earlier_one_of_that_voter(werkboek):
    cast_all(werkboek, [a_stem("a", "respect"), a_stem("a", "bestaat niet"), a_stem("b")])
    assert own(werkboek, "a") == ("respect",)


@pytest.mark.usefixtures("ronde")
def test_twice_the_same_voter_in_one_commit_is_one_ballot_and_the_last_counts(werkboek):
    first, second = cast_all(werkboek, [a_stem("a", "respect"), a_stem("a", "plezier")])
    assert (first.gewijzigd, second.gewijzigd) == (False, True)
    assert own(werkboek, "a") == ("plezier",)
    with werkboek.reading() as tx:
        assert progress(tx, 1) == 1


@pytest.mark.alleen_sqlite("het vastleggen van het bestand wordt verstoord")
@pytest.mark.usefixtures("ronde")
def test_when_the_commit_fails_nobody_is_told_that_it_was_received(werkboek, start_proces):
    hasty = Werkboek.open(werkboek.map, wachttijd=0.2)
    holder = start_proces("houd_vast.py", werkboek.map / "werkboek.db")
    assert holder.stdout.readline()
    with pytest.raises(NietTeBewaren):
        cast_all(hasty, [a_stem("a", "respect"), a_stem("b", "respect")])
    holder.kill()
    holder.wait()
    hasty.close()
    assert own(werkboek, "a") is None


def test_after_closing_each_of_them_is_refused(werkboek, ronde):
    close_ronde(werkboek, ronde.ronde)
    outcomes = cast_all(werkboek, [a_stem("a", "respect"), a_stem("b")])
    assert all(isinstance(outcome, RondeGesloten) for outcome in outcomes)


def test_kill_nine_amid_commits_of_many_loses_no_acknowledged_vote(werkboek, ronde, start_proces):
    acknowledged: set[str] = set()
    for keer in range(keren(5, 80)):
        process = start_proces("stem_samen.py", werkboek.map, ronde.ronde, f"keer {keer}", 20)
        said = [process.stdout.readline() for _ in range(1 + 15 * (keer % 8))]
        process.kill()
        said += process.communicate(timeout=10)[0].splitlines()
        acknowledged |= {line.strip() for line in said if line.strip().endswith(".")}
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    assert len(acknowledged) >= 20
    with again.reading() as tx:
        assert all(own_ballot(tx, 1, naam) for naam in acknowledged)
        assert progress(tx, 1) == count_ballots(tx, 1) >= len(acknowledged)
    again.close()
