"""Who follows a workbook on a server hears which versions rose, and asks the server nothing."""

import os
from collections import Counter
from contextlib import closing

import pytest
import sqlalchemy as sa

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.motor.postgres import motor as postgresmotor
from ouderplan.opslag.motor.postgres.luisteren import Eigen
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast, close_ronde, keep_all, open_ronde
from ouderplan.zaal.zaalboek import GEVOLGD

pytestmark = pytest.mark.alleen_postgres("wat alleen daar zo is")


@pytest.fixture
def elders(werkboek):
    """Give the same workbook as another process has it: it hears all from the server."""
    with closing(Werkboek.open(werkboek.map)) as other:
        other.motor._eigen = type(other.motor._eigen)()
        yield other


@pytest.fixture
def gevraagd(werkboek):
    """Give what is asked of the server on the lines of the workbook."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    sa.event.listen(werkboek.motor.engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(werkboek.motor.engine, "before_cursor_execute", note)


def followed(wb):
    """Return what the hall looks at: whether anything changed, and something of what it reads."""
    wb.pulse()
    return wb.changes(GEVOLGD)


@pytest.mark.parametrize("van", ["hier", "elders"])
def test_after_votes_the_hall_asks_nothing_and_knows_that_nothing_it_reads_changed(
    werkboek, elders, gevraagd, wacht_tot, van
):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5).ronde
    before = followed(werkboek)
    voter = werkboek if van == "hier" else elders
    vote = {"ronde": ronde, "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON, "keuzes": ()}
    cast(voter, stemmer="een toestel", **vote)
    gevraagd.clear()
    wacht_tot(lambda: followed(werkboek)[0] != before[0])
    assert followed(werkboek)[1] == before[1]
    assert gevraagd == []


@pytest.mark.parametrize("van", ["hier", "elders"])
def test_a_change_of_what_the_hall_reads_is_known_without_asking(
    werkboek, elders, gevraagd, wacht_tot, van
):
    before = followed(werkboek)
    changer = werkboek if van == "hier" else elders
    open_ronde(changer, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
    gevraagd.clear()
    wacht_tot(lambda: followed(werkboek)[1] != before[1])
    assert gevraagd == []


@pytest.mark.parametrize("van", ["hier", "elders"])
def test_after_a_ballot_that_is_refused_nothing_is_read_anew(
    werkboek, elders, gevraagd, wacht_tot, van
):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5).ronde
    before = followed(werkboek)
    voter = werkboek if van == "hier" else elders
    refused = Stem(ronde, "een toestel", Groep.OUDERS, Kanaal.TELEFOON, ("staat er niet op",))
    keep_all(voter, [refused])
    gevraagd.clear()
    wacht_tot(lambda: followed(werkboek)[0] != before[0])
    assert followed(werkboek)[1] == before[1]
    assert gevraagd == []


def test_who_sees_that_something_was_committed_finds_which_version_rose():
    """The thread that looks may come between any two steps of the one that commits."""
    eigen = Eigen()
    seen: list[bool] = []

    class Kijker(Counter):
        def update(self, *args):
            super().update(*args)
            seen.append(eigen.times == 0)

    eigen._per = Kijker()
    eigen.add("waarden")
    assert all(seen)
    assert eigen.of(("waarden",)) == eigen.times == 1


def test_a_change_that_nobody_was_told_of_is_found_by_asking_after_a_while(werkboek, monkeypatch):
    """Who was killed between its commit and telling so, told nobody."""
    import psycopg  # noqa: PLC0415  not on a laptop

    before = followed(werkboek)
    with psycopg.connect(os.environ[OMGEVING], autocommit=True) as line:
        schema = werkboek.motor.schema
        rises = f"UPDATE {schema}.versies SET versie = versie + 1 WHERE tabel = ANY(%s)"
        line.execute(rises, [list(GEVOLGD)])
    assert followed(werkboek) == before
    monkeypatch.setattr(werkboek.motor, "_ask_at", 0.0)
    assert followed(werkboek)[1] != before[1]
    assert 0 < postgresmotor.VRAAG_NA <= 5


def test_who_does_not_say_what_rose_tells_that_anything_may_have(werkboek, elders, wacht_tot):
    """Also on a line on which something was taken back that did say so."""
    before = followed(elders)

    def fail(tx):
        tx.add(Waarde("nooit", "Dit gaat niet door."))
        werkboek.motor.will_tell(tx.connection, tx.bump_versions())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), werkboek.writing() as tx:
        fail(tx)
    with werkboek.motor.writing():
        pass
    wacht_tot(lambda: followed(elders)[1] != before[1])


def test_of_all_workbooks_that_a_process_has_one_line_listens_and_each_hears_its_own(
    werkboek, wacht_tot
):
    """A server wakes every line that listens at each commit of any school."""
    folder = werkboek.map.with_name("ander")
    with (
        closing(Werkboek.create(folder, {"school": "De Ander"})) as other,
        closing(Werkboek.open(folder)) as elsewhere,
    ):
        elsewhere.motor._eigen = type(elsewhere.motor._eigen)()
        before, mine = followed(other), followed(werkboek)
        assert listening() == 1
        open_ronde(elsewhere, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
        wacht_tot(lambda: followed(other)[1] != before[1])
        assert followed(werkboek) == mine
        werkboek.close()
        before = followed(other)
        close_ronde(elsewhere, 1)
        wacht_tot(lambda: followed(other)[1] != before[1])
    assert listening() == 0


def listening():
    """Return how many lines of this database listen."""
    import psycopg  # noqa: PLC0415  not on a laptop

    with psycopg.connect(os.environ[OMGEVING], autocommit=True) as line:
        said = "SELECT query FROM pg_stat_activity WHERE datname = current_database()"
        return sum("LISTEN ouderplan" in query for (query,) in line.execute(said))
