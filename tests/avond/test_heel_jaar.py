"""A whole school year on the real pages, from the schoolscan to the workbook of the next year."""

import re

import pytest
from avond_starten import OPEN, vote
from docx import Document
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PRAATJE = "Elke week een praatje bij de voordeur"
BANKJE = "Een bankje in de gang"
BRIEF = "Korte berichten in gewone taal"
DOEL = "Alle ouders spreken in oktober de leerkracht van hun kind."
WERKT = "De praatjes bij de voordeur"
KAN_BETER = "Ook de avondploeg bereiken"
BESLUIT = "Wij gaan door met het praatje, ook om vier uur."


def test_a_year_from_the_scan_to_next_year(begeleider, nieuwe_telefoon):
    begeleider.make_school("De Jaarschool")
    begeleider.tab("De school")
    begeleider.type("Schooljaar", "2026-2027")
    scan(begeleider, nieuwe_telefoon, {"1": "1.0", "3": "2.0"})
    collect_and_vote(begeleider, nieuwe_telefoon)
    make_goal(begeleider)
    adopt_and_change(begeleider)
    words = export(begeleider, "Maak een Word-bestand")
    for told in (DOEL, "Rooster aan de deur", "november 2026", "Loopt vanaf de herfst"):
        assert told in words, f"{told!r} staat niet in het plan"
    look_back(begeleider, nieuwe_telefoon)
    next_year(begeleider)
    scan(begeleider, nieuwe_telefoon, {"1": "3.0", "3": "2.0"})
    see_both_scans(begeleider)


def scan(begeleider, nieuwe_telefoon, levels):
    begeleider.go("Schoolscan")
    begeleider.press("Open de schoolscan")
    expect(begeleider.page.locator(".op-open").first).to_be_visible()
    for pad in ("", "/team"):
        phone = nieuwe_telefoon(java_script_enabled=bool(pad))
        phone.goto(begeleider.avond.zaal + pad)
        for criterium, niveau in levels.items():
            phone.locator(f"[name='niveau-{criterium}'][value='{niveau}']").check()
        phone.get_by_role("button", name="Verstuur alles").click()
        expect(phone.get_by_role("heading", name="Ontvangen, dank u wel")).to_be_visible()
    close_round(begeleider, 2)
    part(begeleider, "5. Uitslag")
    begeleider.press("Laat de uitslag zien")
    expect(begeleider.page.locator(".op-figuur svg")).to_be_visible()


def collect_and_vote(begeleider, nieuwe_telefoon):
    page = begeleider.page
    begeleider.go("Kansen")
    begeleider.press("Open het insturen")
    expect(page.locator(".op-open").first).to_be_visible()
    phone = nieuwe_telefoon()
    phone.goto(begeleider.avond.zaal)
    for tekst in (PRAATJE, BANKJE, BRIEF):
        send_in(phone, "Kans", tekst)
    close_round(begeleider, 3)
    part(begeleider, "2. Bekijken")
    begeleider.press("Laat alle 3 toe")
    part(begeleider, "4. Stippen")
    begeleider.press("Open de stemming")
    expect(page.locator(".op-open").first).to_be_visible()
    for dots in ((PRAATJE, BANKJE), (PRAATJE,)):
        phone = nieuwe_telefoon()
        phone.goto(begeleider.avond.zaal + "/team")
        vote(phone, *dots)
    close_round(begeleider, 2)
    begeleider.press("Toon de uitslag ineens")
    expect(page.locator(".op-figuur svg")).to_be_visible()
    begeleider.type("Wie stelt vast?", "het team")
    begeleider.press("Kies zelf wat erin komt, of schrijf erbij waarom")
    begeleider.type(
        "Waarom zo? (bij een gelijke stand, of als u van de uitslag afwijkt)", "De zaal was klein."
    )
    begeleider.press("Stel de top 3 vast")
    expect(page.get_by_text("Vastgesteld door het team").first).to_be_visible()


def make_goal(begeleider):
    page = begeleider.page
    begeleider.go("Jaardoelen")
    begeleider.press("Maak hier een doel van")
    begeleider.type("Jaardoel: wat is er straks waar?", DOEL)
    page.get_by_label("Criterium", exact=True).first.select_option(index=3)
    expect(page.get_by_label("Code", exact=True).first).to_have_value("3a")
    for label, tekst in (
        ("Wat gaan we doen?", "Rooster aan de deur"),
        ("Wie? Eén rol op elke regel", "onderbouwcoördinator"),
        ("Wanneer? Eén stap op elke regel", "november 2026: start"),
        ("Hoe kijken we of het lukte?", "Turven"),
        ("Wanneer kijken we?", "mei 2027"),
    ):
        begeleider.type(label, tekst)
    expect(page.get_by_role("cell", name="november 2026")).to_be_visible()


