"""Lines that are kept open, slow or silent: the hall goes on, for everyone."""

import contextlib
import select
import socket
import sys
import time
from http import HTTPStatus
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest

from ouderplan.zaal import lijnen
from ouderplan.zaal.basis import LANGSTE_KOP, LANGSTE_VERZOEK
from ouderplan.zaal.plaatsen import PER_TOESTEL, Plaatsen

KOP = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
TABLET = b"GET /tablet HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
LAPTOP = "127.0.0.2"
STORM = 200
ANDER_ADRES = pytest.mark.skipif(
    sys.platform != "linux", reason="Alleen Linux geeft zo meer adressen aan één computer."
)
VOLG = b"GET /volg HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def bel():
    """Give a function that opens a bare line to a hall and says something on it."""
    with contextlib.ExitStack() as lines:

        def ring(zaal, said=b"", vanaf="127.0.0.1"):
            host, _, port = zaal.url.removeprefix("http://").partition(":")
            there, own = (host, int(port)), (vanaf, 0)
            line = lines.enter_context(socket.create_connection(there, 10, source_address=own))
            line.sendall(said)
            return line

        yield ring


def is_cut(line):
    """Tell whether the hall closed this line; waits for what it says."""
    try:
        while line.recv(4096):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


def is_open(line):
    """Tell whether the hall keeps this line now."""
    line.settimeout(0)
    try:
        return line.recv(4096) != b""
    except BlockingIOError:
        return True
    except ConnectionError:
        return False


def hear(line, what):
    """Wait until this is said on a line; fail when the hall closes it before."""
    said = b""
    while what not in said:
        heard = line.recv(65536)
        assert heard, f"de lijn ging dicht na {said!r}"
        said += heard


def count(zaal):
    return len(zaal.deur.app.settings["plaatsen"])


class Lijn:
    """A line of which is remembered whether the hall hung up."""

    def __init__(self) -> None:
        self.cut = False

    def close(self) -> None:
        self.cut = True


def test_the_hall_with_most_lines_gives_one_up_and_no_other():
    plaatsen = Plaatsen(30)

    def ring(zaal, adres):
        lijn = Lijn()
        plaatsen.enter(lijn, "de proxy")
        plaatsen.belong(lijn, zaal, adres)
        plaatsen.follow(lijn, f"toestel van {adres}")
        return lijn

    molen = [ring("molen", "een school") for _ in range(3)]  # behind one address
    linde = [ring("linde", f"10.0.0.{nr}") for nr in range(200)]  # each from another one
    molen += [ring("molen", "een school") for _ in range(3)]
    assert not any(lijn.cut for lijn in molen)
    assert plaatsen.lines_of("molen") == len(molen)
    assert plaatsen.lines_of("linde") == 30 - len(molen) == sum(not lijn.cut for lijn in linde)


def test_silent_lines_give_way_to_phones_that_ask_something(zaal_met, toestel_op, bel, wacht_tot):
    """When many come at once, the newest is let in first: which of them give way is not fixed."""
    zaal = zaal_met(lijnen=20)
    zaal.open()
    silent = [bel(zaal) for _ in range(60)]
    for _ in range(10):
        assert toestel_op(zaal.url).vote("durf").status == HTTPStatus.OK
    assert count(zaal) <= 20
    assert len(zaal.ballots()) == 10
    wacht_tot(lambda: sum(map(is_open, silent)) <= 20)


def test_half_requests_give_way_too(zaal_met, toestel_op, bel):
    zaal = zaal_met(lijnen=20)
    zaal.open()
    for nummer in range(60):
        bel(
            zaal,
            KOP if nummer % 2 else b"POST /stem HTTP/1.1\r\nContent-Length: 60000\r\n\r\nronde",
        )
    assert toestel_op(zaal.url).vote("durf").status == HTTPStatus.OK
    assert count(zaal) <= 20


