"""The halls of many schools over two processes: each school sees to one, and both end together."""

import json
import os
import signal
import socket
import subprocess
import sys
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from zalenproces import running

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde, progress
from ouderplan.zaal.delen import Deel, can_share

PROCESSEN = 2
SAMEN = ("--processen", str(PROCESSEN))
SCHOLEN = ("linde", "molen", "beuk", "kade")
pytestmark = pytest.mark.skipif(not can_share(), reason="Hier is er altijd één proces.")


def share_of(naam, van=PROCESSEN):
    (found,) = (nummer for nummer in range(van) if Deel(nummer, van).has(naam))
    return found


@pytest.fixture
def poort(vrije_poort):
    """Give a port that is free, like the one behind it."""
    while True:
        first, second = sorted((vrije_poort(), vrije_poort()))
        if second == first + 1:
            return first


@pytest.fixture
def map(tmp_path, motor, nieuw_werkboek):
    folder = tmp_path / "scholen"
    for naam in SCHOLEN:
        book = motor.copy(nieuw_werkboek, folder / naam / "werkboek")
        Kast(folder / naam).choose(book)
        wb = Werkboek.open(book)
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=2)
        wb.close()
    return folder


def many_open(poort):
    try:
        with urlopen(f"http://127.0.0.1:{poort}/gezond") as answer:
            return json.load(answer)["open"]
    except (URLError, ConnectionError):
        return None


def votes(map, naam):
    wb = Werkboek.open(map / naam / "werkboek")
    with wb.reading() as tx:
        many = progress(tx, 1)
    wb.close()
    return many


@pytest.mark.parametrize("van", [1, 2, 3, 16])
def test_each_school_is_of_one_share(van):
    assert {share_of(f"school-{nummer}", van) for nummer in range(400)} == set(range(van))


def test_each_process_opens_the_halls_of_its_own_schools_and_answers_for_every_one(
    map, poort, toestel_op, wacht_tot
):
    shares = [sum(share_of(naam) == nummer for naam in SCHOLEN) for nummer in range(PROCESSEN)]
    assert all(shares), "names that all fall to one process would tell nothing"
    with running(map, poort, *SAMEN):
        wacht_tot(lambda: [many_open(poort + nr) for nr in range(PROCESSEN)] == shares)
        for naam in SCHOLEN:
            for nummer in range(PROCESSEN):
                phone = toestel_op(f"http://127.0.0.1:{poort + nummer}/{naam}/zaal")
                assert "Stem ontvangen" in phone.vote("durf").text
    assert {votes(map, naam) for naam in SCHOLEN} == {PROCESSEN}


def test_a_process_that_falls_over_comes_back_and_the_other_goes_on(
    map, poort, toestel_op, wacht_tot
):
    with running(map, poort, *SAMEN) as process:
        wacht_tot(lambda: many_open(poort) and many_open(poort + 1))
        first, second = psutil.Process(process.pid).children()
        first.kill()
        there = next(naam for naam in SCHOLEN if share_of(naam) == 1)
        phone = toestel_op(f"http://127.0.0.1:{poort + 1}/{there}/zaal")
        assert "Stem ontvangen" in phone.vote("durf").text
        wacht_tot(lambda: first not in psutil.Process(process.pid).children())
        wacht_tot(lambda: len(psutil.Process(process.pid).children()) == PROCESSEN)
        assert second in psutil.Process(process.pid).children()
        here = next(naam for naam in SCHOLEN if share_of(naam) == 0)
        phone = toestel_op(f"http://127.0.0.1:{poort}/{here}/zaal")
        assert "Stem ontvangen" in phone.vote("durf").text


def test_asked_to_end_they_all_do_and_nothing_is_left_to_be_put_in(map, poort, wacht_tot):
    with running(map, poort, *SAMEN) as process:
        wacht_tot(lambda: many_open(poort) and many_open(poort + 1))
        parts = psutil.Process(process.pid).children()
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert not any(one.is_running() for one in parts)
    assert "Alles is bewaard" in said
    assert "Traceback" not in said
    assert not [path for naam in SCHOLEN for path in (map / naam).rglob("*-wal")]


def test_asked_to_end_while_one_has_just_ended_it_ends_as_asked():
    script = """
import os, signal
from ouderplan.zaal import delen
wait = os.wait
def wait_and_be_asked():
    ended = wait()
    os.kill(os.getpid(), signal.SIGTERM)
    return ended
os.wait = wait_and_be_asked
delen.serve_in_parts(1, lambda deel, parent: None)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_without_who_began_them_they_end_too(map, poort, wacht_tot):
    with running(map, poort, *SAMEN) as process:
        wacht_tot(lambda: many_open(poort) and many_open(poort + 1))
        parts = psutil.Process(process.pid).children()
        process.kill()
        wacht_tot(lambda: not any(one.is_running() for one in parts))


def test_a_port_that_is_taken_is_said_in_a_sentence(map, poort):
    with socket.create_server(("127.0.0.1", poort + 1)):
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "ouderplan", "zalen", map, "--zaal-adres", "https://x.nl"),
                *("--poort", str(poort), "--processen", "2"),
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=map,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
    assert ran.returncode == 1
    assert f"poort {poort + 1}" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