def adopt_and_change(begeleider):
    page = begeleider.page
    part(begeleider, "Vastgesteld")
    add(begeleider, {"Wat": "Jaardoelen", "Door wie": "team en MR"})
    part(begeleider, "Voortgang")
    add(begeleider, {"Jaardoel": "3a", "Toelichting": "Loopt vanaf de herfst"})
    part(begeleider, "Doelen")
    page.get_by_label("Uitvoeren in", exact=True).first.fill("2026-2028")
    page.keyboard.press("Tab")
    part(begeleider, "Wijzigingen")
    expect(page.get_by_text("2026-2028").first).to_be_visible()


def look_back(begeleider, nieuwe_telefoon):
    page = begeleider.page
    begeleider.go("Evaluatie")
    part(begeleider, "Avond met telefoons")
    begeleider.press("Open de avond")
    expect(page.locator(".op-open").first).to_be_visible()
    phone = nieuwe_telefoon()
    phone.goto(begeleider.avond.zaal)
    send_in(phone, "Dit werkt goed", WERKT)
    send_in(phone, "Dit willen we verder ontwikkelen", KAN_BETER)
    close_round(begeleider, 2)
    begeleider.press("Laat alles toe")
    part(begeleider, "Uitkomsten")
    expect(page.get_by_text(WERKT).first).to_be_visible()
    add(begeleider, {"Wat er is gezegd of besloten": BESLUIT}, {"Soort": "besluit"})
    expect(page.locator(".op-blad-rij", has_text=BESLUIT)).to_be_visible()


def next_year(begeleider):
    page = begeleider.page
    part(begeleider, "Volgend schooljaar")
    expect(page.get_by_label("Schooljaar", exact=True)).to_have_value("2027-2028")
    begeleider.press("Maak het nieuwe werkboek")
    begeleider.press("Open het nieuwe werkboek")
    expect(page.get_by_text("Ouderplan 2027-2028").first).to_be_visible(**OPEN)
    expect(page.get_by_role("button", name="Open het nieuwe werkboek")).to_have_count(0, **OPEN)
    expect(page.locator(".op-stap-hier")).to_contain_text("Start")
    begeleider.go("Jaardoelen")
    begeleider.sees(DOEL)


def see_both_scans(begeleider):
    row = begeleider.page.get_by_role("row", name=re.compile(r"^1 · "))
    expect(row).to_contain_text("3,0")
    expect(row).to_contain_text("1,0")


# --- the hands of the begeleider ------------------------------------------------------------------


def part(begeleider, naam):
    begeleider.page.locator(".op-deel", has_text=naam).first.click()


def add(begeleider, velden, keuzes=None):
    new = begeleider.page.locator(".op-blad-nieuw")
    for label, tekst in velden.items():
        new.get_by_label(label, exact=True).fill(tekst)
    for label, keuze in (keuzes or {}).items():
        new.get_by_label(label, exact=True).select_option(label=keuze)
    new.get_by_role("button", name="Voeg toe").click()


def close_round(begeleider, aantal):
    expect(begeleider.page.locator(".op-teller strong").first).to_have_text(str(aantal))
    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")


def send_in(phone, soort, tekst):
    phone.get_by_role("radio", name=re.compile(f"^{soort}")).check()
    phone.get_by_label("Schrijf het op in één zin").fill(tekst)
    phone.get_by_role("button", name="Stuur in").click()
    expect(phone.get_by_text("De begeleider leest het eerst")).to_be_visible()


def export(begeleider, knop):
    begeleider.go("Schooljaarplan")
    begeleider.press(knop)
    link = begeleider.page.get_by_role("link", name="Download het bestand")
    expect(link).to_be_visible(timeout=30_000)
    with begeleider.page.expect_download() as download:
        link.click()
    document = Document(download.value.path())
    cells = [c.text for table in document.tables for r in table.rows for c in r.cells]
    words = "\n".join([p.text for p in document.paragraphs] + cells)
    return words.replace("\xa0", " ")  # a date stays together on its line
