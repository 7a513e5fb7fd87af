"""The phone for everyone: axe, a narrow screen, large letters, large targets, few bytes."""

import pytest
from playwright.sync_api import expect

from axe import axe_finds
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemmen import close_ronde, show_ronde

pytestmark = pytest.mark.browser

VERSTUUR = "Verstuur mijn stem"
VIJF = ("vertrouwen", "openheid", "veiligheid", "geduld", "plezier")


def states(zaal, page, hand):
    """Walk through what a phone can show, and name each."""
    yield "niets"
    zaal.open()
    expect(page.get_by_role("button", name=VERSTUUR)).to_be_visible()
    yield "stemmen"
    hand.send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    yield "niets gekozen"
    hand.pick(page, *VIJF, "durf")
    yield "zesde"
    hand.send(page)
    hand.confirmed(page)
    yield "ontvangen"
    close_ronde(zaal.wb, 1)
    expect(page.get_by_role("heading", name="gesloten")).to_be_visible()
    yield "gesloten"
    show_ronde(zaal.wb, 1)
    expect(page.locator(".top")).to_be_visible()
    yield "getoond"
    zaal.open(Rondesoort.KANSEN, vraag="Welke kansen en bedreigingen ziet u?")
    expect(page.locator("textarea")).to_be_visible()
    yield "inbreng"
    page.locator("textarea").fill("Een leesochtend")
    page.get_by_role("button", name="Stuur in").click()
    expect(page.get_by_text("leest het eerst")).to_be_visible()
    yield "inbreng ontvangen"
    close_ronde(zaal.wb, 2)
    expect(page.get_by_role("heading", name="niets meer insturen")).to_be_visible()
    zaal.open(groepen=(Groep.TEAM,))
    expect(page.get_by_role("heading", name="niet voor ouders")).to_be_visible()
    yield "niet voor u"
    page.goto(zaal.url + "/nergens")
    yield "fout"


def test_axe_finds_nothing_in_any_state(zaal, open_phone, hand):
    page = open_phone(reduced_motion="reduce")
    for state in states(zaal, page, hand):
        found = axe_finds(page)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"


@pytest.mark.parametrize("letter", ["100%", "200%"])
def test_nothing_falls_off_a_narrow_screen(zaal, open_phone, letter, hand):
    page = open_phone(viewport={"width": 320, "height": 640})
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.documentElement.style"
        f".setProperty('font-size', '{letter}'))"
    )
    page.reload()
    for state in states(zaal, page, hand):
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, state


def test_everything_that_can_be_touched_is_large_enough(zaal, open_phone, hand):
    page = open_phone()
    for state in states(zaal, page, hand):
        for target in page.locator(".keuze:visible, .knop:visible, textarea:visible").all():
            size = target.bounding_box()
            assert min(size["width"], size["height"]) >= 48, state


def test_the_ballot_can_be_used_after_at_most_four_small_requests(zaal, open_phone):
    zaal.open()
    page = open_phone("/gezond")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(zaal.url)
    expect(page.locator("[data-teller]")).to_have_text("Nog 5 te kiezen")
    assert len(asked) <= 4, asked
    size = page.evaluate(
        "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)"
    )
    assert 0 < size <= 30_000
