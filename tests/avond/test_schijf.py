"""The begeleider's page in a real browser while the disk is full, and while Excel has a CSV."""

import pytest
from avond_starten import Begeleider, vote
from playwright.sync_api import expect

from schijven import fill, small_disk

pytestmark = pytest.mark.browser
TRAAG = {"timeout": 30_000}


def test_a_full_disk_is_said_and_what_was_typed_is_kept_when_there_is_room(
    tmp_path, start_avond, page, wacht_tot
):
    (tmp_path / "avond").mkdir()
    with small_disk(tmp_path / "avond" / "data", "8m") as disk:
        avond = start_avond()
        begeleider = Begeleider(page, avond)
        begeleider.open()
        begeleider.make_school("De Volle School")
        begeleider.tab("De school")
        begeleider.type("Motto", "Past nog")
        begeleider.page.keyboard.press("Tab")
        wacht_tot(lambda: kept(avond, "Past nog"))
        filler = fill(disk)
        begeleider.page.get_by_text("Missie, visie en kernwaarden").click()
        begeleider.type("Missie van de school", "Wij houden vol. " * 1800)
        begeleider.page.keyboard.press("Tab")
        expect(begeleider.page.get_by_text("schijf is vol").first).to_be_visible(**TRAAG)
        expect(begeleider.page.get_by_label("Missie van de school")).to_have_value(
            "Wij houden vol. " * 1800
        )
        filler.unlink()
        begeleider.type("Missie van de school", "Wij houden vol. " * 1800 + "Echt.")
        begeleider.page.keyboard.press("Tab")
        wacht_tot(lambda: kept(avond, "Echt."))
        begeleider.page.reload()
        expect(begeleider.page.get_by_label("Motto")).to_have_value("Past nog", **TRAAG)
        avond.proces.terminate()
        avond.proces.wait(30)


def test_a_csv_that_excel_holds_is_named_and_written_when_it_is_let_go(
    avond, begeleider, nieuwe_telefoon
):
    begeleider.make_school("De Excelschool")
    begeleider.go("Waarden")
    csv = avond.werkboek / "stembriefjes.csv"
    csv.unlink()
    csv.mkdir()  # as good as open in Excel on Windows: it cannot be replaced
    begeleider.press("Open de stemming")
    phone = nieuwe_telefoon()
    phone.goto(avond.zaal)
    vote(phone, "durf", "geduld")
    note = begeleider.page.get_by_text("stembriefjes.csv").first
    expect(note).to_be_visible(**TRAAG)
    expect(note).to_contain_text("niets kwijt")
    phone.get_by_role("link", name="Verander mijn keuze").click()
    vote(phone, "plezier")
    expect(begeleider.page.locator(".op-teller strong").first).to_have_text("1")
    csv.rmdir()
    expect(begeleider.page.get_by_text("weer bijgewerkt").first).to_be_visible(**TRAAG)
    assert "plezier" in csv.read_text("utf-8-sig")


def kept(avond, tekst):
    return tekst in (avond.werkboek / "werkboek.csv").read_text("utf-8-sig")
