"""The schoolscan, looking back, the answer and the screen: axe, 320 px, 200 %, large targets."""

from datetime import date

import pytest
from playwright.sync_api import expect

from axe import axe_finds
from keren import spread
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.antwoord import share
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.opslag.stemschermen import screen_code
from ouderplan.talen import Talen
from ouderplan.zaal.telefoon import TAAL

pytestmark = pytest.mark.browser

KLEINSTE_DOEL = 44
SMAL = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
DOELEN = ".keuze, .knop, textarea, summary, .talengroot button"
TE_KLEIN = """least => [...document.querySelectorAll(%r)]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < least).map(([html]) => html)"""
TE_BREED = """() => [...document.querySelectorAll("main *, header *:not(.weg)")]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth
                 && getComputedStyle(one).overflowX !== "visible")
  .map(one => one.outerHTML.slice(0, 80))"""
IN_VEEL_TALEN = pytest.mark.parametrize("taal", spread(Talen().alle), ids=lambda taal: taal.code)
IN_ENKELE = pytest.mark.parametrize(
    "taal", list(map(Talen().get, ("nl", "ar", "uk", "ti"))), ids=lambda taal: taal.code
)
"""Dutch, from right to left, long words, high letters: the shared page is walked in them all."""
STUUR = ".voet .knop >> nth=0"


@pytest.fixture
def smal(zaal, open_phone, taal):
    """Give a function that opens a page on the smallest phone, in this language."""

    def begin(path="/"):
        page = open_phone(path, **SMAL)
        page.context.add_cookies([{"name": TAAL, "value": taal.code, "url": zaal.url}])
        page.reload()
        expect(page.locator("html")).to_have_attribute("lang", taal.lang)
        return page

    return begin


def is_open_to_all(page, state):
    found = axe_finds(page)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"
    for letter in ("100%", "200%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", letter)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert (wide <= 320, page.evaluate(TE_BREED)) == (True, []), f"{state}, {letter}: {wide}"
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert page.evaluate(TE_KLEIN % DOELEN, KLEINSTE_DOEL) == [], state


@IN_VEEL_TALEN
def test_the_schoolscan(zaal, smal):
    zaal.open(Rondesoort.SCAN)
    page = smal()
    page.locator(".scanvraag summary").first.click()
    is_open_to_all(page, "leeg")
    page.locator(STUUR).click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.locator("[name='niveau-1'][value='2.0']").check()
    is_open_to_all(page, "niets ingevuld")
    page.locator(STUUR).click()
    expect(page.locator(".ontvangen.groot h1")).to_be_focused()
    is_open_to_all(page, "ontvangen")


@IN_ENKELE
def test_the_evaluation(zaal, smal):
    zaal.open(Rondesoort.EVALUATIE)
    page = smal()
    is_open_to_all(page, "leeg")
    page.locator("textarea").fill("De koffie")
    page.locator(STUUR).click()
    expect(page.locator(".ontvangen.strook")).to_be_focused()
    is_open_to_all(page, "ontvangen")


@IN_ENKELE
def test_the_answer(zaal, toestel, smal):
    zaal.open()
    toestel().vote("vertrouwen", "verantwoordelijkheid")
    close_ronde(zaal.wb, 1)
    show_ronde(zaal.wb, 1)
    page = smal("/antwoord")
    is_open_to_all(page, "nog niet gedeeld")
    with zaal.wb.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Elke maand koffie.", "2026-2027", Doelstatus.BEHAALD))
        tx.add(Jaardoel("3b", 3, "Een leesochtend.", "2026-2027"))
        tx.add(Actie("3b", "Boeken kopen", "ouderraad"))
    share(zaal.wb, date(2026, 11, 2))
    page.reload()
    expect(page.locator(".doelen")).not_to_have_count(0)
    is_open_to_all(page, "gedeeld")


@IN_ENKELE
def test_the_screen_that_asks_whether_someone_is_there(zaal, smal):
    zaal.open()
    page = smal(f"/tablet/aan/{screen_code(zaal.wb)}")
    is_open_to_all(page, "begin")
    page.locator("button[name=groep]").first.click()
    expect(page.locator(".keuze")).not_to_have_count(0)
    page.clock.install()
    page.reload()
    page.clock.run_for(62_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    is_open_to_all(page, "bent u er nog")
