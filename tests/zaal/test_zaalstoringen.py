"""What a phone sees when something goes wrong behind the hall's door, with the real fault."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

import ouderplan
from keren import keren
from motoren import SQLITE
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.stemmen import open_ronde, own_ballot, progress
from ouderplan.zaal.telefoon import COOKIE, verify
from schijven import fill, small_disk

WIDGETS = str(Path(ouderplan.__file__).parents[1])
HOUD_VAST = Path(__file__).parents[1] / "opslag" / "processen" / "houd_vast.py"


@pytest.fixture
def phone_at(toestel_op):
    return lambda port: toestel_op(f"http://127.0.0.1:{port}")


def open_book(map: Path) -> Werkboek:
    wb = Werkboek.open(map)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat is belangrijk?", aantal_keuzes=5)
    return wb


def hold(database: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-u", HOUD_VAST, database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout.readline() == "vast\n"
    return process


@pytest.mark.alleen_sqlite("de schijf onder het bestand")
def test_a_full_disk_is_said_calmly_and_the_vote_counts_when_there_is_room(
    tmp_path, nieuw_werkboek, start_in, phone_at
):
    with small_disk(tmp_path / "schijf") as disk:
        map = shutil.copytree(nieuw_werkboek, disk / "werkboek")
        Kast(disk).choose(map)
        wb = open_book(map)
        proces = start_in(disk)
        phone = phone_at(proces.port())
        fields = phone.get().hidden | {"keuze": ["durf", "geduld"]}
        filler = fill(disk)
        answer = phone.post("/stem", fields)
        for _ in range(40):  # the log may have room for a few votes
            if answer.status != 200:
                break
            answer = phone_at(phone.url.rpartition(":")[2]).vote("durf")
        assert answer.status == 503
        assert "nog niet verstuurd" in answer.text
        assert "Traceback" not in answer.html
        filler.unlink()
        assert "Stem ontvangen" in phone.post("/stem", fields).text
        assert phone.get().ticked == {"durf", "geduld"}
        proces.kill()
        wb.close()


@pytest.mark.alleen_sqlite("een ander programma houdt het bestand vast")
def test_while_another_program_holds_the_database_pages_open_and_a_vote_waits(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    holder = hold(zaal.wb.map / "werkboek.db")
    answers = []
    voting = threading.Thread(target=lambda: answers.append(phone.post("/stem", fields)))
    voting.start()
    assert "Welke waarden" in toestel().get().text
    assert not answers
    holder.communicate("klaar\n", timeout=10)
    voting.join(15)
    assert "Stem ontvangen" in answers[0].text
    assert len(zaal.ballots()) == 1


@pytest.mark.alleen_sqlite("een beschadigd of later bestand")
def test_damage_found_while_reading_is_a_calm_page_and_no_vote_is_confirmed(zaal, toestel):
    zaal.open()
    phone = toestel()
    assert "Stem ontvangen" in phone.vote("durf").text
    fields = phone.get().hidden | {"keuze": "durf"}
    zaal.wb.sync_csvs()
    zaal.wb.erase_traces()
    path = zaal.wb.map / "werkboek.db"
    with path.open("r+b") as file:
        for begin in range(4096, path.stat().st_size, 4096):
            file.seek(begin)
            file.write(b"\xa5" * 2048)
    for answer in (phone.get(), toestel().get(), phone.post("/stem", fields)):
        assert "Stem ontvangen" not in answer.text
        assert "Traceback" not in answer.html
        assert "sqlite" not in answer.html.lower()
    assert phone.post("/stem", fields).status == 503
    assert "durf" in (zaal.wb.map / "stembriefjes.csv").read_text("utf-8-sig")


@pytest.mark.alleen_sqlite("een beschadigd of later bestand")
def test_a_workbook_of_a_later_program_is_no_ballot_and_no_error(zaal, toestel):
    map = zaal.kast.create({"school": "Van morgen", "schooljaar": "2030-2031"})
    connection = sqlite3.connect(map / "werkboek.db")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    zaal.kast.choose(map)
    answer = toestel().get()
    assert answer.status == 200
    assert not answer.page.select("[type=checkbox]")


def test_phones_stay_known_when_the_laptops_clock_jumps(zaal, toestel, monkeypatch):
    zaal.open()
    phone = toestel()
    phone.vote("durf")
    (cookie,) = (f"{c.name}={c.value}" for c in phone.jar)
    bare = toestel(keeps_cookies=False)
    for moment in (7.0, 4_000_000_000.0):
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        answer = bare.get(Cookie=cookie)
        assert answer.ticked == {"durf"}
        assert "Set-Cookie" not in answer.headers
    monkeypatch.undo()
    assert len(zaal.ballots()) == 1


def test_the_cookie_names_a_length_of_time_and_no_date_of_a_clock_that_may_be_wrong(toestel):
    cookie = toestel().get().headers["Set-Cookie"]
    assert "Max-Age=2592000" in cookie
    assert "expires" not in cookie.lower()


# --- kill -9 --------------------------------------------------------------------------------------

KEREN = int(os.environ.get("OUDERPLAN_KEREN", keren(8, 500)))
TELEFOONS = 4


class Zaalrij:
    """Halls one after the other on the same data: each is killed while phones vote."""

    def __init__(self, data: Path) -> None:
        self.port = 0
        self.stop = threading.Event()
        self._data = data
        self._maker = subprocess.Popen(
            [sys.executable, "-u", Path(__file__).with_name("zaal_vork.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": WIDGETS},
        )

    def run(self, keren: int, acked: dict[str, set[str]], wacht_tot) -> None:
        chance = random.Random(2026)
        for _ in range(keren):
            before, child = len(acked), self._begin()
            wacht_tot(lambda before=before: len(acked) > before, timeout=30)
            threading.Event().wait(chance.uniform(0.0, 0.06))  # a random moment is the point
            os.kill(child, signal.SIGKILL)
        self._last = self._begin()

    def end(self) -> None:
        os.kill(self._last, signal.SIGKILL)
        self._maker.communicate(timeout=10)

    def _begin(self) -> int:
        self._maker.stdin.write(f"{self._data}\n")
        self._maker.stdin.flush()
        said = [self._maker.stdout.readline() for _ in range(2)]
        child = next(int(line) for line in said if not line.startswith("{"))
        self.port = next(json.loads(line)["poort"] for line in said if line.startswith("{"))
        return child


def vote_on(rij: Zaalrij, phone_at, naam: int, acked: dict[str, set[str]], cookies: list) -> None:
    """Vote as one phone after the other; a phone sends again until it is confirmed."""
    chance = random.Random(naam)
    while not rij.stop.is_set():
        phone, keuzes = phone_at(rij.port), {"durf", "geduld", "plezier"}
        mine = set(chance.sample(sorted(keuzes), 2))
        while True:
            try:
                phone.url = f"http://127.0.0.1:{rij.port}"
                answer = phone.vote(*mine)
            except (OSError, HTTPException):
                threading.Event().wait(0.02)  # as a phone does: try again a little later
                continue
            if answer.status == 200 and "Stem ontvangen" in answer.text:
                break
        (cookie,) = (c.value.strip('"') for c in phone.jar if c.name == COOKIE)
        cookies.append(cookie)
        acked[cookie] = mine


@pytest.mark.skipif(not hasattr(os, "fork"), reason="zonder fork duurt dit te lang")
def test_kills_while_phones_vote_lose_nothing_and_count_nothing_twice(
    tmp_path, motor, phone_at, wacht_tot, record_property
):
    map = motor.copy(motor.of_cupboard, tmp_path / "kast" / "werkboek")
    Kast(tmp_path / "kast").choose(map)
    wb = open_book(map)
    rij = Zaalrij(tmp_path / "kast")
    acked: dict[str, set[str]] = {}
    cookies: list[str] = []
    phones = [
        threading.Thread(target=vote_on, args=(rij, phone_at, nr, acked, cookies))
        for nr in range(TELEFOONS)
    ]
    killer = threading.Thread(target=rij.run, args=(KEREN, acked, wacht_tot))
    killer.start()
    for phone in phones:
        phone.start()
    killer.join()
    rij.stop.set()
    for phone in phones:
        phone.join(30)
    rij.end()
    wb.close()
    assert len(acked) == len(cookies) >= KEREN
    record_property("keren", KEREN)  # for tests/bench/omvallen.py
    record_property("bevestigd", len(acked))

    again = Werkboek.open(map)
    key = secret(again, "telefoons")
    with again.reading() as tx:
        for cookie, keuzes in acked.items():
            assert set(own_ballot(tx, 1, verify(key, COOKIE, cookie)) or ()) == keuzes
        assert progress(tx, 1) == len(acked)
        if motor.motor == SQLITE:
            assert tx.connection.exec_driver_sql("PRAGMA integrity_check").one() == ("ok",)
    again.sync_csvs()
    text = (map / "stembriefjes.csv").read_text("utf-8-sig")
    again.close()
    if motor.motor == SQLITE:  # a server tells nothing of an open round
        assert len(set(re.findall(r"^1;(\w+);", text, re.MULTILINE))) == len(acked)
        assert len(text.splitlines()) == 1 + sum(len(keuzes) for keuzes in acked.values())
    else:
        assert len(text.splitlines()) == 1


# --- another laptop -------------------------------------------------------------------------------


def test_on_another_laptop_the_same_round_goes_on_with_the_same_phones(
    start, start_in, phone_at, tmp_path_factory
):
    proces = start()
    wb = open_book(proces.kast.current())
    phone = phone_at(proces.port())
    phone.vote("durf")
    proces.kill()  # the first laptop falls; its folder is copied as it lies there
    other = tmp_path_factory.mktemp("andere_laptop")
    map = shutil.copytree(wb.map, other / wb.map.name)
    wb.close()
    Kast(other).choose(map)
    phone.url = f"http://127.0.0.1:{start_in(other).port()}"
    assert phone.get().ticked == {"durf"}
    assert "Stem ontvangen" in phone.vote("geduld").text
    again = Werkboek.open(map)
    with again.reading() as tx:
        assert progress(tx, 1) == 1
    assert "geduld" in (map / "stembriefjes.csv").read_text("utf-8-sig") or again.sync_csvs()
    again.close()
