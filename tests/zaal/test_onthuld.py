"""Who follows on a phone hears each place as the hall sees it, and not a byte of it before."""

import re

import pytest
from playwright.sync_api import expect
from test_lek import PADEN, Luisteraar, raw

from ouderplan.kern.dia import Beweging
from ouderplan.opslag.scherm import send
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import Bord
from stemmer import vote_as

PLAATSEN = ("vertrouwen", "respect", "veiligheid", "openheid", "plezier")
"""From the first to the last, when none of them has the votes of another."""


@pytest.fixture
def verhaal(zaal, tmp_path):
    """Give a function that lets the hall vote, and returns a clicker for the story of that vote."""
    zittingen = []

    def begin(stemmen, **opties):
        ronde = zaal.open(**{"aantal_keuzes": 14} | opties)
        for nummer in range(max(stemmen.values())):
            vote_as(
                zaal.wb,
                f"{ronde.ronde} {nummer}",
                tuple(naam for naam, aantal in stemmen.items() if aantal > nummer),
                ronde=ronde.ronde,
            )
        close_ronde(zaal.wb, ronde.ronde)
        send(zaal.wb, "waarden")
        zittingen.append(Zitting(zaal.kast, zaal=zaal.url, exports=tmp_path))
        zittingen[-1].open_current()
        return Bord(zittingen[-1])

    yield begin
    for zitting in zittingen:
        zitting.wb.close()


def clear_top():
    return {naam: 20 - 2 * nummer for nummer, naam in enumerate(PLAATSEN)}


def told(listener):
    """Return what a listener heard of places, in order."""
    found = re.findall(r"event: plaats\ndata: ([^\n]*)\n\n", listener.heard.decode())
    return [" ".join(re.sub("<[^>]+>", " ", html).split()) for html in found]


def stands(listener):
    """Return the stands that a listener heard; the same one twice asks nothing of a phone."""
    return set(re.findall(rb"data: (\w{8}\.\d+\.\S+)", listener.heard))


def known(zaal, listener):
    """Return of which places there is a byte in what a phone hears, or in any page."""
    content = listener.heard + b"".join(raw(zaal, path) for path in PADEN)
    return {naam for naam in PLAATSEN if naam.encode() in content.lower()}


def test_each_place_is_told_as_the_hall_sees_it_and_not_a_byte_of_it_before(
    zaal, verhaal, wacht_tot
):
    bord, listener = verhaal(clear_top()), Luisteraar(zaal)
    wacht_tot(lambda: b"dicht" in listener.heard)
    bord.move(Beweging.VERDER)  # how many voted
    assert known(zaal, listener) == set()
    for nummer in (5, 4, 3, 2):
        bord.move(Beweging.VERDER)
        wacht_tot(lambda nummer=nummer: f"Plaats {nummer}" in "".join(told(listener)))
        assert known(zaal, listener) == set(PLAATSEN[nummer - 1 :])
    assert told(listener) == [f"Plaats {nr} {PLAATSEN[nr - 1]}" for nr in (5, 4, 3, 2)]
    assert len(stands(listener)) == 1  # no phone has a reason to come back for a page
    bord.move(Beweging.VERDER)
    wacht_tot(lambda: b"getoond" in listener.heard and len(told(listener)) == 5)
    assert told(listener)[-1] == f"Plaats 1 {PLAATSEN[0]}"
    listener.hang_up()


def test_going_back_and_on_again_tells_nothing_twice(zaal, verhaal, wacht_tot):
    bord, listener = verhaal(clear_top()), Luisteraar(zaal)
    steps = ("verder", "verder", "terug", "verder", "verder", "begin", "eind", "zwart", "zwart")
    for step in steps:
        bord.move(Beweging(step))
    wacht_tot(lambda: b"Plaats 4" in listener.heard)
    assert len(told(listener)) == len(set(told(listener)))
    assert known(zaal, listener) <= set(PLAATSEN[3:])
    listener.hang_up()


def test_who_comes_late_hears_the_last_place_only(zaal, verhaal, wacht_tot):
    bord = verhaal(clear_top())
    for _ in range(3):
        bord.move(Beweging.VERDER)
    listener = Luisteraar(zaal)
    wacht_tot(lambda: told(listener))
    assert set(told(listener)) == {"Plaats 4 openheid"}  # as the line began, and as all heard it
    listener.hang_up()


def test_a_tie_is_said_as_such(zaal, verhaal, wacht_tot):
    tied = {"openheid": 4, "plezier": 4, "geduld": 4}
    bord = verhaal({"vertrouwen": 9, "respect": 7, "veiligheid": 7} | tied)
    listener = Luisteraar(zaal)
    for heard in (
        "Plaats 4 Deze kregen evenveel stemmen voor de laatste 2 plaatsen:",
        "Plaats 2 Evenveel stemmen",
    ):
        bord.move(Beweging.VERDER)
        bord.move(Beweging.VERDER) if "4" in heard else None
        wacht_tot(lambda heard=heard: any(zin.startswith(heard) for zin in told(listener)))
    assert {"openheid", "plezier", "geduld"} <= set(told(listener)[0].split())
    assert {"respect", "veiligheid"} <= set(told(listener)[1].split())
    listener.hang_up()


def test_the_next_round_begins_without_what_was_told_of_this_one(zaal, verhaal, wacht_tot):
    bord = verhaal(clear_top())
    for _ in range(3):
        bord.move(Beweging.VERDER)
    zaal.open()
    listener = Luisteraar(zaal)
    wacht_tot(lambda: b"2.open" in listener.heard)
    assert known(zaal, listener) == set(PLAATSEN)  # on the ballot, all of them
    assert told(listener) == []
    listener.hang_up()


@pytest.mark.browser
def test_a_phone_says_it_in_its_own_language_and_loads_nothing_for_it(zaal, verhaal, open_phone):
    bord, phone = verhaal(clear_top()), open_phone()
    turks = open_phone(locale="tr-TR")
    asked = []
    for page in (phone, turks):
        page.on("request", lambda request: asked.append(request.url.removeprefix(zaal.url)))
    for _ in range(2):
        bord.move(Beweging.VERDER)
    expect(phone.locator("#onthuld")).to_have_text(re.compile(r"Plaats 5\s+plezier"))
    expect(turks.locator("#onthuld")).to_have_text(re.compile(r"5\. sıra\s+neşe"))
    assert set(asked) <= {"/volg"}  # the line that it hears it along
    turks.locator("summary").click()
    turks.get_by_role("button", name="English").click()
    expect(turks.locator("html")).to_have_attribute("lang", "en")
    expect(turks.locator("#onthuld")).to_have_text(re.compile("fun|joy|enjoyment", re.IGNORECASE))
    zaal.open()
    expect(phone.get_by_role("checkbox").first).to_be_visible()
    expect(phone.locator("#onthuld")).to_be_empty()
