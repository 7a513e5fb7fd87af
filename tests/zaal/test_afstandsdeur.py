"""The doors of the remote: who may, what it may, and what someone who listens in can do with it."""

import json
import logging

import pytest
from afstandstoestel import MERK, Afstandstoestel, Laptop, connect, http, listen, send

from ouderplan.kern.afstand import Koppelfase, Opdracht, Waarvoor, sign
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.opslag import Werkboek, afstand
from ouderplan.opslag.afstandsopdrachten import is_asked

BLADEREN = (Opdracht.VERDER, Opdracht.TERUG, Opdracht.ZWART)


def asked(zaal):
    with zaal.wb.reading() as tx:
        return is_asked(tx)


def test_what_a_paired_phone_asks_is_done_and_it_hears_so(zaal):
    phone = Afstandstoestel(zaal)
    with Laptop(zaal.wb) as laptop:
        assert [phone.press(wat) for wat in BLADEREN] == ["", "", ""]
    assert laptop.done == list(BLADEREN)


def test_a_recorded_line_sent_again_in_any_order_does_nothing(zaal):
    """All that went over the wifi, byte for byte, from the first word on."""
    phone = Afstandstoestel(zaal)
    with Laptop(zaal.wb) as laptop:
        for wat in BLADEREN:
            phone.press(wat)
        done = list(laptop.done)
        for request in [*phone.sent, *reversed(phone.sent)]:
            assert send(zaal, request) == (403, b"")
        assert phone.press("verder") == ""  # and the phone itself goes on
    assert laptop.done == [*done, "verder"]


def test_a_request_that_is_held_back_and_comes_after_a_later_one_does_nothing(zaal):
    phone = Afstandstoestel(zaal)
    held = phone.request(Waarvoor.DOE, w="verder")
    with Laptop(zaal.wb) as laptop:
        phone.press("terug")
        assert send(zaal, held)[0] == 403
    assert laptop.done == ["terug"]


def test_what_is_forged_or_of_another_pairing_does_nothing(zaal):
    phone, other = Afstandstoestel(zaal), Afstandstoestel(zaal)
    good = phone.request(Waarvoor.DOE, n=50, w="verder")
    for bad in (
        good.replace(b"verder", b"zwart "),  # another word under the same mark
        good.replace(b'"n": 50', b'"n": 51'),
        good.replace(phone.id.encode(), other.id.encode()),
        good.replace(b"/afstand/doe", b"/afstand/volg"),
        phone.request(Waarvoor.DOE, n=50, key=other.key, w="verder"),
        phone.request(Waarvoor.DOE, n=50, key=bytes(32), w="verder"),
        phone.request(Waarvoor.DOE, n=50, key=phone.code, w="verder"),  # who only saw the code
        http("/afstand/doe", b""),
        http("/afstand/doe", b"\n{}"),
        http("/afstand/doe", b"\xff" * 65 + b"\n" + b"[" * 1000),
    ):
        assert send(zaal, bad) == (403, b"")
        assert not asked(zaal)


def test_it_may_do_what_stands_on_its_buttons_and_nothing_else(zaal):
    phone = Afstandstoestel(zaal)
    for wat in ("begin", "ineens", "eind", "open", "wis", "", "../huis", 7):
        assert phone.ask(Waarvoor.DOE, w=wat)[0] == 403
    assert phone.ask(Waarvoor.DOE, w="verder", g="x" * 65)[0] == 403
    assert send(zaal, http("/afstand/doe", b"x" * 2001))[0] == 413
    assert not asked(zaal)


@pytest.mark.parametrize(
    "pad",
    ["/scherm", "/scherm/doe", "/scherm/volg", "/api/kernels", "/api/contents", "/voila/render/x",
     "/afstand/../werkboek.db", "/afstand/werkboek.db", "/vast/../teksten.toml", "/afstand/x"],
)  # fmt: skip
def test_behind_the_door_of_the_remote_is_no_page_of_the_begeleider_no_kernel_and_no_file(
    zaal, pad
):
    phone = Afstandstoestel(zaal)
    text = json.dumps({"k": phone.id, "n": 90, "w": "verder"}).encode()
    body = sign(phone.key, Waarvoor.DOE, text).encode() + b"\n" + text
    assert send(zaal, http(pad, body))[0] in (403, 404, 405)
    assert send(zaal, http(pad, b"", "GET"))[0] in (403, 404, 405)
    assert not asked(zaal)


