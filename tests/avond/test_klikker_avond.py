"""Whole meetings from the draaiboek with a clicker alone, while real phones take part."""

import pytest
from avond_starten import OPEN
from klikker import TERUG, VERDER, Klikker, Toestel, open_screen, play, vote
from playwright.sync_api import expect

from ouderplan.kern.dia import GESLOTEN, LAATSTE
from ouderplan.kern.draaiboek import Bijeenkomst, Doet
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.draaiboek import begin, extend, programme
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.schoolscan import count_scans

pytestmark = [pytest.mark.browser, pytest.mark.lang]

PLAATSEN = ("vertrouwen", "respect", "veiligheid", "openheid", "plezier")
"""As the phones below vote: the first has the most votes."""
KANSEN = ("Elke maand een kijkles", "Koffie bij de deur", "Eén app voor berichten", "Een taalcafé")


@pytest.fixture
def wb(begeleider, avond):
    """Give the workbook of a new school, with the begeleider's page on it."""
    begeleider.make_school("De Klikschool")
    wb = Werkboek.open(avond.werkboek)
    yield wb
    wb.close()


def rows(wb, bijeenkomst):
    with wb.reading() as tx:
        return list(programme(tx, bijeenkomst).values())


def the_round(wb):
    with wb.reading() as tx:
        return current_ronde(tx)


def rounds(wb):
    with wb.reading() as tx:
        return [(row.soort, row.is_open, row.getoond is not None) for row in tx.rows(Ronde)]


def test_a_clicker_alone_plays_the_whole_ouderavond(
    begeleider, avond, wb, nieuwe_context, nieuwe_telefoon
):
    begeleider.go("Draaiboek")
    begeleider.press("Ouderavond")
    begeleider.press("Begin de bijeenkomst")
    expect(begeleider.page.get_by_role("button", name="+5 minuten")).to_be_visible(**OPEN)
    screen = open_screen(nieuwe_context().new_page(), avond)
    hand = Klikker(screen, wb)
    phone = nieuwe_telefoon()
    phone.goto(avond.zaal)
    said = []

    came = [hand.rij]
    for row in play(hand.press, hand, ""):
        came.append(row)
        regel = next((one for one in rows(wb, Bijeenkomst.OUDERAVOND) if one.wat == row), None)
        if regel is None:
            continue
        if regel.doet in (Doet.TEKST, Doet.PAUZE, Doet.OPEN):
            expect(screen.locator(".dia")).to_contain_text(regel.tekst.partition(".")[0])
            said.append(row)
        if regel.doet is Doet.OPEN:
            expect(phone.get_by_role("checkbox").first).to_be_visible(**OPEN)
            vote(avond, PLAATSEN, "/")
            expect(screen.locator(".d-teller strong").first).to_have_text("5")
            hand.press()
            hand.sees(LAATSTE)
            hand.press(TERUG)  # somebody was still busy
            hand.sees("open")
            assert the_round(wb) is not None
        if regel.doet is Doet.SLUIT:
            hand.sees(GESLOTEN)
            for blank in ("b", "."):
                hand.press(blank)
                expect(screen.locator(".dia-zwart")).to_be_visible()
                hand.press()
                hand.sees(GESLOTEN)
        if regel.doet is Doet.UITSLAG:
            reveal(hand, phone)

    assert came == [*(row.wat for row in rows(wb, Bijeenkomst.OUDERAVOND)), ""]
    assert len(said) == 6
    assert rounds(wb) == [(Rondesoort.WAARDEN, False, True)]
    expect(phone.locator("main").get_by_text(PLAATSEN[0])).to_be_visible(**OPEN)
    expect(begeleider.page.get_by_text("De bijeenkomst is klaar.")).to_be_visible(**OPEN)
    hand.press(TERUG)
    assert hand.rij == came[-2]


def reveal(hand, phone):
    """Bring on place after place, and go back once to look again."""
    screen = hand.screen
    hand.sees("gestemd")
    for plaats in range(5, 0, -1):
        assert not any(naam in screen.content() for naam in PLAATSEN[:plaats])
        hand.press()
        expect(screen.locator(".dia-plaats")).to_contain_text(PLAATSEN[plaats - 1])
        if plaats == 3:
            hand.press(TERUG)
            hand.sees("plaats-4")
            hand.press()
            hand.sees("plaats-3")
            expect(phone.locator("#onthuld")).to_contain_text(PLAATSEN[2], **OPEN)
            assert PLAATSEN[0] not in phone.content()


