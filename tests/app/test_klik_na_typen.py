"""A press does its work with all that was typed before it, however busy the kernel is."""

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


def test_a_press_does_not_overtake_what_was_typed_before_it(start, page, tmp_path):
    """The kernel is busy with the first letter, so the others wait for their turn."""
    wortel = tmp_path / "werf"
    (wortel / "notebooks").mkdir(parents=True)
    for name in ("werkboek", "stemmen"):
        write_notebook(wortel, name, TRAAG)
    page.goto(start(wortel=wortel).pagina("/"))
    page.get_by_label("Wie").click()
    page.keyboard.type("de werkgroep")
    page.get_by_role("button", name="Stel vast").click()
    expect(page.get_by_role("heading", name="[de werkgroep]")).to_be_visible(timeout=30_000)
