"""A studiemiddag, from what the phones send in to the Word file."""

import re

import pytest
from avond_starten import vote
from docx import Document
from playwright.sync_api import expect

from ouderplan.kern.kansen import Inbreng
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

KIJKEN = "Ouders kijken elke maand een les mee"
MEEKIJKEN = "Ouders elke maand een les laten meekijken"
APP = "Eén app voor alle berichten"
KOFFIE = "Vaste koffieochtend in de hal"
DRUKTE = "Te weinig tijd voor iets nieuws"


def test_from_phones_to_top_3_to_a_jaardoel_in_word(begeleider, nieuwe_telefoon):
    begeleider.make_school("De Middagschool")
    begeleider.go("Kansen")
    collect(begeleider, nieuwe_telefoon)
    let_in_and_merge(begeleider)
    kijken = kept_wording(begeleider)
    dot_vote(begeleider, nieuwe_telefoon, kijken)
    make_goal(begeleider)
    words = export_word(begeleider)

    for text in (
        "De Middagschool",
        kijken,
        "Elke maand is er een kijkles.",
        "Rooster maken",
        "bouwcoördinator",
        "voorstel",
        "juni 2027",
        "Vragenlijst",
        "mei 2028",
        "Volgend jaar twee lessen",
    ):
        assert text in words, f"{text!r} staat niet in het Word-bestand"
    assert re.search(r"5 stippen van 5 stemmers", words)


def collect(begeleider, nieuwe_telefoon):
    begeleider.press("Open het insturen")
    expect(begeleider.page.locator(".op-open").first).to_be_visible()
    ouder = nieuwe_telefoon()
    ouder.goto(begeleider.avond.zaal)
    team = nieuwe_telefoon(java_script_enabled=False)
    team.goto(begeleider.avond.zaal + "/team")
    for page, soort, tekst in (
        (ouder, "Kans", KIJKEN),
        (ouder, "Kans", APP),
        (team, "Kans", MEEKIJKEN),
        (team, "Kans", KOFFIE),
        (team, "Bedreiging", DRUKTE),
    ):
        send_in(page, soort, tekst)
    expect(begeleider.page.locator(".op-teller strong").first).to_have_text("5")
    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    expect(begeleider.page.get_by_text("Er kan niets meer worden ingestuurd")).to_be_visible()


def send_in(page, soort, tekst):
    page.get_by_role("radio", name=re.compile(f"^{soort}")).check()
    page.get_by_label("Schrijf het op in één zin").fill(tekst)
    page.get_by_role("button", name="Stuur in").click()
    expect(page.get_by_text("De begeleider leest het eerst")).to_be_visible()
    expect(page.get_by_label("Schrijf het op in één zin")).to_have_value("")


def let_in_and_merge(begeleider):
    page = begeleider.page
    page.get_by_role("button", name=re.compile("^2. Bekijken")).click()
    begeleider.press("Laat alle 5 toe")
    expect(page.get_by_text("Lijken deze twee op elkaar?")).to_be_visible()
    begeleider.press("Voeg samen")
    expect(page.get_by_text("Samengevoegd.").first).to_be_visible()


def kept_wording(begeleider):
    """Return which of the two wordings goes on: texts have no order, so it may be either."""
    wb = Werkboek.open(begeleider.avond.werkboek)
    with wb.reading() as tx:
        rows = [row for row in tx.rows(Inbreng) if row.tekst in {KIJKEN, MEEKIJKEN}]
    wb.close()
    (kept,) = [row.tekst for row in rows if not row.samengevoegd_met]
    return kept


def dot_vote(begeleider, nieuwe_telefoon, kijken):
    page = begeleider.page
    page.get_by_role("button", name=re.compile("^4. Stippen")).click()
    begeleider.press("Open de stemming")
    expect(page.locator(".op-open").first).to_be_visible()
    for dots in ((kijken, APP), (kijken, APP), (kijken, APP), (kijken, KOFFIE), (kijken,)):
        phone = nieuwe_telefoon()
        phone.goto(begeleider.avond.zaal + "/team")
        vote(phone, *dots)
    expect(page.locator(".op-teller strong").first).to_have_text("5")
    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    begeleider.press("Toon de uitslag ineens")
    expect(page.locator(".op-figuur svg")).to_be_visible()
    begeleider.type("Wie stelt vast?", "het team")
    begeleider.press("Stel de top 3 vast")
    expect(page.get_by_text("Vastgesteld door het team").first).to_be_visible()


def make_goal(begeleider):
    begeleider.go("Jaardoelen")
    begeleider.press("Maak hier een doel van")
    begeleider.type("Jaardoel: wat is er straks waar?", "Elke maand is er een kijkles.")
    begeleider.page.get_by_label("Criterium", exact=True).first.select_option(index=3)
    for label, tekst in (
        ("Wat gaan we doen?", "Rooster maken"),
        ("Wie? Eén rol op elke regel", "bouwcoördinator\nouderraad"),
        ("Wanneer? Eén stap op elke regel", "juni 2027: voorstel\naugustus 2027: start"),
        ("Hoe kijken we of het lukte?", "Vragenlijst"),
        ("Wanneer kijken we?", "mei 2028"),
        ("En daarna? (mag later)", "Volgend jaar twee lessen"),
    ):
        begeleider.type(label, tekst)
    expect(begeleider.page.get_by_role("cell", name="augustus 2027")).to_be_visible()


def export_word(begeleider):
    begeleider.go("Schooljaarplan")
    begeleider.press("Maak een Word-bestand")
    link = begeleider.page.get_by_role("link", name="Download het bestand")
    expect(link).to_be_visible(timeout=30_000)
    with begeleider.page.expect_download() as download:
        link.click()
    document = Document(download.value.path())
    cells = [c.text for table in document.tables for r in table.rows for c in r.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells).replace("\xa0", " ")
