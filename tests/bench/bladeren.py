"""How soon the projector has another slide, for a key and for the remote, while phones follow.

Run it alone with ``python tests/bench/los.py bladeren``. From the press until the slide is on the
page: both pages are in one browser, and tell the time by the same clock. What goes by is the story
of a vote, the first time as it is revealed, so that the phones hear of each place.
"""

import tempfile
from pathlib import Path
from typing import Any

import browser
from onze_zaal import OnzeZaal, our_hall
from playwright.sync_api import Page
from processen import Toestroom, wait_for

from ouderplan.app.repetitie.toeloop import percentile
from ouderplan.kern.dia import row_of
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import afstand
from ouderplan.opslag.scherm import send
from ouderplan.opslag.stemmen import cast, close_ronde

TELEFOONS = 500
DRUKKEN = 60
PLAATSEN = 5
"""So many places are revealed; then so many presses back, and forward again."""
STEMMERS = 18
STREEF = {"toets": 100, "afstand": 300}
"""Milliseconds in which 95 of 100 presses are on the projector."""
KLOK = "() => performance.timeOrigin + performance.now()"
VOLG = """() => {
  const toneel = document.querySelector(".dia-toneel");
  window.gezien = [];
  new MutationObserver(() => window.gezien.push(performance.timeOrigin + performance.now()))
    .observe(toneel, { attributes: true, attributeFilter: ["data-merk"] });
}"""
LUISTER = """() => addEventListener("click", () => {
  window.gedrukt = performance.timeOrigin + performance.now();
}, true)"""


def measure(*, snel: bool) -> dict[str, Any]:
    """Return the milliseconds from a press until the slide is there, half and 95 of 100."""
    phones, presses = (20, 6) if snel else (TELEFOONS, DRUKKEN)
    waarden = [Waarde(f"waarde {nummer}") for nummer in range(20)]
    with tempfile.TemporaryDirectory() as name, our_hall(Path(name), waarden) as hall:
        hall.new_round()
        crowd = Toestroom(hall.poort, phones, 5.0, "volgt")
        crowd.noticed()
        with browser.chromium() as chromium:
            screen, phone = _screen(chromium, hall), _phone(chromium, hall)
            found = {}
            for naam, press in (("toets", _key), ("afstand", _remote)):
                _closed_vote(hall)
                screen.locator('[data-dia="gesloten"]').wait_for()
                _seen(screen)
                found[naam] = [press(screen, phone, _way(nummer)) for nummer in range(presses)]
        crowd.leave()
    times = {
        naam: {"half": percentile(took, 0.5), "bijna": percentile(took, 0.95)}
        for naam, took in found.items()
    }
    return {"telefoons": phones, "drukken": presses, "streef": STREEF, **times}


def _screen(chromium: Any, hall: OnzeZaal) -> Page:
    page: Page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(hall.begeleider.replace("/?", "/scherm?"))
    page.locator(".dia").first.wait_for()
    page.evaluate(VOLG)
    return page


def _phone(chromium: Any, hall: OnzeZaal) -> Page:
    phone: Page = chromium.new_context(**browser.TELEFOON).new_page()
    aanbod = afstand.offer(hall.wb)
    phone.goto(f"{hall.url}afstand#{aanbod.id}.{aanbod.sleutel}")
    phone.locator("[data-letters]").wait_for()
    wait_for(lambda: _claimed(hall))
    afstand.confirm(hall.wb, aanbod.id)
    phone.locator("[data-doe=verder][aria-disabled=false]").wait_for()
    phone.evaluate(LUISTER)
    return phone


def _closed_vote(hall: OnzeZaal) -> None:
    """Bring a vote on of which the hall saw nothing yet; five places apart."""
    ronde = hall.new_round()
    for nummer in range(STEMMERS):
        keuzes = tuple(
            f"waarde {plaats}" for plaats in range(PLAATSEN) if nummer < STEMMERS - 3 * plaats
        )
        who = {"stemmer": str(nummer), "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
        cast(hall.wb, ronde=ronde, keuzes=keuzes, **who)
    close_ronde(hall.wb, ronde)
    send(hall.wb, row_of(Rondesoort.WAARDEN))


def _way(nummer: int) -> str:
    """Return whether this press goes forward or back; the first ones reveal place after place."""
    turn = (nummer - PLAATSEN - 1) // PLAATSEN  # first comes how many voted
    return "verder" if turn < 0 or turn % 2 else "terug"


def _key(screen: Page, phone: Page, way: str) -> float:
    """Press a key; the remote is there and follows."""
    del phone
    begun: float = screen.evaluate(KLOK)
    screen.keyboard.press({"verder": "PageDown", "terug": "PageUp"}[way])
    return _seen(screen) - begun


def _remote(screen: Page, phone: Page, way: str) -> float:
    """Press on the phone, and wait until it shows where the hall is then."""
    waar = phone.locator("[data-waar]")
    wait_for(waar.inner_text)
    place = waar.inner_text()
    phone.locator(f"[data-doe={way}]").click()
    took: float = _seen(screen) - phone.evaluate("window.gedrukt")
    wait_for(lambda: waar.inner_text() not in ("", place))
    return took


def _claimed(hall: OnzeZaal) -> bool:
    with hall.wb.reading() as tx:
        return any(one.letters for one in afstand.pairings(tx))


def _seen(screen: Page) -> float:
    """Return when the next slide was there."""
    wait_for(lambda: screen.evaluate("window.gezien.length"))
    moment: float = screen.evaluate("window.gezien.splice(0)[0]")
    return moment
