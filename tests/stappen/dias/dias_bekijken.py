"""Make a picture of every slide: ``make schermbeelden``, and look at them.

Of the example school, of a workbook with nothing in it, of one with far too much, and of the
moments of an evening that pass: a round that is open, a tie, a lot, another language. As wide
projectors have it and as old ones do; ``make schermbeelden ALLEEN=open`` makes one kind again.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dia_beeld import MATEN, document
from dia_momenten import MOMENTEN
from dia_rijen import ALLE
from dia_werkboeken import dots, fill, tie
from playwright.sync_api import Page, sync_playwright

from chromium import find_chromium
from ouderplan.app.voorbeeld import build_example
from ouderplan.opslag import Kast, Werkboek
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row

ZAAL = "http://192.168.178.124:8100"
SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}
ZET = """(html) => {
  document.querySelector(".dia-toneel").innerHTML = html;
  dispatchEvent(new Event("resize"));
}"""
SOORTEN = ("voorbeeld", "leeg", "veel", *MOMENTEN)


def _workbook(welk: str, map: Path) -> tuple[str, ...]:
    """Make a workbook, and return which rows of it are worth a picture."""
    if welk == "voorbeeld":
        build_example(map).close()
        return ALLE
    wb = Werkboek.create(map, SCHOOL)
    rijen = ALLE
    if welk == "veel":
        fill(wb)
        tie(wb)
        dots(wb)
    elif welk in MOMENTEN:
        rijen = (MOMENTEN[welk](wb),)
    wb.close()
    return rijen


def _draw_all(page: Page, map: Path, rijen: tuple[str, ...], naar: Path) -> int:
    zitting = Zitting(Kast(map.parent), zaal=ZAAL, exports=map.parent)
    zitting.open(map)
    bron, many = Bron(zitting, {}), 0
    naar.mkdir(parents=True, exist_ok=True)
    for naam in rijen:
        for nummer, dia in enumerate(make_row(bron, naam), start=1):
            page.evaluate(ZET, draw(dia, bron))
            name = f"{naam.replace('/', '_')}-{nummer:02}-{dia.id}.png"
            page.screenshot(path=naar / name)
            many += 1
    zitting.wb.close()
    return many


def main(naar: Path, soorten: tuple[str, ...]) -> None:
    """Write the pictures to a folder for each workbook and size."""
    with TemporaryDirectory() as temp, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox"]
        )
        for welk in soorten:
            map = Path(temp) / welk
            rijen = _workbook(welk, map)
            for maat in ("16:9", "4:3"):
                breed, hoog = MATEN[maat]
                page = chromium.new_page(
                    viewport={"width": breed, "height": hoog}, reduced_motion="reduce"
                )
                page.set_content(document('<section class="dia"></section>'))
                page.evaluate("document.fonts.ready.then(() => null)")
                folder = naar / welk / f"{breed}x{hoog}"
                sys.stdout.write(f"{_draw_all(page, map, rijen, folder)} dia's in {folder}\n")
                page.close()
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or SOORTEN)
