"""A hall that stood still: what lay there meanwhile is as old as its sender is gone."""

import socket
from urllib.parse import urlencode, urlsplit

import pytest

from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.stemmen import cast
from ouderplan.opslag.stemschermen import screen_code
from ouderplan.zaal.tablet import KIEZER, STEMMEN
from ouderplan.zaal.telefoon import COOKIE, verify


def begin_on_phone(zaal, phone):
    """Return what the ballot of a phone is sent with: its address, fields, voter and channel."""
    hidden = phone.get().hidden
    return "/stem", hidden, known(zaal, phone, COOKIE), Kanaal.TELEFOON


def begin_on_screen(zaal, screen):
    """Return the same of a voter on a screen of the school."""
    screen.get(f"/tablet/aan/{screen_code(zaal.wb)}")
    hidden = screen.post("/tablet/begin", {"groep": "ouders"}).hidden
    *_, voter = known(zaal, screen, KIEZER).split(" ")
    return STEMMEN, hidden, voter, Kanaal.SCHERM


def known(zaal, phone, naam):
    (cookie,) = (one.value.strip('"') for one in phone.jar if one.name == naam)
    return verify(secret(zaal.wb, "telefoons"), naam, cookie)


def send_and_leave(phone, pad, fields):
    """Send a form as a proxy does that then asks another hall: it hangs up."""
    where, body = urlsplit(phone.url), urlencode(fields).encode()
    cookies = "; ".join(f"{one.name}={one.value}" for one in phone.jar)
    head = (
        f"POST {pad} HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((where.hostname, where.port)) as line:
        line.sendall(head.encode() + body)


@pytest.mark.parametrize("begin", [begin_on_phone, begin_on_screen])
def test_a_vote_of_who_hung_up_meanwhile_does_not_go_over_a_newer_one(zaal, toestel, begin):
    zaal.open()
    phone = toestel()
    pad, hidden, voter, kanaal = begin(zaal, phone)
    with zaal.held_up():
        send_and_leave(phone, pad, hidden | {"keuze": "durf"})
        newer = {"groep": Groep.OUDERS, "kanaal": kanaal, "keuzes": ("geduld",)}
        cast(zaal.wb, ronde=1, stemmer=voter, **newer)  # at another hall, that did not stand still
    later = toestel()
    later.vote("plezier")  # behind it, in the order in which the hall writes
    assert sorted(map(sorted, zaal.ballots().values())) == [["geduld"], ["plezier"]]
