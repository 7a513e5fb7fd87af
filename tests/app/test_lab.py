"""The same notebooks in JupyterLab."""

import re

import pytest
from app_vragen import status_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_notebook_runs_in_jupyterlab_behind_the_token(start, page):
    gestart = start("--lab")
    page.goto(gestart.pagina("/lab/tree/werkboek.ipynb"))
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
    expect(page.get_by_role("heading", name="Het proefwerkboek")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Jupyter news")).to_have_count(0)
    assert status_of(f"{gestart.adres}/api/contents") == 403
