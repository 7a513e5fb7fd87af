"""Begeleiders of many schools at work at once, behind a real JupyterHub, its proxy and nginx."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import browser
import psutil
from begeleider import OPEN, example
from geheugen import each, family

sys.path.append(str(Path(__file__).parents[1] / "avond"))
import scholenhub
from processen import wait_for

from hub_halen import missing_hub
from ouderplan.app.adressen import free_port

BEGELEIDERS = 10
RUST_S = 40.0
"""In which a page makes the steps that nobody asked for yet, and who drew for it leaves."""
WACHT_MS = 180_000


def measure(*, snel: bool = False) -> dict[str, Any]:
    """Return MB (PSS) for each begeleider, and how soon a page is usable, ten of them at work."""
    if missing := missing_hub():
        raise SystemExit(missing)
    many = 3 if snel else BEGELEIDERS
    with tempfile.TemporaryDirectory() as name, _schools(many):
        ports = iter(range(24_000, 60_000))
        free = iter(lambda: free_port(next(ports)) or 0, 0)
        with scholenhub.open_hub(Path(name), wait_for, lambda: next(free)) as hub:
            return {"begeleiders": many, **_at_work(hub, many)}


@contextmanager
def _schools(many: int) -> Iterator[None]:
    """Let there be so many schools, each with the example's workbook and a begeleider."""
    usual = scholenhub.MENSEN, scholenhub.make_schools
    scholenhub.MENSEN = {f"school-{nummer}": {f"mens-{nummer}"} for nummer in range(many)}

    def make_schools(scholen: Path) -> None:
        for school in scholenhub.MENSEN:
            example(scholen / school)

    scholenhub.make_schools = make_schools
    yield
    scholenhub.MENSEN, scholenhub.make_schools = usual


def _at_work(hub: scholenhub.Hub, many: int) -> dict[str, Any]:
    with browser.chromium() as chromium:
        begun, pages = time.monotonic(), []
        for nummer in range(many):
            context = chromium.new_context(ignore_https_errors=True)
            page = context.new_page()
            page.set_default_timeout(WACHT_MS)
            page.goto(f"{hub.adres}/")
            page.locator("#username_input").fill(f"mens-{nummer}")
            page.locator("#password_input").fill("geheim")
            page.locator("#login_submit").click(no_wait_after=True)
            pages.append(page)
        for page in pages:
            page.wait_for_function(OPEN, polling="raf")
        started = time.monotonic() - begun
        time.sleep(RUST_S)
        again = []
        for page in pages:  # all are at work; one after another they open their page again
            page.reload(wait_until="commit")
            again.append(page.wait_for_function(OPEN, polling="raf").json_value())
        time.sleep(RUST_S)
        servers = _servers()
        parts = [each(server) for server in servers]
        return {
            "gestart": started,
            "mb": statistics.mean(sum(mb for _, mb in one) for one in parts),
            "processen": statistics.mean(len(family(server)) for server in servers),
            "delen": _mean_parts(parts),
            "bruikbaar": statistics.median(again),
            "bruikbaar_langst": max(again),
        }


def _servers() -> list[psutil.Process]:
    """Return what the hub started for the schools."""
    ours = (one for one in psutil.Process().children(recursive=True))
    return [one for one in ours if one.cmdline()[-1:] == ["begeleider"] and _is_first(one)]


def _is_first(process: psutil.Process) -> bool:
    parent = process.parent()
    return parent is None or parent.cmdline()[-1:] != ["begeleider"]


def _mean_parts(parts: list[list[tuple[str, float]]]) -> list[dict[str, Any]]:
    """Return what each kind of process takes for one school."""
    kinds = sorted({wat for one in parts for wat, _ in one})
    total = {wat: sum(mb for one in parts for kind, mb in one if kind == wat) for wat in kinds}
    return [{"wat": wat, "mb": mb / len(parts)} for wat, mb in total.items()]
