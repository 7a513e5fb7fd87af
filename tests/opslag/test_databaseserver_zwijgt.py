"""A database server that stands still: it breaks no line, and answers nothing."""

import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing

import pytest
from test_databaseserver import ELDERS, add, waarden

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.motor.postgres.lijn import Bereik, Lijn, numbers_of

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


# --- within a turn, and before there is a line ----------------------------------------------------


def test_who_has_the_turn_waits_for_an_answer_and_no_longer_as_for_the_turn(
    motor, werkboek, monkeypatch, wacht_tot
):
    def write(wb):
        with wb.writing() as tx:
            still.enter_context(motor.server.frozen())
            tx.add(Waarde("haast", "Te laat."))

    monkeypatch.setattr(Lijn, "geduld", 0.5)
    began = time.monotonic()
    with closing(Werkboek.open(werkboek.map, wachttijd=60)) as wb:
        with ExitStack() as still, pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
            write(wb)
        assert time.monotonic() - began < 40
        wacht_tot(lambda: answers(wb))
        assert "haast" not in waarden(wb)


def test_who_stands_still_in_the_middle_of_writing_loses_the_turn_and_keeps_nothing(
    werkboek, monkeypatch
):
    monkeypatch.setattr("ouderplan.opslag.motor.postgres.motor.STILSTAND", 0.3)
    with closing(Werkboek.open(werkboek.map)) as slow:

        def write():
            with slow.writing() as tx:
                tx.add(Waarde("haast", "Te laat."))
                add(werkboek, "trouw")  # it waits for the turn, and gets it

        with pytest.raises(DatabaseserverWeg, match="de beurt ging naar een ander"):
            write()
        assert {"trouw"} == {"haast", "trouw"} & set(waarden(werkboek))
        add(slow, "moed")  # on another line
    assert "moed" in waarden(werkboek)


NAAMLOOS = """
import socket, subprocess, sys, time
from pathlib import Path
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.opslag.motor.postgres.lijn import Lijn

Lijn.geduld = 1.0
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["mount", "--bind", sys.argv[2], "/etc/resolv.conf"], check=True)
with socket.socket(type=socket.SOCK_DGRAM) as silent:
    silent.bind(("127.0.0.1", 53))
    for _ in range(3):
        began = time.monotonic()
        try:
            Werkboek.open(Path(sys.argv[1]))
        except DatabaseserverWeg as error:
            print(round(time.monotonic() - began), error)
"""
IN_EEN_EIGEN_NETWERK = ("unshare", "--map-root-user", "--mount", "--net")


def test_a_name_server_that_says_nothing_keeps_nobody_waiting_without_end(werkboek, tmp_path):
    """In a network of its own, where a real one is asked, as often as the machine does that."""
    may = subprocess.run([*IN_EEN_EIGEN_NETWERK, "ip", "link"], capture_output=True, check=False)
    if may.returncode:
        pytest.skip("een eigen netwerk maken mag hier niet (unshare, ip)")
    resolv = tmp_path / "resolv.conf"
    resolv.write_text("nameserver 127.0.0.1\noptions timeout:30 attempts:5\n")
    done = subprocess.run(
        [*IN_EEN_EIGEN_NETWERK, sys.executable, "-c", NAAMLOOS, werkboek.map, resolv],
        env=os.environ | {OMGEVING: "postgresql://ouderplan@db.example.nl/ouderplan"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=100,
    )
    first, *others = (line.partition(" ") for line in done.stdout.splitlines())
    assert "geeft geen antwoord" in first[2]
    assert int(first[0]) < 30
    assert [said for _, _, said in others] == [first[2]] * 2
    assert all(int(seconds) < 3 for seconds, _, _ in others), "each of them waited for it"


def test_the_numbers_of_a_name_go_beside_it_and_a_path_is_no_name():
    where = numbers_of("postgresql://localhost,127.0.0.2:5433/x", {"port": "5432,5433"})
    hosts, ports, numbers = (where[naam].split(",") for naam in ("host", "port", "hostaddr"))
    assert set(hosts[:-1]) == {"localhost"}
    assert set(numbers[:-1]) <= {"127.0.0.1", "::1"}
    assert (hosts[-1], ports[-1], numbers[-1]) == ("127.0.0.2", "5433", "127.0.0.2")
    assert numbers_of("host=/ergens", {}) == {}
    assert numbers_of("", {"host": "localhost", "hostaddr": "127.0.0.9"}) == {}


@pytest.mark.parametrize("naam", ["db..school.nl", f"{'a' * 64}.nl"])
def test_a_name_that_no_server_can_have_is_said_as_one_that_is_not_there(
    werkboek, monkeypatch, naam
):
    monkeypatch.setenv(OMGEVING, f"postgresql://school:geheim@{naam}/ouderplan")
    with pytest.raises(DatabaseserverWeg, match="niet te bereiken"):
        Werkboek.open(werkboek.map)
