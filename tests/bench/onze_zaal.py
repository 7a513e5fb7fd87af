"""Our hall, started as a school starts it: ``ouderplan start``."""

import asyncio
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import psutil
from playwright.sync_api import Page
from processen import BRON, Toestroom, Verbruik, running, wait_for

from kernels import is_hall
from ouderplan.app.adressen import free_port
from ouderplan.app.repetitie.telefoon import Blad, Telefoon
from ouderplan.app.repetitie.toeloop import percentile
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import close_ronde, open_ronde, progress
from ouderplan.opslag.toestand import put_on_screen

VRAAG = "Welke waarden vindt u het belangrijkst?"
STEMMEN = 12
KEREN = 8
"""So often is gone through the steps; the first time is counted apart."""


@dataclass
class OnzeZaal:
    """The running command, and the begeleider's own hand on the workbook."""

    wb: Werkboek
    proces: psutil.Popen
    poort: int
    begeleider: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.poort}/"

    @property
    def zaalproces(self) -> psutil.Process:
        return next(child for child in self.proces.children(recursive=True) if is_hall(child))

    def new_round(self) -> int:
        with self.wb.reading() as tx:
            now = current_ronde(tx)
        if now:
            close_ronde(self.wb, now.ronde)
        opened = open_ronde(self.wb, soort=Rondesoort.WAARDEN, vraag=VRAAG, aantal_keuzes=5)
        return opened.ronde

    def counted(self, ronde: int) -> int:
        with self.wb.reading() as tx:
            return progress(tx, ronde)


@contextmanager
def our_hall(folder: Path, waarden: list[Waarde]) -> Iterator[OnzeZaal]:
    data = folder / "data"
    wb = Werkboek.create(data / "werkboek", {"school": "De Meting", "schooljaar": "2026-2027"})
    with wb.writing() as tx:
        tx.replace_all(Waarde, waarden)
    put_on_screen(wb, "waarden")
    zaal, log = free_port(8300) or 0, folder / "start.log"
    ports = ["--poort", free_port(9066), "--zaal-poort", zaal]
    args = ["-m", "ouderplan", "start", wb.map, *ports, "--geen-browser"]
    env = {"OUDERPLAN_MAP": str(BRON), "OUDERPLAN_DATA": str(data)}
    with running(args, log, OUDERPLAN_EXPORTS=str(folder), **env) as process:
        wait_for(lambda: "Ctrl-C" in log.read_text("utf-8"))
        address = re.search(r"http://127\S+token=\S+", log.read_text("utf-8"))[0]
        yield OnzeZaal(wb, process, zaal, address)
    wb.close()


def burst(hall: OnzeZaal, telefoons: int, binnen: float) -> dict[str, Any]:
    """Let phones arrive, load the page, vote, and stay."""
    ronde = hall.new_round()
    Toestroom(hall.poort, 3, 0.1, "volgt").leave()  # the first page is made now
    use = Verbruik(hall.zaalproces)
    crowd = Toestroom(hall.poort, telefoons, binnen, "stemt")
    noticed = crowd.noticed()
    cpu, memory = use.since()
    crowd.leave()
    return {
        "telefoons": telefoons,
        "geteld": hall.counted(ronde),
        "mislukt": len(noticed["mislukt"]),
        "duur": noticed["duur"],
        "pagina": percentile(noticed["pagina"], 0.95) * 1000,
        "pagina_half": percentile(noticed["pagina"], 0.5) * 1000,
        "ontvangen": percentile(noticed["ontvangen"], 0.95) * 1000,
        "ontvangen_half": percentile(noticed["ontvangen"], 0.5) * 1000,
        "cpu": cpu / telefoons * 1000,
        "geheugen": memory / telefoons / 1024,
    }


def live(hall: OnzeZaal, chromium: Any, telefoons: int) -> dict[str, Any]:
    """Measure how soon phones and the projector know, while so many phones follow."""
    hall.new_round()
    crowd = Toestroom(hall.poort, telefoons, 5.0, "volgt")
    crowd.noticed()
    ronde = hall.new_round()
    opened = time.monotonic()
    heard = [moment - opened for moment in crowd.heard(f".{ronde}.open")]
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(hall.begeleider.replace("/?", "/?presenteren=1&"))
    votes = _votes_to_projector(hall, page)
    page.close()
    first, steps = _step_changes(hall, chromium)
    crowd.leave()
    return {
        "telefoons": telefoons,
        "hoorden": len(heard),
        "nieuws": percentile(heard, 0.95) * 1000,
        "projector": percentile(votes, 0.5) * 1000,
        "projector_langst": max(votes) * 1000,
        "stap": percentile(steps, 0.5),
        "stap_bijna": percentile(steps, 0.95),
        "stap_langst": max(steps),
        "stap_eerst": max(first),
    }


def _votes_to_projector(hall: OnzeZaal, page: Page) -> list[float]:
    page.locator(".d-teller strong").first.wait_for(timeout=60_000)
    delays, threads = [], ThreadPoolExecutor(1)
    for nummer in range(1, STEMMEN + 1):
        # Playwright keeps a loop in this thread.
        acknowledged = threads.submit(asyncio.run, _one_vote(hall.poort)).result()
        shown = page.wait_for_function(_TELLER, arg=nummer, polling="raf").json_value()
        delays.append(max(0.0, shown / 1000 - acknowledged))
    return delays


_TELLER = """(count) => {
  const shown = document.querySelector(".d-teller strong");
  return shown && shown.textContent.trim() === String(count) ? Date.now() : false;
}"""


def _step_changes(hall: OnzeZaal, chromium: Any) -> tuple[list[float], list[float]]:
    """Go from step to step on the begeleider's page.

    Return the milliseconds until each is there: the first time, and every next time.
    """
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(hall.begeleider)
    page.locator("html[data-klaar] .op-stap-hier").first.wait_for(timeout=60_000)
    first, times = [], []
    for keer in range(KEREN):
        for stap in STAPPEN:
            begun = page.evaluate(_STAP, stap)
            there = page.wait_for_function(_DAAR, arg=stap, polling="raf").json_value()
            (times if keer else first).append(there - begun)  # the first time a step is made
    page.close()
    return first, times


STAPPEN = ("Start", "Waarden", "Visie")
_STAP = """(stap) => {
  const buttons = [...document.querySelectorAll(".op-stap")];
  const begun = performance.now();
  buttons.find((button) => button.textContent.includes(stap)).click();
  return begun;
}"""
_DAAR = """(stap) => {
  const here = document.querySelector(".op-stap-hier");
  const shown = document.querySelector(".op-inhoud h1");
  return here && shown && shown.offsetHeight && here.textContent.includes(stap)
    ? performance.now() : false;
}"""


async def _one_vote(poort: int) -> float:
    phone = Telefoon("127.0.0.1", poort)
    page, _ = await phone.load()
    blad = Blad.read(page)
    await phone.vote(blad.ballot(blad.keuzes[:3]))
    acknowledged = time.time()
    await phone.hang_up()
    return acknowledged


def visits(hall: OnzeZaal, chromium: Any, *, traag: bool, keer: int) -> dict[str, float]:
    hall.new_round()
    return browser.median(
        [
            browser.visit(chromium, hall.url, browser.TELEFOONPAGINA, traag=traag)
            for _ in range(keer)
        ]
    )
