"""A whole round with the keyboard alone: nothing is out of reach, and the focus is never lost."""

import pytest
from avond_starten import OPEN
from playwright.sync_api import expect
from toegang import AF, Toetsenbord, check

from ouderplan.kern.rondes import VastgesteldeKeuze
from ouderplan.opslag import Werkboek
from stemmer import vote_as

pytestmark = pytest.mark.browser

SCHOOL = {"school": "De Toetsenschool", "schooljaar": "2026-2027", "wifi_naam": "Gast"}
GEKOZEN = ("vertrouwen", "openheid", "veiligheid", "geduld", "plezier")


@pytest.fixture
def werkboek(avond):
    kast = avond.kast
    map = kast.create(SCHOOL)
    kast.choose(map)
    wb = Werkboek.open(map)
    yield wb
    wb.close()


@pytest.fixture
def toetsen(avond, werkboek, page):
    """Give someone with a keyboard at the step Waarden."""
    assert werkboek.map.is_dir()
    page.goto(avond.begeleider)
    expect(page.locator(".op-stap").first).to_be_visible(**OPEN)
    expect(page.locator("#rendered_cells h1").first).to_be_visible(**OPEN)
    hand = Toetsenbord(page)
    hand.press("Waarden")
    hand.stands_on(".op-inhoud h1")
    return hand


def test_a_round_is_opened_closed_shown_and_adopted(toetsen, werkboek):
    page = toetsen.page
    toetsen.press("Open de stemming")
    toetsen.stands_on(".op-open, .op-ronde *")
    check(page, "ronde open")
    for nummer in range(12):
        vote_as(werkboek, f"toestel-{nummer}", GEKOZEN)
    expect(page.locator(".op-teller strong").first).to_have_text("12", **AF)
    toetsen.press_above("Sluit de ronde")
    toetsen.stands_on("button:text('Ja, sluit de ronde nu')")
    check(page, "zeker weten")
    page.keyboard.press("Enter")
    toetsen.stands_on("button:text('Onthul de uitslag')")
    toetsen.press_above("Toon de uitslag ineens")
    toetsen.stands_on(".op-figuur, button:text('Naar vaststellen')")
    check(page, "uitslag")
    toetsen.press_above("Naar vaststellen")
    expect(page.get_by_label("Wie stelt vast?")).to_be_visible(**AF)
    toetsen.press("Stel de top 5 vast")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op wie", **AF)
    check(page, "met een fout")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    while not toetsen.hand["naam"].startswith("Wie stelt vast"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.type("de werkgroep")
    expect(page.get_by_role("alert")).to_have_count(0, **AF)
    toetsen.press("Stel de top 5 vast")
    expect(page.get_by_text("Vastgesteld door de werkgroep").first).to_be_visible(**AF)
    expect(page.locator("body :focus")).to_have_count(1, **AF)
    with werkboek.reading() as tx:
        assert {row.keuze for row in tx.rows(VastgesteldeKeuze)} == set(GEKOZEN)


def test_the_first_stop_skips_to_the_step(toetsen):
    page = toetsen.page
    page.reload()
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.op-inhoud'))")


def test_a_row_that_goes_leaves_the_focus_in_its_place(toetsen):
    page = toetsen.page
    page.get_by_role("button", name="1. Lijst").click()
    rows = page.locator(".op-lijst-rij")
    expect(rows.first).to_be_visible(**AF)
    count, third = rows.count(), page.get_by_label("Waarde", exact=True).nth(2).input_value()
    knop = rows.nth(1).get_by_role("button").last
    knop.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(count - 1, **AF)
    expect(page.get_by_label("Waarde", exact=True).nth(1)).to_have_value(third, **AF)
    expect(rows.nth(1).locator(":focus")).to_have_count(1, **AF)


def test_no_field_keeps_the_keyboard(toetsen):
    """Tab goes on from every stop until the page has been left."""
    page, seen = toetsen.page, []
    page.get_by_role("button", name="1. Lijst").click()
    expect(page.locator(".op-lijst-rij").first).to_be_visible(**AF)
    page.evaluate("document.activeElement.blur()")
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(window.gezien ??= new Map(), document.activeElement === document.body ? -1"
            " : gezien.get(document.activeElement) ?? (gezien.set(document.activeElement,"
            " gezien.size), gezien.size - 1))"
        )
        if here in seen[:2] or here == -1:
            break
        assert here not in seen, toetsen.hand
        seen.append(here)
    expect(page.get_by_role("button", name="Volgende stap: 2. Stemming")).to_be_visible()
    stops = page.evaluate("gezien.size")
    assert stops > page.locator(".op-lijst-rij").count()


def test_radio_buttons_of_one_question_are_one_stop_and_arrows_move_within(toetsen):
    page = toetsen.page
    fold = page.get_by_role("button", name="Hoe telt iedereen één keer?")
    fold.click()
    group = page.get_by_role("radiogroup")
    expect(group).to_have_accessible_name("Hoe telt iedereen één keer?")
    first = group.get_by_role("radio").first
    fold.focus()
    names = []
    while not toetsen.hand["naam"].startswith("Hoeveel mensen"):
        page.keyboard.press("Tab")
        names.append(toetsen.hand["naam"])
    options = [label.inner_text() for label in group.locator("label:has(input)").all()]
    assert len([naam for naam in names if naam in options]) == 1
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio").nth(1)).to_be_checked()
    expect(group.get_by_role("radio").nth(1)).to_be_focused()


@pytest.mark.parametrize("opties", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_the_focus_is_seen_with_forced_colours_and_nothing_moves_when_asked(
    avond, werkboek, nieuwe_context, opties
):
    assert werkboek.map.is_dir()
    page = nieuwe_context(**opties).new_page()
    page.goto(avond.begeleider)
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    hand = Toetsenbord(page)
    hand.tab_to("Waarden")
    if "forced_colors" in opties:
        outline = "e => getComputedStyle(e).outlineStyle"
        assert page.locator(":focus").evaluate(outline) != "none"
    moving = "document.getAnimations().filter(a => a.playState === 'running').length"
    if "reduced_motion" in opties:
        page.keyboard.press("Enter")
        hand.stands_on(".op-inhoud h1")
        assert page.evaluate(moving) == 0
