"""Memory comes back: what is kept of phones has a bound, and what is free goes to the system."""

import gc
import platform
import subprocess
import sys

import pytest

from ouderplan.opslag.stemmen import close_ronde
from ouderplan.zaal import rem
from ouderplan.zaal.beurten import MEESTE, Beurten, Gevraagd
from ouderplan.zaal.plaatsen import Plaatsen
from ouderplan.zaal.teruggeven import ARENAS, DRUK, Uitloop

PROEF = """
import threading
from ouderplan.zaal.teruggeven import bound_arenas, give_back

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20

def fill(kept):
    kept.append([bytes(3000) for _ in range(10_000)])

bound_arenas()
kept = []
threads = [threading.Thread(target=fill, args=[kept]) for _ in range(6)]
for one in threads:
    one.start()
for one in threads:
    one.join()
tops = [rows[-1] for rows in kept]  # one that stays, behind all that goes
full = resident()
kept.clear()
give_back()
print(full, resident())
"""


ARENAS_TELLEN = """
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="Alleen glibc heeft arena's.")
def test_threads_share_what_they_freed():
    line = [sys.executable, "-c", f"import ctypes{PROEF}{ARENAS_TELLEN}"]
    said = subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout
    assert 1 <= said.count("<heap nr=") <= ARENAS


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="Alleen glibc houdt het zelf vast.")
def test_what_a_crowd_took_goes_back_to_the_system():
    line = [sys.executable, "-c", PROEF]
    said = subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout
    full, left = map(float, said.split())
    assert full > 170
    assert left < full / 3


def test_it_is_said_once_that_a_crowd_is_gone():
    uitloop = Uitloop()
    assert not uitloop.is_gone(DRUK - 1)
    assert not uitloop.is_gone(DRUK * 4)
    assert not uitloop.is_gone(DRUK * 3)
    assert uitloop.is_gone(DRUK)
    assert not uitloop.is_gone(DRUK)
    assert uitloop.is_gone(5)
    assert not uitloop.is_gone(1), "five lines are no crowd"


def test_a_few_phones_that_come_and_go_are_no_crowd():
    uitloop = Uitloop()
    assert not any(uitloop.is_gone(lines) for lines in [0, 30, 2, 40, 1])


def test_who_asked_is_remembered_of_so_many_and_no_more():
    asked = Gevraagd()
    for nummer in range(MEESTE + 500):
        asked.once_more(nummer)
    assert len(asked._known) == MEESTE


def test_a_line_that_closed_leaves_nothing_behind():
    class Lijn:
        def close(self):
            pass

    plaatsen, beurten = Plaatsen(50), Beurten()
    for nummer in range(200):
        lijn = Lijn()
        plaatsen.enter(lijn, f"adres {nummer}")
        plaatsen.follow(lijn, f"toestel {nummer}")
        beurten._asked.once_more(lijn)
        plaatsen.leave(lijn)
        beurten.forget(lijn)
    del lijn
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Lijn)]
    left = [plaatsen._zalen, plaatsen._many, plaatsen._following, plaatsen._from]
    assert not any(left)


def test_made_up_phones_are_forgotten():
    pace = rem.Toestellen()
    for nummer in range(rem.MEESTE + 100):
        pace.may(f"verzonnen {nummer}")
    assert len(pace._buckets) == rem.MEESTE


def test_a_hall_gives_back_after_a_round(zaal, toestel, monkeypatch, wacht_tot):
    given = []
    monkeypatch.setattr("ouderplan.zaal.peiler.give_back", lambda: given.append(1))
    zaal.open()
    toestel().vote("durf")
    peiler = zaal.deur.app.settings["peiler"]
    wacht_tot(lambda: peiler._told.endswith("open"))
    beat = peiler._heartbeat_at
    monkeypatch.setattr("ouderplan.zaal.peiler.HARTSLAG_S", 0.05)
    wacht_tot(lambda: peiler._heartbeat_at != beat)
    assert not given
    close_ronde(zaal.wb, 1)
    wacht_tot(lambda: given)
