"""The begeleider's page on our own front end, on the real notebooks."""

import re
import signal
from pathlib import Path

import pytest
from avond_starten import OPEN, Begeleider
from docx import Document
from playwright.sync_api import expect

from keren import keren

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
STAPPEN = sorted(path.stem.partition("-")[2] for path in NOTEBOOKS.glob("[0-9]*-*.ipynb"))
VERZOEKEN, KILOBYTES = 12, 700
KEREN = keren(3, 200)
BERICHTEN = 18
"""Of a step change: buttons, the box, the plancheck, the busy and idle kernel, the store."""
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


def test_a_day_is_said_once_its_year_is_whole_and_half_of_it_is_not_kept(begeleider):
    page, said = begeleider.page, []

    def note(frame):
        said.append(frame)

    begeleider.make_school("De Dagen")
    page.on("websocket", lambda line: line.on("framesent", note))
    page.reload()
    begeleider.go("Schoolscan")
    begeleider.type("Naam van de scan", "Voorjaar")
    day = page.get_by_label("Datum (leeg: vandaag)", exact=True)
    day.press_sequentially("0202")
    day.press_sequentially("20")
    begeleider.press("Begin een scan zonder telefoons")
    begeleider.sees("‘2 februari 20’ is niet bewaard. Typ het jaar met vier cijfers, zoals 2026.")
    assert years(said) == ["20"]
    day.press_sequentially("02022026")
    begeleider.press("Begin een scan zonder telefoons")
    expect(page.locator(".op-deel", has_text="2. Papier")).to_have_attribute("aria-current", "true")
    assert years(said) == ["20", "2026"]


def years(said):
    """Return the years of all days that a page said to its kernel."""
    heard = [one if isinstance(one, bytes) else one.encode() for one in said]
    return [year.decode() for one in heard for year in re.findall(rb'"year": ?(\d+)', one)]


def test_every_page_opens(begeleider):
    assert STAPPEN
    begeleider.make_school("De Bladeraar")
    page = begeleider.page
    missed = []
    page.on("console", lambda said: missed.append(said.text) if said.type == "error" else None)
    for pad in ("", *(f"stap/{stap}" for stap in STAPPEN), "stemmen"):
        page.goto(begeleider.avond.begeleider.replace("/?", f"/{pad}?"))
        expect(page.locator("#rendered_cells h1").first).to_be_visible(**OPEN)
        assert page.locator(".jupyter-widgets-error-widget").count() == 0, pad
        assert missed == [], pad


def test_what_is_typed_is_there_in_the_other_window_and_after_f5(begeleider, nieuwe_context):
    begeleider.make_school("De Overkant")
    begeleider.tab("De school")
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
    expect(page.get_by_role("button", name="Ga verder: Waarden")).to_be_visible(**OPEN)
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


TYP_EN_HERLAAD = """([veld, tekst]) => {
  for (let tot = 1; tot <= tekst.length; tot += 1) {
    veld.value = tekst.slice(0, tot);
    veld.dispatchEvent(new Event("input", { bubbles: true }));
  }
  location.reload();
}"""


def test_what_is_typed_right_before_f5_is_kept(begeleider):
    begeleider.make_school("De Haast")
    begeleider.tab("De school")
    page = begeleider.page
    for keer in range(KEREN):
        motto = page.get_by_label("Motto", exact=True)
        tekst = f"Samen {keer}"
        with page.expect_navigation():
            page.evaluate(TYP_EN_HERLAAD, [motto.element_handle(), tekst])
        expect(motto).to_have_value(tekst, **OPEN)
        expect(page.locator("html[data-klaar]")).to_be_attached(**OPEN)


def test_a_step_is_sent_and_drawn_before_it_is_chosen_and_only_hung_up_after_that(begeleider):
    begeleider.make_school("De Vlotte")
    page, said = begeleider.page, []

    def hear(message):  # the answer to the page's pulse is text
        said.append(message if isinstance(message, bytes) else message.encode())

    page.on("websocket", lambda line: line.on("framereceived", hear))
    page.reload()
    expect(page.locator("html[data-klaar]")).to_be_attached(**OPEN)
    begeleider.go("Visie")
    expect(page.get_by_role("heading", name="Zo willen wij samenwerken")).to_be_visible()
    heading = page.locator(".op-inhoud h1").element_handle()
    begeleider.go("Start")
    expect(page.get_by_role("button", name="Ga verder: Waarden")).to_be_visible()
    assert not heading.evaluate("one => one.isConnected")
    said.clear()
    begeleider.go("Visie")
    expect(page.get_by_role("heading", name="Zo willen wij samenwerken")).to_be_visible()
    assert heading.evaluate("one => one.isConnected")
    assert len(said) <= BERICHTEN
    opened = [one for one in said if b"comm_open" in one]
    assert opened == []


def test_a_step_that_was_just_chosen_opens_after_f5_and_back_goes_to_the_one_before(begeleider):
    begeleider.make_school("De Heen en Weer")
    page = begeleider.page
    here = page.locator("#rendered_cells .op-stap-hier")
    for stap in ("visie", "jaardoelen"):
        with page.expect_navigation():
            page.evaluate(KIES_EN_HERLAAD, stap)  # the kernel had no time to answer
        expect(here).to_contain_text(stap.capitalize(), **OPEN)
        expect(page.locator("html[data-klaar]")).to_be_attached(**OPEN)
    page.locator("#rendered_cells .op-verder button").click()
    expect(here).to_contain_text("Schooljaarplan", **OPEN)
    page.go_back()
    expect(here).to_contain_text("Jaardoelen", **OPEN)
    page.go_back(wait_until="commit")
    expect(here).to_contain_text("Visie", **OPEN)


def test_pages_that_go_and_a_stop_leave_no_traceback_in_the_log(start_avond, page, nieuwe_context):
    begeleider, other = Begeleider(page, start_avond()), nieuwe_context().new_page()
    begeleider.open()
    other.goto(begeleider.avond.begeleider)
    for _ in range(3):
        page.reload(wait_until="commit")  # some are gone before they are drawn
        expect(page.locator("html[data-klaar]")).to_be_attached(**OPEN)
        page.reload()
    other.close()
    assert nieuwe_context().request.get(f"http://127.0.0.1:{begeleider.avond.poort}/").status == 403
    begeleider.avond.proces.send_signal(signal.SIGINT)
    begeleider.avond.proces.wait(30)
    logs = begeleider.avond.data.joinpath("logboek").glob("*.log")
    said = "".join(log.read_text(encoding="utf-8") for log in logs)
    assert "begeleider WARNING 403" in said  # it is the log of this evening
    assert "Traceback" not in said


KIES_EN_HERLAAD = """(stap) => {
  document.querySelector(`#rendered_cells .op-naar-${stap}`).click();
  location.reload();
}"""
