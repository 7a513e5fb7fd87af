"""The supervisor, with small real processes for doors."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ouderplan.app.deuren import choose_port
from ouderplan.app.fouten import DeurGaatNietOpen, PoortBezet
from ouderplan.app.kind import Deur
from ouderplan.app.paden import child_env
from ouderplan.app.waker import Waker, ending

DEUR = """
import http.server, sys
from ouderplan.app.levenslijn import watch_parent
handler = http.server.BaseHTTPRequestHandler
server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler)
watch_parent(server.shutdown)
server.serve_forever()
"""


@pytest.fixture
def deur(tmp_path: Path, vrije_poort: Callable[[], int]) -> Callable[..., Deur]:
    def make(code: str = DEUR) -> Deur:
        poort = vrije_poort()
        return Deur(
            naam="proef",
            titel="De proefdeur",
            module_args=("-c", code, str(poort)),
            adres=f"http://127.0.0.1:{poort}/",
            log=tmp_path / "logboek" / "proef.log",
        )

    return make


@contextmanager
def watched(waker: Waker) -> Iterator[None]:
    with waker.open_doors():
        thread = threading.Thread(target=waker.watch)
        thread.start()
        yield
        waker.stop()
        thread.join()


def test_a_door_answers_before_it_is_called_open(deur):
    waker = Waker([deur()], child_env({}), print)
    with waker.open_doors():
        assert waker._kinderen["proef"].answers()


def test_a_door_that_falls_is_opened_again_and_said(deur, wacht_tot):
    said: list[str] = []
    waker = Waker([deur()], child_env({}), said.append)
    with watched(waker):
        old = waker._kinderen["proef"]
        old.proces.kill()
        wacht_tot(lambda: any("weer open" in line for line in said), timeout=20)
        assert waker._kinderen["proef"] is not old
    assert said[0] == "De proefdeur viel weg en wordt opnieuw gestart. Er is niets verloren."


def test_doors_are_closed_at_the_end_by_cutting_the_lifeline(deur):
    waker = Waker([deur()], child_env({}), print)
    with waker.open_doors():
        proces = waker._kinderen["proef"].proces
    assert proces.returncode == 0


def test_a_door_that_does_not_start_is_said_with_its_log(deur):
    door = deur("raise SystemExit('kapot')")
    with (
        pytest.raises(DeurGaatNietOpen, match=r"proef\.log"),
        Waker([door], child_env({}), print).open_doors(),
    ):
        pass
    assert "kapot" in door.log.read_text("utf-8")


def test_a_door_that_keeps_falling_is_tried_less_and_less_often(deur):
    door = deur()
    waker = Waker([door], child_env({}), print)
    waker._sinds["proef"] = float("inf")
    pauses = [waker._pause(door) for _ in range(8)]
    assert pauses[:4] == [0.0, 1.0, 2.0, 4.0]
    assert pauses[-1] == 20.0


def test_asked_to_end_again_while_it_ends_it_goes_on_ending():
    with ending():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)


TWEE_KEER = """
import signal, threading
from ouderplan.app import waker

class Event(threading.Event):
    def set(self):
        with self._cond:  # as the real one, with the second request in the middle of it
            signal.raise_signal(signal.SIGTERM)
        super().set()

waker.threading.Event = Event
watcher = waker.Waker((), {}, print)
with waker.ending():
    try:
        with watcher.open_doors():
            signal.raise_signal(signal.SIGTERM)
            watcher.watch()
    except KeyboardInterrupt:
        print("gestopt")
"""


def test_asked_to_end_twice_at_once_as_make_does_it_ends():
    ran = subprocess.run(
        [sys.executable, "-c", TWEE_KEER],
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    assert ran.stdout == "gestopt\n"


def test_a_full_log_is_put_aside(deur):
    door = deur()
    door.log.parent.mkdir()
    door.log.write_bytes(b"oud" * 1_000_000)
    with Waker([door], child_env({}), print).open_doors():
        pass
    assert door.log.stat().st_size < 1000
    assert door.log.with_suffix(".oud.log").exists()


def test_a_port_that_was_asked_for_is_never_replaced_by_another(vrije_poort):
    poort = vrije_poort()
    assert choose_port(poort, 8866, "--poort", "127.0.0.1", ()) == poort
    with pytest.raises(PoortBezet, match="--zaal-poort"):
        choose_port(poort, 8100, "--zaal-poort", "127.0.0.1", (poort,))
