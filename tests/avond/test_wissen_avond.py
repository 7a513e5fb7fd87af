"""Pages that stand open are in nobody's way when a round closes."""

import subprocess
import sys
from contextlib import closing

import pytest
from playwright.sync_api import expect

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
