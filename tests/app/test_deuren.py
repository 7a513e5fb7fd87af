"""Who may come in where: the real command, asked over HTTP."""

import http.client
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlsplit

import pytest
from app_vragen import fetch, headers_of, status_of

KERNEL = "00000000-0000-0000-0000-000000000000"


def test_the_page_opens_with_the_token_and_afterwards_with_the_cookie(gestart):
    jar = urllib.request.HTTPCookieProcessor(CookieJar())
    opener = urllib.request.build_opener(jar)
    with opener.open(gestart.pagina("/stap/waarden"), timeout=60) as answer:
        assert answer.status == 200
        assert "token" not in answer.url
        assert '<html lang="nl">' in answer.read().decode()
    with opener.open(f"{gestart.adres}/", timeout=60) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("pad", ["/", "/stemmen", "/stap/waarden"])
def test_without_a_token_there_is_a_dutch_refusal(gestart, pad):
    status, body = fetch(gestart.adres + pad)
    assert status == 403
    assert "Deze pagina is voor de begeleider" in body


def test_a_wrong_token_is_refused(gestart):
    assert status_of(f"{gestart.adres}/?token=geraden") == 403


@pytest.mark.parametrize(
    "pad",
    [
        "/tree",
        "/login",
        "/api/contents",
        "/api/kernels",
        "/voila/api/contents/",
        "/voila/tree",
        "/voila/render/werkboek.ipynb",
        "/voila/files/geheim.txt",
        "/voila/files/werkboek.ipynb",
        "/notebooks/werkboek.ipynb",
        "/werkboek.ipynb",
        "/stap/werkboek",
        "/stap/bestaat-niet",
        "/stap/../werkboek.ipynb",
    ],
)
def test_there_is_nothing_else_even_with_the_token(gestart, pad):
    status, body = fetch(f"{gestart.adres}{pad}?token={gestart.sleutel}")
    assert status == 404
    assert "Hier staat niets" in body


def test_no_file_of_the_laptop_comes_through_the_static_folders(gestart):
    for pad in ("/ouderplan/static/../server.py", "/voila/static/../index.html.j2"):
        connection = http.client.HTTPConnection(urlsplit(gestart.adres).netloc)
        connection.request("GET", pad)
        assert connection.getresponse().status in {403, 404}


def test_a_kernel_cannot_be_asked_shut_down_or_talked_to_without_the_token(gestart):
    assert status_of(f"{gestart.adres}/api/kernels/{KERNEL}") == 403
    assert status_of(f"{gestart.adres}/api/kernels/{KERNEL}", method="DELETE") == 403
    assert status_of(f"{gestart.adres}/voila/api/shutdown/{KERNEL}", method="POST") == 403
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
    }
    assert status_of(f"{gestart.adres}/api/kernels/{KERNEL}/channels", headers=upgrade) == 403


def test_the_begeleider_listens_on_this_laptop_only(gestart):
    poort = urlsplit(gestart.adres).port
    listening = [
        connection.laddr.ip
        for connection in gestart.kind("server").net_connections("tcp")
        if connection.laddr.port == poort and connection.status == "LISTEN"
    ]
    assert listening == ["127.0.0.1"]


@pytest.mark.parametrize("pad", ["/", "/bestaat-niet"])
def test_every_page_keeps_other_hosts_and_frames_out(gestart, pad):
    headers = headers_of(f"{gestart.adres}{pad}?token={gestart.sleutel}")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_hall_answers_for_ouders_and_for_the_team(gestart):
    assert status_of(f"{gestart.zaal}/") == 200
    assert status_of(f"{gestart.zaal}/team") == 200


def test_the_terminal_shows_both_addresses_and_a_qr_code(gestart):
    uitvoer = gestart.uitvoer
    assert f"http://10.1.2.3:{gestart.zaal_poort}/team" in uitvoer
    assert "█" in uitvoer
    assert "Traceback" not in uitvoer
