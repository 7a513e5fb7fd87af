"""Take pictures of the ballot in every language: ``python tests/talen/talen_bekijken.py MAP``.

For who looks at a translation, or at a page that reads from right to left; no test. Per language:
the ballot, the list of languages and the confirmation, as a phone of 390 by 844 and one of 320 wide
show them. On Debian fonts-noto-core, fonts-noto-cjk and fonts-sil-abyssinica have every script.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import find_chromium
from conftest import CHROMIUM_ARGS, SCHOOL, TELEFOON
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen.vragen import question
from ouderplan.talen import Talen

MATEN = ((390, 844), (320, 640))


def open_ballot(data: Path) -> None:
    """Make a workbook with a vote that is open."""
    kast = Kast(data)
    kast.choose(kast.create(SCHOOL))
    wb = Werkboek.open(kast.current())
    vraag = question(Rondesoort.WAARDEN)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5)
    wb.close()


@contextmanager
def hall(data: Path) -> Iterator[str]:
    """Open the hall's door and give its address."""
    options = ["--data", str(data), "--poort", "0", "--adres", "127.0.0.1"]
    with subprocess.Popen(
        [sys.executable, "-m", "ouderplan.zaal", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())['poort']}"
        process.terminate()


def take_pictures(browser: Browser, url: str, code: str, maat: tuple[int, int], naar: Path) -> None:
    """Look at the ballot in one language on a phone of this size, and vote."""
    wide, high = maat
    naam = f"{code}-{wide}"
    phone = browser.new_context(**{**TELEFOON, "viewport": {"width": wide, "height": high}})
    phone.add_cookies([{"name": "taal", "value": code, "url": url}])
    page = phone.new_page()
    page.goto(url)
    bar = page.locator(".voet")
    bar.evaluate("(bar) => { bar.style.position = 'static' }")  # else it hides a choice
    page.screenshot(path=naar / f"{naam}-briefje.png", full_page=True)
    bar.evaluate("(bar) => { bar.style.position = '' }")
    page.locator(".talen summary").click()
    page.screenshot(path=naar / f"{naam}-talen.png")
    page.locator("[name=keuze]").first.click()
    page.locator(".voet .knop").click()
    page.locator(".ontvangen.groot").wait_for()
    page.screenshot(path=naar / f"{naam}-ontvangen.png")
    phone.close()


def main(naar: Path) -> None:
    """Take the pictures of every language."""
    naar.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        open_ballot(Path(data))
        path = find_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))
        with hall(Path(data)) as url:
            for taal in Talen().alle:
                for maat in MATEN:
                    take_pictures(browser, url, taal.code, maat, naar)
                print(naar / f"{taal.code}-*.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "exports/talen"))
