"""Taking part from home on a phone: one round, a list of several, and the same in the hall."""

import asyncio
import gzip
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag.rondezoeken import find_ronde, home_rondes
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.stemcodes import add_codes, unknown_tried
from ouderplan.opslag.stemmen import close_ronde, progress
from ouderplan.opslag.thuis import plan_round, take_to_hall
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.rem import Rem

CODES = ("BCDFGHJKM", "BCDFGHJKN", "BCDFGHJKP")
TEAM = "VVV555TTT"
KORT = "BCDFGH"
NU = datetime.now().replace(microsecond=0)


@pytest.fixture
def thuis(zaal):
    """Give a function that opens a round at home."""
    with zaal.wb.writing() as tx:
        add_codes(tx, [*CODES, KORT], Groep.OUDERS)
        add_codes(tx, [TEAM], Groep.TEAM)

    def begin(soort=Rondesoort.WAARDEN, vraag="Welke waarden?", groepen="ouders, team"):
        tot, keuzes = NU + timedelta(days=3), 2 if soort.stemt else None
        return plan_round(zaal.wb, Rondeplan(vraag, soort, NU, tot, groepen, keuzes))

    return begin


def with_code(toestel, code=CODES[0]):
    phone = toestel()
    phone.get("/c")
    return phone, phone.post("/c", {"code": code})


def counted(zaal, ronde):
    with zaal.wb.reading() as tx:
        return progress(tx, ronde.ronde)


def test_of_one_round_the_code_leads_to_its_page_and_the_vote_counts(zaal, toestel, thuis):
    ronde = thuis()
    phone, page = with_code(toestel)
    assert page.path == f"/ronde/{ronde.ronde}"
    assert page.page.select("[type=checkbox]")
    answer = phone.vote("durf", path=page.path)
    assert answer.path.startswith(f"/ronde/{ronde.ronde}/ontvangen")
    assert "Stem ontvangen" in answer.text
    assert "tot de ronde sluit" in answer.text
    assert phone.get("/").ticked == {"durf"}
    assert counted(zaal, ronde) == 1


def test_of_several_the_phone_shows_a_list_that_of_the_evening_first(zaal, toestel, thuis):
    waarden, scan = thuis(), thuis(Rondesoort.SCAN, "Hoe gaat het bij ons?")
    avond = zaal.open(Rondesoort.KANSEN, vraag="Welke kansen ziet u?")
    page = toestel().get("/")
    links = [link["href"] for link in page.page.select(".rondes a")]
    assert links == [f"/ronde/{row.ronde}" for row in (avond, waarden, scan)]
    assert "Nu in de zaal" in page.text
    assert page.text.count("Open tot") == 2
    assert not page.page.select("[type=checkbox]")


def test_the_list_is_light_and_stands_there_without_a_script(toestel, thuis):
    thuis(), thuis(Rondesoort.SCAN, "Hoe gaat het?")
    page = toestel().get("/", **{"Accept-Encoding": "gzip"})
    parts = page.page if not page.body.startswith(b"\x1f\x8b") else None
    html = gzip.decompress(page.body).decode() if parts is None else page.html
    bestanden = [one.split('"')[0] for one in html.split('"/vast/')[1:]]
    total = len(page.body) + sum(
        len(toestel().get(f"/vast/{naam}", **{"Accept-Encoding": "gzip"}).body)
        for naam in bestanden
    )
    assert 1 + len(bestanden) <= 4
    assert total <= 30_000
    assert html.count("/ronde/") == 2


def test_in_the_list_of_a_group_stands_what_is_for_that_group(toestel, thuis):
    thuis(groepen="ouders"), thuis(Rondesoort.SCAN, "Scan?")
    thuis(Rondesoort.EVALUATIE, "Terug?", "team")
    assert "Terug?" not in toestel().get("/").text
    assert "Welke waarden?" not in toestel().get("/team").text
    phone, page = with_code(toestel, TEAM)
    assert page.path == "/team"
    assert "Terug?" in page.text
    assert "Terug?" in phone.get("/").text  # the code says who this is


