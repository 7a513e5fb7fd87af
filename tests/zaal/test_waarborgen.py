"""The three guarantees on the phone: with a code, per telephone, open."""

import asyncio
import time
from http import HTTPStatus

import pytest

from ouderplan.kern.rondes import Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes, find_code, unknown_tried
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.zaal.rem import Rem

CODES = ("K7M3PX", "B4T9WZ", "DH2KQ8")
TEAM = "VV55TT"
FOUT = "ZZZZZ2"


@pytest.fixture
def met_code(zaal):
    """Give a hall with codes and an open vote that asks for them."""
    with zaal.wb.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
        add_codes(tx, [TEAM], Groep.TEAM)
    zaal.open(waarborg=Waarborg.STEMCODE)
    return zaal


def unknown(zaal):
    with zaal.wb.reading() as tx:
        return unknown_tried(tx, 1)


def groups(zaal, ronde=1):
    with zaal.wb.reading() as tx:
        return {row.briefje: row.groep for row in tx.rows(Stembriefje, ronde=ronde)}


# --- with a code ----------------------------------------------------------------------------------


def test_without_a_code_a_phone_is_asked_for_one_and_sees_no_ballot(met_code, toestel):
    for path in ("/", "/team", "/c", "/c/"):
        answer = toestel().get(path)
        assert answer.status == HTTPStatus.OK
        assert "Typ uw stemcode" in answer.text
        assert answer.page.select_one("input[name=code]")
        assert not answer.page.select("[type=checkbox]")
    assert met_code.ballots() == {}


def test_a_typed_code_leads_to_the_ballot_and_the_vote_counts(met_code, toestel):
    phone = toestel()
    phone.get()
    answer = phone.post("/c", {"code": " k7m 3px "})
    assert answer.path == "/"
    assert answer.page.select("[type=checkbox]")
    assert "stemcode" in answer.text
    assert "Stem ontvangen" in phone.vote("durf").text
    assert list(met_code.ballots().values()) == [{"durf"}]


def test_the_qr_code_leads_to_the_ballot_at_once_and_leaves_no_code_in_the_address(
    met_code, toestel
):
    phone = toestel()
    answer = phone.get(f"/c/{CODES[0]}")
    assert answer.path == "/"
    assert answer.page.select("[type=checkbox]")
    assert CODES[0] not in answer.html
    phone.vote("durf")
    assert len(met_code.ballots()) == 1


def test_two_phones_with_one_code_are_one_ballot_that_either_may_change(met_code, toestel):
    first, second = toestel(), toestel()
    first.get(f"/c/{CODES[0]}")
    first.vote("durf")
    assert not second.get(f"/c/{CODES[0]}").ticked  # the link alone shows nothing
    assert second.post("/c", {"code": CODES[0]}).ticked == {"durf"}
    second.vote("geduld")
    assert list(met_code.ballots().values()) == [{"geduld"}]
    assert first.get().ticked == {"geduld"}


def test_two_codes_on_one_phone_are_two_ballots(met_code, toestel):
    phone = toestel()
    for code, keuze in zip(CODES, ("durf", "geduld", "plezier"), strict=True):
        phone.get(f"/c/{code}")
        assert phone.get().ticked == set()
        phone.vote(keuze)
    assert len(met_code.ballots()) == 3


def test_the_group_comes_from_the_code_whatever_the_address_and_the_form_say(met_code, toestel):
    phone = toestel()
    assert phone.get(f"/c/{TEAM}").path == "/team"
    phone.vote("durf", path="/", groep="ouders")
    assert list(groups(met_code).values()) == [Groep.TEAM]


def test_a_code_of_a_group_that_does_not_take_part_is_told_kindly(met_code, toestel):
    close_ronde(met_code.wb, 1)
    met_code.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    answer = toestel().get(f"/c/{TEAM}")
    assert "niet voor het team" in answer.text


@pytest.mark.parametrize("getypt", [FOUT, "K7M3P", "hallo", "K7M3PXX", "<b>x</b>"])
def test_a_wrong_code_is_said_kindly_counted_and_left_in_the_field(met_code, toestel, getypt):
    phone = toestel()
    phone.get()
    answer = phone.post("/c", {"code": getypt})
    assert answer.status == HTTPStatus.FORBIDDEN
    assert "Deze code kennen we niet" in answer.page.select_one("#fout").text
    assert answer.page.select_one("input[name=code]")["value"] == getypt
    assert "<b>" not in answer.html
    assert unknown(met_code) == 1
    assert phone.post("/c", {"code": CODES[0]}).page.select("[type=checkbox]")


