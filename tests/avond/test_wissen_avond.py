"""Pages that stand open are in nobody's way when a round closes."""

import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from lezer import files_with
from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import find_key

pytestmark = pytest.mark.browser


def test_with_idle_pages_open_closing_is_done_at_once(begeleider, nieuwe_context):
    begeleider.make_school("De Vlier")
    for stap in ("Waarden", "Kansen", "Schooljaarplan"):
        begeleider.go(stap)
    projector = nieuwe_context().new_page()
    projector.goto(begeleider.avond.begeleider + "&presenteren=1")
    expect(projector.locator(".dia h1").first).to_be_visible(timeout=45_000)
    map = begeleider.avond.werkboek

    def ronde(*argv):
        asked = [sys.executable, "-m", "ouderplan", "ronde", str(map), *argv]
        return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout

    ronde("open", "waarden")
    with closing(Werkboek.open(map)) as wb, wb.reading() as tx:
        key = find_key(tx, "ronde 1")
    assert key
    assert "is gesloten" in ronde("sluit")
    assert files_with(map, key) == []


LEZERS = range(123, 128)
"""The bytes of werkboek.db-shm that who reads from the log locks: sqlite.org/walformat.html."""


def readers(map):
    """Return who reads from the workbook's log at this moment: the process, and its place."""
    inode = (map / "werkboek.db-shm").stat().st_ino
    found = set()
    for line in Path("/proc/locks").read_text("ascii").splitlines():
        _, _, _, kind, pid, file, first, _ = line.replace("-> ", "").split()
        if kind == "READ" and file.endswith(f":{inode}") and int(first) in LEZERS:
            found.add((int(pid), int(first)))
    return found


def read_by_nobody_for_long(map):
    """Return a question: has everyone who reads now let go since?"""
    since = readers(map)

    def all_let_go():
        since.intersection_update(readers(map))
        return not since

    return all_let_go


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="wie leest, zegt alleen Linux")
def test_no_idle_kernel_holds_the_log_whatever_became_of_its_page(
    begeleider, nieuwe_context, wacht_tot
):
    begeleider.make_school("De Wilg")
    map = begeleider.avond.werkboek
    with closing(Werkboek.open(map)) as wb:  # who does hold it is seen
        with wb.reading() as tx:
            tx.versions()
            let_go = read_by_nobody_for_long(map)
            assert os.getpid() in {pid for pid, _ in readers(map)}
            assert not let_go()
        wacht_tot(let_go)
    for stap in ("Waarden", "Kansen", "Schooljaarplan", "Start"):
        begeleider.go(stap)
        wacht_tot(read_by_nobody_for_long(map))
    for end in (crash, Page.close, go_elsewhere):
        page = nieuwe_context().new_page()
        page.goto(begeleider.avond.begeleider)
        expect(page.locator(".op-inhoud h1").first).to_be_visible(timeout=45_000)
        end(page)
        wacht_tot(read_by_nobody_for_long(map))


def crash(page):
    with suppress(Error):  # it cannot answer any more
        page.goto("chrome://crash")


def go_elsewhere(page):
    page.goto("about:blank")
