"""The begeleider's own phone as a remote, from the code on the laptop to its end."""

import re

import pytest
from playwright.sync_api import expect
from test_onthullen import hold_vote

from axe import axe_finds
from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek, afstand
from ouderplan.opslag.draaiboek import begin
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.stemmen import cast, open_ronde

pytestmark = pytest.mark.browser
AF = {"timeout": 45_000}
SMAL = {"viewport": {"width": 320, "height": 640}}
KLEINSTE_DOEL = 44


@pytest.fixture
def wb(begeleider, avond):
    """Give the workbook of a new school, with the begeleider's page on it."""
    begeleider.make_school("De Afstandschool")
    begeleider.tab("De zaal")
    wb = Werkboek.open(avond.werkboek)
    yield wb
    wb.close()


def scan(wb, phone, avond):
    """Let a phone open the address of a code, as its camera does."""
    aanbod = afstand.offer(wb)
    phone.goto(f"{avond.zaal}/afstand#{aanbod.id}.{aanbod.sleutel}")
    return aanbod


def pair(begeleider, wb, phone, avond):
    """Pair a phone, as far as the page goes that everybody sees."""
    scan(wb, phone, avond)
    letters = phone.locator("[data-letters]")
    expect(letters).to_have_text(re.compile("^[A-Z]{4}$"))
    asked = begeleider.page.locator(".op-letters")
    expect(asked).to_have_text(letters.inner_text(), **AF)
    begeleider.press("Ja, dit zijn de letters")
    expect(knop(phone, "Vooruit")).to_be_visible()
    expect(knop(phone, "Vooruit")).to_have_attribute("aria-disabled", "false")


def knop(phone, naam):
    return phone.get_by_role("button", name=naam, exact=True)


def on(wb):
    with wb.reading() as tx:
        return shown(tx)


def open_screen(nieuwe_context, avond):
    page = nieuwe_context().new_page()
    page.goto(avond.begeleider.replace("/?", "/scherm?"))
    expect(page.locator(".dia").first).to_be_visible(**AF)
    return page