def test_many_that_only_follow_do_not_keep_a_phone_out(zaal_met, toestel_op, bel):
    zaal = zaal_met(lijnen=20)
    zaal.open()
    for _ in range(60):
        bel(zaal, VOLG + b"\r\n")
    assert toestel_op(zaal.url).vote("durf").status == HTTPStatus.OK
    assert count(zaal) <= 20


def test_followers_without_a_cookie_give_way_before_phones_with_one(
    zaal_met, toestel_op, bel, wacht_tot
):
    zaal = zaal_met(lijnen=20)
    phone = toestel_op(zaal.url)
    phone.get()
    (cookie,) = phone.jar
    known = bel(zaal, VOLG + f"Cookie: {cookie.name}={cookie.value}\r\n\r\n".encode())
    volgers = zaal.deur.app.settings["volgers"]
    wacht_tot(lambda: len(volgers) == 1)
    for _ in range(60):
        assert bel(zaal, VOLG + b"\r\n").recv(100).startswith(b"HTTP/1.1 200")
    zaal.open()
    hear(known, b".open")  # its line is still there, and it hears what is open


@ANDER_ADRES
def test_one_laptop_that_keeps_lines_open_pushes_out_its_own(zaal_met, bel, wacht_tot):
    zaal = zaal_met(lijnen=20)
    volgers = zaal.deur.app.settings["volgers"]
    others = [bel(zaal, VOLG + b"\r\n") for _ in range(5)]
    wacht_tot(lambda: len(volgers) == 5)
    for _ in range(60):
        assert bel(zaal, VOLG + b"\r\n", LAPTOP).recv(100).startswith(b"HTTP/1.1 200")
    assert count(zaal) <= 20
    zaal.open()
    for line in others:  # theirs are still there, and hear what is open
        hear(line, b".open")


def test_who_was_there_before_a_crowd_keeps_the_place(zaal_met, bel, wacht_tot):
    zaal = zaal_met(lijnen=20)
    volgers = zaal.deur.app.settings["volgers"]
    first = bel(zaal, VOLG + b"\r\n")
    wacht_tot(lambda: len(volgers) == 1)
    for _ in range(60):  # all of them from the same address: a school behind one
        assert bel(zaal, VOLG + b"\r\n").recv(100).startswith(b"HTTP/1.1 200")
    zaal.open()
    hear(first, b".open")


def answered(lines):
    """Return how many of these lines have an answer now."""
    return len(select.select(lines, [], [], 0)[0])


@pytest.mark.parametrize(
    "vanaf", [pytest.param(LAPTOP, marks=ANDER_ADRES, id="eigen adres"), "127.0.0.1"]
)
def test_a_phone_does_not_wait_for_all_that_one_laptop_asked_before_it(zaal, bel, vanaf):
    zaal.open()
    with zaal.held_up():
        storm = [bel(zaal, TABLET if nr % 2 else VOLG + b"\r\n", vanaf) for nr in range(STORM)]
        phone = bel(zaal, KOP + b"\r\n")
    assert phone.recv(4096).startswith(b"HTTP/1.1 200")
    assert answered(storm) < STORM / 2
    for line in storm:  # and nobody is turned away
        assert line.recv(100).startswith(b"HTTP/1.1 200")


@ANDER_ADRES
def test_a_ballot_does_not_wait_for_lines_that_ask_and_ask(zaal, toestel, bel):
    zaal.open()
    phone = toestel()
    fields = urlencode(phone.get().hidden | {"keuze": "durf"}).encode()
    (cookie,) = phone.jar
    head = f"POST /stem HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie.name}={cookie.value}\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\n"
    storm = [bel(zaal, TABLET) for _ in range(STORM)]
    for line in storm:
        hear(line, b"</html>")
    line = bel(zaal)
    with zaal.held_up():
        for other in storm:
            other.sendall(TABLET)
        line.sendall(f"{head}Content-Length: {len(fields)}\r\n\r\n".encode() + fields)
    assert line.recv(4096).startswith(b"HTTP/1.1 303")
    assert answered(storm) < STORM  # some go before it while the disk keeps the ballot
    assert len(zaal.ballots()) == 1


