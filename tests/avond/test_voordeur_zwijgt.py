"""The web servers of the documentation write nothing down of who takes part at home."""

import socket
import ssl
import threading
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from voordeur import NAAM, VOORDEUREN, make_certificate, open_front

from voordeuren import find_program

CODE, IP = "BCDFGHJKM", b"127.0.0.3"


class _Deur(BaseHTTPRequestHandler):
    """A hall that is there, and says yes."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args) -> None:
        """Say nothing."""


@pytest.mark.parametrize("soort", VOORDEUREN)
def test_the_web_server_writes_down_nobody_who_takes_part_at_home(soort, tmp_path, vrije_poort):
    """Neither of a school that answers, nor of one that does not, nor of who came without TLS."""
    for needed in (soort, "openssl"):
        if not find_program(needed):
            pytest.skip(f"{needed} staat niet op deze computer")
    there = ThreadingHTTPServer(("127.0.0.1", 0), _Deur)
    threading.Thread(target=there.serve_forever, daemon=True).start()
    ports = {8100: there.server_port, **{usual: vrije_poort() for usual in (8866, 8867, 8101)}}
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    with open_front(soort, tmp_path, poort := vrije_poort(), make_certificate(tmp_path), ports):
        for school, status in (("linde", 200), ("molen", 502)):
            line = HTTPSConnection(NAAM, poort)
            plain = socket.create_connection(("127.0.0.1", poort), source_address=("127.0.0.3", 0))
            line.sock = trust.wrap_socket(plain, server_hostname=NAAM)
            line.request("GET", f"/{school}/zaal/c/{CODE}", headers={"Host": f"{NAAM}:{poort}"})
            answer = line.getresponse()
            assert answer.status == status
            assert ("Even geduld" in answer.read().decode()) == (status == 502)
            line.close()
        if soort == "nginx":
            line = socket.socket(socket.AF_UNIX)
            line.connect(f"{tmp_path}/80")
            line.sendall(f"GET /linde/zaal/c/{CODE} HTTP/1.0\r\nHost: {NAAM}\r\n\r\n".encode())
            assert b" 301 " in line.recv(4096)
            line.close()
    there.shutdown()
    there.server_close()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert "uitvoer" in written
    told = {naam for naam, text in written.items() if CODE.encode() in text or IP in text}
    assert told == set()
