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
KSM = Path("/sys/kernel/mm/ksm")
"""Where Linux is told to look for equal pages."""


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
        parts = _parts(hub)
        return {
            "gestart": started,
            "mb": sum(mb for _, mb in parts) / many,
            "processen": len(parts) / many,
            **_merged(hub, many),
            "delen": _mean_parts(parts, many),
            "bruikbaar": statistics.median(again),
            "bruikbaar_langst": max(again),
        }


def _parts(hub: scholenhub.Hub) -> list[tuple[str, float]]:
    return [part for one in _first_processes(hub) for part in each(one)]


def _merged(hub: scholenhub.Hub, many: int) -> dict[str, float]:
    """Return MB, and the percentage of a core that looking takes, while Linux merges equal pages.

    At the pace that the system has now, as soon as it looked at everything twice and found no
    more. Nothing where this may not be turned on: only root may.
    """
    if not os.access(KSM / "run", os.W_OK) or (KSM / "run").read_text().strip() != "0":
        return {}
    looks = next(one for one in psutil.process_iter(["name"]) if one.info["name"] == "ksmd")
    (KSM / "run").write_text("1")
    try:
        _await_merged()
        found, before = sum(mb for _, mb in _parts(hub)) / many, sum(looks.cpu_times()[:2])
        time.sleep(RUST_S)
        return {
            "mb_samen": found,
            "zoekt": (sum(looks.cpu_times()[:2]) - before) / RUST_S * 100,
            "per_keer": int((KSM / "pages_to_scan").read_text()),
        }
    finally:
        (KSM / "run").write_text("2")  # 0 would leave merged what is


def _await_merged() -> None:
    def read(name: str) -> int:
        return int((KSM / name).read_text())

    begun, last = read("full_scans"), -1
    while read("full_scans") < begun + 3 or read("pages_sharing") > last * 1.01:
        last = read("pages_sharing")
        time.sleep(RUST_S / 2)


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
