"""The begeleider's page: ours, and the same notebook in stock Voilà, opened in a browser."""

import re
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import browser
import psutil
from playwright.sync_api import Page
from processen import BRON, running, wait_for
from voila_zaal import _answers

from ouderplan.app.adressen import free_port
from ouderplan.opslag import Kast

BEZOEKEN = ("nieuw", "weer", "meteen")
PAUZE = 15.0
"""Seconds between two visits, in which either may prepare the next."""
OPEN = """() => {
  const head = document.querySelector(".op-inhoud h1");
  const made = !document.querySelector("#loading .op-kop");
  return head && head.offsetHeight && made ? performance.now() : false;
}"""
EERST = """() => {
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  return painted ? painted.startTime : 0;
}"""


def measure(folder: Path, keer: int) -> dict[str, Any]:
    """Return per page and per kind of visit the medians of what the browser noticed."""
    env = example(folder / "begeleider")
    found = {}
    with browser.chromium() as chromium:
        for naam, door in (("ons", our_door), ("voila", _stock)):
            with door(folder, env) as (url, _process):
                found[naam] = _visits(chromium, url, keer)
    return {
        soort: {naam: _median(seen[soort]) for naam, seen in found.items()} for soort in BEZOEKEN
    }


def example(data: Path) -> dict[str, str]:
    """Lay a copy of the example on the table; return the variables with which it is found."""
    shutil.copytree(BRON / "data" / "voorbeeld", data / "voorbeeld")
    Kast(data).choose(data / "voorbeeld")
    places = {"MAP": BRON, "DATA": data, "EXPORTS": data}
    return {f"OUDERPLAN_{naam}": str(path) for naam, path in places.items()}


@contextmanager
def our_door(folder: Path, env: dict[str, str]) -> Iterator[tuple[str, psutil.Popen]]:
    """Start our program; yield the begeleider's address and the process."""
    log = folder / "onze_begeleider.log"
    ports = ["--poort", free_port(9466) or 0, "--zaal-poort", free_port(9566) or 0]
    with running(["-m", "ouderplan", "start", *ports, "--geen-browser"], log, **env) as process:
        wait_for(lambda: "Ctrl-C" in log.read_text("utf-8"))
        yield re.search(r"http://127\S+token=\S+", log.read_text("utf-8"))[0], process


@contextmanager
def _stock(folder: Path, env: dict[str, str]) -> Iterator[tuple[str, psutil.Popen]]:
    poort = free_port(9666)
    args = ["-m", "voila", BRON / "notebooks" / "werkboek.ipynb", "--no-browser", f"--port={poort}"]
    log = folder / "voila_begeleider.log"
    with running([*args, "--Voila.ip=127.0.0.1"], log, **env) as process:
        wait_for(lambda: _answers(f"http://127.0.0.1:{poort}/voila/static/voila.js"))
        yield f"http://127.0.0.1:{poort}/", process


def _visits(chromium: Any, url: str, keer: int) -> dict[str, list[dict[str, float]]]:
    found: dict[str, list[dict[str, float]]] = {soort: [] for soort in BEZOEKEN}
    _rest()
    for _ in range(keer):
        context = chromium.new_context(viewport={"width": 1280, "height": 720})
        page = context.new_page()
        page.set_default_timeout(120_000)
        for soort in BEZOEKEN:
            found[soort].append(_visit(page, "" if soort == "meteen" else url))
            if soort == "nieuw":
                page.goto("about:blank")
                _rest()
        context.close()
        _rest()
    return found


def _visit(page: Page, url: str) -> dict[str, float]:
    """Go to the address, or press F5 when there is none."""
    seen = browser.Bezoek()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: browser._count(seen, event))
    session.on("Network.loadingFinished", lambda event: browser._weigh(seen, event))
    page.goto(url, wait_until="commit") if url else page.reload(wait_until="commit")
    open_after = page.wait_for_function(OPEN, polling="raf").json_value()
    first = page.evaluate(EERST)
    session.detach()
    return {
        "eerst": first,
        "bruikbaar": open_after,
        "verzoeken": seen.verzoeken,
        "kb": seen.bytes / 1000,
    }


def _rest() -> None:
    time.sleep(PAUZE)


def _median(visits: list[dict[str, float]]) -> dict[str, float]:
    return {naam: statistics.median(one[naam] for one in visits) for naam in visits[0]}


if __name__ == "__main__":
    import json
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        found = measure(Path(name), int(sys.argv[1]) if sys.argv[1:] else 5)
    print(json.dumps(found, indent=1))
