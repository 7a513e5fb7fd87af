"""A phone that is a remote, as someone who listens in on the wifi sees it: bytes on a line."""

import base64
import json
import socket
import threading
import time

from ouderplan.kern.afstand import Waarvoor, own_key, sign
from ouderplan.opslag import afstand
from ouderplan.opslag.afstandsopdrachten import is_asked, take, tell

MERK = "0123456789abcdef"


class Afstandstoestel:
    """Signs as the script of the page does, and keeps every request that it sent."""

    def __init__(self, zaal, *, pair=True):
        self.zaal, self.n, self.sent = zaal, 0, []
        aanbod = afstand.offer(zaal.wb)
        self.id, self.code = aanbod.id, base64.urlsafe_b64decode(aanbod.sleutel + "=")
        self.key = own_key(self.code, MERK)
        if pair:
            assert self.ask(Waarvoor.MELD, m=MERK)[0] == 200
            afstand.confirm(zaal.wb, self.id)

    def request(self, waarvoor, *, key=None, n=None, **fields):
        """Return the bytes of a request; a number that is given is not counted on from."""
        if n is None:
            self.n += 1
        text = json.dumps({"k": self.id, "n": n or self.n, **fields}).encode()
        own = self.code if waarvoor is Waarvoor.MELD else self.key
        body = sign(own if key is None else key, waarvoor, text).encode() + b"\n" + text
        return http(f"/afstand/{waarvoor}", body)

    def ask(self, waarvoor, **fields):
        """Send, and return status and body of the answer."""
        request = self.request(waarvoor, **fields)
        self.sent.append(request)
        return send(self.zaal, request)

    def press(self, wat, **fields):
        """Press a button; return the sentence that came back ("" when it was done)."""
        status, body = self.ask(Waarvoor.DOE, w=wat, **fields)
        assert status == 200, body
        mark, text = body[:64].decode(), body[65:]
        assert sign(self.key, Waarvoor.ANTWOORD, text) == mark
        return json.loads(text)["zin"]


class Laptop(threading.Thread):
    """Whoever draws the slides: takes what was asked, and says that it was done."""

    def __init__(self, wb):
        super().__init__(daemon=True)
        self.wb, self.done, self.stopped = wb, [], threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error):
        self.stopped.set()
        self.join(10)

    def run(self):
        while not self.stopped.wait(0.01):
            with self.wb.reading() as tx:  # as the product does: who only looks locks nothing
                asked = is_asked(tx)
            for gevraagd in take(self.wb) if asked else ():
                self.done.append(gevraagd.wat)
                tell(self.wb, gevraagd, "")


def http(path, body, method="POST"):
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def connect(zaal):
    host, _, port = zaal.url.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=10)


def send(zaal, request):
    """Send bytes; return status and body of what came back."""
    with connect(zaal) as line:
        line.sendall(request)
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def listen(zaal, toestel, until=None, seconds=10):
    """Follow as a remote, and return the raw bytes of the answer up to `until`."""
    with connect(zaal) as line:
        line.sendall(toestel.request(Waarvoor.VOLG))
        heard, end = b"", time.monotonic() + seconds
        while time.monotonic() < end and (until is None or until not in heard):
            piece = line.recv(65_536)
            if not piece:
                break
            heard += piece
    return heard
