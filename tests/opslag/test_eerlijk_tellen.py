"""Every voter counts once, whatever order, thread or process its ballots come from."""

import json
import sqlite3
import threading
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from keren import keren
from ouderplan.kern.rondes import RondeGesloten, Rondesoort, Stembriefje, TeVeelKeuzes
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.rondezoeken import current_ronde, last_ronde
from ouderplan.opslag.stemmen import (
    close_ronde,
    open_ronde,
    own_ballot,
    progress,
    tally,
)
from stemmer import vote_as

KEUZES = ("respect", "openheid", "plezier")
TOESTELLEN = ("toestel a", "toestel b", "toestel c")
BRIEFJE = st.lists(st.sampled_from(KEUZES), max_size=3, unique=True)


def result(wb: Werkboek) -> tuple[dict[str, int], int, int]:
    """Return votes per choice, ballots and blank ballots of the last round."""
    with wb.reading() as tx:
        ronde = last_ronde(tx, Rondesoort.WAARDEN)
        uitslag = tally(tx, ronde)
        assert progress(tx, ronde.ronde) == uitslag.gestemd
    stemmen = {plaats.keuze: plaats.stemmen for plaats in uitslag.ranglijst if plaats.stemmen}
    return stemmen, uitslag.gestemd, uitslag.blanco


def expected(model: dict[str, list[str]]) -> tuple[dict[str, int], int, int]:
    stemmen = Counter(keuze for keuzes in model.values() for keuze in keuzes)
    return dict(stemmen), len(model), sum(not keuzes for keuzes in model.values())


class Zaal(RuleBasedStateMachine):
    """Devices that vote, change their mind and send again, against a dictionary."""

    werkboek: Werkboek

    @initialize()
    def begin(self) -> None:
        with self.werkboek.writing() as tx:
            tx.replace_all(Waarde, [Waarde(keuze) for keuze in KEUZES])
            ronde = current_ronde(tx)
        if ronde:
            close_ronde(self.werkboek, ronde.ronde)
        self.model: dict[str, list[str]] = {}
        self._open()

    def _open(self) -> None:
        self.ronde = open_ronde(
            self.werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2
        ).ronde
        self.model.clear()
        self.is_open = True

    @rule(stemmer=st.sampled_from(TOESTELLEN), keuzes=BRIEFJE)
    def stem(self, stemmer: str, keuzes: list[str]) -> None:
        def vote():
            return vote_as(self.werkboek, stemmer, keuzes, ronde=self.ronde)

        if not self.is_open:
            with pytest.raises(RondeGesloten):
                vote()
        elif len(keuzes) > 2:
            with pytest.raises(TeVeelKeuzes):
                vote()
        else:
            assert vote().gewijzigd == (stemmer in self.model)
            self.model[stemmer] = keuzes

    @rule()
    def sluit(self) -> None:
        close_ronde(self.werkboek, self.ronde)
        self.is_open = False

    @rule()
    def open_nieuwe(self) -> None:
        if not self.is_open:
            self._open()

    @invariant()
    def telling_klopt(self) -> None:
        assert result(self.werkboek) == expected(self.model)

    @invariant()
    def ieder_ziet_het_eigen_briefje(self) -> None:
        with self.werkboek.reading() as tx:
            for stemmer in TOESTELLEN:
                own = own_ballot(tx, self.ronde, stemmer)
                known = self.model.get(stemmer) if self.is_open else None
                assert (own and sorted(own)) == (known and sorted(known)) or (own, known) == (
                    (),
                    [],
                )


def test_the_count_is_what_a_dictionary_of_voters_says(werkboek):
    machine = type("ZaalVanNu", (Zaal,), {"werkboek": werkboek})
    run = machine.TestCase("runTest")
    run.settings = settings(max_examples=keren(8, 40), stateful_step_count=12, deadline=None)
    run.runTest()


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(TOESTELLEN), BRIEFJE.filter(lambda k: len(k) < 3))))
def test_threads_that_send_the_same_ballots_at_once_count_each_voter_once(werkboek, briefjes):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(keuze) for keuze in KEUZES])
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2).ronde
    last = dict(briefjes)

    def send() -> None:
        for stemmer, _ in briefjes:
            vote_as(
                werkboek,
                stemmer,
                last[stemmer],
                ronde=ronde,
                groep=Groep.TEAM,
                kanaal=Kanaal.SCHERM,
            )

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_ronde(werkboek, ronde)
    assert result(werkboek) == expected(last)


def test_processes_that_vote_at_once_count_each_voter_once(werkboek, ronde, start_proces):
    briefjes = [(f"toestel {nr}", list(KEUZES[: nr % 3])) for nr in range(30)]
    processes = [
        start_proces("stem_lijst.py", werkboek.map, ronde.ronde, json.dumps(deel))
        for deel in (briefjes, briefjes[::-1])
    ]
    for process in processes:
        assert process.stdout.readline() == "klaar om te stemmen\n"
    for process in processes:
        process.stdin.write("ga\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=30)
        assert process.returncode == 0
    assert result(werkboek) == expected(dict(briefjes))


def test_a_vote_and_the_closing_at_once_give_one_answer(werkboek, ronde, stem):
    """Who got *ontvangen* is in the count, who was refused is not."""
    received, together = [], threading.Barrier(9)

    def vote(stemmer: str) -> None:
        together.wait()
        try:
            stem(stemmer, "respect")
            received.append(stemmer)
        except RondeGesloten:
            pass

    threads = [threading.Thread(target=vote, args=(f"toestel {nr}",)) for nr in range(8)]
    for thread in threads:
        thread.start()
    together.wait()
    close_ronde(werkboek, ronde.ronde)
    for thread in threads:
        thread.join()
    assert result(werkboek)[1] == len(received)


def test_kill_nine_at_any_moment_loses_no_acknowledged_vote(werkboek, ronde, start_proces):
    acknowledged: dict[str, list[str]] = {}
    for keer in range(keren(4, 100)):
        process = start_proces("stem_door.py", werkboek.map, ronde.ronde, f"keer {keer}")
        said = [process.stdout.readline() for _ in range(1 + 7 * (keer % 10))]
        process.kill()
        said += process.communicate(timeout=10)[0].splitlines()
        for line in said:
            stemmer, *keuzes = line.strip().split(";")
            if len(keuzes) == 2:
                acknowledged[stemmer] = keuzes
    werkboek.close()

    again = Werkboek.open(werkboek.map)
    assert len(acknowledged) >= 10
    with again.reading() as tx:
        for stemmer, keuzes in acknowledged.items():
            assert sorted(own_ballot(tx, ronde.ronde, stemmer)) == sorted(keuzes)
        in_database = {(row.briefje, row.keuze) for row in tx.rows(Stembriefje)}
    again.close()
    in_csv = {
        (row.rij.briefje, row.rij.keuze) for row in read_file(again.map / "stembriefjes.csv").rijen
    }
    assert in_csv == (in_database if again.motor.csvs_volgen else set())
    assert _integrity(again) == "ok"
    assert not list(again.map.glob("*.half"))


def _integrity(wb: Werkboek) -> str:
    connection = sqlite3.connect(wb.map / "werkboek.db")
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
