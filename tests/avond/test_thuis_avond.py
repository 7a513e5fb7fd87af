"""From the letter at home to the hall: one code, one vote, and rounds that close by the clock."""

import csv
from datetime import datetime, timedelta

import pytest
from avond_starten import vote
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TRAAG = {"timeout": 30_000}
DAG = 86_400
OVER_DRIE = (datetime.now() + timedelta(days=3)).strftime("%d-%m-%Y 20:00")


@pytest.fixture
def avond(start_avond, klok):
    return start_avond(env=klok.env())


def open_at_home(begeleider, soort=""):
    if soort:
        begeleider.page.get_by_label("Wat", exact=True).first.select_option(label=soort)
    begeleider.type("Sluit", OVER_DRIE)
    begeleider.press("Open voor thuis")


def links_of_letters(avond, begeleider, aantal):
    begeleider.press("Brieven met codes, en een herinnering")
    begeleider.type("Hoeveel brieven", str(aantal))
    begeleider.press("Maak brieven")
    begeleider.sees("De codes gelden al.")
    (listed,) = (avond.map / "exports").glob("Brieven*.csv")
    with listed.open(encoding="utf-8-sig", newline="") as file:
        return [row["link"] for row in csv.DictReader(file, delimiter=";")]


def test_a_parent_votes_at_home_and_changes_it_in_the_hall_and_the_rest_closes_by_itself(
    avond, begeleider, klok, nieuwe_telefoon
):
    begeleider.make_school("De Thuisschool")
    begeleider.tab("Thuis meedoen")
    begeleider.sees("Thuis kan niemand bij dit adres.")
    open_at_home(begeleider)
    begeleider.sees("Nog geen tien deden mee.")
    begeleider.sees("Er zijn nog geen codes voor ouders.")
    links = links_of_letters(avond, begeleider, 2)
    links = [avond.zaal + link[link.index("/c/") :] for link in links]

    home = nieuwe_telefoon()
    home.goto(links[0])
    vote(home, "vertrouwen", "respect")
    expect(home.get_by_text("tot de ronde sluit")).to_be_visible()

    open_at_home(begeleider, "Schoolscan")
    expect(begeleider.page.get_by_role("button", name="Sluit nu")).to_have_count(2)
    other = nieuwe_telefoon()
    other.goto(links[1])
    expect(other.locator(".rondes a")).to_have_count(2)
    other.locator(".rondes a").first.click()
    vote(other, "durf")

    begeleider.page.get_by_role("button", name="Verder in de zaal").first.click()
    begeleider.press("Ja, ga verder in de zaal")
    begeleider.go("Waarden")
    begeleider.sees("Stemming open")
    hall = nieuwe_telefoon()
    hall.goto(links[0])
    hall.get_by_role("button", name="Verder").click()  # a link shows nothing by itself
    hall.locator(".rondes a").first.click()
    expect(hall.get_by_role("checkbox", checked=True)).to_have_count(2)
    vote(hall, "durf")
    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    begeleider.press("Toon de uitslag ineens")
    expect(begeleider.page.get_by_text("2 mensen stemden").first).to_be_visible(**TRAAG)

    scan = nieuwe_telefoon()
    scan.goto(links[1])
    expect(scan.locator("form.scan")).to_be_visible()
    klok.jump(4 * DAG)
    expect(scan.get_by_role("heading", name="gesloten")).to_be_visible(**TRAAG)
    begeleider.go("Start")
    expect(begeleider.page.get_by_role("button", name="Sluit nu")).to_have_count(0, **TRAAG)