def test_one_phone_follows_on_a_few_lines_at_most(zaal, toestel, bel, wacht_tot):
    phone = toestel()
    phone.get()
    (cookie,) = phone.jar
    asked = VOLG + f"Cookie: {cookie.name}={cookie.value}\r\n\r\n".encode()
    volgers, lines = zaal.deur.app.settings["volgers"], []
    for nummer in range(1, PER_TOESTEL + 1):
        lines.append(bel(zaal, asked))
        wacht_tot(lambda nummer=nummer: len(volgers) == nummer)
    bel(zaal, asked)
    assert is_cut(lines[0])
    wacht_tot(lambda: len(volgers) == PER_TOESTEL)


@pytest.mark.parametrize(
    "half",
    [b"", KOP, b"POST /stem HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\nronde=1"],
    ids=["niets", "halve kop", "half formulier"],
)
def test_who_says_nothing_more_is_cut_off_in_time(zaal_met, bel, half):
    zaal = zaal_met(stil_s=0.3)
    begin = time.monotonic()
    assert is_cut(bel(zaal, half))
    assert time.monotonic() - begin < 5


def test_a_head_that_trickles_in_is_cut_off_all_the_same(zaal_met, bel):
    line = bel(zaal_met(stil_s=0.5), KOP + b"X-Traag: ")
    line.settimeout(0.05)
    begin = time.monotonic()
    while time.monotonic() - begin < 10:
        try:
            line.sendall(b"x")
            assert line.recv(100) == b""
        except TimeoutError:
            continue
        except ConnectionError:
            pass
        break
    assert 0.3 < time.monotonic() - begin < 5


def test_who_follows_is_not_cut_off_for_being_silent(zaal_met, bel):
    zaal = zaal_met(stil_s=0.3)
    line = bel(zaal, VOLG + b"\r\n")
    silent = bel(zaal)
    assert is_cut(silent)
    zaal.open()
    hear(line, b".open")


def test_a_form_that_is_too_large_is_refused_before_it_is_read(zaal, bel):
    line = bel(
        zaal,
        b"POST /stem HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + f"Content-Length: {LANGSTE_VERZOEK + 1}\r\n\r\n".encode(),
    )
    assert is_cut(line)


def test_a_head_that_is_too_large_is_refused(zaal, bel):
    line = bel(zaal, KOP)
    with contextlib.suppress(OSError):
        line.sendall(b"X-Lang: " + b"x" * (LANGSTE_KOP * 2) + b"\r\n\r\n")
    assert is_cut(line)


def test_a_place_is_given_back_when_a_line_closes(zaal, toestel, wacht_tot):
    for _ in range(5):
        toestel().get()
    wacht_tot(lambda: count(zaal) == 0)


def test_there_is_room_for_what_the_system_allows_and_for_our_own_files():
    assert 200 <= lijnen.most_lines() <= lijnen.MEESTE


@pytest.mark.parametrize(
    ("files", "zalen", "most"),
    [(1024, 1, 960), (1024, 21, 640), (1024, 99, 512), (65536, 99, 4096)],
)
def test_files_are_kept_free_for_every_hall_but_never_most_of_them(monkeypatch, files, zalen, most):
    limits = SimpleNamespace(
        getrlimit=lambda _which: (files, files), RLIMIT_NOFILE=0, RLIM_INFINITY=-1
    )
    monkeypatch.setitem(sys.modules, "resource", limits)
    assert lijnen.most_lines(zalen=zalen) == most


def test_on_windows_there_are_fewer_lines_than_its_loop_can_wait_for(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "resource", None)
    assert lijnen.most_lines() == lijnen.WINDOWS - lijnen.RESERVE
    lijnen.allow_many_lines()
