"""An ouderavond, played in real browsers against the real command, on each motor."""

import csv
import os
import re
from zipfile import ZipFile

import pytest
from avond_starten import BINNEN_EEN_SECONDE, OPEN, vote
from docx import Document
from playwright.sync_api import expect

from motoren import POSTGRES, SQLITE, left_out
from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.plaats import ANKER

pytestmark = pytest.mark.browser


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRES, marks=left_out())])
def avond(request):
    """Give a running workbook without a school on its table, on each motor."""
    if request.param == SQLITE:
        return request.getfixturevalue("gedeelde_avond")
    request.getfixturevalue("databaseserver")
    return request.getfixturevalue("start_avond")()


def test_the_vote_of_the_hall_reaches_the_visie(avond, begeleider, nieuwe_telefoon, nieuwe_context):
    begeleider.make_school("De Avondschool")
    begeleider.go("Waarden")
    projector = open_projector(begeleider, nieuwe_context)
    begeleider.press("Open de stemming")
    expect(projector.get_by_role("heading", name="Welke waarden")).to_be_visible(**OPEN)

    phones = [open_phone(nieuwe_telefoon, avond.zaal) for _ in range(4)]
    late = open_phone(nieuwe_telefoon, avond.zaal, java_script_enabled=False)
    plain = open_phone(nieuwe_telefoon, avond.zaal + "/team", java_script_enabled=False)

    vote(phones[0], "vertrouwen", "respect", "openheid", "veiligheid", "geduld")
    expect_count(projector, 1)
    vote(phones[1], "vertrouwen", "respect", "openheid", "veiligheid")
    expect_count(projector, 2)
    vote(phones[2], "durf")
    expect_count(projector, 3)
    vote(plain, "vertrouwen", "respect", "plezier", "openheid", "veiligheid")
    expect_count(projector, 4)

    phones[2].get_by_role("link", name="Verander mijn keuze").click()
    vote(phones[2], "vertrouwen", "respect", "openheid", "plezier", "luisteren")
    vote_twice(phones[3], "vertrouwen", "respect")
    expect_count(projector, 5)

    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    expect(phones[0].get_by_role("heading", name="De stemming is gesloten")).to_be_visible()
    send_too_late(late)

    begeleider.press("Toon de uitslag ineens")
    expect(projector.locator(".dia-samen")).to_be_visible()
    expect(phones[0].get_by_text("Openheid")).to_be_visible()
    begeleider.press("Naar vaststellen")
    begeleider.type("Wie stelt vast?", "ouders en team")
    begeleider.press("Stel de top 5 vast")
    expect(begeleider.page.get_by_text("Vastgesteld door ouders en team").first).to_be_visible()

    begeleider.go("Visie")
    for waarde in ("vertrouwen", "respect", "openheid", "veiligheid", "plezier"):
        expect(begeleider.page.locator(".op-ticks li", has_text=waarde)).to_be_visible()
    assert counted(avond) == {"vertrouwen": 5, "respect": 5, "openheid": 4, "veiligheid": 3} | {
        "plezier": 2,
        "luisteren": 1,
        "geduld": 1,
    }
    assert (avond.werkboek / ANKER).exists() == on_a_server()
    assert (avond.werkboek / "werkboek.db").exists() != on_a_server()

    begeleider.go("Schooljaarplan")
    begeleider.press("Maak een Word-bestand")
    said = "\n".join(one.text for one in Document(downloaded(begeleider)).paragraphs)
    assert "Alle 5 mensen zien in de top minstens één zelf gekozen waarde." in said
    begeleider.page.get_by_role("button", name=re.compile("^CSV")).click()
    assert votes_in_csv(downloaded(begeleider, "zip")) == [
        "geduld", "luisteren", *["openheid"] * 4, *["plezier"] * 2, *["respect"] * 5,
        *["veiligheid"] * 3, *["vertrouwen"] * 5,
    ]  # fmt: skip


def on_a_server() -> bool:
    return OMGEVING in os.environ


def downloaded(begeleider, ending="docx"):
    link = begeleider.page.locator(f"a[download$='.{ending}']").first
    expect(link).to_be_visible(**OPEN)
    with begeleider.page.expect_download() as download:
        link.click()
    return download.value.path()


def votes_in_csv(path):
    """Return what was chosen, of the table that a begeleider takes along."""
    with ZipFile(path) as packed:
        (naam,) = (one for one in packed.namelist() if one.endswith("stembriefjes.csv"))
        lines = packed.read(naam).decode("utf-8-sig").splitlines()
    return sorted(row["keuze"] for row in csv.DictReader(lines, delimiter=";"))


def open_projector(begeleider, nieuwe_context):
    page = nieuwe_context().new_page()
    page.goto(begeleider.avond.begeleider.replace("/?", "/?presenteren=1&"))
    expect(page.locator(".dia h1")).to_be_visible(timeout=45_000)
    return page


def open_phone(nieuwe_telefoon, adres, **options):
    page = nieuwe_telefoon(**options)
    page.goto(adres)
    expect(page.get_by_role("checkbox").first).to_be_visible()
    return page


def expect_count(projector, aantal):
    counter = projector.locator(".d-teller strong").first
    expect(counter).to_have_text(str(aantal), **BINNEN_EEN_SECONDE)


def vote_twice(page, *keuzes):
    adres = page.url
    vote(page, *keuzes)
    page.goto(adres)
    vote(page, *keuzes)


def send_too_late(page):
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name=re.compile("^Verstuur")).click()
    expect(page.get_by_text("gesloten").first).to_be_visible()
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_have_count(0)


def counted(avond):
    wb = Werkboek.open(avond.werkboek)
    with wb.reading() as tx:
        rows = tx.rows(Stembriefje)
    wb.close()
    found = {}
    for row in rows:
        found[row.keuze] = found.get(row.keuze, 0) + 1
    return found
