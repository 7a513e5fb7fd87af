"""Only what was meant for this laptop is answered: no website can pass for our page."""

from http import HTTPStatus

import pytest

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.eigen import is_own_host


@pytest.mark.parametrize(
    "host",
    ["192.168.1.20:8100", "127.0.0.1", "localhost:8100", "[::1]:8100", "laptop", "mac.local:80"],
)
def test_an_address_in_numbers_or_a_name_of_the_own_network_is_ours(host):
    assert is_own_host(host)


@pytest.mark.parametrize(
    "host", ["evil.example:8100", "192.168.1.20.evil.example", "", ":80", "[", "a.b:x:y"]
)
def test_a_name_that_someone_can_buy_is_not(host):
    assert not is_own_host(host)


def test_the_name_that_the_begeleider_chose_is():
    assert is_own_host("Stem.School.nl:8100", "stem.school.nl")
    assert not is_own_host("stem.school.nl:8100")


def test_a_website_that_points_its_name_at_the_hall_gets_no_page_and_no_vote(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    for path in ("/", "/team", "/volg", "/gezond", "/bestaat-niet"):
        answer = phone.get(path, Host="evil.example:8100")
        assert answer.status == HTTPStatus.MISDIRECTED_REQUEST
        assert "durf" not in answer.html
    foreign = {"Host": "evil.example", "Origin": "http://evil.example"}
    answer = phone.post("/stem", fields, **foreign, **{"Sec-Fetch-Site": "same-origin"})
    assert answer.status == HTTPStatus.MISDIRECTED_REQUEST
    assert "het adres dat op het scherm staat" in answer.text
    assert zaal.ballots() == {}


def test_the_hall_answers_to_the_name_that_was_chosen(zaal_met, toestel_op):
    zaal = zaal_met(buiten=Buitenadres.of("stem.school.nl"))
    assert toestel_op(zaal.url).get(Host="stem.school.nl:8100").status == HTTPStatus.OK


@pytest.mark.parametrize(
    "path", ["/", "/team", "/stem", "/inbreng", "/c", "/c/XXXXXX", "/ontvangen"]
)
def test_asking_for_a_page_changes_nothing_whatever_website_asks(zaal, toestel, path):
    with zaal.wb.writing() as tx:
        add_codes(tx, ["BCDFGH"], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    before = zaal.wb.versions()
    query = "?boek=&ronde=1&groep=ouders&keuze=durf&soort=kans&tekst=x&code=BCDFGH&blanco=ja"
    toestel().get(path + query, **{"Sec-Fetch-Site": "cross-site"})
    assert zaal.wb.versions() == before
    assert zaal.ballots() == {}


def test_a_code_that_another_website_fills_in_waits_for_the_owner_of_the_phone(zaal, toestel):
    with zaal.wb.writing() as tx:
        add_codes(tx, ["BCDFGH"], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    phone = toestel()
    answer = phone.get("/c/BCDFGH", **{"Sec-Fetch-Site": "cross-site"})
    assert answer.page.select_one("[name=code]")["value"] == "BCDFGH"
    assert "stemcode" not in {cookie.name for cookie in phone.jar}
    assert phone.post("/c", {"code": "BCDFGH"}).page.select("[type=checkbox]")
