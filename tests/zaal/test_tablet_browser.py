"""A screen of the school: one person after another, and nothing of the one before."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from ouderplan.kern.rondes import Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.stemschermen import renew_screen_code, screen_code
from wakker import await_lock, keep_locks

pytestmark = pytest.mark.browser
CODE, ANDER = "K7M3PX", "B4T9WZ"
SCHERM = {"viewport": {"width": 1024, "height": 768}, "is_mobile": False, "has_touch": True}
KLAAR = "Klaar, de volgende"


@pytest.fixture
def tablet(zaal, open_phone):
    """Give a function that opens a screen that the begeleider set up."""

    def begin(**options):
        return open_phone(f"/tablet/aan/{screen_code(zaal.wb)}", **(SCHERM | options))

    return begin


def vote(page, hand, keuze, begin="Ik ben ouder"):
    page.get_by_role("button", name=begin).click()
    hand.pick(page, keuze)
    hand.send(page)
    hand.confirmed(page)


def test_a_screen_does_not_go_dark_where_a_browser_lets_a_page_ask_for_that(tablet):
    page = tablet()  # on this machine itself a browser trusts plain http as it does https
    keep_locks(page)
    page.reload()
    await_lock(page)


def channels(zaal):
    with zaal.wb.reading() as tx:
        return {row.kanaal for row in tx.rows(Stembriefje)}


def test_it_returns_to_the_start_by_itself_in_dutch(zaal, tablet):
    zaal.open()
    page = tablet()
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Türkçe").click()
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    page.locator("button[name=groep]").first.click()
    page.locator("[value=geduld]").check()
    page.locator("#formulier .voet button").first.click()
    expect(page.locator("progress:visible")).to_have_attribute("value", re.compile("[5-9]|10"))
    assert "geduld" not in page.content()
    page.clock.run_for(11_000)
    expect(page.get_by_role("button", name="Ik ben ouder")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert list(zaal.ballots().values()) == [{"geduld"}]
    assert channels(zaal) == {Kanaal.SCHERM}


@pytest.mark.parametrize("script", [True, False])
def test_every_next_person_is_another_voter_who_sees_nothing_of_the_one_before(
    zaal, tablet, hand, script
):
    zaal.open(waarborg=Waarborg.TELEFOON)
    page = tablet(java_script_enabled=script)
    vote(page, hand, "geduld")
    expect(page.locator("main")).not_to_contain_text(re.compile("geduld", re.IGNORECASE))
    page.get_by_role("link", name=KLAAR).click()
    start = page.get_by_role("button", name="Ik ben ouder")
    for look in (page.reload, page.go_back, page.go_forward):
        look()
        expect(page.locator("[name=keuze]:checked")).to_have_count(0)
        expect(page.locator("#formulier")).to_have_count(0)
    for path in ("/tablet/stemmen", "/tablet/begin", "/tablet/opnieuw", "/tablet/aan"):
        page.goto(zaal.url + path)
        expect(start).to_be_visible()
    start.click()
    expect(page.locator("[name=keuze]:checked")).to_have_count(0)
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    assert sorted(map(sorted, zaal.ballots().values())) == [["durf"], ["geduld"]]


def test_ticks_that_were_not_sent_are_gone_for_the_next_person(zaal, tablet, hand):
    zaal.open()
    page = tablet()
    page.get_by_role("button", name="Ik ben ouder").click()
    hand.pick(page, "geduld")
    page.reload()
    expect(hand.box(page, "geduld")).to_be_checked()  # of the same person
    page.get_by_role("link", name="Stop zonder te stemmen").click()
    page.get_by_role("button", name="Ik ben ouder").click()
    expect(page.locator("[name=keuze]:checked")).to_have_count(0)
    assert zaal.ballots() == {}


def test_who_walks_away_is_asked_first_and_then_forgotten(zaal, tablet, hand):
    zaal.open()
    page = tablet()
    page.get_by_role("button", name="Ik ben ouder").click()
    hand.pick(page, "geduld")
    page.clock.install()
    page.reload()
    page.clock.run_for(62_000)
    asked = page.get_by_role("dialog", name="Bent u er nog?")
    expect(asked).to_be_visible()
    page.get_by_role("button", name="Ja, ik ga verder").click()
    expect(asked).to_be_hidden()
    expect(hand.box(page, "geduld")).to_be_checked()
    page.clock.run_for(62_000)
    expect(asked).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.get_by_role("button", name="Ik ben ouder")).to_be_visible()
    assert zaal.ballots() == {}


def test_with_stemcodes_the_code_comes_first_and_counts_once(zaal, tablet, hand):
    with zaal.wb.writing() as tx:
        add_codes(tx, [CODE, ANDER], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    page = tablet()
    for code, keuze in ((CODE, "geduld"), (ANDER, "durf"), (CODE, "plezier")):
        page.get_by_label("Typ uw stemcode").fill(code)
        vote(page, hand, keuze, begin="Verder")
        page.get_by_role("link", name=KLAAR).click()
    page.get_by_label("Typ uw stemcode").fill("XXXXXX")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze code kennen we niet")
    assert sorted(map(sorted, zaal.ballots().values())) == [["durf"], ["plezier"]]


def test_a_phone_cannot_make_itself_a_screen(zaal, toestel):
    zaal.open()
    code = screen_code(zaal.wb)
    phone = toestel()
    hidden = phone.get("/").hidden
    for path in ("/tablet", "/tablet/stemmen", "/tablet/ontvangen", "/tablet/aan/BBBBBBBB"):
        answer = phone.get(path)
        assert "Dit scherm staat nog niet aan" in answer.text
        assert code not in answer.html
    phone.post("/tablet/begin", {"groep": "ouders"})
    phone.post("/tablet/stemmen", hidden | {"keuze": "durf"})
    assert zaal.ballots() == {}


def test_a_new_code_stops_the_screens_of_the_old_one(zaal, tablet):
    zaal.open()
    page = tablet()
    expect(page.get_by_role("button", name="Ik ben ouder")).to_be_visible()
    renew_screen_code(zaal.wb)
    page.reload()
    expect(page.get_by_role("heading", name="Dit scherm staat nog niet aan")).to_be_visible()
    page.get_by_label("Code van de begeleider").fill(screen_code(zaal.wb).lower())
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("button", name="Ik ben ouder")).to_be_visible()


def test_it_follows_what_is_open(zaal, tablet):
    page = tablet()
    expect(page.get_by_role("heading", name="Er is nu niets open")).to_be_visible()
    zaal.open()
    expect(page.get_by_role("button", name="Ik ben ouder")).to_be_visible()
    close_ronde(zaal.wb, 1)
    expect(page.get_by_role("heading", name="Er is nu niets open")).to_be_visible()


def test_keyboard_alone_is_enough_and_axe_finds_nothing(zaal, tablet, hand):
    zaal.open(groepen=(Groep.OUDERS,))
    page = tablet()
    for wanted in ("Begin", "geduld", "Verstuur mijn stem"):
        assert (
            Axe()
            .run(page, options={"rules": {"meta-refresh": {"enabled": False}}})
            .response["violations"]
            == []
        ), wanted
        target = page.locator("[value=geduld]") if wanted == "geduld" else None
        target = target or page.get_by_role("button", name=wanted)
        for _ in range(60):
            page.keyboard.press("Tab")
            if target.evaluate("it => it === document.activeElement"):
                break
        page.keyboard.press("Space" if wanted == "geduld" else "Enter")
    hand.confirmed(page)
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
