"""Voting with a code in a real browser: two phones, one code."""

import pytest
from playwright.sync_api import expect

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde

pytestmark = pytest.mark.browser
CODE, ANDER = "K7M3PX", "B4T9WZ"


@pytest.fixture
def met_code(zaal):
    with zaal.wb.writing() as tx:
        add_codes(tx, [CODE, ANDER], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    return zaal


def type_code(page, code):
    page.get_by_label("Typ uw stemcode").fill(code)
    page.get_by_role("button", name="Verder").click()


@pytest.mark.parametrize("script", [True, False])
def test_two_phones_with_one_code_are_one_ballot(met_code, open_phone, hand, script):
    first = open_phone(java_script_enabled=script)
    type_code(first, "k7m 3px")
    hand.pick(first, "geduld")
    hand.send(first)
    hand.confirmed(first)
    second = open_phone(f"/c/{CODE}", java_script_enabled=script)
    second.get_by_role("button", name="Verder").click()  # a link alone shows no vote
    expect(second).to_have_url(met_code.url + "/")
    expect(hand.box(second, "geduld")).to_be_checked()
    hand.pick(second, "geduld", "durf")
    second.get_by_role("button", name="Verstuur opnieuw").click()
    hand.confirmed(second)
    assert list(met_code.ballots().values()) == [{"durf"}]
    first.reload()
    expect(first.locator("main li")).to_have_text(["durf"])


def test_a_wrong_code_is_said_and_a_next_person_votes_on_the_same_phone(met_code, open_phone, hand):
    page = open_phone()
    type_code(page, "XXXXXX")
    expect(page.locator("#fout")).to_contain_text("Deze code kennen we niet")
    expect(page.get_by_label("Typ uw stemcode")).to_have_value("XXXXXX")
    type_code(page, CODE)
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    page.get_by_text("Nog iemand op deze telefoon?").click()
    page.get_by_role("button", name="Nog iemand stemt op deze telefoon").click()
    type_code(page, ANDER)
    expect(hand.box(page, "geduld")).not_to_be_checked()
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    assert sorted(map(sorted, met_code.ballots().values())) == [["durf"], ["geduld"]]


def test_a_phone_that_waits_for_a_code_follows_the_hall(met_code, open_phone):
    page = open_phone()
    expect(page.get_by_label("Typ uw stemcode")).to_be_visible()
    close_ronde(met_code.wb, 1)
    expect(page.get_by_role("heading", name="De stemming is gesloten")).to_be_visible()
    met_code.open(waarborg=Waarborg.OPEN)
    expect(page.get_by_text("De uitslag is een indruk")).to_be_visible()


def test_open_voting_again_and_again_with_a_script(zaal, open_phone, hand):
    zaal.open(waarborg=Waarborg.OPEN)
    page = open_phone()
    for _ in range(2):
        hand.pick(page, "geduld")
        hand.send(page)
        hand.confirmed(page)
        page.reload()
        hand.confirmed(page)
        page.get_by_text("Nog iemand op deze telefoon?").click()
        page.get_by_role("button", name="Nog iemand stemt op deze telefoon").click()
    assert list(zaal.ballots().values()) == [{"geduld"}] * 2
