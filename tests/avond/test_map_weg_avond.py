"""The folder of the workbook is moved while the begeleider's page and a phone are open."""

import os

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.name == "nt", reason="Windows verplaatst geen map die open is"),
]
TRAAG = {"timeout": 30_000}


def test_page_and_phone_say_that_it_is_gone_and_go_on_when_it_is_back(
    avond, begeleider, nieuwe_telefoon
):
    begeleider.make_school("De Verhuizer")
    begeleider.go("Waarden")
    begeleider.press("Open de stemming")
    phone = nieuwe_telefoon()
    phone.goto(avond.zaal)
    expect(phone.get_by_role("button", name="Verstuur")).to_be_visible(**TRAAG)
    map = avond.werkboek
    before = {path.name for path in map.parent.iterdir()}
    away = map.rename(map.with_name("verhuisd"))
    page = begeleider.page
    expect(page.get_by_text(f"De map {map} is er niet meer").first).to_be_visible(**TRAAG)
    for choice in ("durf", "geduld"):
        phone.get_by_text(choice, exact=True).click()
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.get_by_text("nog niet verstuurd").first).to_be_visible(**TRAAG)
    assert {path.name for path in map.parent.iterdir()} == before - {map.name} | {"verhuisd"}

    away.rename(map)
    expect(page.get_by_text(f"De map {map} is er niet meer")).to_have_count(0, **TRAAG)
    expect(phone.get_by_text("Stem ontvangen").first).to_be_visible(**TRAAG)
    expect(page.locator(".op-teller strong").first).to_have_text("1", **TRAAG)
