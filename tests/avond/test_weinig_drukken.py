"""How few presses an evening takes: each is a real click on what is in view without scrolling."""

import pytest
from avond_starten import OPEN
from playwright.sync_api import expect

from ouderplan.kern.rondes import Rondesoort, VastgesteldeKeuze
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from stemmer import vote_as

pytestmark = pytest.mark.browser

TOP = ("vertrouwen", "openheid", "veiligheid", "geduld", "plezier")
BREED, HOOG = 1280, 720
KOP = 180
"""Pixels that all that stands above a step may take, while something is open."""
OP_DE_KNOP = "(knop, [x, y]) => knop.contains(document.elementFromPoint(x, y))"


class Klikker:
    """Clicks where a hand would, counts, and never scrolls."""

    def __init__(self, page):
        self.page, self.aantal = page, 0
        page.set_viewport_size({"width": BREED, "height": HOOG})

    def press(self, naam, *, scrollen=False):
        knop = self.page.get_by_role("button", name=naam, exact=True).locator("visible=true").first
        if scrollen:
            knop.scroll_into_view_if_needed()
        expect(knop).to_be_in_viewport(ratio=1, **OPEN)
        plek = knop.bounding_box()
        x, y = plek["x"] + plek["width"] / 2, plek["y"] + plek["height"] / 2
        assert knop.evaluate(OP_DE_KNOP, [x, y])
        assert scrollen or self.page.evaluate("window.scrollY") == 0
        self.page.mouse.click(x, y)
        self.aantal += 1


@pytest.fixture
def avond(gedeelde_avond):
    return gedeelde_avond


@pytest.fixture
def werkboek(avond, begeleider):
    begeleider.make_school("De Drie Drukken")
    wb = Werkboek.open(avond.werkboek)
    yield wb
    wb.close()


@pytest.mark.usefixtures("werkboek")
def test_a_fresh_workbook_has_its_first_vote_on_the_projector_in_three_clicks(begeleider):
    hand = Klikker(begeleider.page)
    hand.press("Waarden: nog niet begonnen")
    hand.press("Open de stemming")
    expect(begeleider.page.locator(".op-moment .op-open")).to_be_visible(**OPEN)
    hand.press("Presenteren")
    vraag = begeleider.page.locator(".dia-heel h1, .dia h1").first
    expect(vraag).to_contain_text("Welke waarden vindt u het belangrijkst", **OPEN)
    assert hand.aantal <= 3


@pytest.mark.usefixtures("werkboek")
def test_who_has_only_a_mouse_comes_back_from_presenting(begeleider):
    page = begeleider.page
    begeleider.press("Presenteren")
    expect(page.locator(".dia-heel .dia")).to_be_visible(**OPEN)
    page.mouse.move(400, 400)
    page.mouse.move(500, 300)
    begeleider.press("Terug naar bedienen (Esc)")
    expect(page.locator(".op-stappen")).to_be_visible()
    expect(page.get_by_text("Terug naar bedienen (Esc)")).to_be_hidden()


@pytest.mark.parametrize("maat", [(1280, 720), (1024, 768)])
def test_the_path_and_both_bars_leave_three_quarters_of_the_screen(begeleider, werkboek, maat):
    vraag = "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?"
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5)
    page = begeleider.page
    page.set_viewport_size({"width": maat[0], "height": maat[1]})
    expect(page.locator(".op-moment .op-open")).to_be_visible(**OPEN)
    for stap in ("Visie", "Waarden", "Schooljaarplan"):
        begeleider.go(stap)
        for part in (".op-zaalbalk", ".op-moment", ".op-inhoud h1"):
            expect(page.locator(f"{part} >> visible=true").first).to_be_in_viewport(ratio=1)
        for step in page.locator("#rendered_cells .op-stap").all():
            expect(step).to_be_in_viewport(ratio=1)
        bar = page.locator(".op-moment").bounding_box()
        assert bar["y"] + bar["height"] <= KOP, stap
    assert page.evaluate("document.documentElement.scrollWidth") <= maat[0]


def test_a_closed_vote_is_an_adopted_top_in_three_presses_and_one_name(begeleider, werkboek):
    ronde = open_ronde(
        werkboek, soort=Rondesoort.WAARDEN, vraag="Welke vijf?", aantal_keuzes=5
    ).ronde
    for nummer in range(12):
        vote_as(werkboek, f"toestel-{nummer}", TOP, ronde=ronde)
    close_ronde(werkboek, ronde)
    begeleider.go("Waarden")
    hand = Klikker(begeleider.page)
    hand.press("Toon de uitslag ineens", scrollen=True)
    hand.press("Naar vaststellen", scrollen=True)
    begeleider.sees("een naam bij ‘Wie stelt vast?’.")
    begeleider.type("Wie stelt vast?", "ouders en team")
    hand.press("Stel de top 5 vast", scrollen=True)
    expect(begeleider.page.get_by_text("Vastgesteld door ouders en team").first).to_be_visible()
    assert hand.aantal <= 3
    with werkboek.reading() as tx:
        assert {row.keuze for row in tx.rows(VastgesteldeKeuze)} == set(TOP)
