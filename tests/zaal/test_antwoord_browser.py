"""The answer on a real phone: in Dutch, from right to left, and with far too much in it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.antwoord import share
from ouderplan.opslag.stemmen import close_ronde, show_ronde

LANG = "Alle ouders denken het hele jaar mee over wat er in de klas en daarbuiten gebeurt. " * 3


@pytest.fixture
def gedeeld(zaal, toestel):
    """A hall with a shared answer: a vote, a goal, and something to come."""
    zaal.open()
    for _ in range(12):
        toestel().vote("vertrouwen", "plezier")
    close_ronde(zaal.wb, 1)
    show_ronde(zaal.wb, 1)
    with zaal.wb.writing() as tx:
        tx.replace_all(Planningsregel, [Planningsregel("mei 2027", "De MR leest het plan")])
        tx.add(Inbreng("1", Soort.KANS, Perspectief.OUDERS, "Koffie", Groep.OUDERS))
        tx.add(Jaardoel("3a", 3, "Elke maand koffie.", "2027", Doelstatus.BEHAALD, "kans", "1"))
        tx.add(Actie("3a", "Koffie zetten", "ouderraad"))
    share(zaal.wb, date(2026, 11, 2))
    return zaal


def fits(page):
    """Tell so by the width of the phone: that of its window grows with a page that is too wide."""
    return page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_parent_reads_it_and_goes_back_to_the_beginning(gedeeld, open_phone):
    phone = open_phone(locale="nl-NL")
    phone.goto(gedeeld.url)
    phone.get_by_role("link", name="Antwoord aan de ouders").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Antwoord aan de ouders")
    expect(phone.get_by_text("Dit idee kwam van ouders.")).to_be_visible()
    expect(phone.get_by_text("Gedaan", exact=True)).to_be_visible()
    expect(phone.get_by_text("De MR leest het plan")).to_be_visible()
    assert fits(phone)
    phone.get_by_role("link", name="Naar het begin").click()
    expect(phone.get_by_role("heading", level=1)).not_to_have_text("Antwoord aan de ouders")


def test_a_phone_that_waits_gets_the_way_to_it_by_itself(zaal, open_phone):
    phone = open_phone(locale="nl-NL")
    way = phone.get_by_role("link", name="Antwoord aan de ouders")
    expect(phone.get_by_role("heading", name="Er is nu niets open")).to_be_visible()
    expect(way).to_have_count(0)
    share(zaal.wb, date(2026, 11, 2))
    expect(way).to_be_visible()
    share(zaal.wb, None)
    expect(way).to_have_count(0)


def test_another_language_chosen_on_it_stays_on_it_and_runs_from_right_to_left(gedeeld, open_phone):
    phone = open_phone(locale="nl-NL")
    phone.goto(f"{gedeeld.url}/antwoord")
    phone.locator(".talen summary").click()
    phone.get_by_role("button", name="العربية", exact=True).click()
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    assert phone.url.endswith("/antwoord")
    expect(phone.get_by_role("heading", level=1)).to_have_text("ردّنا على الأهل")
    expect(phone.locator(".top .woord").first).to_contain_text("الثقة")
    goal = phone.locator(".doel [lang=nl]").first
    expect(goal).to_have_css("direction", "ltr")
    assert fits(phone)


def test_far_too_much_still_fits_the_width_of_a_small_phone(gedeeld, open_phone):
    with gedeeld.wb.writing() as tx:
        for nummer in range(25):
            tx.add(Jaardoel(f"5{'abcdefghijklmnopqrstuvwxy'[nummer]}", 5, LANG + "x" * 90, LANG))
    phone = open_phone(locale="ar", viewport={"width": 320, "height": 640})
    phone.goto(f"{gedeeld.url}/antwoord")
    expect(phone.locator(".doelen").first.locator("li")).to_have_count(26)
    assert fits(phone)
