"""A form in words is read by clicking: each word asked once, and every level right in the table."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from ouderplan.kern.schoolscan import Scanregel
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.browser

NIVEAUS = {"Helemaal niet": "1.0", "Een beetje": "2.0", "Helemaal wel": "3.0"}
KOPPEN = ["Tijdstempel", "Wie bent u?", "Zichtbare visie", "Goede gesprekken"]
RIJEN = [
    ["2026/11/03 8:14", "Ouder", "Helemaal niet", "Een beetje"],
    ["2026/11/03 8:20", "Juf van groep 3", "Helemaal wel", "Weet ik niet"],
    ["2026/11/04 9:02", "Ouder", "Een beetje", "Helemaal wel"],
    ["2026/11/05 9:44", "Ouder", "", "Helemaal niet"],
]


def as_bytes() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([KOPPEN, *RIJEN])
    return out.getvalue().encode()


def test_words_of_a_scale_become_the_levels_that_were_clicked(begeleider):
    begeleider.make_school("De Woorden")
    page = begeleider.page
    begeleider.go("Schoolscan")
    begeleider.tab("3. Bestand")
    begeleider.press("Begin een scan voor een bestand")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=re.compile("^Kies een bestand")).click()
    file = {"name": "reacties.csv", "mimeType": "text/csv", "buffer": as_bytes()}
    chooser.value.set_files([file])
    begeleider.sees("Wat betekenen deze antwoorden?")
    begeleider.press("Lees dit in")
    begeleider.sees("Er is nog niets ingelezen, en het bestand staat er nog.")
    for word, level in NIVEAUS.items():
        page.get_by_label(f"{word}: Dit is").select_option(f"niveau {level}")
    begeleider.sees("komen 4 ingevulde scans")
    begeleider.press("Lees dit in")
    begeleider.sees("4 ingevulde scans zijn ingelezen.")
    wb = Werkboek.open(begeleider.avond.werkboek)
    with wb.reading() as tx:
        kept = [(str(row.groep), row.sleutel, str(row.niveau)) for row in tx.rows(Scanregel)]
    wb.close()
    assert sorted(kept) == sorted(
        (("team" if who.startswith("Juf") else "ouders"), key, NIVEAUS[said])
        for _, who, *answers in RIJEN
        for key, said in zip("15", answers, strict=True)
        if said in NIVEAUS
    )
    expect(page.get_by_text("Wat betekenen deze antwoorden?")).to_have_count(0)
