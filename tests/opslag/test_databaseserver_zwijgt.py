"""A database server that stands still: it breaks no line, and answers nothing."""

import os
import subprocess
import sys
import threading
from contextlib import ExitStack, closing

import pytest
from test_databaseserver import ELDERS, add, waarden

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.opslag.motor.postgres.lijn import Bereik, Lijn

pytestmark = pytest.mark.alleen_postgres("een bestand zwijgt niet")


@pytest.fixture
def ongeduldig(monkeypatch, werkboek):
    """Give that workbook, opened by who does not wait for five seconds."""
    monkeypatch.setattr(Lijn, "geduld", 0.5)
    with closing(Werkboek.open(werkboek.map, wachttijd=0.5)) as wb:
        yield wb


def answers(wb):
    try:
        return bool(waarden(wb))
    except DatabaseserverWeg:
        return False


def test_who_reads_hears_that_it_says_nothing_and_who_comes_next_does_not_wait_for_it(
    motor, ongeduldig, wacht_tot, monkeypatch
):
    assert waarden(ongeduldig)
    lost = []
    monkeypatch.setattr(Bereik, "lose", lambda self, lose=Bereik.lose: (lost.append(1), lose(self)))
    with motor.server.frozen():
        for _ in range(20):
            with pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
                waarden(ongeduldig)
        assert len(lost) == 1, "one of them waited for it"
    wacht_tot(lambda: answers(ongeduldig))


def test_what_is_kept_or_not_is_no_acknowledgement_and_can_be_written_again(
    motor, ongeduldig, wacht_tot
):
    def write():
        with ongeduldig.writing() as tx:
            tx.add(Waarde("haast", "Te laat."))
            still.enter_context(motor.server.frozen())

    with ExitStack() as still, pytest.raises(DatabaseserverWeg):
        write()
    wacht_tot(lambda: answers(ongeduldig))
    if "haast" not in waarden(ongeduldig):
        add(ongeduldig, "haast")
    assert waarden(ongeduldig).count("haast") == 1


def test_nobody_waits_without_end_for_a_line_to_it(motor, ongeduldig, wacht_tot):
    with motor.server.frozen(), pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
        Werkboek.open(ongeduldig.map)
    wacht_tot(lambda: answers(ongeduldig))


def test_who_listens_hears_again_what_others_change_after_it(motor, ongeduldig, wacht_tot):
    with motor.server.frozen(), pytest.raises(DatabaseserverWeg):
        waarden(ongeduldig)
    wacht_tot(lambda: answers(ongeduldig) and ongeduldig.pulse() != -1)
    before = ongeduldig.pulse()
    subprocess.run([sys.executable, "-c", ELDERS, ongeduldig.map], check=True)
    wacht_tot(lambda: ongeduldig.pulse() != before)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_question_by_the_way_that_goes_wrong_does_not_keep_the_server_away(wacht_tot):
    bereik = Bereik("host=\udc80")  # cannot be said to anybody, which is no error of psycopg
    bereik.lose()
    wacht_tot(lambda: not bereik.is_weg)


def test_who_cannot_ask_by_the_way_says_that_the_server_is_silent_and_finds_it_again(
    motor, ongeduldig, wacht_tot, monkeypatch
):
    def start(thread, begin=threading.Thread.start):
        if thread.name == "databaseserver":
            raise RuntimeError("can't start new thread")
        begin(thread)

    monkeypatch.setattr(threading.Thread, "start", start)
    assert waarden(ongeduldig)
    with motor.server.frozen(), pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
        waarden(ongeduldig)
    wacht_tot(lambda: answers(ongeduldig))


GEVORKT = """
import os, socket
from ouderplan.opslag.motor.postgres import motor
from ouderplan.opslag.motor.postgres.lijn import bereik_of
from ouderplan.opslag.motor.postgres.luisteren import own

with socket.create_server(("127.0.0.1", 0)) as silent:
    words = f"host=127.0.0.1 port={silent.getsockname()[1]}"
    bereik_of(words).lose()
    assert bereik_of(words).is_weg
    merk = own("boek").merk
    if child := os.fork():
        print(os.waitpid(child, 0)[1])
    else:
        os._exit(bereik_of(words).is_weg + 2 * (own("boek").merk == merk))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows kent geen fork.")
def test_a_fork_does_not_wait_for_a_thread_of_before_it_also_when_nothing_was_open():
    done = subprocess.run(
        [sys.executable, "-c", GEVORKT],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "0", done.stderr
