"""A result that is revealed with a clicker: no byte of a place is anywhere before it is reached."""

import re

import psutil
import pytest
from playwright.sync_api import expect

from ouderplan.kern.dia import Getoond
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from stemmer import vote_as

pytestmark = pytest.mark.browser
PLAATSEN = ("verbondenheid", "nieuwsgierigheid", "betrouwbaarheid", "duidelijkheid", "gastvrijheid")
AF = {"timeout": 45_000}


@pytest.fixture
def gestemd(begeleider, avond):
    """Give a school of which the hall voted; the round is closed."""
    begeleider.make_school("De Onthulschool")
    wb = Werkboek.open(avond.werkboek)
    hold_vote(wb)
    yield wb
    wb.close()


def hold_vote(wb):
    """Let ten people vote: the first place has ten votes, each next place two fewer."""
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5)
    for nummer in range(10):
        keuzes = [naam for plaats, naam in enumerate(PLAATSEN) if nummer < 10 - 2 * plaats]
        vote_as(wb, str(nummer), keuzes, ronde=ronde.ronde)
    close_ronde(wb, ronde.ronde)


class Oor:
    """Everything that came to a page, as bytes: answers, and messages of the kernel."""

    def __init__(self, page):
        self.heard = []
        page.on("response", self._on_response)
        page.on("websocket", lambda ws: ws.on("framereceived", self._on_frame))

    def _on_response(self, response):
        if "/volg" not in response.url and response.request.resource_type != "font":
            self.heard.append(response)

    def _on_frame(self, payload):
        self.heard.append(payload if isinstance(payload, bytes) else payload.encode())

    def places(self, page):
        """Return the places that it heard of, or that stand on its page."""
        told = b"".join(part for part in self.heard if isinstance(part, bytes))
        told += page.content().encode()
        for part in self.heard:
            if not isinstance(part, bytes) and "html" in part.headers.get("content-type", ""):
                told += part.body() if part.ok else b""
        return {naam for naam in PLAATSEN if _result(naam).search(told)}


def _result(naam):
    """Match a place of the result: on a slide, on a phone, or a choice with its votes.

    The list of waarden on the begeleider's page has the word too, so that alone says nothing.
    """
    word = naam.encode()
    ways = (rb'd-in\\?">' + word, rb'class="naam">' + word, word + rb"[ :(]{1,3}\d")
    return re.compile(b"|".join(ways), re.IGNORECASE)


def open_screen(nieuwe_context, avond):
    page = nieuwe_context().new_page()
    ear = Oor(page)
    page.goto(avond.begeleider.replace("/?", "/scherm?"))
    expect(page.locator(".dia h1").first).to_be_visible(**AF)
    return page, ear


def on(wb) -> Getoond:
    with wb.reading() as tx:
        return shown(tx)


def is_shown(wb):
    with wb.reading() as tx:
        return tx.rows(Ronde)[0].getoond is not None


def test_a_clicker_reveals_place_by_place_and_nothing_is_known_before(
    begeleider, avond, gestemd, nieuwe_context, nieuwe_telefoon
):
    screen, _ = open_screen(nieuwe_context, avond)
    phone = nieuwe_telefoon()
    phone_ear = Oor(phone)
    phone.goto(avond.zaal)
    desk_ear = Oor(begeleider.page)
    begeleider.page.reload()
    begeleider.go("Waarden")
    reveal = begeleider.page.get_by_role("button", name="Onthul de uitslag", exact=True)
    reveal.first.dblclick()  # as many people do: it is one press
    expect(screen.locator(".dia-gestemd")).to_be_visible()
    assert not any(naam in screen.content() for naam in PLAATSEN)

    keys = ("PageDown", "ArrowRight", "Space", "Enter")
    for key, naam in zip(keys, reversed(PLAATSEN[1:]), strict=True):
        screen.keyboard.press(key)
        expect(screen.locator(".dia-plaats")).to_contain_text(naam)
        later = PLAATSEN[: PLAATSEN.index(naam)]
        assert not any(other in screen.content() for other in later)
        assert not is_shown(gestemd)
    assert phone_ear.places(phone) == set()
    assert desk_ear.places(begeleider.page) == set()
    expect(phone.get_by_text(PLAATSEN[0])).to_have_count(0)

    screen.keyboard.press("PageDown")
    expect(screen.locator(".dia-plaats")).to_contain_text(PLAATSEN[0])
    expect(phone.locator("main").get_by_text(PLAATSEN[0])).to_be_visible(**AF)
    expect(begeleider.page.locator(".op-figuur").first).to_be_visible(**AF)
    assert is_shown(gestemd)


