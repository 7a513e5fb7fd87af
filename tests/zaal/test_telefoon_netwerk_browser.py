"""The phone in a real browser on a bad network."""

import shutil

import pytest
from playwright.sync_api import expect

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde

pytestmark = pytest.mark.browser


def test_offline_between_choosing_and_sending_counts_once(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld")
    page.context.set_offline(True)
    hand.send(page)
    expect(page.locator("[data-teller]")).to_contain_text("Nog niet verstuurd")
    assert zaal.ballots() == {}
    page.context.set_offline(False)
    hand.confirmed(page)
    assert list(zaal.ballots().values()) == [{"geduld"}]


def test_a_line_lies_ready_for_who_votes_and_is_asked_for_once(zaal, open_phone, hand):
    """Making one would cost a way there and back just when somebody waits."""
    zaal.open()
    page = open_phone()
    asked = []

    def note(request):
        asked.append(request)

    page.on("requestfinished", note)
    with page.expect_response("**/lijn") as answer:
        hand.pick(page, "geduld")
    assert answer.value.status == 204
    page.wait_for_timeout(300)  # the line lies there
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    paths = [request.url.rsplit("/", 1)[1] for request in asked]
    (sent,) = (request for request in asked if request.url.endswith("/stem"))
    assert paths.count("lijn") == 1
    assert sent.timing["connectStart"] == -1, "the vote went over a line that was there"


def test_an_answer_that_got_lost_is_asked_for_again_and_counts_once(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    tried = []

    def lose_first(route):
        tried.append(route.fetch())
        if len(tried) == 1:
            route.abort()
        else:
            route.fulfill(response=tried[-1])

    page.route("**/stem", lose_first)
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    assert len(tried) == 2
    assert list(zaal.ballots().values()) == [{"geduld"}]


def test_a_wifi_login_page_is_not_taken_for_a_confirmation(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    page.route("**/stem", lambda route: route.fulfill(body="<main>Welkom op de wifi</main>"))
    hand.pick(page, "geduld")
    hand.send(page)
    expect(page.locator("[data-teller]")).to_contain_text("Nog niet verstuurd")
    page.unroute("**/stem")
    hand.confirmed(page)


def test_a_reload_while_sending_goes_on_sending(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    page.route("**/stem", lambda route: route.abort())
    hand.pick(page, "geduld")
    hand.send(page)
    expect(page.locator("[data-teller]")).to_contain_text("Nog niet verstuurd")
    page.unroute("**/stem")
    page.reload()
    hand.confirmed(page)
    assert list(zaal.ballots().values()) == [{"geduld"}]


def test_choices_survive_a_reload_until_they_are_sent(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld", "durf")
    page.reload()
    expect(page.locator("[data-teller]")).to_have_text("Nog 3 te kiezen")
    assert hand.ticked(page) == {"geduld", "durf"}
    assert zaal.ballots() == {}


def test_a_kans_that_is_sent_again_is_kept_once(zaal, open_phone):
    zaal.open(Rondesoort.KANSEN)
    page = open_phone()
    tried = []

    def lose_first(route):
        tried.append(route.fetch())
        if len(tried) == 1:
            route.abort()
        else:
            route.fulfill(response=tried[-1])

    page.route("**/inbreng", lose_first)
    page.get_by_label("Schrijf het op").fill("Een leesochtend")
    page.get_by_role("button", name="Stuur in").click()
    expect(page.get_by_text("De begeleider leest het eerst")).to_be_visible()
    expect(page.get_by_label("Schrijf het op")).to_have_value("")
    page.get_by_label("Bedreiging").check()
    page.get_by_label("Schrijf het op").fill("Weinig tijd")
    page.get_by_role("button", name="Stuur in").click()
    expect(page.get_by_label("Schrijf het op")).to_have_value("")
    with zaal.wb.reading() as tx:
        assert [(row.tekst, row.soort) for row in tx.rows(Inbreng)] == [
            ("Een leesochtend", "kans"),
            ("Weinig tijd", "bedreiging"),
        ]


def test_the_phone_waits_for_a_hall_that_fell_over_and_goes_on(start, nieuwe_telefoon, hand):
    hall = start()
    port = hall.port()
    wb = Werkboek.open(hall.kast.current())
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)
    page = nieuwe_telefoon()
    page.goto(f"http://127.0.0.1:{port}")
    hall.kill()
    expect(page.locator("#bericht")).to_contain_text("Geen verbinding")
    hand.pick(page, "geduld")
    hand.send(page)
    expect(page.locator("[data-teller]")).to_contain_text("Nog niet verstuurd")
    start(port).port()
    hand.confirmed(page)
    expect(page.locator("#bericht")).to_be_empty()
    close_ronde(wb, 1)
    expect(page.get_by_role("heading", name="De stemming is gesloten")).to_be_visible()
    wb.close()


def test_as_on_a_real_network_the_forms_are_taken_for_our_own(zaal, browser, hand):
    """Http on a name that is not this machine's own: no Sec-Fetch headers, like in the hall."""
    own = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    plain = browser.browser_type.launch(
        executable_path=own,
        args=["--no-sandbox", "--host-resolver-rules=MAP zaal.lan 127.0.0.1"],
    )
    zaal.open()
    try:
        for script in (False, True):
            page = plain.new_context(java_script_enabled=script, locale="nl-NL").new_page()
            page.goto(zaal.url.replace("127.0.0.1", "zaal.lan"))
            hand.pick(page, "geduld")
            hand.send(page)
            hand.confirmed(page)
    finally:
        plain.close()
    assert len(zaal.ballots()) == 2


def test_a_phone_that_slept_while_the_round_changed_shows_the_new_one(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    sleep(page)
    close_ronde(zaal.wb, 1)
    zaal.open(vraag="Wat telt nu?")
    wake(page)
    expect(page.get_by_role("heading", name="Wat telt nu?")).to_be_visible()
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    assert list(zaal.ballots(2).values()) == [{"durf"}]


def test_a_phone_that_falls_asleep_while_choosing_keeps_its_choices(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld", "durf")
    sleep(page)
    wake(page)
    assert hand.ticked(page) == {"geduld", "durf"}
    hand.send(page)
    hand.confirmed(page)
    assert list(zaal.ballots().values()) == [{"geduld", "durf"}]


def sleep(page):
    """Do what a phone in a pocket does: the page stands still and the network is gone."""
    page.context.set_offline(True)
    freeze(page, "frozen")


def wake(page):
    freeze(page, "active")
    page.context.set_offline(False)


def freeze(page, state):
    page.context.new_cdp_session(page).send("Page.setWebLifecycleState", {"state": state})


@pytest.mark.parametrize("script", [True, False])
def test_a_stale_page_of_the_previous_round_is_not_counted_in_the_next(
    zaal, open_phone, hand, script
):
    zaal.open()
    page = open_phone(java_script_enabled=script)
    hand.pick(page, "geduld")
    close_ronde(zaal.wb, 1)
    zaal.open(vraag="Wat telt nu?")
    hand.send(page)
    expect(page.get_by_role("alert")).to_contain_text("hoorde bij een eerdere ronde")
    expect(page.get_by_role("heading", name="Wat telt nu?")).to_be_visible()
    assert zaal.ballots(1) == zaal.ballots(2) == {}
    page.locator("[name=keuze]:checked").evaluate_all("all => all.forEach(x => x.click())")
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    assert list(zaal.ballots(2).values()) == [{"durf"}]


def test_a_second_tab_that_is_behind_changes_the_same_vote(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    other = page.context.new_page()
    other.goto(zaal.url)
    hand.pick(other, "durf")
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    hand.send(other)  # it was drawn before the other tab had voted
    hand.confirmed(other)
    page.reload()
    expect(page.get_by_role("listitem")).to_have_text(["durf"])
    assert list(zaal.ballots().values()) == [{"durf"}]


def test_back_to_the_ballot_after_voting_does_not_send_it_again(zaal, open_phone, hand):
    zaal.open()
    page = open_phone(java_script_enabled=False)
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    page.go_back()
    hand.pick(page, "durf")
    page.get_by_role("button", name="Verstuur").click()
    hand.confirmed(page)
    assert len(zaal.ballots()) == 1
