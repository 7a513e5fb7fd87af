"""Every phone page in the languages there are: axe, 320 px, letters of 200 %, large targets.

The templates are the same in all of them: by day every third language walks through them. How much
room a ballot needs is measured in each, by day too (`test_talen_browser`).
"""

import pytest
from playwright.sync_api import expect

from axe import axe_finds
from keren import spread
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.talen import Talen
from ouderplan.zaal.telefoon import TAAL

pytestmark = pytest.mark.browser

KLEINSTE_DOEL = 44
SMAL = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
STUUR = ".voet .knop >> nth=0"
DOELEN = (
    ".keuze:visible, .knop:visible, textarea:visible, summary:visible, input[type=text]:visible"
)


def states(zaal, page):
    """Walk through what a phone can show without reading a word of it."""
    stand = page.locator("main")
    yield "niets"
    zaal.open()
    expect(page.locator(".keuze")).not_to_have_count(0)
    yield "stemmen"
    page.locator(STUUR).click()
    expect(page.get_by_role("alert")).to_be_focused()
    yield "niets gekozen"
    for nummer in range(6):
        page.locator(".keuze input").nth(nummer).click()
    expect(page.locator("[name=keuze]:checked")).to_have_count(5)
    yield "een te veel"
    page.locator(STUUR).click()
    expect(page.locator(".ontvangen.groot h1")).to_be_focused()
    yield "ontvangen"
    close_ronde(zaal.wb, 1)
    expect(stand.locator(".rust")).to_be_visible()
    yield "gesloten"
    show_ronde(zaal.wb, 1)
    expect(page.locator(".top")).to_be_visible()
    yield "getoond"
    zaal.open(Rondesoort.KANSEN)
    expect(page.locator("textarea")).to_be_visible()
    yield "inbreng"
    close_ronde(zaal.wb, 2)
    zaal.open(groepen=(Groep.TEAM,))
    expect(page.locator("textarea")).to_have_count(0)
    yield "niet voor u"


@pytest.mark.parametrize("taal", spread(Talen().alle, 1), ids=lambda taal: taal.code)
def test_every_page_is_open_to_all(zaal, open_phone, taal):
    page = open_phone(**SMAL)
    page.context.add_cookies([{"name": TAAL, "value": taal.code, "url": zaal.url}])
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", taal.lang)
    for state in states(zaal, page):
        found = axe_finds(page)
        assert found.violations_count == 0, f"{taal.code}, {state}: {found.generate_report()}"
        for letter in ("100%", "200%"):
            page.evaluate("size => document.documentElement.style.fontSize = size", letter)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, f"{taal.code}, {state}, {letter}: {wide}"
        page.evaluate("document.documentElement.style.fontSize = ''")
        small = page.locator(DOELEN).evaluate_all(
            "(all, least) => all.map(one => one.getBoundingClientRect())"
            ".filter(box => Math.min(box.width, box.height) < least).length",
            KLEINSTE_DOEL,
        )
        assert small == 0, f"{taal.code}, {state}"


def spoken(page):
    """Return what a screen reader is told of by itself: (how urgent, the text)."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def text_of(node):
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return " ".join(text_of(by_id[i]) for i in node.get("childIds", []) if i in by_id)

    live = [
        (next(p["value"]["value"] for p in node["properties"] if p["name"] == "live"), node)
        for node in nodes
        if not node["ignored"] and any(p["name"] == "live" for p in node.get("properties", []))
    ]
    return [(how, " ".join(text_of(node).split())) for how, node in live]


def hears(page, how, text):
    expect(page.locator("[role=status], [role=alert]").filter(has_text=text).first).to_be_visible()
    assert (how, text) in [(level, said[: len(text)]) for level, said in spoken(page)]


def test_a_screen_reader_hears_what_is_left_what_is_wrong_and_that_it_was_received(
    zaal, open_phone, hand
):
    zaal.open()
    page = open_phone()
    hears(page, "polite", "Nog 5 te kiezen")
    hand.send(page)
    hears(page, "assertive", "U hebt nog niets gekozen")
    hand.pick(page, "vertrouwen", "openheid")
    hears(page, "polite", "Nog 3 te kiezen")
    hand.pick(page, "veiligheid", "geduld", "plezier", "durf")
    hears(page, "polite", "U hebt al het hoogste aantal gekozen")
    hand.send(page)
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_focused()


def test_a_screen_reader_hears_that_what_it_sent_in_was_received(zaal, open_phone):
    zaal.open(Rondesoort.KANSEN)
    page = open_phone()
    page.locator("textarea").fill("Een leesochtend")
    page.get_by_role("button", name="Stuur in").click()
    hears(page, "polite", "Ontvangen.")
    expect(page.locator(".ontvangen.strook")).to_be_focused()


def test_no_more_is_asked_than_there_is_to_choose(zaal, open_phone):
    with zaal.wb.writing() as tx:
        tx.replace_all(Waarde, tx.rows(Waarde)[:2])
    zaal.open()
    page = open_phone()
    expect(page.locator("[data-teller]")).to_have_text("Nog 2 te kiezen")
    assert "Kies er hoogstens 2" in page.locator("#uitleg").inner_text()
    for box in page.locator(".keuze").all():
        box.click()
    expect(page.locator("[data-teller]")).to_have_text("U hebt er 2 gekozen")
