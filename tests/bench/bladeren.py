"""How soon the projector has another slide, for a key and for the remote, while phones follow.

Run it alone with ``python tests/bench/bladeren.py``. From the press until the slide is on the page:
both pages are in one browser, and tell the time by the same clock.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import browser
from onze_zaal import OnzeZaal, our_hall
from playwright.sync_api import Page
from processen import Toestroom, wait_for

from ouderplan.app.repetitie.toeloop import percentile
from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import afstand
from ouderplan.opslag.scherm import send

TELEFOONS = 500
DRUKKEN = 60
REEKS = f"draaiboek/{Bijeenkomst.STUDIEMIDDAG}"
"""A row of more than one slide, that a new workbook has."""
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
        send(hall.wb, REEKS)
        with browser.chromium() as chromium:
            screen = _screen(chromium, hall)
            found = {"toets": _keys(screen, presses)}
            found["afstand"] = _remote(chromium, hall, screen, presses)
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


def _keys(screen: Page, presses: int) -> list[float]:
    took = []
    for nummer in range(presses):
        begun = screen.evaluate(KLOK)
        screen.keyboard.press("PageUp" if nummer % 2 else "PageDown")
        took.append(_seen(screen) - begun)
    return took


def _remote(chromium: Any, hall: OnzeZaal, screen: Page, presses: int) -> list[float]:
    phone: Page = chromium.new_context(**browser.TELEFOON).new_page()
    aanbod = afstand.offer(hall.wb)
    phone.goto(f"{hall.url}afstand#{aanbod.id}.{aanbod.sleutel}")
    phone.locator("[data-letters]", has_text=r"").first.wait_for()
    wait_for(lambda: _claimed(hall))
    afstand.confirm(hall.wb, aanbod.id)
    forward, back = (phone.locator(f"[data-doe={wat}]") for wat in ("verder", "terug"))
    phone.locator("[data-doe=verder][aria-disabled=false]").wait_for()
    phone.evaluate(LUISTER)
    took = []
    for nummer in range(presses):
        place = phone.locator("[data-waar]").inner_text()
        (back if nummer % 2 else forward).click()
        took.append(_seen(screen) - phone.evaluate("window.gedrukt"))
        wait_for(lambda was=place: phone.locator("[data-waar]").inner_text() != was)
    return took


def _claimed(hall: OnzeZaal) -> bool:
    with hall.wb.reading() as tx:
        return any(one.letters for one in afstand.pairings(tx))


def _seen(screen: Page) -> float:
    """Return when the next slide was there."""
    screen.wait_for_function("window.gezien.length")
    moment: float = screen.evaluate("window.gezien.splice(0)[0]")
    return moment


if __name__ == "__main__":
    print(measure(snel="--snel" in sys.argv))