def test_nothing_typed_is_no_wrong_code(met_code, toestel):
    phone = toestel()
    phone.get()
    assert "Typ eerst uw stemcode" in phone.post("/c", {"code": "  "}).text
    assert unknown(met_code) == 0


def test_a_ballot_that_is_sent_without_a_code_waits_for_the_code(met_code, toestel):
    phone = toestel()
    phone.get()
    fields = {"ronde": "1", "groep": "ouders", "keuze": ["durf"]}
    answer = phone.post("/stem", fields)
    assert answer.status == HTTPStatus.FORBIDDEN
    assert "Typ eerst uw stemcode" in answer.text
    assert [item.text for item in answer.page.select("#fout li")] == ["durf"]
    assert met_code.ballots() == {}


def test_a_forged_or_replaced_code_is_no_voter(met_code, toestel):
    phone = toestel()
    phone.get(f"/c/{CODES[0]}")
    close_ronde(met_code.wb, 1)
    with met_code.wb.writing() as tx:
        add_codes(tx, ["NNNN22"], Groep.OUDERS, vervang=True)
    met_code.open(waarborg=Waarborg.STEMCODE)
    assert "Typ uw stemcode" in phone.get().text
    for cookie in phone.jar:
        if cookie.name == "stemcode":
            with met_code.wb.reading() as tx:
                cookie.value = find_code(tx, "NNNN22").merk
    assert "Typ uw stemcode" in phone.get().text


def test_the_code_goes_on_in_the_next_round(met_code, toestel):
    phone = toestel()
    phone.get(f"/c/{CODES[0]}")
    phone.vote("durf")
    close_ronde(met_code.wb, 1)
    met_code.open(waarborg=Waarborg.STEMCODE)
    assert phone.get().ticked == set()
    phone.vote("geduld")
    assert list(met_code.ballots(2).values()) == [{"geduld"}]


def test_a_phone_without_cookies_hears_why_a_code_does_not_help(met_code, toestel):
    phone = toestel(keeps_cookies=False)
    answer = phone.post("/c", {"code": CODES[0]})
    assert answer.status == HTTPStatus.FORBIDDEN
    assert "stemcode niet onthouden" in answer.text
    assert met_code.ballots() == {}


def test_scanning_before_the_vote_opens_is_remembered(zaal, toestel):
    with zaal.wb.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
    phone = toestel()
    assert "nu niets open" in phone.get(f"/c/{CODES[0]}").text
    assert phone.get("/c").path == "/"
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    assert phone.get().page.select("[type=checkbox]")


def test_the_script_gets_the_ballot_at_once(met_code, toestel):
    phone = toestel()
    phone.get()
    answer = phone.post("/c", {"code": CODES[0]}, follow=False, **{"X-Zaal": "1"})
    assert (answer.status, answer.headers["Content-Location"]) == (HTTPStatus.OK, "/")
    assert answer.page.select("[type=checkbox]")
    assert met_code.ballots() == {}


@pytest.mark.parametrize("path", ["/c/" + "x" * 200, "/c/a/b", "/c/%ff%fe", "/c/%00"])
def test_a_strange_address_is_answered_calmly(met_code, toestel, path):
    answer = toestel().get(path)
    assert 400 <= answer.status < 500
    assert "Traceback" not in answer.html
    assert met_code.ballots() == {}


# --- guessing -------------------------------------------------------------------------------------


def test_who_tries_by_hand_has_to_wait_and_a_neighbour_does_not(met_code, toestel):
    guesser, neighbour = toestel(), toestel()
    guesser.get()
    answers = [guesser.post("/c", {"code": FOUT}).status for _ in range(7)]
    assert answers[:5] == [HTTPStatus.FORBIDDEN] * 5
    assert answers[5:] == [HTTPStatus.TOO_MANY_REQUESTS] * 2
    assert "Wacht tien tellen" in guesser.post("/c", {"code": CODES[0]}).text
    assert neighbour.get(f"/c/{CODES[0]}").page.select("[type=checkbox]")
    assert unknown(met_code) == 5