def test_a_laptop_killed_in_the_middle_of_a_reveal_goes_on_at_the_same_place(
    start_avond, nieuwe_context
):
    avond = start_avond()
    map = avond.kast.create({"school": "De Valschool", "schooljaar": "2026-2027"})
    avond.kast.choose(map)
    wb = Werkboek.open(map)
    begin(wb, Bijeenkomst.OUDERAVOND)
    hand = Klikker(open_screen(nieuwe_context().new_page(), avond), wb)
    for row in play(hand.press, hand, "De uitslag"):
        if row == "Stemmen":
            vote(avond, PLAATSEN, "/")
    extend(wb, 5)
    for _ in range(2):
        hand.press()
    hand.sees("plaats-4")
    hand.screen.keyboard.press(VERDER)  # and nobody waits for what becomes of it
    avond.kill_all()
    op, loop = hand.op, hand.loop
    assert op.dia in ("plaats-4", "plaats-3")

    again = start_avond(weer=avond)
    hand = Klikker(open_screen(nieuwe_context().new_page(), again), wb)
    hand.sees(op.dia)
    assert hand.op == op
    still_to_come = PLAATSEN[: int(op.dia[-1]) - 1]
    assert not any(naam in hand.screen.content() for naam in still_to_come)
    after = hand.loop
    assert after.nu.gepland.regel.wat == "De uitslag"
    assert after.nu.erbij == 5
    assert [row.gepland for row in after.rijen] == [row.gepland for row in loop.rijen]
    here = after.loop.rij
    assert {nr: took for nr, took in after.loop.tijden.items() if nr != here} == {
        nr: took for nr, took in loop.loop.tijden.items() if nr != here
    }
    assert after.nu.duurde >= loop.nu.duurde
    assert after.loop.begonnen == loop.loop.begonnen

    for plaats in range(int(op.dia[-1]) - 1, 0, -1):
        hand.press()
        hand.sees(f"plaats-{plaats}")
    assert [*play(hand.press, hand, "")][-1] == ""
    assert rounds(wb) == [(Rondesoort.WAARDEN, False, True)]
    wb.close()


def test_a_clicker_alone_plays_the_whole_studiemiddag(avond, wb, nieuwe_context):
    with wb.writing() as tx:
        for nummer, kans in enumerate(KANSEN):
            tx.add(Inbreng(f"k{nummer}", Soort.KANS, Perspectief.CONCEPT, kans))
    begin(wb, Bijeenkomst.STUDIEMIDDAG)
    screen = open_screen(nieuwe_context().new_page(), avond)
    hand = Klikker(screen, wb)
    played = []

    came = [hand.rij]
    for row in play(hand.press, hand, ""):
        came.append(row)
        regel = next((one for one in rows(wb, Bijeenkomst.STUDIEMIDDAG) if one.wat == row), None)
        if regel is not None and regel.doet is Doet.OPEN:
            expect(screen.locator(".dia h1").first).to_contain_text(regel.tekst)
            TAKEN[regel.rondesoort](avond, wb)
            played.append(regel.rondesoort)
            expect(screen.locator(".d-teller strong").first).to_have_text(AANTAL[played[-1]])
        if regel is not None and regel.doet is Doet.SLUIT:
            assert the_round(wb) is None

    assert came == [*(row.wat for row in rows(wb, Bijeenkomst.STUDIEMIDDAG)), ""]
    assert played == [Rondesoort.SCAN, Rondesoort.KANSEN, Rondesoort.STIPPEN]
    assert rounds(wb)[0] == (Rondesoort.SCAN, False, True)
    assert rounds(wb)[2] == (Rondesoort.STIPPEN, False, True)


def fill_in(avond, wb):
    for pad, niveau in (("/", "1.0"), ("/team", "2.0"), ("/team", "3.0")):
        Toestel(avond, pad).send("/scan", **{"niveau-1": niveau, "niveau-3": niveau})
    with wb.reading() as tx:
        assert count_scans(tx, current_ronde(tx).ronde) == 3


def send_in(avond, _wb):
    for pad, tekst in (("/", "Vaker samen eten"), ("/team", "Te weinig tijd")):
        Toestel(avond, pad).send("/inbreng", soort="kans", tekst=tekst)


def put_dots(avond, wb):
    with wb.reading() as tx:
        kansen = {row.tekst: row.id for row in tx.rows(Inbreng)}
    vote(avond, tuple(kansen[kans] for kans in KANSEN[:3]), "/team")


TAKEN = {
    Rondesoort.SCAN: fill_in,
    Rondesoort.KANSEN: send_in,
    Rondesoort.STIPPEN: put_dots,
}
AANTAL = {Rondesoort.SCAN: "3", Rondesoort.KANSEN: "2", Rondesoort.STIPPEN: "3"}
