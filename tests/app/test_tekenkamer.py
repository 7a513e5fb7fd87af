"""One process draws for all pages, comes when somebody rings, and leaves when nobody needs it."""

import os
import select
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from ouderplan.app import tekenkamer
from ouderplan.app.paden import ZUINIG
from ouderplan.app.tekenkamer import Tekenkamer, Tekenlijn
from ouderplan.figuren.tekenaar import NietElders, Opdracht
from ouderplan.kern.jaarklok import Jaarklok

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kan hier vorken")

KLOK = Opdracht("draw_jaarklok", (Jaarklok(2026, ()),))


class Moeder:
    """Who looks after the room, in a thread; with a door that can go."""

    def __init__(self):
        self.leven, self.deur = os.pipe()
        self.kamer = Tekenkamer()
        self.geopend = 0
        self.klaar, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self):
        while True:
            bel = self.kamer.wacht_op
            ready = select.select([bel, self.klaar], [], [])[0]
            if self.klaar in ready:
                return
            self.geopend += self.kamer._tekenaar < 0
            self.kamer.look(self.leven, self._leave)

    def _leave(self):
        """Close what pages have in this process, in the fork: a page is a process of its own."""
        keeps = {0, 1, 2, self.leven, self.kamer._bel.fileno()}
        for number in {int(one.name) for one in Path("/proc/self/fd").iterdir()} - keeps:
            with suppress(OSError):
                os.close(number)

    def stop(self):
        os.write(self._stop, b".")
        self._thread.join()
        os.close(self.deur)  # whoever draws goes with the door

    @property
    def tekent(self):
        return self.kamer._tekenaar >= 0


@pytest.fixture
def moeder(monkeypatch):
    monkeypatch.setattr(tekenkamer, "RUST", 0.05)
    found = Moeder()
    yield found
    found.stop()


def test_who_draws_comes_at_the_first_ring_and_leaves_when_nobody_has_a_line(moeder, wacht_tot):
    lijn = Tekenlijn(moeder.kamer.schel)
    assert moeder.geopend == 0
    assert lijn.ask(KLOK).svg.startswith("<svg ")
    assert moeder.tekent
    lijn.hang_up()
    wacht_tot(lambda: not moeder.tekent, timeout=30)
    assert lijn.ask(KLOK).svg.startswith("<svg ")
    assert moeder.geopend == 2


def test_where_memory_is_short_who_draws_leaves_although_a_page_has_a_line(
    moeder, wacht_tot, monkeypatch
):
    monkeypatch.setattr(tekenkamer, "STIL", 0.05)
    monkeypatch.setenv(ZUINIG, "1")
    lijn = Tekenlijn(moeder.kamer.schel)
    lijn.ask(KLOK)
    wacht_tot(lambda: not moeder.tekent, timeout=30)
    assert lijn.ask(KLOK).svg.startswith("<svg ")
    assert moeder.geopend == 2


def test_two_pages_have_one_who_draws(moeder):
    lijnen = [Tekenlijn(moeder.kamer.schel) for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        drawn = list(pool.map(lambda lijn: lijn.ask(KLOK).svg[:5], lijnen))
    assert drawn == ["<svg ", "<svg "]
    assert moeder.geopend == 1


def test_when_who_draws_falls_over_another_one_comes(moeder):
    lijn = Tekenlijn(moeder.kamer.schel)
    lijn.ask(KLOK)
    signal.pidfd_send_signal(moeder.kamer._tekenaar, signal.SIGKILL)
    assert lijn.ask(KLOK).svg.startswith("<svg ")
    assert moeder.geopend == 2


def test_what_cannot_be_drawn_is_the_pages_own_to_draw_and_say(moeder):
    lijn = Tekenlijn(moeder.kamer.schel)
    with pytest.raises(NietElders):
        lijn.ask(Opdracht("draw_jaarklok", ("geen klok",)))
    assert lijn.ask(KLOK).svg.startswith("<svg ")


def test_without_a_mother_a_page_draws_by_itself():
    kamer = Tekenkamer()
    schel = kamer.schel
    kamer.leave()
    with pytest.raises(NietElders):
        Tekenlijn(schel).ask(KLOK)