def test_a_phone_is_paired_goes_through_the_slides_stays_paired_and_is_ended(
    begeleider, avond, wb, nieuwe_context, nieuwe_telefoon
):
    screen, phone = open_screen(nieuwe_context, avond), nieuwe_telefoon()
    pair(begeleider, wb, phone, avond)
    assert "#" not in phone.url
    hold_vote(wb)
    send(wb, "waarden")
    expect(phone.get_by_text("dia 1", exact=True)).to_be_visible()
    knop(phone, "Vooruit").click()
    expect(screen.locator(".dia-gestemd")).to_be_visible()
    expect(phone.get_by_text("dia 2", exact=True)).to_be_visible()
    knop(phone, "Terug").click()
    expect(screen.locator(".dia-stil")).to_be_visible()
    knop(phone, "Scherm zwart").click()
    expect(screen.locator(".dia-zwart")).to_be_visible()
    knop(phone, "Scherm weer aan").click()
    expect(screen.locator(".dia-stil")).to_be_visible()

    phone.reload()
    expect(knop(phone, "Vooruit")).to_have_attribute("aria-disabled", "false")
    for nummer in (2, 3):
        knop(phone, "Vooruit").click()
        expect(phone.get_by_text(f"dia {nummer}", exact=True)).to_be_visible()
    expect(screen.locator('[data-dia="plaats-5"]')).to_be_visible()

    begeleider.page.get_by_role("button", name=re.compile("^Ontkoppel telefoon")).click()
    expect(phone.get_by_role("heading", name="Niet meer gekoppeld")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Nog niet gekoppeld")).to_be_visible()


def test_a_phone_closes_the_round_begins_the_story_and_lets_texts_in(
    begeleider, avond, wb, nieuwe_telefoon
):
    vraag = "Welke waarden kiest u?"
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5).ronde
    who = {"stemmer": "a", "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    cast(wb, ronde=ronde, keuzes=("durf",), **who)
    phone = nieuwe_telefoon()
    pair(begeleider, wb, phone, avond)
    expect(phone.get_by_text("Welke waarden kiest u?")).to_be_visible()
    knop(phone, "Sluit de ronde").click()
    expect(knop(phone, "Onthul de uitslag")).to_be_visible(**AF)
    with wb.reading() as tx:
        assert current_ronde(tx) is None
    knop(phone, "Onthul de uitslag").click()
    expect(knop(phone, "Toon de volgende plaats")).to_be_visible()
    assert on(wb).dia == "gestemd"

    open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat kan beter?")
    sender = nieuwe_telefoon()
    for text in ("Een leesochtend", "Reclame voor mijn winkel"):
        sender.goto(avond.zaal)
        sender.locator("textarea").fill(text)
        sender.get_by_role("button", name="Stuur in").click()
        expect(sender.locator(".ontvangen.strook")).to_be_visible()
    knop(phone, "Laat toe: Een leesochtend").click()
    expect(phone.get_by_text("Een leesochtend")).to_have_count(0)
    knop(phone, "Leg weg: Reclame voor mijn winkel").click()
    expect(phone.get_by_text("Reclame voor mijn winkel")).to_have_count(0)
    with wb.reading() as tx:
        found = {row.tekst: row.status for row in tx.rows(Inbreng)}
    assert found["Een leesochtend"] is Inbrengstatus.TOEGELATEN
    assert found["Reclame voor mijn winkel"] is Inbrengstatus.WEGGELEGD
    log = "".join(path.read_text("utf-8") for path in avond.map.rglob("*.log"))
    assert re.search(r"Afstandsbediening [A-Z]{4}: toelaten \S+\. Gedaan", log)
    assert re.search(r"Afstandsbediening [A-Z]{4}: actie sluit\. Gedaan", log)


def test_the_remote_is_open_to_all_and_fits_a_small_phone(avond, wb, nieuwe_context):
    phone = nieuwe_context(**SMAL).new_page()
    phone.goto(f"{avond.zaal}/afstand")
    states = ["los", "letters", "gekoppeld", "weg"]
    expect(phone.get_by_role("heading", name="Nog niet gekoppeld")).to_be_visible()
    look(phone, states[0])
    aanbod = scan(wb, phone, avond)
    expect(phone.locator("[data-letters]")).to_be_visible()
    look(phone, states[1])
    with wb.writing() as tx:
        for nummer in range(6):
            row = Inbreng(f"9{nummer}", "kans", "ouders", "Een lange tekst zonder eind " * 8)
            tx.add(row.__class__(**{**vars_of(row), "groep": "ouders", "status": "nieuw"}))
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden kiest u?", aantal_keuzes=5)
    afstand.confirm(wb, aanbod.id)
    expect(knop(phone, "Vooruit")).to_have_attribute("aria-disabled", "false")
    expect(phone.get_by_text("6 teksten wachten")).to_be_visible()
    look(phone, states[2])
    begin(wb, Bijeenkomst.OUDERAVOND)
    expect(knop(phone, "+5 minuten")).to_be_visible()
    expect(phone.get_by_text("Straks, om", exact=False)).to_be_visible()
    with wb.reading() as tx:
        first = next(row for row in tx.rows(Draaiboekregel))
    expect(phone.locator(".notities")).to_have_text(first.notities)
    look(phone, "draaiboek")
    afstand.revoke_all(wb)
    expect(phone.get_by_role("heading", name="Niet meer gekoppeld")).to_be_visible()
    look(phone, states[3])


def vars_of(row):
    return {naam: getattr(row, naam) for naam in row.__slots__}


def look(page, state):
    found = axe_finds(page)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"
    for letter in ("100%", "200%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", letter)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{state}, {letter}: {wide}"
    page.evaluate("document.documentElement.style.fontSize = ''")
    small = page.locator("button:visible").evaluate_all(
        "(all, least) => all.map(one => one.getBoundingClientRect())"
        ".filter(box => Math.min(box.width, box.height) < least).length",
        KLEINSTE_DOEL,
    )
    assert small == 0, state