def test_without_a_mark_nobody_hears_what_the_remote_shows(zaal):
    phone = Afstandstoestel(zaal)
    with zaal.wb.writing() as tx:
        tx.add(Inbreng("91", "kans", "ouders", "Geheim idee", "ouders", Inbrengstatus.NIEUW))
    assert b"Geheim idee" in listen(zaal, phone, b"Geheim idee")
    recorded = phone.request(Waarvoor.VOLG)
    with connect(zaal) as line:
        line.sendall(recorded)
        assert b"Geheim idee" in line.recv(65_536) + line.recv(65_536)
    assert send(zaal, recorded) == (403, b"")
    assert send(zaal, http("/afstand/volg", b"", "GET"))[0] == 405
    assert b"Geheim idee" not in send(zaal, http("/afstand", b"", "GET"))[1]


def test_before_its_letters_are_confirmed_a_phone_may_nothing_and_sees_nothing(zaal):
    phone = Afstandstoestel(zaal, pair=False)
    assert phone.ask(Waarvoor.DOE, w="verder")[0] == 403
    assert phone.ask(Waarvoor.MELD, m=MERK)[0] == 200
    heard = listen(zaal, phone, b"beeld")
    assert json.loads(heard[heard.index(b"{") : heard.rindex(b"}") + 1])["beeld"] == {
        "fase": Koppelfase.LETTERS
    }
    assert phone.ask(Waarvoor.DOE, w="verder")[0] == 403


def test_the_key_never_crosses_the_line(zaal):
    phone = Afstandstoestel(zaal)
    with Laptop(zaal.wb):
        phone.press("verder")
    line = b"".join(phone.sent) + listen(zaal, phone, b"beeld")
    for key in (phone.code, phone.key):
        assert key not in line
        assert key.hex().encode() not in line


def test_a_phone_that_is_ended_hears_so_and_may_nothing_more(zaal):
    phone = Afstandstoestel(zaal)
    with connect(zaal) as line:
        line.sendall(phone.request(Waarvoor.VOLG))
        heard = line.recv(65_536)
        afstand.revoke(zaal.wb, phone.id)
        while piece := line.recv(65_536):
            heard += piece
    assert b'"beeld":{"fase":"weg"}' in heard
    assert phone.ask(Waarvoor.DOE, w="verder")[0] == 403


def test_a_phone_can_stop_by_itself(zaal):
    phone = Afstandstoestel(zaal)
    assert phone.press("stop") == ""
    with zaal.wb.reading() as tx:
        assert afstand.pairings(tx) == ()


def test_when_nobody_draws_the_slides_it_is_said_and_nothing_happens_later(zaal, monkeypatch):
    monkeypatch.setattr("ouderplan.zaal.afstand.TE_LAAT_S", 0.3)
    phone = Afstandstoestel(zaal)
    assert "Er is niets veranderd" in phone.press("verder")
    with Laptop(zaal.wb) as laptop:
        assert phone.press("terug") == ""
    assert laptop.done == ["terug"]


def test_a_hall_that_fell_over_knows_its_remotes_and_what_they_sent(start):
    hall = start()
    port = hall.port()
    wb = Werkboek.open(hall.kast.current())

    class Hier:
        url = f"http://127.0.0.1:{port}"

    zaal = Hier()
    zaal.wb = wb
    phone = Afstandstoestel(zaal)
    with Laptop(wb) as laptop:
        phone.press("verder")
        hall.kill()
        zaal.url = f"http://127.0.0.1:{start().port()}"
        for request in phone.sent:
            assert send(zaal, request)[0] == 403
        assert phone.press("terug") == ""
    assert laptop.done == ["verder", "terug"]
    wb.close()


def test_what_was_refused_stands_in_the_log_without_filling_it(zaal, caplog):
    caplog.set_level(logging.INFO, "ouderplan.zaal.afstand")
    for _ in range(50):
        send(zaal, http("/afstand/doe", b"x"))
    said = [record for record in caplog.records if "geweigerd" in record.message]
    assert 0 < len(said) <= 15


def test_the_page_says_nothing_fits_a_phone_and_is_small(toestel):
    phone = toestel()
    page = phone.get("/afstand", **{"Accept-Encoding": "gzip"})
    assert len(page.body) < 4_000
    plain = toestel().get("/afstand")
    assert "Zonder JavaScript is er geen afstandsbediening" in plain.page.noscript.text
    paths = [
        tag.get("href") or tag.get("src") for tag in plain.page.select("link[href^='/'], script")
    ]
    answers = [phone.get(path, **{"Accept-Encoding": "gzip"}) for path in paths]
    assert len(paths) == 2
    assert len(page.body) + sum(len(answer.body) for answer in answers) < 30_000
    assert not [part for part in plain.page.select("main > section") if not part.has_attr("hidden")]


def test_no_catalog_of_the_parents_has_its_texts():
    from ouderplan.app.catalogi import collect  # noqa: PLC0415  of another room

    assert not [one.id for one in collect() if "fstandsbediening" in str(one.id)]