def test_a_whole_hall_behind_one_address_types_right_codes_without_waiting(met_code, toestel):
    begin = time.monotonic()
    for _ in range(100):
        assert toestel().get(f"/c/{CODES[0]}").path == "/"
    assert time.monotonic() - begin < 20
    assert unknown(met_code) == 0


def test_a_flood_of_new_devices_gets_no_more_guesses_than_the_bucket_holds():
    async def flood():
        rem = Rem(per_seconde=0.001, groot=10, geduld=0.05)
        return await asyncio.gather(*(rem.turn("10.0.0.66") for _ in range(300)))

    assert sum(asyncio.run(flood())) == 10


def test_under_a_flood_other_addresses_take_turns_and_right_codes_cost_nothing():
    async def hall():
        rem = Rem(per_seconde=20, groot=1, geduld=5)
        assert await rem.turn("10.0.0.66")
        flood = [asyncio.ensure_future(rem.turn("10.0.0.66")) for _ in range(150)]
        await asyncio.sleep(0)

        async def parent(adres):
            went = await rem.turn(adres)
            rem.was_right(None)
            return went

        begin = time.monotonic()
        parents = await asyncio.gather(*(parent(f"10.0.1.{nr}") for nr in range(100)))
        taken = time.monotonic() - begin
        for place in flood:
            place.cancel()
        await asyncio.gather(*flood, return_exceptions=True)
        return parents, taken

    parents, taken = asyncio.run(hall())
    assert all(parents)
    assert taken < 2


def test_who_gave_up_waiting_takes_no_chance():
    async def hall():
        rem = Rem(per_seconde=10, groot=1, geduld=0.02)
        assert await rem.turn("a")
        assert not await rem.turn("a")
        rem.was_right(None)
        return await rem.turn("b")

    assert asyncio.run(hall())


# --- open -----------------------------------------------------------------------------------------


def test_in_an_open_vote_every_fresh_page_is_a_ballot(zaal, toestel):
    zaal.open(waarborg=Waarborg.OPEN)
    phone = toestel()
    for _ in range(3):
        answer = phone.vote("durf")
        assert answer.path.startswith("/ontvangen?bewijs=")
        assert "Stem ontvangen" in answer.text
        assert "durf" in answer.text
        assert "begint met een leeg stembriefje" in answer.text
        assert phone.get().ticked == set()
    assert list(zaal.ballots().values()) == [{"durf"}] * 3


def test_in_an_open_vote_the_same_form_again_counts_once(zaal, toestel):
    zaal.open(waarborg=Waarborg.OPEN)
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    for _ in range(3):
        phone.post("/stem", fields)
    assert len(zaal.ballots()) == 1


def test_an_open_vote_asks_for_no_cookie_and_no_code(zaal, toestel):
    zaal.open(waarborg=Waarborg.OPEN)
    answer = toestel(keeps_cookies=False).vote("durf")
    assert "Stem ontvangen" in answer.text
    assert len(zaal.ballots()) == 1


def test_a_refused_open_ballot_keeps_its_number(zaal, toestel):
    zaal.open(waarborg=Waarborg.OPEN, aantal_keuzes=1)
    phone = toestel()
    first = phone.get().hidden
    again = phone.post("/stem", first | {"keuze": ["durf", "geduld"]})
    assert again.hidden["inzending"] == first["inzending"]
    phone.post("/stem", again.hidden | {"keuze": "durf"})
    assert list(zaal.ballots().values()) == [{"durf"}]


@pytest.mark.parametrize("waarborg", list(Waarborg))
def test_the_guarantee_stands_on_the_ballot_and_on_the_confirmation(zaal, toestel, waarborg):
    with zaal.wb.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
    ronde = zaal.open(waarborg=waarborg, groepen=(Groep.OUDERS,))
    phone = toestel()
    phone.get(f"/c/{CODES[0]}")
    assert ronde.regel in phone.get().text
    assert ronde.regel in phone.vote("durf").text


def test_a_vote_per_telephone_has_no_number_and_asks_no_code(zaal, toestel):
    zaal.open()
    answer = toestel().get()
    assert "inzending" not in answer.hidden
    assert "/c" not in [link["href"] for link in answer.page.select("main a")]