def test_who_chooses_a_round_without_a_code_is_asked_for_it_and_led_back(toestel, thuis):
    thuis()
    scan = thuis(Rondesoort.SCAN, "Hoe gaat het?")
    phone = toestel()
    asked = phone.get(f"/ronde/{scan.ronde}")
    assert "Typ uw stemcode" in asked.text
    page = phone.post("/c", asked.hidden | {"code": CODES[0]})
    assert page.path == f"/ronde/{scan.ronde}"


def test_one_code_fills_in_one_scan_on_whatever_phone(zaal, toestel, thuis):
    scan = thuis(Rondesoort.SCAN, "Hoe gaat het?")
    for niveau in ("1.0", "2.0"):
        phone, page = with_code(toestel)
        if "Typ uw stemcode" in page.text:
            page = phone.post("/c", page.hidden | {"code": CODES[0]})
        naam = page.page.select_one("input[type=radio]")["name"]
        phone.post("/scan", page.hidden | {naam: niveau})
    with zaal.wb.reading() as tx:
        assert count_scans(tx, scan.ronde) == 1


def test_without_a_code_nothing_is_kept_of_what_is_sent_to_a_round_at_home(zaal, toestel, thuis):
    ronde = thuis()
    phone = toestel()
    phone.get("/")
    hand_made = {"ronde": ronde.ronde, "groep": "ouders", "keuze": "durf"}
    assert "Typ eerst uw stemcode" in phone.post("/stem", hand_made).text
    terug = thuis(Rondesoort.EVALUATIE, "Terug?")
    text = {"ronde": terug.ronde, "groep": "ouders", "soort": "goed", "tekst": "Fijn."}
    assert "Typ eerst uw stemcode" in phone.post("/inbreng", text).text
    assert counted(zaal, ronde) == 0


def test_who_voted_at_home_changes_that_in_the_hall_and_counts_once(zaal, toestel, thuis):
    ronde = thuis()
    home, page = with_code(toestel)
    home.vote("durf", path=page.path)
    take_to_hall(zaal.wb, ronde.ronde)
    hall, page = with_code(toestel)
    assert page.path == "/"
    assert page.ticked == {"durf"}
    assert "Stem ontvangen" in hall.vote("respect").text
    assert home.get("/").ticked == {"respect"}
    assert list(zaal.ballots(ronde.ronde).values()) == [{"respect"}]
    assert counted(zaal, ronde) == 1


def test_it_closes_by_itself_and_phones_hear_it(zaal, toestel, thuis):
    ronde = thuis()
    phone, page = with_code(toestel)
    with zaal.wb.writing() as tx:
        nummer, row = find_ronde(tx, ronde.ronde)
        tx.change(nummer, row, replace(row, open_tot=NU - timedelta(minutes=1)))
    late = phone.vote("durf", path=page.path)
    assert "gesloten" in late.text
    wait_for(zaal, lambda tx: not home_rondes(tx))
    page = phone.get("/").text
    assert "De stemming is gesloten" in page
    assert "op het scherm" not in page  # there is none at home
    assert counted(zaal, ronde) == 0


def wait_for(zaal, question):
    """Wait until something holds; the hall keeps the time."""

    async def watch():
        while True:
            with zaal.wb.reading() as tx:
                if question(tx):
                    return
            await asyncio.sleep(0.05)

    asyncio.run(asyncio.wait_for(watch(), 10))


def test_what_follows_hears_of_home_without_the_hall_being_another(zaal, toestel, thuis):
    avond = zaal.open(Rondesoort.KANSEN, vraag="Welke kansen ziet u?")
    before = toestel().get("/").page.main["data-stand"]
    ronde = thuis()
    page = toestel().get(f"/ronde/{avond.ronde}").page.main
    assert page["data-stand"] == before  # who writes is left alone
    home = toestel().get(f"/ronde/{ronde.ronde}").page.main
    assert home["data-stand"] != before
    close_ronde(zaal.wb, ronde.ronde)
    assert toestel().get(f"/ronde/{avond.ronde}").page.main["data-stand"] == before


