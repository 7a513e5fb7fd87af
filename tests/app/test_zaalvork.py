"""The hall's door is a fork of the begeleider's, and needs nothing of it but what was loaded."""

import os
import sys

import psutil
import pytest
from app_vragen import status_of

from ouderplan.app.kind import Deur
from ouderplan.app.zaalvork import NAAM, Zaalkind

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kan hier vorken")

ZAAL_WEER_OPEN = "De zaal is weer open"
PAGINA_WEER_OPEN = "De pagina van de begeleider is weer open"


def listens_at(process: psutil.Process) -> set[int]:
    return {one.laddr.port for one in process.net_connections("tcp") if one.status == "LISTEN"}


def has_ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_when_the_door_falls_that_it_is_a_fork_of_the_hall_goes_on_and_is_watched(start, wacht_tot):
    gestart = start()
    door, hall = gestart.kind("server"), gestart.zaalproces
    assert (hall.ppid(), hall.name()) == (door.pid, NAAM)
    assert os.getsid(hall.pid) == hall.pid  # what is said to the group of the other, it hears not
    assert listens_at(hall) == {gestart.zaal_poort}
    assert gestart.zaal_poort not in listens_at(door)
    door.kill()
    wacht_tot(lambda: PAGINA_WEER_OPEN in gestart.uitvoer, timeout=60)
    assert gestart.zaalproces.pid == hall.pid
    assert status_of(f"{gestart.zaal}/") == 200
    assert ZAAL_WEER_OPEN not in gestart.uitvoer
    hall.kill()
    wacht_tot(lambda: ZAAL_WEER_OPEN in gestart.uitvoer, timeout=60)
    again = gestart.zaalproces
    assert again.ppid() == gestart.proces.pid
    assert status_of(f"{gestart.zaal}/") == 200
    assert gestart.stop() == 0
    assert not again.is_running()


def test_a_hall_that_fell_leaves_nothing_behind_at_the_door_that_it_is_a_fork_of(start, wacht_tot):
    gestart = start()
    door, hall = gestart.kind("server"), gestart.zaalproces
    hall.kill()
    wacht_tot(lambda: ZAAL_WEER_OPEN in gestart.uitvoer, timeout=60)
    wacht_tot(lambda: not hall.is_running(), timeout=10)  # a zombie still counts as one that is
    assert door.is_running()
    assert status_of(f"{gestart.zaal}/") == 200


def test_a_hall_without_its_first_parent_ends_with_the_supervisor(start, wacht_tot):
    gestart = start()
    hall = gestart.zaalproces
    gestart.kind("server").kill()
    wacht_tot(lambda: PAGINA_WEER_OPEN in gestart.uitvoer, timeout=60)
    gestart.proces.kill()
    wacht_tot(lambda: has_ended(hall), timeout=30)


def test_a_hall_that_never_came_has_ended(tmp_path, wacht_tot):
    deur = Deur("zaal", "De zaal", ("-m", "ouderplan.zaal"), "http://127.0.0.1:9/", tmp_path / "l")
    ended: list[Zaalkind] = []
    hall = Zaalkind(deur, ended.append)
    assert hall.runs
    hall.let_go()  # nobody has taken its files
    wacht_tot(lambda: ended == [hall], timeout=10)
    assert not hall.runs
    hall.stop()
