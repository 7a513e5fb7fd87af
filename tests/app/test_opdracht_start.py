"""``ouderplan start`` for real: what happens when something falls over or is in the way."""

import socket
import sys

import psutil
import pytest
from app_starten import begin
from app_vragen import status_of

from kernels import is_hall
from ouderplan.opslag import Kast, Werkboek

SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}
ZAAL_WEER_OPEN = "De zaal is weer open"
PAGINA_WEER_OPEN = "De pagina van de begeleider is weer open"
EIGEN = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C bestaat daar niet als signaal")


def test_a_hall_that_was_killed_comes_back_on_the_same_address(gestart, wacht_tot):
    old, said = gestart.zaalproces, gestart.uitvoer.count(ZAAL_WEER_OPEN)
    old.kill()
    wacht_tot(lambda: gestart.uitvoer.count(ZAAL_WEER_OPEN) > said, timeout=30)
    assert gestart.zaalproces.pid != old.pid
    wacht_tot(lambda: not is_hall(old), timeout=10)  # also whose child it was, has seen its end
    assert status_of(f"{gestart.zaal}/") == 200
    assert "Er is niets verloren" in gestart.uitvoer


def test_a_begeleider_page_that_was_killed_comes_back_with_the_same_token(gestart, wacht_tot):
    said = gestart.uitvoer.count(PAGINA_WEER_OPEN)
    gestart.kind("server").kill()
    wacht_tot(lambda: gestart.uitvoer.count(PAGINA_WEER_OPEN) > said, timeout=30)
    assert status_of(gestart.pagina("/stap/waarden")) == 200


def test_when_the_supervisor_is_killed_both_doors_close(start, wacht_tot):
    gestart = start()
    children = gestart.kinderen()
    assert len(children) >= 2
    gestart.proces.kill()
    wacht_tot(lambda: not any(_runs(child) for child in children), timeout=20)


@EIGEN
def test_ctrl_c_closes_both_doors_calmly(start):
    gestart = start()
    children = gestart.kinderen()
    assert gestart.stop() == 0
    assert not any(_runs(child) for child in children)
    assert "Het ouderplan is gestopt. Alles is bewaard." in gestart.uitvoer
    assert "Traceback" not in gestart.uitvoer


def test_a_port_that_was_asked_for_and_is_taken_is_refused_in_one_sentence(werf, tmp_path):
    with _listener() as taken:
        gestart = begin(werf, tmp_path, "--poort", str(taken.getsockname()[1]))
        assert gestart.proces.wait(30) == 1
    assert gestart.uitvoer.startswith("Poort ")
    assert gestart.uitvoer.count("\n") == 1
    assert "--poort" in gestart.uitvoer


def test_one_workbook_is_put_on_the_table(start, tmp_path):
    werkboek = tmp_path / "de-vlier"
    Werkboek.create(werkboek, SCHOOL).close()
    gestart = start(str(werkboek))
    assert Kast(gestart.data).current() == werkboek


def test_a_folder_without_a_workbook_is_refused_before_anything_starts(werf, tmp_path):
    gestart = begin(werf, tmp_path, str(tmp_path))
    assert gestart.proces.wait(30) == 1
    assert "staat geen werkboek" in gestart.uitvoer


def test_a_log_folder_that_cannot_be_made_is_said(werf, tmp_path, vrije_poort):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "logboek").write_text("in de weg", encoding="utf-8")
    ports = ["--poort", str(vrije_poort()), "--zaal-poort", str(vrije_poort())]
    gestart = begin(werf, tmp_path, *ports)
    assert gestart.proces.wait(30) == 1
    assert "kan niet worden geschreven" in gestart.uitvoer
    assert "Traceback" not in gestart.uitvoer


def test_the_log_holds_what_the_terminal_does_not(gestart):
    assert {path.name for path in (gestart.data / "logboek").iterdir()} >= {
        "begeleider.log",
        "zaal.log",
    }


def _runs(child: psutil.Process) -> bool:
    return child.is_running() and child.status() != psutil.STATUS_ZOMBIE


def _listener() -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener
