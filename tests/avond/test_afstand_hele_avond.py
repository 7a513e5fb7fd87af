"""A whole ouderavond from the draaiboek with the begeleider's own phone, and nothing else."""

import re

import pytest
from avond_starten import OPEN
from klikker import Klikker, open_screen, play, vote
from playwright.sync_api import expect
from test_afstand_avond import knop, pair

from ouderplan.kern.dia import LAATSTE
from ouderplan.kern.draaiboek import Bijeenkomst, Doet
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.afstandsopdrachten import mark_of, slide
from ouderplan.opslag.draaiboek import programme
from ouderplan.opslag.scherm import shown

pytestmark = [pytest.mark.browser, pytest.mark.lang]

PLAATSEN = ("vertrouwen", "respect", "veiligheid", "openheid", "plezier")
VOORUIT, PLAATS, ERBIJ = "Vooruit", "Toon de volgende plaats", "+5 minuten"


class Afstandsbediening:
    """A phone in the hand of somebody who looks at it before pressing again."""

    def __init__(self, phone, hand, wacht_tot):
        self.phone, self.hand, self.wacht_tot = phone, hand, wacht_tot

    def press(self, naam=VOORUIT):
        """Press, hear that it was done, and see on the phone where the hall is then."""
        self.looks()
        with self.phone.expect_response("**/afstand/doe") as told:
            knop(self.phone, naam).click()
        assert told.value.ok
        self.looks()
        expect(self.phone.locator("#bericht")).to_be_empty()

    def looks(self):
        """Wait until the phone shows what the workbook says that is on."""
        row, nummer = self.hand.rij, self.wacht_tot(self._number, timeout=20)
        if row:
            expect(self.phone.locator("[data-draai-nu]")).to_have_text(row)
        else:
            expect(self.phone.locator("[data-draai]")).to_be_hidden()
        expect(self.phone.locator("[data-waar]")).to_have_text(re.compile(rf"^dia {nummer}\b"))

    def _number(self):
        """Return which slide is on as remotes are told it, counted from 1, or None while not."""
        with self.hand.wb.reading() as tx:
            known = slide(tx)
            return known.nummer + 1 if known and known.merk == mark_of(shown(tx)) else None


@pytest.fixture
def wb(begeleider, avond):
    begeleider.make_school("De Verschool")
    begeleider.tab("De zaal")
    wb = Werkboek.open(avond.werkboek)
    yield wb
    wb.close()


@pytest.fixture
def remote(begeleider, avond, wb, nieuwe_telefoon, wacht_tot):
    """Give a phone that is paired, as far as everybody sees."""
    phone = nieuwe_telefoon()
    pair(begeleider, wb, phone, avond)
    return Afstandsbediening(phone, Klikker(None, wb), wacht_tot)


def test_a_remote_alone_plays_the_whole_ouderavond(begeleider, avond, wb, remote, nieuwe_context):
    phone, hand = remote.phone, remote.hand
    begeleider.go("Draaiboek")
    begeleider.press("Ouderavond")
    begeleider.press("Begin de bijeenkomst")
    expect(phone.locator("[data-draai-nu]")).to_have_text("Welkom", **OPEN)
    screen = hand.screen = open_screen(nieuwe_context().new_page(), avond)
    with wb.reading() as tx:
        regels = {row.wat: row for row in programme(tx, Bijeenkomst.OUDERAVOND).values()}

    came = [hand.rij]
    for row in play(remote.press, hand, ""):
        came.append(row)
        hand.sees_what_is_on()
        doet = regels[row].doet if row else None
        if doet is Doet.OPEN:
            vote(avond, PLAATSEN, "/")
            expect(phone.locator("[data-geteld]")).to_have_text("5 mensen stemden")
            expect(phone.locator("[data-vraag]")).to_have_text(regels[row].tekst)
            remote.press()
            hand.sees(LAATSTE)
        if doet is Doet.PAUZE:
            remote.press(ERBIJ)
            expect(phone.locator("[data-over]")).to_have_text("· nog 19 minuten")
            remote.press("Scherm zwart")
            expect(screen.locator(".dia-zwart")).to_be_visible()
            remote.press("Scherm weer aan")
            hand.sees_what_is_on()
        if doet is Doet.UITSLAG:
            for plaats in range(5, 0, -1):
                left = PLAATSEN[:plaats]
                assert not any(naam in page.content() for naam in left for page in (phone, screen))
                remote.press(PLAATS)
                expect(screen.locator(".dia-plaats")).to_contain_text(PLAATSEN[plaats - 1])

    assert came == [*regels, ""]
    with wb.reading() as tx:
        (ronde,) = tx.rows(Ronde)
    assert (ronde.soort, ronde.is_open, ronde.getoond is not None) == (
        Rondesoort.WAARDEN,
        False,
        True,
    )
