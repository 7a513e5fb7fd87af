"""Each phone has its own pace: who goes too fast waits, and nobody else does."""

from http import HTTPStatus

import pytest

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.zaal.rem import MEESTE, Toestellen


@pytest.fixture
def rustig(zaal):
    """A hall in which a phone gets three chances, and no new ones during the test."""
    zaal.deur.app.settings["toestellen"] = Toestellen(groot=3, per_seconde=1e-6)
    return zaal


def test_who_votes_too_often_in_a_row_is_asked_to_wait_and_the_last_vote_stays(rustig, toestel):
    rustig.open()
    phone = toestel()
    for keuze in ("durf", "geduld", "plezier"):
        assert phone.vote(keuze).status == HTTPStatus.OK
    answer = phone.vote("respect")
    assert answer.status == HTTPStatus.TOO_MANY_REQUESTS
    assert "Wacht een paar tellen" in answer.text
    assert answer.ticked == {"respect"}  # nothing to tick again
    assert list(rustig.ballots().values()) == [{"plezier"}]


def test_who_sends_in_too_much_keeps_the_text_and_the_rest_is_there(rustig, toestel):
    rustig.open(Rondesoort.KANSEN, aantal_keuzes=None)
    phone = toestel()
    for nummer in range(3):
        assert phone.send_in(f"Kans {nummer}").status == HTTPStatus.OK
    answer = phone.send_in("Nog een")
    assert answer.status == HTTPStatus.TOO_MANY_REQUESTS
    assert answer.page.textarea.get_text().strip() == "Nog een"
    with rustig.wb.reading() as tx:
        assert len(tx.rows(Inbreng)) == 3


def test_a_whole_hall_behind_one_address_is_never_too_fast(rustig, toestel):
    rustig.open()
    for _ in range(60):
        assert toestel().vote("durf").status == HTTPStatus.OK
    assert len(rustig.ballots()) == 60


def test_one_laptop_without_cookies_uses_up_nobodys_chances(rustig, toestel):
    rustig.open()
    neighbour, attacker = toestel(), toestel(keeps_cookies=False)
    fields = neighbour.get().hidden | {"keuze": "durf"}
    for _ in range(200):
        assert attacker.post("/stem", fields).status == HTTPStatus.FORBIDDEN
    assert neighbour.vote("durf").status == HTTPStatus.OK
    assert len(rustig.ballots()) == 1


def test_who_makes_thousands_of_phones_up_takes_no_chance_from_others():
    pace = Toestellen(groot=2, per_seconde=1e-6)
    assert pace.may("buur")
    for nummer in range(MEESTE + 10):
        pace.may(f"verzonnen {nummer}")
    assert pace.may("buur")


def test_a_tablet_that_goes_round_is_not_too_fast(zaal, toestel):
    zaal.open(waarborg=Waarborg.OPEN)
    tablet = toestel()
    for _ in range(20):
        assert tablet.vote("durf").status == HTTPStatus.OK
    assert len(zaal.ballots()) == 20


def test_what_was_wrong_with_a_form_costs_no_chance(rustig, toestel):
    rustig.open(aantal_keuzes=1)
    phone = toestel()
    for _ in range(5):
        assert phone.vote().status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert phone.vote("durf").status == HTTPStatus.OK
