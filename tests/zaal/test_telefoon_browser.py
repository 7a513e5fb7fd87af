"""The phone in a real browser: voting, with a script and without one, and following."""

import pytest
from playwright.sync_api import expect

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.stemmen import cast, close_ronde, show_ronde
from ouderplan.zaal import bestanden

pytestmark = pytest.mark.browser

VERSTUUR = "Verstuur mijn stem"
VIJF = ("vertrouwen", "openheid", "veiligheid", "geduld", "plezier")


def test_with_a_script_the_choices_left_are_counted_and_a_sixth_is_refused(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    counter = page.locator("[data-teller]")
    expect(counter).to_have_text("Nog 5 te kiezen")
    hand.pick(page, *VIJF[:3])
    expect(counter).to_have_text("Nog 2 te kiezen")
    hand.pick(page, *VIJF[3:])
    expect(counter).to_have_text("U hebt er 5 gekozen")
    hand.pick(page, "durf")
    expect(counter).to_contain_text("Haal eerst een andere keuze weg")
    expect(counter).to_have_attribute("role", "status")
    assert hand.ticked(page) == set(VIJF)
    hand.pick(page, "geduld", "durf")
    hand.send(page)
    hand.confirmed(page)
    expect(page).to_have_url(zaal.url + "/ontvangen")
    assert list(zaal.ballots().values()) == [{*VIJF, "durf"} - {"geduld"}]


@pytest.fixture
def van_windows(tmp_path, monkeypatch):
    """Let the files of the pages be as Git lays them down on Windows."""
    there = tmp_path / "static"
    there.mkdir()
    for path in bestanden.MAP.iterdir():
        (there / path.name).write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(bestanden, "MAP", there)


@pytest.mark.usefixtures("van_windows")
def test_a_first_page_may_use_what_is_in_it_whatever_ends_its_lines(zaal, open_phone):
    zaal.open()
    page = open_phone()
    expect(page.locator("[data-teller]")).to_have_text("Nog 5 te kiezen")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert page.locator("[rel=stylesheet], script[src]").count() == 0


def test_without_a_script_it_works_the_same(zaal, open_phone, hand):
    zaal.open()
    page = open_phone(java_script_enabled=False)
    hand.pick(page, *VIJF, "durf")
    hand.send(page)
    expect(page.locator("#fout")).to_contain_text("hoogstens 5")
    expect(hand.box(page, "durf")).to_be_checked()
    hand.pick(page, "durf")
    hand.send(page)
    hand.confirmed(page)
    page.get_by_role("link", name="Verander mijn keuze").click()
    hand.pick(page, "geduld")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    hand.confirmed(page)
    assert list(zaal.ballots().values()) == [set(VIJF) - {"geduld"}]


def test_a_changed_mind_is_one_vote(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld")
    hand.send(page)
    page.get_by_role("link", name="Verander mijn keuze").click()
    expect(page.get_by_text("Stem ontvangen.")).to_be_visible()
    expect(hand.box(page, "geduld")).to_be_checked()
    hand.pick(page, "geduld", "durf")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    hand.confirmed(page)
    assert list(zaal.ballots().values()) == [{"durf"}]


def test_a_double_click_sends_once(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.post_data else None)
    hand.pick(page, "geduld")
    page.get_by_role("button", name=VERSTUUR).dblclick()
    hand.confirmed(page)
    assert len(posts) == 1
    assert len(zaal.ballots()) == 1


def test_back_and_reload_after_voting_show_that_it_was_received(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    page.reload()
    hand.confirmed(page)
    page.get_by_role("link", name="Verander mijn keuze").click()
    expect(hand.box(page, "geduld")).to_be_checked()
    page.go_back()
    hand.confirmed(page)
    assert len(zaal.ballots()) == 1


def test_two_tabs_on_one_phone_are_one_vote(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    other = page.context.new_page()
    other.goto(zaal.url)
    for tab, keuze in ((page, "geduld"), (other, "durf")):
        hand.pick(tab, keuze)
        hand.send(tab)
        hand.confirmed(tab)
    assert list(zaal.ballots().values()) == [{"durf"}]


def test_nothing_chosen_is_asked_about(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.send(page)
    expect(page.get_by_role("alert")).to_be_focused()
    blank = page.get_by_role("button", name="Ik stem blanco")
    hand.pick(page, "geduld")
    expect(blank).to_be_hidden()
    hand.pick(page, "geduld")
    blank.click()
    expect(page.get_by_text("U stemde blanco")).to_be_visible()


def test_the_keyboard_alone_is_enough(zaal, open_phone, hand):
    zaal.open()
    page = open_phone(has_touch=False, is_mobile=False)
    page.keyboard.press("Tab")  # past the languages
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    hand.confirmed(page)
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_focused()
    assert len(next(iter(zaal.ballots().values()))) == 2


def test_the_phone_follows_the_evening_by_itself(zaal, open_phone, hand):
    page = open_phone()
    expect(page.get_by_role("heading", name="Er is nu niets open")).to_be_visible()
    zaal.open()
    expect(page.get_by_role("button", name=VERSTUUR)).to_be_visible()
    cast(zaal.wb, ronde=1, stemmer="a", groep=Groep.OUDERS, kanaal=Kanaal.PAPIER, keuzes=["durf"])
    hand.pick(page, "geduld")
    hand.send(page)
    hand.confirmed(page)
    close_ronde(zaal.wb, 1)
    expect(page.get_by_role("heading", name="De stemming is gesloten")).to_be_visible()
    assert "durf" not in page.content()
    show_ronde(zaal.wb, 1)
    expect(page.locator(".top li")).to_have_count(2)
    zaal.open(Rondesoort.KANSEN, vraag="Wat kan er beter?")
    expect(page.get_by_role("heading", name="Wat kan er beter?")).to_be_visible()


def test_what_was_typed_is_never_thrown_away_unasked(zaal, open_phone):
    zaal.open(Rondesoort.KANSEN)
    page = open_phone()
    page.get_by_label("Schrijf het op").fill("Een halve zin")
    close_ronde(zaal.wb, 1)
    expect(page.locator("#bericht")).to_contain_text("net gesloten")
    expect(page.get_by_label("Schrijf het op")).to_have_value("Een halve zin")
    zaal.open()
    expect(page.locator("#bericht")).to_contain_text("iets nieuws")
    expect(page.get_by_label("Schrijf het op")).to_have_value("Een halve zin")
    page.get_by_role("link", name="Naar het nieuwe").click()
    expect(page.get_by_role("button", name=VERSTUUR)).to_be_visible()


def test_ticks_that_were_not_sent_before_closing_are_said_not_to_count(zaal, open_phone, hand):
    zaal.open()
    page = open_phone()
    hand.pick(page, "geduld")
    close_ronde(zaal.wb, 1)
    expect(page.locator("#bericht")).to_contain_text("telt niet mee")
    hand.send(page)
    expect(page.get_by_role("alert")).to_contain_text("geduld")
    assert zaal.ballots() == {}


def test_another_group_hears_that_it_is_not_for_them(zaal, open_phone):
    ouder, leraar = open_phone(), open_phone("/team")
    zaal.open(groepen=(Groep.TEAM,))
    expect(ouder.get_by_role("heading", name="Deze ronde is niet voor ouders")).to_be_visible()
    expect(leraar.get_by_role("button", name=VERSTUUR)).to_be_visible()
