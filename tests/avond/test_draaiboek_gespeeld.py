"""Whole meetings are played from the draaiboek: with a clicker's keys, or with only the remote."""

import re
from itertools import cycle

import pytest
from avond_starten import vote
from playwright.sync_api import expect
from test_afstand_avond import knop, scan
from test_onthullen import PLAATSEN
from test_stekker import kill_all
from test_studiemiddag import send_in

from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek, afstand
from ouderplan.opslag.beoordelen import judge
from ouderplan.opslag.draaiboek import begin, count_down, live, programme
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.stemmen import current_ronde

pytestmark = pytest.mark.browser
AF = {"timeout": 45_000}
TOETSEN = ("PageDown", " ", "Enter", "ArrowRight")
IDEEEN = ("Ouders kijken een les mee", "Eén app voor alles", "Koffie in de hal", "Meer tijd")


class Bijeengekomen:
    """A meeting that was begun, and what the hall and the workbook say of it."""

    def __init__(self, avond, bijeenkomst, school):
        self.bijeenkomst = bijeenkomst
        map = avond.kast.create({"school": school, "schooljaar": "2026-2027"})
        avond.kast.choose(map)
        self.wb = Werkboek.open(map)
        begin(self.wb, bijeenkomst)
        self.rows = [self.wat]

    @property
    def wat(self):
        with self.wb.reading() as tx:
            now = live(tx).nu
        return now.gepland.regel.wat if now is not None else ""

    @property
    def plek(self):
        with self.wb.reading() as tx:
            return (shown(tx), live(tx).rij, live(tx).loop.klaar, current_ronde(tx))

    def play(self, press, wait, tot):
        """Press forward until a row is on; every press must have done something."""
        while self.wat != tot:
            before = self.plek
            press()
            wait(lambda seen=before: self.plek != seen, timeout=30)
            if self.wat != self.rows[-1]:
                self.rows.append(self.wat)

    def played_whole(self):
        with self.wb.reading() as tx:
            every = [row.wat for row in programme(tx, self.bijeenkomst).values()]
            rondes = [(row.soort, row.is_open, row.getoond is not None) for row in tx.rows(Ronde)]
        assert self.rows == [*every, ""]
        return rondes


@pytest.fixture
def meet():
    """Give a function that begins a meeting of a new school."""
    met = []

    def make(*args):
        met.append(Bijeengekomen(*args))
        return met[-1]

    yield make
    for each in met:
        each.wb.close()


def open_screen(nieuwe_context, avond):
    page = nieuwe_context().new_page()
    page.goto(avond.begeleider.replace("/?", "/scherm?"))
    expect(page.locator(".dia").first).to_be_visible(**AF)
    return page


def clicker(page):
    keys = cycle(TOETSEN)
    return lambda: page.keyboard.press(next(keys))


