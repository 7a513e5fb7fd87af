"""What a browser notices of a ballot: bytes, requests, and when it can be used."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from traag import slow_line

from chromium import find_chromium

ARGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # no other host is ever asked
    "--host-resolver-rules=MAP school.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
TELEFOON = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# Usable: all boxes are there, the stylesheet is in, and the script has run.
DIEP = """(select) => {  // also in the shadow of others, where marimo draws
  const found = [], walk = (root, inside) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.matches(inside ? select.split(" ").at(-1) : select)) found.push(one);
      if (one.shadowRoot) walk(one.shadowRoot, inside || one.matches(select.split(" ")[0]));
    }
  };
  walk(document, false);
  return found;
}"""
BRUIKBAAR = """(select) => {
  const boxes = (%s)(select);
  const [visit] = performance.getEntriesByType("navigation");
  if (boxes.length < 20 || !boxes[19].offsetWidth || !visit.domContentLoadedEventEnd) return false;
  return performance.now();
}""".replace("%s", DIEP)


@dataclass
class Bezoek:
    """One visit; times in milliseconds."""

    bruikbaar: float = 0.0
    ontvangen: float = 0.0
    verzoeken: int = 0
    elders: int = 0
    bytes: int = 0


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Biljet:
    """How to vote on a ballot: the button, what shows that the vote was received, the boxes."""

    knop: str
    ontvangen: str
    vakje: str = "input[type=checkbox]"


TELEFOONPAGINA = Biljet("form button", "main[data-ontvangen]")
VOILA = Biljet("button.jupyter-button, button.widget-button", "#ontvangen")


MOMENT_MS = 500
"""Between the last tick and the button: a finger has to go there."""


def visit(browser: Browser, url: str, biljet: Biljet, *, traag: bool) -> Bezoek:
    """Open a ballot on a phone that was never here, and vote."""
    if not traag:
        return _visit(browser, url, biljet, rem=1)
    with slow_line(url) as far:
        return _visit(browser, far, biljet, rem=4)


def _visit(browser: Browser, url: str, biljet: Biljet, *, rem: int) -> Bezoek:
    """Visit with a processor that is so many times slower."""
    context = browser.new_context(**TELEFOON)
    page, found = context.new_page(), Bezoek()
    page.set_default_timeout(120_000)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: _count(found, event))
    session.on("Network.loadingFinished", lambda event: _weigh(found, event))
    session.send("Emulation.setCPUThrottlingRate", {"rate": rem})
    page.goto(url, wait_until="commit")
    usable = page.wait_for_function(BRUIKBAAR, arg=biljet.vakje, polling="raf")
    found.bruikbaar = usable.json_value()
    seen = (found.verzoeken, found.bytes)
    found.ontvangen = vote(page, biljet)
    found.verzoeken, found.bytes = seen
    context.close()
    return found


def vote(page: Page, biljet: Biljet) -> float:
    """Choose five and send them; return after how many ms the vote was received."""
    page.wait_for_function(BRUIKBAAR, arg=biljet.vakje, polling="raf")
    page.evaluate(_KIES, [biljet.vakje, 5])
    page.wait_for_function(_GEKOZEN, arg=[biljet.vakje, 5], polling="raf")  # nobody is faster
    page.wait_for_timeout(MOMENT_MS)
    begun = page.evaluate(_DRUK, biljet.knop)
    received = page.wait_for_function(_ONTVANGEN, arg=biljet.ontvangen, polling="raf")
    return float(received.json_value()) - begun


def median(visits: list[Bezoek]) -> dict[str, float]:
    return {
        naam: statistics.median(getattr(one, naam) for one in visits)
        for naam in ("bruikbaar", "ontvangen", "verzoeken", "elders", "bytes")
    }


_KIES = f"([box, count]) => ({DIEP})(box).slice(0, count).forEach((one) => one.click())"
_GEKOZEN = """([box, count]) => {
  const on = (one) => one.checked || one.getAttribute("aria-checked") === "true";
  return (%s)(box).filter(on).length === count;
}""".replace("%s", DIEP)
_DRUK = """(button) => {
  const [found] = (%s)(button), begun = performance.now();
  found.click();
  return begun;
}""".replace("%s", DIEP)
_ONTVANGEN = f"(select) => ({DIEP})(select).length ? performance.now() : false"


def _count(found: Bezoek, event: dict) -> None:
    found.verzoeken += 1
    found.elders += urlsplit(event["request"]["url"]).hostname not in {"127.0.0.1", None}


def _weigh(found: Bezoek, event: dict) -> None:
    found.bytes += event["encodedDataLength"]