TOETSEN = (
    ("ArrowDown", "gestemd"),
    ("ArrowUp", "gesloten"),
    ("ArrowRight", "gestemd"),
    ("ArrowLeft", "gesloten"),
    ("End", "gestemd"),  # what is still secret stays so
    ("Home", "gesloten"),
    ("PageDown", "gestemd"),
    ("PageUp", "gesloten"),
    ("Space", "gestemd"),
    ("Enter", "plaats-5"),
    ("Home", "gesloten"),
    ("End", "plaats-5"),
    ("b", "zwart"),
    ("Shift+B", "plaats-5"),
    (".", "zwart"),
    ("Space", "plaats-5"),
)
"""A key, and the slide that is on after it."""
ONSCHULDIG = ("Tab", "Shift+Tab", "a", "Delete", "Backspace", "Insert", "F2", "Shift", "Control+b")
"""Keys that somebody may touch, and that do nothing."""
KNOPPEN = (
    "button, a, input, select, textarea, summary, [tabindex], [contenteditable], [role=button]"
)


def test_every_key_goes_where_it_says_none_shows_a_control_and_only_escape_brings_bedienen(
    avond, gestemd, nieuwe_context
):
    screen, _ = open_screen(nieuwe_context, avond)
    pressed = []

    def note(request):
        if request.url.endswith("/scherm/doe"):
            pressed.append(request.url)

    screen.on("request", note)
    send(gestemd, "waarden")
    expect(screen.locator('[data-dia="gesloten"]')).to_be_visible(**AF)
    pressed.clear()
    for key, dia in TOETSEN:
        for other in ONSCHULDIG:
            screen.keyboard.press(other)
        screen.keyboard.press(key)
        shown_now = ".dia-zwart" if dia == "zwart" else f'[data-dia="{dia}"]:not(.dia-zwart)'
        expect(screen.locator(shown_now)).to_be_visible()
        expect(screen.locator(KNOPPEN)).to_have_count(0)
        assert screen.evaluate("document.activeElement === document.body && !scrollY")
    assert len(pressed) == len(TOETSEN)  # a harmless key asked nothing of the hall
    screen.keyboard.press("Escape")
    expect(screen.locator(".op-stappen")).to_be_visible(**AF)
    assert on(gestemd).dia == "plaats-5"  # and Escape neither


def test_the_laptop_that_falls_over_goes_on_at_the_same_place(start_avond, nieuwe_context):
    avond = start_avond()
    gestemd = avond.kast.create({"school": "De Valschool", "schooljaar": "2026-2027"})
    avond.kast.choose(gestemd)
    wb = Werkboek.open(gestemd)
    hold_vote(wb)
    send(wb, "waarden")
    screen, _ = open_screen(nieuwe_context, avond)
    expect(screen.locator(".dia-stil")).to_be_visible(**AF)
    for _ in range(3):
        screen.keyboard.press("PageDown")
    expect(screen.locator('[data-dia="plaats-4"]')).to_be_visible()
    for child in (*psutil.Process(avond.proces.pid).children(recursive=True), avond.proces):
        child.kill()
    avond.proces.wait(30)
    again = start_avond(weer=avond)
    page, _ = open_screen(nieuwe_context, again)
    expect(page.locator('[data-dia="plaats-4"]')).to_be_visible(**AF)
    assert not any(naam in page.content() for naam in PLAATSEN[:3])
    page.keyboard.press("PageDown")
    expect(page.locator('[data-dia="plaats-3"]')).to_be_visible()
    assert on(wb).dia == "plaats-3"
    wb.close()
