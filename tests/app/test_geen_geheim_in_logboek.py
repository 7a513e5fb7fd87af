"""No log holds what opens a door: everything is asked for real, and then every log is read."""

import http.client
import stat
import sys
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar
from urllib.parse import quote, urlsplit

import pytest
from app_vragen import status_of

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemcodes import add_codes, draw_codes
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.opslag.stemschermen import screen_code

KERNEL = "00000000-0000-0000-0000-000000000000"
CODE = "KM2PXT"


def ask(address, method, path, body=None, **headers):
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    with closing(line):
        line.request(method, path, body=body, headers=headers)
        return line.getresponse().status


def logs(gestart):
    return list((gestart.data / "logboek").iterdir())


def refused_at_the_begeleiders_door(gestart):
    """Ask all that is refused with the token in it, in every place where it can stand."""
    token = gestart.sleutel
    query = f"token={token}"
    host = {"Host": "evil.example:8866"}
    foreign = {"Origin": "http://evil.example", "Referer": f"http://evil.example/?{query}"}
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw=="}
    for method, path, headers in (
        ("GET", f"/?{query}", host),
        ("GET", f"/bestaat/niet?{query}", {}),
        ("GET", f"/bestaat/niet?a=1&{query}&b=2", foreign),
        ("GET", f"/{token}", {}),
        ("POST", f"/?{query}", {}),
        ("DELETE", f"/api/kernels/{KERNEL}?{query}", foreign),
        ("POST", f"/voila/api/shutdown/{KERNEL}?{query}", foreign),
        ("GET", f"/api/kernels/{KERNEL}/channels?{query}", {**upgrade, **key, **foreign}),
        ("GET", f"/api/kernels/{KERNEL}?{query}", {"Authorization": f"token {token}"}),
        ("GET", f"/api/kernels/{KERNEL}/channels", {"Authorization": f"token {token}x"}),
        ("GET", f"/stap/9-kapot?{query}", {}),
        ("GET", f"/ouderplan/static/../{token}?{query}", host),
    ):
        ask(gestart.adres, method, path, **headers)


def test_no_log_has_the_token_the_cookie_or_a_code_and_others_cannot_read_one(start):
    gestart = start()
    map = Kast(gestart.data).create({"school": "De Vlier", "schooljaar": "2026-2027"})
    with closing(Werkboek.open(map)) as wb:
        screen = screen_code(wb)
        with wb.writing() as tx:
            codes = draw_codes(tx, 3)
            add_codes(tx, codes, Groep.OUDERS)
        open_ronde(
            wb,
            soort=Rondesoort.WAARDEN,
            vraag="Welke?",
            aantal_keuzes=3,
            groepen=[Groep.OUDERS],
            waarborg=Waarborg.STEMCODE,
        )
    Kast(gestart.data, gestart.tafel).choose(map)
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(gestart.pagina(), timeout=60).close()
    refused_at_the_begeleiders_door(gestart)
    for one in jar:  # with a cookie that is nearly right
        ask(gestart.adres, "DELETE", f"/api/kernels/{KERNEL}", Cookie=f"{one.name}={one.value}")
    for code in (*codes, CODE):
        status_of(f"{gestart.zaal}/c/{code}")
        ask(gestart.zaal, "POST", f"/c/{code}", body=f"code={code}", Origin="http://evil.example")
        ask(gestart.zaal, "PUT", f"/c/{code}?code={code}")
    for code in (screen, "BCDFGHJK"):
        status_of(f"{gestart.zaal}/tablet/aan/{code}")
        ask(gestart.zaal, "PATCH", f"/tablet/aan/{code}", Host="evil.example")
    status_of(gestart.pagina("/stap/kapot", plaats="Toetsdam"))  # a kernel with an error
    assert gestart.stop() == 0
    written = {path.name: path.read_text("utf-8", errors="replace") for path in logs(gestart)}
    assert "begeleider.log" in written
    assert "403" in written["begeleider.log"]  # it does say that something was refused
    assert "dit mag niemand zien" in "".join(written.values())  # and what went wrong
    secrets = {gestart.sleutel, screen, *codes, CODE, *(one.value for one in jar)}
    for name, text in written.items():
        for secret in secrets:
            assert secret not in text, name
            assert quote(secret) not in text, name
    if sys.platform != "win32":
        for path in (*logs(gestart), gestart.data / "logboek"):
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
def test_logs_of_an_earlier_program_are_closed_to_others_too(start, tmp_path):
    folder = tmp_path / "start0" / "data" / "logboek"
    folder.mkdir(parents=True)
    for name in ("begeleider.log", "zaal.oud.log"):
        (folder / name).write_text("van vroeger\n")
        (folder / name).chmod(0o644)
    folder.chmod(0o755)
    gestart = start()
    for path in (*logs(gestart), folder):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    assert "van vroeger" in (folder / "begeleider.log").read_text()
