"""Begeleiders of many schools at work at once, behind a real JupyterHub, its proxy and nginx."""

import os
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
from geheugen import each

sys.path.append(str(Path(__file__).parents[1] / "avond"))
import scholenhub
from processen import wait_for

from hub_halen import missing_hub
from kernels import waits
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
        # Not where another one that measures begins, and below what the system gives away.
        ports = iter(range(24_000 + os.getpid() % 8_000, 32_768))
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
        parts = [part for one in _first_processes(hub) for part in each(one)]
        return {
            "gestart": started,
            "mb": sum(mb for _, mb in parts) / many,
            "processen": len(parts) / many,
            "delen": _mean_parts(parts, many),
            "bruikbaar": statistics.median(again),
            "bruikbaar_langst": max(again),
        }


def _first_processes(hub: scholenhub.Hub) -> list[psutil.Process]:
    """Return what servers are forked from, what waits for one, and what started by itself."""
    ours = [one for one in psutil.Process().children(recursive=True) if one.pid != hub.wieg.pid]
    return [psutil.Process(hub.wieg.pid), *(one for one in ours if _is_first(one))]


def _is_first(process: psutil.Process) -> bool:
    return waits(process) or (_is_server(process) and not _is_server(process.parent()))


def _is_server(process: psutil.Process | None) -> bool:
    return process is not None and process.cmdline()[-1:] == ["begeleider"]


def _mean_parts(parts: list[tuple[str, float]], many: int) -> list[dict[str, Any]]:
    """Return what each kind of process takes for one school."""
    total = {kind: sum(mb for wat, mb in parts if wat == kind) for kind, _ in sorted(parts)}
    return [{"wat": wat, "mb": mb / many} for wat, mb in total.items()]