def test_the_ouderavond_with_a_clicker_and_a_laptop_that_falls_over_halfway_a_result(
    start_avond, meet, nieuwe_context, nieuwe_telefoon, wacht_tot
):
    avond = start_avond()
    avondje = meet(avond, Bijeenkomst.OUDERAVOND, "De Klikschool")
    screen = open_screen(nieuwe_context, avond)
    avondje.play(clicker(screen), wacht_tot, "Stemmen")
    expect(screen.locator(".dia-open")).to_be_visible()
    for nummer in range(2):
        phone = nieuwe_telefoon()
        phone.goto(avond.zaal)
        vote(phone, *PLAATSEN[: 5 - nummer])
    expect(screen.get_by_text("2 gestemd")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(screen.get_by_text("Bijna klaar")).to_be_visible()
    screen.keyboard.press("PageUp")
    expect(screen.get_by_text("Bijna klaar")).to_have_count(0)
    count_down(avondje.wb, aan=True)
    expect(screen.locator("[data-aftel]")).to_have_text(re.compile(r"^\d+ min$"))
    avondje.play(clicker(screen), wacht_tot, "Pauze")
    expect(screen.locator(".dia-pauze [data-aftel]")).to_have_text(re.compile(r"^\d+ min$"))
    avondje.play(clicker(screen), wacht_tot, "De uitslag")
    expect(screen.locator(".dia-gestemd")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(screen.locator('[data-dia="plaats-5"]')).to_be_visible()

    kill_all(avond)
    avond = start_avond(weer=avond)
    screen = open_screen(nieuwe_context, avond)
    expect(screen.locator('[data-dia="plaats-5"]')).to_be_visible(**AF)
    assert not any(naam in screen.content() for naam in PLAATSEN[:4])
    assert avondje.wat == "De uitslag"
    screen.keyboard.press("PageDown")
    expect(screen.locator('[data-dia="plaats-1"]')).to_be_visible()
    avondje.play(clicker(screen), wacht_tot, "")
    assert avondje.played_whole() == [(Rondesoort.WAARDEN, False, True)]
    expect(screen.get_by_text("Dank u wel")).to_be_visible()


def send_ideas(avond, telefoon):
    telefoon.goto(avond.zaal)
    for tekst in IDEEEN:
        send_in(telefoon, "Kans", tekst)


def dot(avond, nieuwe_telefoon):
    phone = nieuwe_telefoon()
    phone.goto(f"{avond.zaal}/team")
    vote(phone, IDEEEN[0], IDEEEN[2])


def held(middag):
    rondes = middag.played_whole()
    assert [soort for soort, _, _ in rondes] == [
        Rondesoort.SCAN,
        Rondesoort.KANSEN,
        Rondesoort.STIPPEN,
    ]
    assert not any(is_open for _, is_open, _ in rondes)
    assert rondes[-1][2]


def test_the_studiemiddag_with_a_clicker(
    gedeelde_avond, meet, nieuwe_context, nieuwe_telefoon, wacht_tot
):
    middag = meet(gedeelde_avond, Bijeenkomst.STUDIEMIDDAG, "De Klikmiddag")
    screen = open_screen(nieuwe_context, gedeelde_avond)
    middag.play(clicker(screen), wacht_tot, "Kansen en bedreigingen")
    send_ideas(gedeelde_avond, nieuwe_telefoon())
    with middag.wb.reading() as tx:
        found = [row.id for row in tx.rows(Inbreng)]
    for id in found:  # that press on the laptop is meant
        judge(middag.wb, id, Inbrengstatus.TOEGELATEN)
    expect(screen.get_by_text(IDEEEN[1])).to_be_visible()
    middag.play(clicker(screen), wacht_tot, "Stippen zetten")
    dot(gedeelde_avond, nieuwe_telefoon)
    middag.play(clicker(screen), wacht_tot, "")
    held(middag)


def test_the_studiemiddag_with_only_the_remote(
    gedeelde_avond, meet, nieuwe_context, nieuwe_telefoon, wacht_tot
):
    middag = meet(gedeelde_avond, Bijeenkomst.STUDIEMIDDAG, "De Handmiddag")
    screen, phone = open_screen(nieuwe_context, gedeelde_avond), nieuwe_telefoon()
    aanbod = scan(middag.wb, phone, gedeelde_avond)
    expect(phone.locator("[data-letters]")).to_have_text(re.compile("^[A-Z]{4}$"))
    afstand.confirm(middag.wb, aanbod.id)
    forward = knop(phone, "Vooruit")
    expect(forward).to_have_attribute("aria-disabled", "false")
    expect(phone.locator("[data-draai-nu]")).to_have_text("Welkom")
    expect(phone.locator("[data-straks]")).to_contain_text("Onze visie")
    expect(phone.locator("[data-over]")).to_contain_text("nog 10 minuten")
    knop(phone, "+5 minuten").click()
    expect(phone.locator("[data-over]")).to_contain_text("nog 15 minuten")
    assert "half vijf" not in phone.content(), "a note is for the laptop alone"

    def press():
        expect(phone.locator("[data-draai-nu]")).to_have_text(middag.wat)
        forward.click()

    middag.play(press, wacht_tot, "Kansen en bedreigingen")
    send_ideas(gedeelde_avond, nieuwe_telefoon())
    for tekst in IDEEEN:
        knop(phone, f"Laat toe: {tekst}").click()
        expect(phone.get_by_text(tekst)).to_have_count(0)
    expect(screen.get_by_text(IDEEEN[1])).to_be_visible()
    middag.play(press, wacht_tot, "Stippen zetten")
    dot(gedeelde_avond, nieuwe_telefoon)
    knop(phone, "Sluit de ronde").click()
    expect(knop(phone, "Onthul de uitslag")).to_be_visible()
    middag.rows.append("Het stippen gaat dicht")  # done by hand: it takes no press more
    middag.play(press, wacht_tot, "")
    held(middag)
    expect(phone.locator("[data-draai]")).to_be_hidden()
