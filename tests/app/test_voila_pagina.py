"""The begeleider's page in a real browser; `page` fails when it asks another host anything."""

import json
import re

import pytest
from playwright.sync_api import expect

from axe import axe_finds
from kernels import is_kernel

pytestmark = pytest.mark.browser

OPEN = {"timeout": 30_000}
WEER_OPEN = "begeleider is weer open"
# What is there for a moment is seen by who looks at every change.
ZIE = """new MutationObserver(() => {
  if (document.body?.innerText.includes("Het werkboek wordt geopend…")) window.zagOpenen = true;
}).observe(document, { childList: true, subtree: true });"""


def test_it_says_that_it_is_opening_and_then_shows_the_workbook(gestart, page):
    page.add_init_script(ZIE)
    page.goto(gestart.pagina(), wait_until="commit")
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(**OPEN)
    assert page.evaluate("window.zagOpenen")
    expect(page.get_by_text("Het werkboek wordt geopend…")).to_have_count(0)


def test_it_is_a_dutch_page_with_our_name_and_typeface_and_no_token_in_its_address(gestart, page):
    open_page(page, gestart.pagina())
    expect(page).to_have_title("Het proefwerkboek · Ouderplan")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert "token" not in page.url
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate("document.fonts.check('17px \"Atkinson Hyperlegible\"')")
    assert "Atkinson" in page.locator(".op-pagina").evaluate("e => getComputedStyle(e).fontFamily")


def test_the_query_reaches_the_kernel_without_the_token(gestart, page):
    open_page(page, gestart.pagina("/stap/waarden", stap="visie"))
    expect(page.locator("#vraag")).to_have_text("[stap=visie]")


def test_a_kernel_that_died_is_said_and_reloading_helps(gestart, page):
    open_page(page, gestart.pagina())
    page.get_by_role("button", name="Stop de kernel").click()
    bar = page.get_by_role("alert")
    expect(bar).to_contain_text("Wat u invulde, is bewaard.", timeout=20_000)
    bar.get_by_role("button", name="Opnieuw laden").click()
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(**OPEN)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_begeleider_page_that_fell_over_is_said_and_the_page_finds_the_new_one(
    gestart, page, wacht_tot
):
    before = gestart.uitvoer.count(WEER_OPEN)
    open_page(page, gestart.pagina())
    gestart.kind("server").kill()
    expect(page.get_by_role("alert")).to_contain_text("is bewaard", timeout=20_000)
    wacht_tot(lambda: gestart.uitvoer.count(WEER_OPEN) > before, timeout=30)
    page.get_by_role("button", name="Opnieuw laden").click()
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(**OPEN)


def test_a_page_that_cannot_be_drawn_says_so_without_a_traceback(gestart, page):
    page.goto(gestart.pagina("/stap/kapot"))
    expect(page.get_by_role("heading", name="Deze pagina ging niet open")).to_be_visible(**OPEN)
    assert not re.search("RuntimeError|Traceback|niemand zien", page.content())


def test_without_the_token_the_browser_shows_a_calm_page(gestart, page):
    page.goto(gestart.adres)
    expect(page.get_by_role("heading", name="Deze pagina is voor de begeleider")).to_be_visible()


@pytest.mark.parametrize("breedte", [1280, 900])
def test_it_fits_without_scrolling_sideways(gestart, page, breedte):
    page.set_viewport_size({"width": breedte, "height": 720})
    open_page(page, gestart.pagina())
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_its_frame_has_no_accessibility_faults(gestart, page):
    open_page(page, gestart.pagina())
    found = axe_finds(page).response["violations"]
    assert [fault["id"] for fault in found] == []


def test_a_closed_page_takes_its_kernel_along(gestart, nieuwe_context, wacht_tot):
    context = nieuwe_context()
    page = context.new_page()
    open_page(page, gestart.pagina())
    kernel = f"{gestart.adres}/api/kernels/{kernel_of(page)}"
    assert context.request.get(kernel).status == 200
    page.goto("about:blank")
    wacht_tot(lambda: context.request.get(kernel).status == 404, timeout=20)


def test_a_kernel_stands_by_and_every_page_has_one_of_its_own(gestart, nieuwe_context, wacht_tot):
    first, second = (nieuwe_context().new_page() for _ in range(2))
    open_page(first, gestart.pagina())
    open_page(second, gestart.pagina())
    assert kernel_of(first) != kernel_of(second)
    wacht_tot(lambda: len(kernels(gestart)) >= 3, timeout=20)


def open_page(page, url):
    page.goto(url)
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(**OPEN)


def kernel_of(page):
    return json.loads(page.locator("#op-kernel").text_content())["kernelId"]


def kernels(gestart):
    return [child for child in gestart.kinderen() if is_kernel(child)]


def test_of_thousands_of_changes_at_once_the_last_is_seen(gestart, page):
    open_page(page, gestart.pagina())
    page.get_by_role("button", name="Tel tot 4000").click()
    expect(page.get_by_text("4000", exact=True)).to_be_visible(**OPEN)
