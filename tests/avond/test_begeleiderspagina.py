"""The begeleider's page on our own front end, on the real notebooks."""

import re
from pathlib import Path

import pytest
from avond_starten import OPEN
from docx import Document
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
STAPPEN = sorted(path.stem for path in NOTEBOOKS.glob("[0-9]-*.ipynb"))
VERZOEKEN, KILOBYTES = 12, 700
SIGN = 5  # px that the sign for how far a step is may differ in width


def test_it_asks_little_and_the_second_time_next_to_nothing(avond, nieuwe_context):
    context = nieuwe_context()
    first = visit(context, avond.begeleider)
    second = visit(context, avond.begeleider)
    assert first["mis"] == second["mis"] == []
    assert first["verzoeken"] <= VERZOEKEN
    assert first["bytes"] <= KILOBYTES * 1000
    assert second["bytes"] <= first["bytes"] / 3


def test_header_and_stepper_are_there_before_the_widgets_and_stay_where_they_are(
    begeleider, nieuwe_context
):
    begeleider.make_school("De <Eerste> Blik")
    page = nieuwe_context().new_page()
    page.route("**/front.js", lambda route: route.abort())
    page.goto(begeleider.avond.begeleider)
    expect(page.locator("#loading .op-kop-school")).to_have_text("De <Eerste> Blik")
    page.evaluate("document.fonts.ready")
    before = places(page, "#loading")
    page.unroute("**/front.js")
    page.reload()
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    after = places(page, "#rendered_cells")
    assert len(after) == len(before)
    for place, earlier in zip(after, before, strict=True):
        assert place == pytest.approx(earlier, abs=SIGN)


@pytest.mark.parametrize("pad", ["", *(f"stap/{stap}" for stap in STAPPEN), "stemmen"])
def test_every_page_opens(begeleider, pad):
    begeleider.make_school("De Bladeraar")
    page = begeleider.page
    missed = []
    page.on("console", lambda said: missed.append(said.text) if said.type == "error" else None)
    page.goto(begeleider.avond.begeleider.replace("/?", f"/{pad}?"))
    expect(page.locator("#rendered_cells h1").first).to_be_visible(**OPEN)
    assert page.locator(".jupyter-widgets-error-widget").count() == 0
    assert missed == []


def test_what_is_typed_is_there_in_the_other_window_and_after_f5(begeleider, nieuwe_context):
    begeleider.make_school("De Overkant")
    other = nieuwe_context().new_page()
    other.goto(begeleider.avond.begeleider)
    begeleider.type("Motto", "Samen één")
    begeleider.page.get_by_label("Motto", exact=True).press("Tab")
    motto = other.get_by_label("Motto", exact=True)
    expect(motto).to_have_value("Samen één", **OPEN)
    begeleider.go("Visie")
    begeleider.page.reload()
    expect(begeleider.page.locator(".op-stap-hier")).to_contain_text("Visie", **OPEN)
    expect(other.locator("#rendered_cells .op-stap-hier")).to_contain_text("Start")


def test_a_file_goes_up_whole(begeleider, tmp_path):
    begeleider.make_school("De Huisstijl")
    document = Document()
    document.add_paragraph("Van onze school")
    document.save(str(tmp_path / "huisstijl.docx"))
    begeleider.go("Schooljaarplan")
    begeleider.page.get_by_text("De huisstijl van de school").first.click()
    with begeleider.page.expect_file_chooser() as chooser:
        begeleider.page.get_by_role("button", name=re.compile("Kies een Word-document")).click()
    chooser.value.set_files(tmp_path / "huisstijl.docx")
    expect(begeleider.page.get_by_text("huisstijl.docx").first).to_be_visible(**OPEN)


def test_a_broken_line_comes_back_and_says_what_was_typed_meanwhile(avond, page):
    lines = []

    def follow(line):
        line.connect_to_server()
        lines.append(line)

    page.route_web_socket(re.compile("/channels"), follow)
    page.goto(avond.begeleider)
    page.get_by_label("Naam van de school").fill("De Lijn")
    lines[0].close()
    page.get_by_role("button", name="Maak het werkboek", exact=True).first.click()
    expect(page.get_by_role("heading", name="Plan van aanpak")).to_be_visible(**OPEN)
    assert len(lines) > 1
    expect(page.get_by_role("alert").filter(has_text="verb")).to_be_hidden()


def visit(context, adres):
    page, found = context.new_page(), {"verzoeken": 0, "bytes": 0, "mis": []}
    page.on(
        "console", lambda said: found["mis"].append(said.text) if said.type == "error" else None
    )
    page.on("pageerror", lambda error: found["mis"].append(str(error)))
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def count(event):
        found["verzoeken"] += not event["request"]["url"].startswith("data:")

    def weigh(event):
        found["bytes"] += event["encodedDataLength"]

    session.on("Network.requestWillBeSent", count)
    session.on("Network.loadingFinished", weigh)
    page.goto(adres)
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    page.close()
    return found


def places(page, where):
    return page.locator(f"{where} :is(.op-kop, .op-kop-school, .op-stap)").evaluate_all(
        "all => all.map(e => { const r = e.getBoundingClientRect();"
        " return [r.left, r.top, r.width, r.height].map(Math.round); })"
    )