def test_a_link_of_a_code_that_filled_something_in_shows_it_after_a_press_only(
    zaal, toestel, thuis
):
    ronde = thuis()
    thuis(Rondesoort.SCAN, "Scan?")
    phone, _ = with_code(toestel)
    phone.vote("durf", path=f"/ronde/{ronde.ronde}")
    looked = toestel().get(f"/c/{CODES[0]}")
    assert "Typ uw stemcode" in looked.text
    assert not looked.ticked
    with zaal.wb.reading() as tx:
        assert [row.soort for row in home_rondes(tx)] == [Rondesoort.WAARDEN, Rondesoort.SCAN]


def test_in_an_app_that_keeps_no_cookie_there_is_a_sentence_and_an_address(toestel, thuis):
    thuis()
    phone = toestel(keeps_cookies=False)
    answer = phone.post("/c", {"code": CODES[0]})
    assert answer.status == HTTPStatus.FORBIDDEN
    assert "in een app" in answer.text
    adres = answer.page.select_one("input.adres")["value"]
    assert adres.endswith(f"/c/{CODES[0]}")
    assert adres.startswith("http://127.0.0.1:")


def test_a_short_code_opens_nothing_while_only_home_is_open(zaal, toestel, thuis):
    ronde = thuis()
    _, page = with_code(toestel, KORT)
    assert "kennen we niet" in page.text
    with zaal.wb.reading() as tx:
        assert unknown_tried(tx, ronde.ronde) == 1
    take_to_hall(zaal.wb, ronde.ronde)
    _, page = with_code(toestel, KORT)
    assert page.page.select("[type=checkbox]")


def test_a_slip_of_the_evening_fills_in_no_second_scan_of_home(zaal, toestel, thuis):
    scan = thuis(Rondesoort.SCAN, "Hoe gaat het?")
    phone, page = with_code(toestel)
    naam = page.page.select_one("input[type=radio]")["name"]
    form = page.hidden | {naam: "1.0"}
    phone.post("/scan", form)
    zaal.open(waarborg=Waarborg.STEMCODE)
    phone.get("/c")
    assert phone.post("/c", {"code": KORT}).path == "/"  # of what is open the list
    asked = phone.get(f"/ronde/{scan.ronde}")
    assert "Typ uw stemcode" in asked.text
    assert "kennen we niet" in phone.post("/c", asked.hidden | {"code": KORT}).text
    phone.get("/c")
    phone.post("/c", {"code": KORT})
    assert "Typ eerst uw stemcode" in phone.post("/scan", form).text
    with zaal.wb.reading() as tx:
        assert count_scans(tx, scan.ronde) == 1


def test_the_same_code_on_many_phones_has_one_brake(toestel, thuis):
    ronde = thuis()
    phones = [with_code(toestel)[0] for _ in range(3)]
    form = phones[0].get(f"/ronde/{ronde.ronde}").hidden | {"keuze": "durf"}
    answers = (phones[nr % 3].post("/stem", form).text for nr in range(300))
    assert any("te vaak" in answer for answer in answers)
    other, _ = with_code(toestel, CODES[1])
    assert "Stem ontvangen" in other.vote("durf", path=f"/ronde/{ronde.ronde}").text


def test_on_the_open_internet_who_guesses_uses_up_a_bucket_of_its_own():
    async def guess():
        rem = Rem(per_bron=True)
        mine = [await rem.turn("203.0.113.7") for _ in range(61)]
        for _ in range(60):  # the hall itself has chances left for who types a right one
            rem.was_right(None)
        return mine, await rem.turn("203.0.113.8")

    mine, other = asyncio.run(guess())
    assert mine.count(True) == 60
    assert other


def test_the_brake_a_source_is_there_only_where_the_source_is_known(zaal_met):
    proxied = Buitenadres.of("https://school.example.nl/zaal", ["127.0.0.1"])
    assert zaal_met(buiten=proxied).deur.app.settings["rem"]._sources is not None
    assert zaal_met().deur.app.settings["rem"]._sources is None
