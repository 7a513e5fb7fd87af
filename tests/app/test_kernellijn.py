"""The line between a page and its kernel, for a page that comes back on another line."""

import json
import re
import socket
import time
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websocket import ABNF, create_connection

from ouderplan.app.kernellijn import VRAAG

PROTOCOL = "v1.kernel.websocket.jupyter.org"


@pytest.fixture
def connect(gestart):
    """Give a function that opens a line for a page: of one page two lines have one session."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(gestart.pagina(), timeout=60).read().decode()
    kernel = re.search(r'"kernelId": ?"([0-9a-f-]+)"', page)[1]
    cookie = "; ".join(f"{one.name}={one.value}" for one in jar)
    lines = []

    def open_line(session):
        url = f"{gestart.adres.replace('http', 'ws')}/api/kernels/{kernel}/channels"
        line = create_connection(
            f"{url}?session_id={session}",
            subprotocols=[PROTOCOL],
            cookie=cookie,
            origin=gestart.adres,
            timeout=30,
        )
        lines.append(line)
        return line

    open_line.kernel = f"{gestart.adres}/api/kernels/{kernel}"
    open_line.cookie = cookie
    open_line.opener = opener
    yield open_line
    for line in lines:
        line.close()


def numbered(session, nummer):
    """Return a question to the kernel as the page numbers it."""
    header = {
        "msg_id": f"{session}_{nummer}",
        "msg_type": "kernel_info_request",
        "session": session,
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": {}}
    return serialize_msg_to_ws_v1(message, "shell", pack=lambda cell: json.dumps(cell).encode())


def heard_until(line):
    """Return up to which number the server says that the page was heard."""
    line.send(VRAAG)
    while not isinstance(said := line.recv(), str):
        pass
    return json.loads(said)["tot"]


def is_answered(line, session, nummer, binnen=60.0):
    """Tell whether the kernel answers that question within so many seconds."""
    end = time.monotonic() + binnen
    while time.monotonic() < end:
        soort, said = line.recv_data(control_frame=True)  # it is asked now and then if it is there
        if soort != ABNF.OPCODE_BINARY:
            continue
        _, parts = deserialize_msg_from_ws_v1(said)
        if json.loads(parts[1]).get("msg_id") == f"{session}_{nummer}":
            return True
    return False


def test_a_line_of_a_page_that_is_there_is_asked_whether_it_is_and_not_hung_up_on(connect):
    line = connect(str(uuid4()))
    heard = {line.recv_data_frame(control_frame=True)[0]}
    while not heard & {ABNF.OPCODE_PING, ABNF.OPCODE_CLOSE}:
        heard.add(line.recv_data_frame(control_frame=True)[0])
    assert ABNF.OPCODE_PING in heard


def hang_up_at_once(connect, session):
    """Ask for a line, and go before there is an answer."""
    address = urlsplit(connect.kernel)
    asked = "\r\n".join(
        (
            f"GET {address.path}/channels?session_id={session} HTTP/1.1",
            f"Host: {address.netloc}",
            f"Origin: http://{address.netloc}",
            f"Cookie: {connect.cookie}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        )
    )
    with socket.create_connection((address.hostname, address.port)) as gone:
        gone.sendall(f"{asked}\r\n\r\n".encode())


@pytest.fixture
def lines(connect):
    """Give a function that counts the lines of the kernel, as the server does."""
    return lambda: json.load(connect.opener.open(connect.kernel))["connections"]


def test_who_goes_before_the_line_is_open_takes_no_line_of_another_off(connect, lines, wacht_tot):
    heard_until(connect(str(uuid4())))
    assert lines() == 1
    for _ in range(20):
        hang_up_at_once(connect, str(uuid4()))
    heard_until(connect(str(uuid4())))
    wacht_tot(lambda: lines() == 2)


def test_a_page_that_went_before_its_only_line_was_open_is_heard_when_it_is_back(
    connect, lines, wacht_tot
):
    session = str(uuid4())
    line = connect(session)
    heard_until(line)
    line.close()
    wacht_tot(lambda: lines() == 0)
    for _ in range(20):
        hang_up_at_once(connect, session)
    for _ in range(6):  # as a page does that hears nothing: it tries another line (``pols.js``)
        line = connect(session)
        line.send_binary(numbered(session, 1))
        if is_answered(line, session, 1, binnen=10):
            break
    wacht_tot(lambda: lines() == 1)
    assert heard_until(line) == 1


def test_what_comes_late_on_a_line_that_was_replaced_is_not_lost(connect):
    session = str(uuid4())
    old = connect(session)
    new = connect(session)  # the server hangs up on the old one
    assert heard_until(new) == 0
    old.send_binary(numbered(session, 1))
    assert heard_until(new) == 0
    new.send_binary(numbered(session, 1))
    assert is_answered(new, session, 1)
    assert heard_until(new) == 1
