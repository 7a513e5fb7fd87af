"""The real notebooks in JupyterLab: they open, run and work."""

import re
import shutil

import pytest
from avond_starten import BRON
from playwright.sync_api import expect

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

LANG = {"timeout": 60_000}


def test_a_waarde_added_in_jupyterlab_is_in_the_workbook(tmp_path, start_avond, page, wacht_tot):
    example = tmp_path / "avond" / "data" / "voorbeeld"
    shutil.copytree(BRON / "data" / "voorbeeld", example, ignore=only_csvs)
    avond = start_avond("--lab")
    page.goto(avond.begeleider.replace("/?", "/lab/tree/werkboek.ipynb?"))
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(**LANG)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
    page.locator(".op-stap", has_text="Waarden").click(**LANG)
    page.get_by_role("button", name="1. Lijst").click(**LANG)
    field = page.get_by_label("Nieuwe waarde")
    field.fill("moed")
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    wacht_tot(lambda: "moed" in waarden(example))


def only_csvs(_folder, names):
    return [name for name in names if not name.endswith(".csv")]


def waarden(map):
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        names = [row.waarde for row in tx.rows(Waarde)]
    wb.close()
    return names
