"""The real command on the real notebooks, and the people who use it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Page, expect

from ouderplan.opslag import Kast
from ouderplan.opslag.kast import HUIDIG
from ouderplan.opslag.tafels import DRAAIT

BRON = Path(__file__).parents[2]
OPEN = {"timeout": 45_000}
BINNEN_EEN_SECONDE = {"timeout": 1_000}


@dataclass
class Avond:
    """A running ``ouderplan start`` on a data folder of its own."""

    proces: subprocess.Popen[bytes]
    map: Path
    poort: int
    zaal_poort: int

    @property
    def uitvoer(self) -> str:
        return (self.map / "uitvoer.txt").read_text(encoding="utf-8")

    @property
    def begeleider(self) -> str:
        return re.search(r"http://127\S+token=\S+", self.uitvoer)[0]

    @property
    def zaal(self) -> str:
        return f"http://127.0.0.1:{self.zaal_poort}"

    @property
    def data(self) -> Path:
        return self.map / "data"

    @property
    def kast(self) -> Kast:
        """The cupboard with the table of this start, as its page has it."""
        return Kast(self.data, self.tafel)

    @property
    def tafel(self) -> Path:
        """The file that says which workbook is on the table of this start."""
        return self.data / DRAAIT / f"{self.poort}.txt"

    @property
    def werkboek(self) -> Path:
        current = self.kast.current()
        return current or next(path.parent for path in self.data.glob("*/werkboek.db"))

    def clear_table(self) -> None:
        """Take the workbook off the table; it stays in the cupboard, for who has it open still."""
        for path in (self.tafel, self.data / HUIDIG):
            path.unlink(missing_ok=True)

    def kill_all(self) -> None:
        """Kill the group that was started: nobody in it gets a word.

        What runs in a group of its own, as kernels do, sees that and ends by itself.
        """
        family = psutil.Process(self.proces.pid).children(recursive=True)
        os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait(30)
        _, left = psutil.wait_procs(family, 60)
        assert not left

    def stop(self) -> None:
        self.proces.terminate()
        self.proces.wait(30)


def hold_against(map: Path) -> None:
    """Fail when a page said something unexpected: a calm sentence on it hides that from a test."""
    for log in map.rglob("pagina.log"):
        assert "onverwachte fout" not in log.read_text("utf-8")


def begin(map: Path, poort: int, zaal_poort: int, *opties: str, extra: Mapping[str, str]) -> Avond:
    map.mkdir(parents=True, exist_ok=True)
    env = {
        **{naam: waarde for naam, waarde in os.environ.items() if naam != "DISPLAY"},
        "OUDERPLAN_MAP": str(BRON),
        "OUDERPLAN_DATA": str(map / "data"),
        "OUDERPLAN_EXPORTS": str(map / "exports"),
        "PYTHONUNBUFFERED": "1",
        **extra,
        "PYTHONPATH": os.pathsep.join([extra.get("PYTHONPATH", ""), str(BRON / "widgets")]),
    }
    ports = ["--poort", str(poort), "--zaal-poort", str(zaal_poort)]
    proces = subprocess.Popen(
        [sys.executable, "-m", "ouderplan", "start", *ports, "--geen-browser", *opties],
        stdout=(map / "uitvoer.txt").open("wb"),
        stderr=subprocess.STDOUT,
        cwd=map,
        env=env,
        start_new_session=True,
    )
    return Avond(proces, map, poort, zaal_poort)


def await_open(avond: Avond, wacht_tot: Callable[..., Any]) -> None:
    wacht_tot(lambda: "Ctrl-C" in avond.uitvoer or avond.proces.poll() is not None, timeout=60)
    assert "Ctrl-C" in avond.uitvoer, avond.uitvoer


class Begeleider:
    """Who sits at the laptop, and reads nothing but the screen."""

    def __init__(self, page: Page, avond: Avond) -> None:
        self.page, self.avond = page, avond

    def open(self) -> None:
        self.page.goto(self.avond.begeleider)
        expect(self.page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)

    def make_school(self, naam: str) -> None:
        """Make a workbook; a school that an earlier test made gets a number, or it would ask."""
        known = {one.school for one in self.avond.kast.list()}
        names = (naam if nr == 1 else f"{naam} {nr}" for nr in count(1))
        naam = next(one for one in names if one not in known)
        head = self.page.locator(".op-inhoud h1")
        head.first.evaluate("head => { head.dataset.oud = ''; }")
        self.page.get_by_label("Naam van de school").fill(naam)
        self.press("Maak het werkboek")
        expect(self.page.locator(".op-inhoud h1[data-oud]")).to_have_count(0, **OPEN)
        expect(self.page.locator(".op-kop-school").last).to_have_text(naam, **OPEN)
        expect(self.page.get_by_role("button", name="Ga verder: Waarden")).to_be_visible(**OPEN)

    def tab(self, naam: str) -> None:
        """Go to a tab of the step that is on."""
        tab = self.page.locator(".op-deel", has_text=naam)
        tab.click()
        expect(tab).to_have_attribute("aria-current", "true")

    def go(self, stap: str) -> None:
        self.page.locator(".op-stap", has_text=stap).click()
        expect(self.page.locator(".op-stap-hier")).to_contain_text(stap)

    def press(self, naam: str) -> None:
        self.page.get_by_role("button", name=naam, exact=True).first.click()

    def type(self, label: str, tekst: str) -> None:
        self.page.get_by_label(label, exact=True).first.fill(tekst)

    def sees(self, tekst: str) -> None:
        expect(self.page.get_by_text(tekst).first).to_be_visible()


def vote(page: Page, *keuzes: str) -> None:
    """Tick these (and no others) and send, as a parent does."""
    expect(page.get_by_role("checkbox").first).to_be_visible()
    ticked = page.get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    for keuze in keuzes:
        page.get_by_role("checkbox", name=re.compile(f"^{keuze}", re.IGNORECASE)).check()
    page.get_by_role("button", name=re.compile("^Verstuur")).click()
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_visible()
