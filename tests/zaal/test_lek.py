"""What reaches a phone that only looks does not depend on what others voted: bytes and moments.

Two halls play the same round with the same phones in the same order; only the votes differ. All
that the listening phone gets is written down as it came over the line, until the result is shown.
"""

import contextlib
import re
import socket
import threading
import time

import pytest

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde, show_ronde

ALLEMAAL = ["durf"] * 6
VERDEELD = ["geduld", "plezier", "respect", "vertrouwen", "openheid", ""]
PADEN = [
    "/",
    "/team",
    "/ontvangen",
    "/team/ontvangen",
    "/gezond",
    "/c",
    "/stem",
    "/bestaat-niet",
    "/antwoord",
]
CODES = ["BCDFGH", "JKMNPQ", "RSTVWX", "YZ2345", "BBCCDD", "FFGGHH"]

WISSELEND = [
    (re.compile(rb"Set-Cookie: [^\r]*"), b"Set-Cookie: X"),
    (re.compile(rb"Date: [^\r]*"), b"Date: X"),
    (re.compile(rb'name="inzending" value="[\w-]{16}"'), b'name="inzending" value="X"'),
    (re.compile(rb"[0-9a-f]{8}\.(?=\d+\.)"), b"BOEK."),
    (re.compile(rb'name="boek" value="[0-9a-f]{8}"'), b'name="boek" value="BOEK"'),
]
"""What differs from hall to hall or from moment to moment, and has a fixed length."""


class Luisteraar(threading.Thread):
    """A phone that follows and never sends: what it hears, byte for byte."""

    def __init__(self, zaal) -> None:
        super().__init__(daemon=True)
        host, _, port = zaal.url.removeprefix("http://").partition(":")
        self.line = socket.create_connection((host, int(port)), timeout=10)
        self.line.settimeout(None)  # nothing may be told for as long as nothing happens
        self.line.sendall(b"GET /volg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        self.pieces: list[bytes] = []
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError):
            while piece := self.line.recv(65_536):
                self.pieces.append(piece)

    @property
    def heard(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def told(self) -> int:
        """How often something was told."""
        return self.heard.count(b"\ndata: ")

    def hang_up(self) -> None:
        self.line.shutdown(socket.SHUT_RDWR)
        self.line.close()
        self.join(10)


def raw(zaal, path, extra=b""):
    """Return an answer as it comes over the line, head and all."""
    host, _, port = zaal.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n".encode()
        line.sendall(asked + extra + b"\r\n")
        return b"".join(iter(lambda: line.recv(65_536), b""))


def same_for_each_hall(content):
    for what, instead in WISSELEND:
        content = what.sub(instead, content)
    return content


def pages(zaal):
    plain = {path: raw(zaal, path) for path in PADEN}
    zipped = {path: raw(zaal, path, b"Accept-Encoding: gzip\r\n") for path in PADEN}
    heads = {path: page.partition(b"\r\n\r\n")[0] for path, page in zipped.items()}
    return {
        "pagina's": {path: same_for_each_hall(page) for path, page in plain.items()},
        "lengte": {path: len(page) for path, page in plain.items()},
        "koppen": {path: without_length(same_for_each_hall(head)) for path, head in heads.items()},
    }


def without_length(head):
    """Leave out the compressed length: it follows the workbook's name, which differs by hall."""
    return re.sub(rb"Content-Length: \d+", b"Content-Length: X", head)


def settled(zaal):
    """Return the pages once the hall has heard of all that closing did, the erasing too."""
    before = None
    while (now := pages(zaal)) != before:
        before = now
        time.sleep(0.5)
    return now


def play(zaal, toestel_op, votes, waarborg, wacht_tot):
    """Play a round and return all that a phone which only looks was given, moment by moment."""
    with zaal.wb.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
    listener, seen = Luisteraar(zaal), []
    wacht_tot(lambda: b"leeg" in listener.heard)
    ronde = zaal.open(waarborg=waarborg, groepen=(Groep.OUDERS,))
    wacht_tot(lambda: b"open" in listener.heard)
    for code, keuze in zip(CODES, votes, strict=True):
        phone = toestel_op(zaal.url)
        if waarborg is Waarborg.STEMCODE:
            phone.get(f"/c/{code}")
        answer = phone.vote(keuze) if keuze else phone.vote(blanco="ja")
        assert "Stem ontvangen" in answer.text
        seen.append((listener.told, pages(zaal)))
    close_ronde(zaal.wb, ronde.ronde)
    wacht_tot(lambda: b"dicht" in listener.heard)
    seen.append((listener.told, settled(zaal)))
    before_shown = same_for_each_hall(listener.heard)
    show_ronde(zaal.wb, ronde.ronde)
    wacht_tot(lambda: b"getoond" in listener.heard)
    listener.hang_up()
    return seen, before_shown, raw(zaal, "/")


@pytest.mark.parametrize("waarborg", list(Waarborg))
def test_until_it_is_shown_a_phone_gets_the_same_bytes_whatever_was_voted(
    zaal_met, toestel_op, wacht_tot, waarborg
):
    one, other = (
        play(zaal_met(), toestel_op, votes, waarborg, wacht_tot) for votes in (ALLEMAAL, VERDEELD)
    )
    assert one[0] == other[0]
    assert one[1] == other[1]
    assert same_for_each_hall(one[2]) != same_for_each_hall(other[2])  # it would have shown


def test_a_vote_sends_nothing_to_the_phones_that_follow(zaal, toestel, wacht_tot):
    listener = Luisteraar(zaal)
    wacht_tot(lambda: b"leeg" in listener.heard)
    zaal.open()
    wacht_tot(lambda: b"open" in listener.heard)
    for keuze in ALLEMAAL:
        toestel().vote(keuze)
    close_ronde(zaal.wb, 1)
    wacht_tot(lambda: b"dicht" in listener.heard)
    listener.hang_up()
    assert listener.told == 3  # empty, open, closed


def test_no_answer_carries_a_mark_of_its_contents(zaal, toestel):
    zaal.open()
    for path in PADEN:
        headers = toestel().get(path).headers
        assert "ETag" not in headers
        assert "Last-Modified" not in headers
