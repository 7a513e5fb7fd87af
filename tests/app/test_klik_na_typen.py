"""A press does its work with all that was typed before it, however busy the kernel is."""

import re

import pytest
from app_starten import write_notebook
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TRAAG = """
import time
import ipywidgets as w
from IPython.display import display

wie = w.Text(description="Wie")
knop = w.Button(description="Stel vast")
vast = w.HTML("<h1>Nog niet</h1>")
wie.observe(lambda _change: time.sleep(1.5), "value")
knop.on_click(lambda _knop: setattr(vast, "value", f"<h1>[{wie.value}]</h1>"))
inhoud = w.VBox([vast, wie, knop])
inhoud.add_class("op-inhoud")
pagina = w.VBox([inhoud])
pagina.add_class("op-pagina")
display(pagina)
"""


@pytest.fixture
def wortel(tmp_path):
    """A folder with notebooks whose kernel is busy for a while with each letter."""
    folder = tmp_path / "werf"
    (folder / "notebooks").mkdir(parents=True)
    for name in ("werkboek", "stemmen"):
        write_notebook(folder, name, TRAAG)
    return folder


def type_and_press(page):
    page.get_by_label("Wie").click()
    page.keyboard.type("de werkgroep")
    page.get_by_role("button", name="Stel vast").click()
    expect(page.get_by_role("heading", name="[de werkgroep]")).to_be_visible(timeout=30_000)


def test_a_press_does_not_overtake_what_was_typed_before_it(start, page, wortel):
    page.goto(start(wortel=wortel).pagina("/"))
    type_and_press(page)


def test_nor_in_jupyterlab(start, page, wortel):
    page.goto(start("--lab", wortel=wortel).pagina("/lab/tree/werkboek.ipynb"))
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
    type_and_press(page)
