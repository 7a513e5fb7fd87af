"""Other websites at the begeleider's door: a name of their own, a websocket, a form."""

import http.client
import re
import socket
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlsplit

import pytest
from app_vragen import headers_of, status_of

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}


@pytest.fixture
def koekje(gestart):
    """The cookie that opens the begeleider's page, and the kernel of a page that is open."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with opener.open(f"{gestart.adres}/?token={gestart.sleutel}", timeout=60) as page:
        kernel = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", page.read().decode())
    return "; ".join(f"{one.name}={one.value}" for one in jar), kernel[0]


def ask(gestart, path, **headers):
    line = http.client.HTTPConnection(urlsplit(gestart.adres).netloc, timeout=30)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("pad", ["/", "/stemmen", "/ouderplan/static/x.css"])
def test_a_name_that_is_pointed_at_this_laptop_gets_nothing_even_with_the_token(gestart, pad):
    status, body = ask(gestart, f"{pad}?token={gestart.sleutel}", Host="evil.example:8866")
    assert status in {403, 404}
    assert "ipykernel" not in body


def test_a_websocket_from_another_website_is_refused_even_with_the_cookie(gestart, koekje):
    cookie, kernel = koekje
    address = urlsplit(gestart.adres)
    for origin, status in (("http://evil.example", b" 403 "), (gestart.adres, b" 101 ")):
        head = UPGRADE | {"Host": address.netloc, "Cookie": cookie, "Origin": origin}
        asked = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        with socket.create_connection((address.hostname, address.port), timeout=30) as line:
            line.sendall(f"GET /api/kernels/{kernel}/channels HTTP/1.1\r\n{asked}\r\n".encode())
            assert status in line.recv(100)


def test_the_network_gets_the_begeleiders_page_only_when_asked_and_the_terminal_says_so(start):
    uitvoer = start("--adres", "0.0.0.0").uitvoer
    assert "ook vanaf andere apparaten te openen" in uitvoer
    assert "alleen op deze laptop" not in uitvoer


def test_nothing_can_be_sent_to_the_page_by_another_website(gestart):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert status_of(f"{gestart.adres}/?token={gestart.sleutel}", method=method) in {403, 405}


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_websites(gestart):
    headers = headers_of(f"{gestart.adres}/?token={gestart.sleutel}")
    cookies = headers.get_all("Set-Cookie") or []
    assert cookies
    for cookie in cookies:
        assert "samesite=lax" in cookie.lower()
        assert "httponly" in cookie.lower() or cookie.startswith("_xsrf=")
