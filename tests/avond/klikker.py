"""A meeting that is played: a presenter's clicker, and the phones of the hall in between."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from avond_starten import OPEN, Avond
from playwright.sync_api import Page, expect

from ouderplan.kern.dia import Getoond
from ouderplan.kern.draaiboekstand import Live
from ouderplan.opslag import Werkboek
from ouderplan.opslag.draaiboek import live
from ouderplan.opslag.scherm import shown

VERDER, TERUG = "PageDown", "PageUp"
"""What the two large buttons of a clicker send; its third sends ``b`` or ``.``."""
GENOEG = 150
"""So many presses end every meeting of the start set."""
_VERBORGEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')


class Klikker:
    """A clicker in the hand, and eyes on the projector: each press waits for its own answer."""

    def __init__(self, screen: Page, wb: Werkboek) -> None:
        self.screen, self.wb = screen, wb
        self.gedrukt = 0

    def press(self, key: str = VERDER) -> None:
        """Press a key, and see what it brought; it must have brought something."""
        toneel = self.screen.locator(".dia-toneel")
        was, over = toneel.get_attribute("data-merk") or "", self.is_over
        with self.screen.expect_response("**/scherm/doe") as told:
            self.screen.keyboard.press(key)
        self.gedrukt += 1
        assert told.value.ok
        if told.value.json()["merk"] == was:
            # After the last row the hall goes on seeing it.
            assert self.is_over != over, f"{key} bracht niets: {self.loop.loop.mis} {self.op}"
            return
        expect(toneel).not_to_have_attribute("data-merk", was)

    @property
    def op(self) -> Getoond:
        """What is on the projector, as the workbook has it."""
        with self.wb.reading() as tx:
            return shown(tx)

    @property
    def loop(self) -> Live:
        """How the meeting stands."""
        with self.wb.reading() as tx:
            found = live(tx)
        assert found is not None
        return found

    @property
    def is_over(self) -> bool:
        """Whether the last row was passed."""
        return self.loop.loop.klaar

    @property
    def rij(self) -> str:
        """The row of the programme that is on; "" after the last."""
        now = self.loop.nu
        return now.gepland.regel.wat if now is not None else ""

    def sees_what_is_on(self) -> None:
        """See on the projector the slide that the workbook says is on."""
        if self.op.dia:
            self.sees(self.op.dia)

    def sees(self, dia: str) -> None:
        """See a slide by its name within its row."""
        expect(self.screen.locator(f'.dia[data-dia="{dia}"]:not(.dia-zwart)')).to_be_visible()


def play(step: Callable[[], object], hand: Klikker, tot: str) -> Iterator[str]:
    """Go on until a row is on ("": the end of the meeting); yield every row that comes by."""
    row = hand.rij
    for _ in range(GENOEG):
        if row == tot:
            return
        step()
        if hand.rij != row:
            row = hand.rij
            yield row
    raise AssertionError(f"{tot!r} kwam niet; nu {row!r}, {hand.op}")


def open_screen(page: Page, avond: Avond) -> Page:
    """Open the projector's window; it listens from then on."""
    with page.expect_response(re.compile(r"/scherm/volg\b"), **OPEN):
        page.goto(avond.begeleider.replace("/?", "/scherm?"))
    expect(page.locator(".dia").first).to_be_visible(**OPEN)
    return page


def vote(avond: Avond, keuzes: tuple[str, ...], pad: str) -> None:
    """Let as many phones vote: all choose the first, and each next choice has a vote less."""
    for phone in range(len(keuzes)):
        Toestel(avond, pad).send("/stem", keuze=keuzes[: len(keuzes) - phone])


class Toestel:
    """A phone without a script, over HTTP: it keeps its cookie and posts plain forms."""

    def __init__(self, avond: Avond, pad: str = "/") -> None:
        self._zaal, self._pad = avond.zaal, pad
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def page(self) -> str:
        with self._opener.open(self._zaal + self._pad, timeout=20) as answer:
            return str(answer.read().decode())

    def send(self, naar: str, **velden: object) -> str:
        """Fill in the form that is on the page; return the page that says it was received."""
        hidden = {naam: unescape(waarde) for naam, waarde in _VERBORGEN.findall(self.page())}
        form = urlencode(hidden | velden, doseq=True).encode()
        with self._opener.open(self._zaal + naar, form, timeout=20) as answer:
            said = str(answer.read().decode())
        assert "ntvangen" in said, said
        return said
