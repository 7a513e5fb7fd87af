"""The same notebooks in JupyterLab."""

import re
from pathlib import Path

import nbformat
import pytest
from app_starten import BRON, Gestart
from app_vragen import status_of
from playwright.sync_api import Page, expect

from ouderplan.app.lab import own_notebooks
from ouderplan.app.paden import Paden
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser
LANG = 60_000
"""Milliseconds that JupyterLab and a new kernel may take on a busy laptop."""


@pytest.fixture
def lab(start) -> Gestart:
    return start("--lab", wortel=BRON)


def test_a_notebook_of_the_workbook_shows_it_without_a_key_and_works(
    lab: Gestart, page: Page, wacht_tot
):
    page.goto(lab.pagina("/lab/tree/werkboek.ipynb"))
    heading = page.get_by_role("heading", name="Een ouderplan maken")
    expect(heading).to_be_visible(timeout=LANG)
    expect(page.get_by_text("from ouderplan.app.pagina")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Stappen")).to_have_count(1)  # the access script
    expect(page.get_by_text("Jupyter news")).to_have_count(0)
    panel, own = (page.locator(each).bounding_box() for each in (".op-lab", ".op-pagina"))
    assert panel["width"] - own["width"] < 40
    assert own["width"] > 0.9 * page.viewport_size["width"]

    page.get_by_role("button", name="Presenteren").focus()
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.get_by_label("Naam van de school").fill("De Vlier")
    page.get_by_role("button", name="Maak het werkboek").click()
    expect(page.locator(".op-kop-school")).to_have_text("De Vlier", timeout=LANG)

    page.reload()  # what the page knew is in the workbook, and its kernel begins afresh
    expect(page.locator(".op-kop-school")).to_have_text("De Vlier", timeout=LANG)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)
    page.locator(".op-stap", has_text="Waarden").click()
    page.get_by_role("button", name="1. Lijst").click(timeout=LANG)
    page.get_by_label("Nieuwe waarde").fill("moed")
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    wacht_tot(lambda: "moed" in _waarden(lab.data))
    assert status_of(f"{lab.adres}/api/contents") == 403


def test_saving_leaves_the_program_alone(lab: Gestart, page: Page):
    shipped = BRON / "notebooks" / "02-visie.ipynb"
    before = shipped.read_bytes()
    page.goto(lab.pagina("/lab/tree/02-visie.ipynb"))
    expect(page.get_by_text("Er is nog geen werkboek open.")).to_be_visible(timeout=LANG)
    [copy] = (lab.data / "notebooks").rglob("02-visie.ipynb")
    first = copy.read_bytes()
    page.get_by_title("Save and create checkpoint").click()
    page.wait_for_function("() => !document.querySelector('.lm-TabBar-tab.jp-mod-dirty')")
    assert copy.read_bytes() != first
    assert shipped.read_bytes() == before


def test_a_cell_of_somebody_else_waits(start, page: Page):
    """A notebook may come from anybody: it runs when who opened it says so."""
    gestart = start("--lab")
    page.goto(gestart.pagina("/lab/tree/werkboek.ipynb"))
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=LANG)
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_have_count(0)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(timeout=LANG)


@pytest.mark.parametrize("inhoud", [b"{}", b"[]", b"\xff\xfe", b"", b'{"nbformat": 4}'])
def test_a_copy_follows_until_somebody_works_in_it(tmp_path: Path, inhoud: bytes):
    paden = Paden(wortel=tmp_path, data=tmp_path / "data", exports=tmp_path / "exports")
    shipped = tmp_path / "notebooks"
    shipped.mkdir()
    for name in ("een", "twee"):
        _write(shipped / f"{name}.ipynb", "show()")
    map = own_notebooks(paden)
    _write(map / "twee.ipynb", "show()\nprint('van de school')", keep=True)
    (map / "drie.ipynb").write_bytes(inhoud)
    for name in ("een", "twee", "drie"):
        _write(shipped / f"{name}.ipynb", "show_more()")

    assert own_notebooks(paden) == map
    typed = {path.stem: path.read_bytes() for path in map.glob("*.ipynb")}
    assert b"show_more()" in typed["een"]
    assert b"van de school" in typed["twee"]
    assert typed["drie"] == inhoud


def _waarden(data: Path) -> set[str]:
    [database] = data.glob("*/werkboek.db")
    wb = Werkboek.open(database.parent)
    with wb.reading() as tx:
        found = {row.waarde for row in tx.rows(Waarde)}
    wb.close()
    return found


def _write(path: Path, source: str, *, keep: bool = False) -> None:
    notebook = nbformat.read(path, as_version=4) if keep else nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source)]
    nbformat.write(notebook, path)
