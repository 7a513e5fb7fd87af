"""The halls of many schools behind a real nginx and a real Caddy, with the lines of server.md."""

import json
import os
import re
import socket
import ssl
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from voordeur import BESTANDEN, NAAM, VOORDEUREN, make_certificate, open_front

from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.zaal.delen import Deel
from voordeuren import find_program

SCHOLEN = ("linde", "molen")
TAAL = {"nginx.conf": "nginx", "Caddyfile": "caddy"}
OUD = {
    "nginx.conf": re.compile(r"    location /\w+/zaal/ .*\n"),
    "Caddyfile": re.compile(r"\thandle /\w+/zaal\* \{\n.*\n\t\}\n"),
}
"""The lines of one school, in whose place come those of all schools."""


@pytest.fixture
def bestanden(tmp_path, monkeypatch):
    """Let the web servers read the files of the documentation with the lines for all schools."""
    _write(tmp_path, "")
    monkeypatch.setattr("voordeur.BESTANDEN", tmp_path)


@pytest.fixture
def bestanden_processen(tmp_path, monkeypatch):
    """Do so with the lines for more processes."""
    _write(tmp_path, "-processen")
    monkeypatch.setattr("voordeur.BESTANDEN", tmp_path)


def _write(folder, soort):
    """Put what server.md says in the place of the lines of one school; what is outside, before."""
    said = (BESTANDEN.parent / "server.md").read_text(encoding="utf-8")
    for naam, taal in TAAL.items():
        *before, lines = re.findall(rf"```{taal}{soort}\n(.*?)```", said, re.DOTALL)
        text = (BESTANDEN / naam).read_text(encoding="utf-8")
        first, rest = OUD[naam].split(text, maxsplit=1)
        whole = "".join(before) + first + lines + OUD[naam].sub("", rest)
        (folder / naam).write_text(whole, encoding="utf-8")


@pytest.fixture
def scholen(tmp_path):
    """Give the workbooks of two schools, each in a folder of its own."""
    books = {}
    for naam in SCHOLEN:
        kast = Kast(tmp_path / "scholen" / naam)
        kast.choose(kast.create({"school": f"De {naam}", "schooljaar": "2026-2027"}))
        books[naam] = Werkboek.open(kast.current())
    yield books
    for wb in books.values():
        wb.close()


@contextmanager
def zalen(map: Path, poort: int, *more: str):
    words = ("zalen", str(map), "--zaal-adres", f"https://{NAAM}", "--proxy", "127.0.0.1")
    process = subprocess.Popen(
        [sys.executable, "-m", "ouderplan", *words, "--poort", str(poort), *more],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        cwd=map,
    )
    with process:
        assert "staan open" in process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def line(poort: int) -> HTTPSConnection:
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    asked = HTTPSConnection(NAAM, poort, timeout=20)
    plain = socket.create_connection(("127.0.0.1", poort), 20)
    asked.sock = trust.wrap_socket(plain, server_hostname=NAAM)
    return asked


def ask(poort: int, pad: str, fields=None, **heads: str):
    asked = line(poort)
    body = urlencode(fields) if fields else None
    form = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
    method = "POST" if fields else "GET"
    asked.request(method, pad, body, {"Host": f"{NAAM}:{poort}", **form, **heads})
    answer = asked.getresponse()
    said = answer.read().decode()
    asked.close()
    return answer, said


@pytest.mark.usefixtures("bestanden")
@pytest.mark.parametrize("soort", VOORDEUREN)
def test_each_school_votes_under_its_name_and_hears_news_at_once(
    soort, scholen, tmp_path, vrije_poort
):
    for needed in (soort, "openssl"):
        if not find_program(needed):
            pytest.skip(f"{needed} staat niet op deze computer")
    ours, public = vrije_poort(), vrije_poort()
    wb = scholen["linde"]
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=2).ronde
    certificate = make_certificate(tmp_path)
    with (
        zalen(tmp_path / "scholen", ours),
        open_front(soort, tmp_path, public, certificate, {8100: ours}),
    ):
        answer, page = ask(public, "/linde/zaal/")
        cookie = answer.headers["Set-Cookie"]
        assert "Path=/linde/zaal/" in cookie
        assert "Secure" in cookie
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        own = {"Cookie": cookie.partition(";")[0], "Origin": f"https://{NAAM}:{public}"}
        answer, _ = ask(public, "/linde/zaal/stem", hidden | {"keuze": "durf"}, **own)
        assert answer.status == 303
        with wb.reading() as tx:
            assert [row.keuze for row in tx.rows(Stembriefje)] == ["durf"]
        assert "De molen" in ask(public, "/molen/zaal/")[1]
        assert ask(public, "/roos/zaal/")[0].status == 404

        follows = line(public)
        follows.request("GET", "/linde/zaal/volg", headers={"Host": f"{NAAM}:{public}"})
        news = follows.getresponse()
        while not news.readline().startswith(b"data:"):
            pass
        close_ronde(wb, ronde)
        # a proxy that keeps a line until its buffer is full would say nothing of it
        while b".dicht" not in (said := news.readline()):
            assert said
        follows.close()


@pytest.mark.usefixtures("bestanden_processen")
@pytest.mark.parametrize("soort", VOORDEUREN)
def test_over_two_processes_a_school_is_always_asked_of_the_same_one(soort, tmp_path, vrije_poort):
    """With nginx that is the one that keeps its clock, so its hall is open nowhere else."""
    for needed in (soort, "openssl"):
        if not find_program(needed):
            pytest.skip(f"{needed} staat niet op deze computer")
    names = [f"school-{nummer}" for nummer in range(12)]
    for (
        naam
    ) in TAAL:  # none of them stands still, and opening a workbook may take a busy machine long
        file = tmp_path / naam
        file.write_text(file.read_text("utf-8").replace("timeout 6s", "timeout 60s"), "utf-8")
    for naam in names:
        kast = Kast(tmp_path / "scholen" / naam)
        kast.choose(kast.create({"school": naam, "schooljaar": "2026-2027"}))
    ours, public = vrije_poort(), vrije_poort()
    second = vrije_poort()
    while second != ours + 1:
        ours, second = second, vrije_poort()
    certificate = make_certificate(tmp_path)
    with (
        zalen(tmp_path / "scholen", ours, "--processen", "2"),
        open_front(soort, tmp_path, public, certificate, {8100: ours, 8101: second}),
    ):
        for naam in names * 3:
            assert naam in ask(public, f"/{naam}/zaal/")[1]
        many = [opened(poort) for poort in (ours, second)]
        assert sum(many) == len(names)
        assert all(many)
        if soort == "nginx":
            assert many == [sum(Deel(nr, 2).has(naam) for naam in names) for nr in (0, 1)]


def opened(poort: int) -> int:
    with urlopen(f"http://127.0.0.1:{poort}/gezond") as answer:
        return json.load(answer)["open"]
