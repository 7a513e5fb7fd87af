"""Someone else on the same phone: the guarantee holds, and nobody sees the other's choice."""

import pytest
from playwright.sync_api import expect

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde

pytestmark = pytest.mark.browser
CODE, ANDER = "K7M3PX", "B4T9WZ"
SCRIPT = pytest.mark.parametrize("script", [True, False])


def vote(page, hand, keuze):
    hand.pick(page, keuze)
    hand.send(page)
    hand.confirmed(page)


def pass_on(page):
    page.get_by_text("Nog iemand op deze telefoon?").click()
    page.get_by_role("button", name="Nog iemand stemt op deze telefoon").click()
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_have_count(0)


def go_back(page):
    page.go_back()
    if page.url == "about:blank":  # with a script there is nothing to go back to
        page.go_forward()


def sees_nothing_of(page, zaal, keuze, *, without_a_choice):
    """Look back, at every address and after a reload."""
    looks = [
        page.reload,
        lambda: go_back(page),
        *(lambda path=path: page.goto(zaal.url + path) for path in ("/ontvangen", "/", "/team")),
    ]
    for look in looks:
        look()
        expect(without_a_choice).to_be_visible()
        expect(page.locator(f"li:has-text('{keuze}')")).to_have_count(0)
        expect(page.locator("[name=keuze]:checked")).to_have_count(0)


@SCRIPT
def test_one_vote_per_phone_says_where_the_next_one_can_go(zaal, open_phone, hand, script):
    zaal.open(waarborg=Waarborg.TELEFOON)
    page = open_phone(java_script_enabled=script)
    vote(page, hand, "geduld")
    page.get_by_text("Nog iemand op deze telefoon?").click()
    expect(page.get_by_text("Vraag de begeleider om een tablet")).to_be_visible()
    expect(page.get_by_role("button", name="Nog iemand stemt")).to_have_count(0)


@SCRIPT
def test_a_shared_phone_holds_two_ballots_and_no_third(zaal, open_phone, hand, script):
    zaal.open(waarborg=Waarborg.GEDEELD)
    page = open_phone(java_script_enabled=script)
    expect(page.get_by_text("Hoogstens twee stemmen per telefoon")).to_be_visible()
    vote(page, hand, "geduld")
    pass_on(page)
    ballot = page.get_by_role("button", name="Verstuur mijn stem")
    sees_nothing_of(page, zaal, "geduld", without_a_choice=ballot)
    page.goto(zaal.url)
    vote(page, hand, "durf")
    page.get_by_text("Nog iemand op deze telefoon?").click()
    expect(page.get_by_text("nu twee keer gestemd")).to_be_visible()
    expect(page.get_by_role("button", name="Nog iemand stemt")).to_have_count(0)
    page.get_by_role("link", name="Verander mijn keuze").click()
    hand.pick(page, "durf", "plezier")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    hand.confirmed(page)
    assert sorted(map(sorted, zaal.ballots().values())) == [["geduld"], ["plezier"]]


def test_in_the_next_round_a_shared_phone_begins_with_the_first_person_again(
    zaal, open_phone, hand
):
    zaal.open(waarborg=Waarborg.GEDEELD)
    page = open_phone()
    vote(page, hand, "geduld")
    pass_on(page)
    vote(page, hand, "durf")
    close_ronde(zaal.wb, 1)
    zaal.open(waarborg=Waarborg.GEDEELD)
    expect(page.get_by_role("button", name="Verstuur mijn stem")).to_be_visible()
    vote(page, hand, "geduld")
    pass_on(page)
    vote(page, hand, "durf")
    assert len(zaal.ballots(2)) == 2


def test_sharing_twice_or_by_hand_makes_no_third_ballot(zaal, toestel):
    zaal.open(waarborg=Waarborg.GEDEELD)
    phone = toestel()
    phone.vote("geduld")
    for keuze in ("durf", "plezier", "respect"):
        phone.post("/volgende", {"groep": "ouders"})
        phone.vote(keuze)
    assert sorted(map(sorted, zaal.ballots().values())) == [["geduld"], ["respect"]]


def test_passing_on_means_nothing_where_a_phone_counts_once(zaal, toestel):
    zaal.open(waarborg=Waarborg.TELEFOON)
    phone = toestel()
    phone.vote("geduld")
    assert phone.post("/volgende", {}).ticked == {"geduld"}
    phone.vote("durf")
    assert list(zaal.ballots().values()) == [{"durf"}]


@SCRIPT
def test_with_stemcodes_the_next_code_is_asked_and_the_first_can_come_back(
    zaal, open_phone, hand, script
):
    with zaal.wb.writing() as tx:
        add_codes(tx, [CODE, ANDER], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    page = open_phone(f"/c/{CODE}", java_script_enabled=script)
    vote(page, hand, "geduld")
    pass_on(page)
    asked = page.get_by_label("Typ uw stemcode")
    sees_nothing_of(page, zaal, "geduld", without_a_choice=asked)
    asked.fill(ANDER)
    page.get_by_role("button", name="Verder").click()
    vote(page, hand, "durf")
    page.goto(f"{zaal.url}/c/{CODE}")
    page.get_by_role("button", name="Verder").click()
    expect(hand.box(page, "geduld")).to_be_checked()
    assert sorted(map(sorted, zaal.ballots().values())) == [["durf"], ["geduld"]]


@SCRIPT
def test_an_open_vote_gives_a_fresh_ballot_at_once(zaal, open_phone, hand, script):
    zaal.open(waarborg=Waarborg.OPEN)
    page = open_phone(java_script_enabled=script)
    vote(page, hand, "geduld")
    confirmed_at = page.url
    page.reload()
    hand.confirmed(page)
    pass_on(page)
    ballot = page.get_by_role("button", name="Verstuur mijn stem")
    sees_nothing_of(page, zaal, "geduld", without_a_choice=ballot)
    page.goto(confirmed_at)
    expect(ballot).to_be_visible()
    vote(page, hand, "durf")
    assert sorted(map(sorted, zaal.ballots().values())) == [["durf"], ["geduld"]]
