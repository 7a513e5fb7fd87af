"""Make the two pictures of the README: ``make beelden``. What the hall sees, and a phone in it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent / "talen"))
sys.path.insert(0, str(Path(__file__).parent / "stappen" / "dias"))

from dia_beeld import MATEN, document
from dias_bekijken import ZAAL, ZET
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from talen_bekijken import hall, open_ballot

from chromium import find_chromium
from conftest import CHROMIUM_ARGS, TELEFOON
from ouderplan.app.voorbeeld import build_example
from ouderplan.opslag import Kast
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row

NAAR = Path(__file__).parents[1] / "docs" / "beelden"
KLEUREN = 64


def projector(browser: Browser, temp: Path, path: Path) -> None:
    """Take a picture of the five waarden of the example school, as the hall sees them."""
    build_example(temp / "voorbeeld").close()
    zitting = Zitting(Kast(temp), zaal=ZAAL, exports=temp)
    zitting.open(temp / "voorbeeld")
    bron = Bron(zitting, {})
    (dia,) = [dia for dia in make_row(bron, "waarden") if dia.id == "samen"]
    breed, hoog = MATEN["16:9"]
    page = browser.new_page(viewport={"width": breed, "height": hoog}, reduced_motion="reduce")
    page.set_content(document('<section class="dia"></section>'))
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(ZET, draw(dia, bron))
    page.screenshot(path=path)
    zitting.wb.close()


def phone(browser: Browser, temp: Path, path: Path) -> None:
    """Take a picture of a phone on which two waarden are chosen."""
    open_ballot(temp)
    with hall(temp) as url:
        page = browser.new_context(**(TELEFOON | {"locale": "nl-NL"})).new_page()
        page.goto(url)
        for box in page.locator("[name=keuze]").all()[:2]:
            box.click()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=path)


def main() -> None:
    """Write both, in few colours: they go along with every clone."""
    NAAR.mkdir(exist_ok=True)
    with TemporaryDirectory() as temp, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_ARGS)
        )
        for naam, take in {"projector": projector, "telefoon": phone}.items():
            path = NAAR / f"{naam}.png"
            take(browser, Path(temp) / naam, path)
            with Image.open(path) as picture:
                picture.convert("RGB").quantize(KLEUREN).save(path, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
