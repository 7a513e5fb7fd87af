"""Only what was meant for this laptop is answered: no website can pass for our page."""

from http import HTTPStatus

import pytest

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
    zaal = zaal_met(naam="stem.school.nl")
    assert toestel_op(zaal.url).get(Host="stem.school.nl:8100").status == HTTPStatus.OK
