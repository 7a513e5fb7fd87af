"""The line between page and kernel behind a proxy, in a real browser: what the page says about it,
and that nothing that was typed or pressed meanwhile is lost or done twice."""

import os
import re
import shutil
import time
import zipfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from avond_starten import OPEN, Begeleider
from docx import Document
from playwright.sync_api import expect
from tussenstuk import Lijnen, tussen

import ouderplan.app
from kernels import is_kernel
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

SCHOOL = {"school": "De Lijn", "schooljaar": "2026-2027"}
GAUW = {"timeout": 15_000}
"""On a quiet machine it takes under 3 s: the numbers of `pols.js` say so, see below."""
VAK_KOMT = 5.0
"""Seconds: longer than a page looks for the field of a text that was kept (GEDULD of `klad.js`)."""
WEG, STIL, WEER = "is even weg", "niet meer verbonden", "is er weer"


@pytest.fixture
def tussenstuk(avond, vrije_poort):
    with tussen(vrije_poort(), avond.poort) as stuk:
        yield stuk


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Give a new workbook, to copy."""
    with closing(Werkboek.create(tmp_path_factory.mktemp("school") / "de-lijn", SCHOOL)) as wb:
        return wb.map


@pytest.fixture
def achter_proxy(avond, tussenstuk, page, school, tmp_path):
    """Give a begeleider with a school, behind the proxy."""
    avond.kast.choose(Path(shutil.copytree(school, avond.data / tmp_path.name)))
    who = Begeleider(page, avond)
    page.goto(avond.begeleider.replace(f":{avond.poort}/", f":{tussenstuk.poort}/"))
    expect(page.locator(".op-kop-school").last).to_have_text(SCHOOL["school"], **OPEN)
    who.tab("De school")
    expect(page.get_by_label("Motto", exact=True)).to_be_visible(**OPEN)
    return who


def test_the_page_says_within_three_seconds_that_nobody_answers():
    pulse = (Path(ouderplan.app.__file__).parent / "voila" / "front" / "src" / "pols.js").read_text(
        encoding="utf-8"
    )
    every, silent = (
        int(re.search(rf"const {naam} = (\d+);", pulse)[1]) for naam in ("ELKE", "STIL")
    )
    assert every + silent <= 3_000


def test_a_refused_line_is_said_and_what_was_typed_is_kept_and_stored_when_it_is_back(
    achter_proxy, tussenstuk, wacht_tot
):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    tussenstuk.zet(Lijnen.WEIGER)
    achter_proxy.type("Motto", "Samen over de lijn")
    expect(said).to_contain_text(WEG, **GAUW)
    assert tussenstuk.geweigerd
    assert "Samen over de lijn" not in stored(achter_proxy)
    achter_proxy.type("Motto", "Samen over de hele lijn")
    tussenstuk.zet(Lijnen.DOOR)
    expect(said).to_contain_text(WEER, **OPEN)
    wacht_tot(lambda: "Samen over de hele lijn" in stored(achter_proxy))
    expect(page.get_by_label("Motto", exact=True)).to_have_value("Samen over de hele lijn")


def test_a_page_that_opens_without_a_line_says_so(avond, tussenstuk, page):
    tussenstuk.zet(Lijnen.WEIGER)
    page.goto(avond.begeleider.replace(f":{avond.poort}/", f":{tussenstuk.poort}/"))
    expect(page.get_by_label("Naam van de school")).to_be_visible(**OPEN)
    expect(page.locator("#op-verbinding-tekst")).to_contain_text(WEG, **GAUW)
    page.get_by_label("Naam van de school").fill("De Late Lijn")
    page.get_by_role("button", name="Maak het werkboek", exact=True).first.click()
    tussenstuk.zet(Lijnen.DOOR)
    expect(page.get_by_role("button", name="Ga verder: Waarden")).to_be_visible(**OPEN)


def test_a_line_that_goes_silent_is_said_and_what_was_said_into_it_is_said_again_once(
    achter_proxy, tussenstuk, wacht_tot
):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    achter_proxy.tab("Plan van aanpak")
    expect(page.get_by_label("Wanneer", exact=True).first).to_be_visible(**OPEN)
    before = planning(achter_proxy)
    tussenstuk.zet(Lijnen.STIL)
    achter_proxy.type("Wanneer", "Stil")
    add_a_row(page)
    expect(said).to_contain_text(WEG, **GAUW)
    tussenstuk.zet(Lijnen.DOOR)  # what was under way comes late, and is said again besides
    expect(said).to_contain_text(WEER, **OPEN)
    wacht_tot(lambda: "Stil" in planned(achter_proxy))
    wacht_tot(lambda: planning(achter_proxy) > before)
    achter_proxy.type("Wanneer", "Niet meer stil")
    wacht_tot(lambda: "Niet meer stil" in planned(achter_proxy))
    assert planning(achter_proxy) == before + 1


def test_a_line_that_is_given_up_and_made_again_carries_on(achter_proxy, tussenstuk, wacht_tot):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    achter_proxy.tab("Plan van aanpak")
    expect(page.get_by_label("Wanneer", exact=True).first).to_be_visible(**OPEN)
    before = planning(achter_proxy)
    tussenstuk.zet(Lijnen.STIL)
    achter_proxy.type("Wanneer", "Opgegeven")
    add_a_row(page)
    expect(said).to_contain_text(WEG, **GAUW)
    tussenstuk.breek()  # what was under way is gone for good
    tussenstuk.zet(Lijnen.DOOR)
    expect(said).to_contain_text(WEER, **OPEN)
    for tekst in ("Nog een keer", "En nog eens"):
        achter_proxy.type("Wanneer", tekst)
        wacht_tot(lambda tekst=tekst: tekst in planned(achter_proxy))
    wacht_tot(lambda: planning(achter_proxy) > before)
    assert planning(achter_proxy) == before + 1


@pytest.mark.parametrize("stand", [Lijnen.WEIGER, Lijnen.STIL])
def test_f5_while_the_line_is_away_keeps_what_was_typed(achter_proxy, tussenstuk, wacht_tot, stand):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    tussenstuk.zet(stand)
    achter_proxy.type("Motto", "Voor het herladen")
    expect(said).to_contain_text(WEG, **GAUW)
    page.reload()
    expect(page.get_by_label("Motto", exact=True)).to_have_value("Voor het herladen", **OPEN)
    tussenstuk.zet(Lijnen.DOOR)
    wacht_tot(lambda: "Voor het herladen" in stored(achter_proxy))
    expect(page.locator("#op-klad")).to_be_hidden()


def test_closing_the_tab_asks_only_while_something_typed_was_not_heard(achter_proxy, tussenstuk):
    page, asked = achter_proxy.page, []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Motto", exact=True).click()  # a browser asks only who did something here
    tussenstuk.zet(Lijnen.WEIGER)
    expect(page.locator("#op-verbinding-tekst")).to_contain_text(WEG, **GAUW)
    achter_proxy.type("Motto", "Nog niet gehoord")
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    tussenstuk.zet(Lijnen.DOOR)
    expect(page.locator("#op-verbinding-tekst")).to_contain_text(WEER, **OPEN)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_a_kernel_that_died_is_said_and_what_was_typed_after_it_comes_back(achter_proxy, wacht_tot):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    achter_proxy.type("Motto", "Samen")
    wacht_tot(lambda: "Samen" in stored(achter_proxy))
    kill_kernels(achter_proxy.avond.proces.pid)
    achter_proxy.type("Motto", "Samen verder")
    expect(said).to_contain_text(STIL, **GAUW)
    achter_proxy.type("Motto", "Samen verder na de val")
    page.get_by_role("button", name="Opnieuw laden").click()
    motto = page.get_by_label("Motto", exact=True)
    expect(motto).to_have_value("Samen verder na de val", **OPEN)
    wacht_tot(lambda: "Samen verder na de val" in stored(achter_proxy))
    expect(page.locator("#op-klad")).to_be_hidden()


def test_what_another_window_wrote_meanwhile_is_not_overwritten_unasked(
    achter_proxy, nieuwe_context, wacht_tot
):
    page, avond = achter_proxy.page, achter_proxy.avond
    achter_proxy.type("Motto", "Samen")
    wacht_tot(lambda: "Samen" in stored(achter_proxy))
    kill_kernels(avond.proces.pid)
    expect(page.locator("#op-verbinding-tekst")).to_contain_text(STIL, **GAUW)
    achter_proxy.type("Motto", "Van mij")
    other = Begeleider(nieuwe_context().new_page(), avond)
    other.open()
    other.type("Motto", "Van de ander")
    wacht_tot(lambda: "Van de ander" in stored(achter_proxy))
    page.get_by_role("button", name="Opnieuw laden").click()
    shown = page.locator("#op-klad")
    expect(shown.get_by_label("Motto")).to_have_value("Van mij", **OPEN)
    motto = page.locator("#rendered_cells").get_by_label("Motto", exact=True)
    expect(motto).to_have_value("Van de ander")
    motto.fill("")
    wacht_tot(lambda: "Van de ander" not in stored(achter_proxy))
    time.sleep(VAK_KOMT)  # an emptied field is no place for what clashed with what it held
    expect(motto).to_have_value("")
    page.reload()
    shown.get_by_role("button", name="Zet terug in dit vak").click(**OPEN)
    wacht_tot(lambda: "Van mij" in stored(achter_proxy))
    expect(shown).to_be_hidden()


def test_what_was_heard_after_all_does_not_come_back_later(achter_proxy, tussenstuk, wacht_tot):
    page, said = achter_proxy.page, achter_proxy.page.locator("#op-verbinding-tekst")
    motto = page.get_by_label("Motto", exact=True)
    tussenstuk.zet(Lijnen.STIL)
    achter_proxy.type("Motto", "Half")
    expect(said).to_contain_text(WEG, **GAUW)
    achter_proxy.type("Motto", "Half gehoord")
    tussenstuk.breek()
    tussenstuk.zet(Lijnen.DOOR)
    expect(said).to_contain_text(WEER, **OPEN)
    achter_proxy.type("Motto", "Heel gehoord")
    wacht_tot(lambda: "Heel gehoord" in stored(achter_proxy))
    wacht_tot(lambda: page.evaluate("sessionStorage.getItem('op-klad')") is None)
    page.reload()
    expect(motto).to_have_value("Heel gehoord", **OPEN)
    achter_proxy.type("Motto", "")
    wacht_tot(lambda: "gehoord" not in stored(achter_proxy))
    time.sleep(VAK_KOMT)
    expect(motto).to_have_value("")


@pytest.mark.parametrize("groot", [400_000, 4_000_000])
def test_a_file_that_was_under_way_when_the_line_broke_arrives(
    achter_proxy, tussenstuk, tmp_path, groot
):
    page = achter_proxy.page
    with choose_house_style(achter_proxy, write_document(tmp_path, groot)):
        tussenstuk.zet(Lijnen.STIL)
    expect(page.locator("#op-verbinding-tekst")).to_contain_text(WEG, **OPEN)
    tussenstuk.breek()
    tussenstuk.zet(Lijnen.DOOR)
    expect(page.get_by_text("huisstijl.docx").first).to_be_visible(**OPEN)


def test_a_file_that_is_too_large_for_the_line_is_said_and_the_line_goes_on(
    achter_proxy, tmp_path, wacht_tot
):
    with choose_house_style(achter_proxy, write_document(tmp_path, 11_000_000)):
        pass
    expect(achter_proxy.page.locator("#op-verbinding-tekst")).to_contain_text("te groot", **OPEN)
    achter_proxy.go("Start")
    achter_proxy.type("Motto", "Klein maar fijn")
    wacht_tot(lambda: "Klein maar fijn" in stored(achter_proxy))


def write_document(map, groot):
    """Write a real document of about so many bytes, as one with photographs is."""
    path, document = map / "huisstijl.docx", Document()
    document.add_paragraph("Van onze school")
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as inside:
        inside.writestr("word/media/foto.bin", os.urandom(groot))
    return path


@contextmanager
def choose_house_style(begeleider, path):
    """Choose this document; what is done inside comes right before."""
    begeleider.go("Schooljaarplan")
    begeleider.page.get_by_text("De huisstijl van de school").first.click()
    with begeleider.page.expect_file_chooser() as chooser:
        begeleider.page.get_by_role("button", name=re.compile("Kies een Word-document")).click()
    yield
    chooser.value.set_files(path)


def add_a_row(page):
    """Press what would add a second row when it is heard twice."""
    page.get_by_label("Wat", exact=True).last.fill("Koffie zetten")
    page.get_by_role("button", name="Voeg toe", exact=True).first.click()


def stored(begeleider):
    return (begeleider.avond.werkboek / "werkboek.csv").read_text("utf-8-sig")


def planning(begeleider):
    return len(planned(begeleider).splitlines())


def planned(begeleider):
    return (begeleider.avond.werkboek / "planning.csv").read_text("utf-8-sig")


def kill_kernels(pid):
    """Kill every kernel of this program with the signal that nobody hears."""
    for child in psutil.Process(pid).children(recursive=True):
        if is_kernel(child):
            with suppress(psutil.NoSuchProcess):
                child.kill()
