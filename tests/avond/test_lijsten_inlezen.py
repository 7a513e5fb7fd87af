"""A list that nobody knows goes in on the page: asked, answered, seen, read in, and taken back."""

import io
import re

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from ouderplan.kern.afspraken import Activiteit
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

LIJST = [
    ["Wat er zoal gebeurt"],
    ["Bezigheid", "Tijdvak", "Tint"],
    ["Stamppot eten", "november", "gezellig"],
    ["Kleden kloppen\nop het plein", "maart", "nuttig"],
]
INLEZEN = re.compile("lees in$", re.IGNORECASE)


def as_bytes():
    book, out = Workbook(), io.BytesIO()
    for line in LIJST:
        book.active.append(line)
    book.active.merge_cells("A1:C1")
    book.save(out)
    return out.getvalue()


def hand_in(begeleider, naam):
    page = begeleider.page
    with page.expect_file_chooser() as chooser:
        begeleider.press("Kies de bestanden (Excel, Word, LibreOffice of CSV)")
    chooser.value.set_files([{"name": naam, "mimeType": "", "buffer": as_bytes()}])


def activities(begeleider):
    wb = Werkboek.open(begeleider.avond.werkboek)
    with wb.reading() as tx:
        found = [(row.activiteit, row.wanneer, row.soort) for row in tx.rows(Activiteit)]
    wb.close()
    return found


def test_an_unknown_list_is_answered_by_clicking_and_its_rows_stand_in_their_place(begeleider):
    begeleider.make_school("De Vraag")
    page = begeleider.page
    begeleider.tab("Werkboeken")
    begeleider.press("Lees lijsten in die u al hebt")
    hand_in(begeleider, "map van de juf.xlsx")
    begeleider.sees("Kies eerst hierboven, of verander uw bestand")
    expect(page.get_by_role("button", name=INLEZEN)).to_have_count(0)
    page.get_by_label("Wat voor lijst is dit?").select_option("Werkgroep: Ouderactiviteiten")
    name = page.get_by_label("Bezigheid: Wat staat in deze kolom?")
    expect(name.locator("option:checked")).to_have_text("Activiteit")
    page.get_by_label("Tint: Wat staat in deze kolom?").select_option("Soort")
    page.get_by_label("Tijdvak: Wat staat in deze kolom?").select_option("Wanneer")
    word = page.get_by_label("gezellig: Wat betekent dit woord?")
    word.select_option("betrokkenheid")
    page.get_by_label("nuttig: Wat betekent dit woord?").select_option("participatie")
    begeleider.sees("Ouderactiviteiten: zo komen de eerste rijen te staan")
    cell = page.get_by_role("cell", name="Kleden kloppen op het plein")
    assert cell.inner_text().split("\n") == ["Kleden kloppen", "op het plein"]
    page.get_by_role("button", name=INLEZEN).click()
    begeleider.sees("De lijsten zijn ingelezen.")
    assert activities(begeleider) == [
        ("Stamppot eten", "november", "betrokkenheid"),
        ("Kleden kloppen\nop het plein", "maart", "participatie"),
    ]
    begeleider.press("Maak het inlezen ongedaan")
    begeleider.sees("Het inlezen is ongedaan gemaakt")
    assert activities(begeleider) == []
    hand_in(begeleider, "nog een map.xlsx")
    begeleider.sees("Zo deed u het de vorige keer met een lijst met deze koppen.")
    page.get_by_role("button", name=INLEZEN).click()
    begeleider.sees("De lijsten zijn ingelezen.")
    assert len(activities(begeleider)) == 2
