"""Thirty ballots on paper, typed by two counters, beside phones in other languages, one shared."""

import re

import pytest
from avond_starten import Begeleider, vote
from playwright.sync_api import expect

from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.soorten import Kanaal
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

STAPEL = [f"{nr % 24 + 1} {(nr + 7) % 24 + 1}" for nr in range(27)] + ["0", "x", "1 2 3 4 5"]
GEDEELD = "Per telefoon, en een tweede ouder mag op dezelfde telefoon stemmen"
KOP = "Papieren stembriefjes en opgestoken handen"


def count_as(wie, teller):
    wie.page.get_by_text(KOP).click()
    wie.press(f"Ik ben teller {teller}")
    field = wie.page.get_by_label(f"Teller {teller}: één briefje per regel")
    expect(field).to_be_focused()
    return field


def type_pile(wie, lines):
    for line in lines:
        wie.page.keyboard.type(line)
        wie.page.keyboard.press("Enter")


def vote_by_value(page, keuze):
    """Vote whatever the language: by the value of a choice and the place of the button."""
    page.locator(f".keuze input[value='{keuze}']").click()
    page.locator(".voet .knop").first.click()
    expect(page.locator(".ontvangen.groot")).to_be_visible()


def test_paper_and_phones_are_one_count(avond, begeleider, nieuwe_context, nieuwe_telefoon):
    begeleider.make_school("De Papierschool")
    begeleider.go("Waarden")
    begeleider.page.get_by_role("button", name="Hoe telt iedereen één keer?").click()
    begeleider.page.get_by_label(GEDEELD).check()
    begeleider.press("Open de stemming")
    phone = nieuwe_telefoon()
    phone.goto(avond.zaal)
    vote(phone, "vertrouwen")
    for code in ("ar", "tr"):
        phone = nieuwe_telefoon(locale=code)
        phone.goto(avond.zaal)
        expect(phone.locator("html")).to_have_attribute("lang", code)
        vote_by_value(phone, "vertrouwen")
    phone.locator("details:has([action='/volgende']) summary").click()
    phone.locator("[action='/volgende'] .knop").click()
    expect(phone.locator(".ontvangen.groot")).to_have_count(0)
    vote_by_value(phone, "vertrouwen")

    begeleider.page.get_by_text(KOP).wait_for()
    second = Begeleider(nieuwe_context().new_page(), avond)
    second.open()
    own = count_as(begeleider, "A")
    type_pile(begeleider, STAPEL)
    begeleider.sees("Teller A: 30 briefjes")
    field = count_as(second, "B")
    type_pile(second, [*STAPEL[:6], "24 23", *STAPEL[7:]])
    second.sees("Briefje 7 is verschillend.")
    take = second.page.get_by_role("button", name="Neem over in de telling")
    expect(take).to_be_disabled()

    second.page.reload()
    expect(second.page.locator(".op-inhoud h1").first).to_be_visible(timeout=45_000)
    field = count_as(second, "B")
    expect(field).to_have_value("\n".join([*STAPEL[:6], "24 23", *STAPEL[7:], ""]))
    field.fill("\n".join(STAPEL))
    second.sees("Beide tellers hebben hetzelfde ingevoerd.")
    take.click()
    second.sees("30 briefjes staan nu in de telling.")
    expect(own).to_have_value("", timeout=15_000)  # the other window heard of it
    begeleider.type("Briefjes uitgegeven", "40")
    begeleider.type("Briefjes over (ongebruikt)", "10")

    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    begeleider.press("Toon de uitslag ineens")
    begeleider.sees("Papier: uitgegeven 40 = geteld 29 + ongebruikt 10 + ongeldig 1.")
    begeleider.sees("Twee tellers voerden de stembriefjes apart in.")
    picture = begeleider.page.get_by_role("img", name=re.compile("33 stembriefjes"))
    expect(picture.first).to_be_visible()
    assert ballots(avond) == {Kanaal.PAPIER: 29, Kanaal.TELEFOON: 4}


def ballots(avond):
    wb = Werkboek.open(avond.werkboek)
    with wb.reading() as tx:
        ways = {row.briefje: row.kanaal for row in tx.rows(Stembriefje, ronde=1)}
    wb.close()
    return {kanaal: list(ways.values()).count(kanaal) for kanaal in set(ways.values())}


def test_the_sheets_open_beside_the_workbook_and_only_for_the_begeleider(
    begeleider, avond, nieuwe_context
):
    begeleider.make_school("De Bladenschool")
    begeleider.go("Waarden")
    with begeleider.page.context.expect_page() as opened:
        begeleider.page.get_by_role("link", name="Print stembriefjes").click()
    sheets = opened.value
    expect(sheets.locator(".briefje").first.locator(".hok")).to_have_count(24)
    expect(sheets.get_by_role("button", name="Print")).to_be_visible()
    sheets.get_by_label("Hoeveel stembriefjes?").fill("7")
    sheets.get_by_role("button", name="Toon").click()
    expect(sheets.locator(".briefje")).to_have_count(8)
    sheets.emulate_media(media="print")
    expect(sheets.locator(".balk")).to_be_hidden()

    stranger = nieuwe_context().new_page()
    answer = stranger.goto(f"http://127.0.0.1:{avond.poort}/stembriefjes")
    assert answer.status == 403
