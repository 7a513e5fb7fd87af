"""A parent reads in an own language, changes it on any page, and the count stays one."""

import gzip
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.antwoord import share
from ouderplan.opslag.stemmen import close_ronde, show_ronde, tally
from ouderplan.opslag.stemschermen import renew_screen_code, screen_code
from ouderplan.talen import Talen
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.sjablonen import Talenbladen

CODES = [taal.code for taal in Talen().alle]
LANGSTE_BLAD = 30 * 1024
MEESTE_VRAGEN = 4
"""So many requests bring a whole page."""
VRAAG = "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?"


def choose(phone, code, fields=None, page="/", **options):
    options = {"Referer": phone.url + page, "Sec-Fetch-Site": "same-origin"} | options
    return phone.post("/taal", (fields or {}) | {"taal": code}, **options)


def test_a_phone_gets_the_language_of_its_browser(zaal, toestel):
    zaal.open(vraag=VRAAG)
    page = toestel().get("/", **{"Accept-Language": "ar-SY,ar;q=0.9,nl;q=0.5"}).page
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    label = page.select_one("input[value=vertrouwen]").parent
    assert label.select_one(".woord").text == "الثقة"
    dutch = label.select_one(".nl")
    assert (dutch.text, dutch["lang"], dutch["dir"]) == ("vertrouwen", "nl", "ltr")
    school = page.select_one(".school bdi")  # else 't Honk has its sign at the other end
    assert school.text == zaal.wb.profile()["school"]


@pytest.mark.parametrize("code", ["zh", "zh-Hant"])
def test_a_chinese_ballot_has_no_gap_between_its_sentences(zaal, toestel, code):
    zaal.open(vraag=VRAAG, waarborg=Waarborg.TELEFOON)
    phone = toestel()
    choose(phone, code)
    said = phone.get().page.select_one("#uitleg").text.strip()
    assert said.count("。") == 3
    assert not re.search(r"。\s", said)


def test_a_phone_without_a_known_language_reads_dutch_and_once(zaal, toestel):
    zaal.open()
    page = toestel().get("/", **{"Accept-Language": "de"}).page
    assert page.html["lang"] == "nl"
    assert not page.select(".nl")


def test_simple_dutch_shows_the_word_of_the_screen_where_its_own_is_another(zaal, toestel):
    zaal.open()
    phone = toestel()
    choose(phone, "nl-x-eenvoudig")
    label = {box["value"]: box.parent for box in phone.get().page.select("[name=keuze]")}
    assert label["gelijkwaardigheid"].select_one(".nl").text == "gelijkwaardigheid"
    assert not label["respect"].select(".nl")


@pytest.mark.parametrize("path", ["/", "/team", "/c", "/bestaat-niet"])
def test_every_page_offers_every_language_in_its_own_script(zaal, toestel, path):
    zaal.open(groepen=(Groep.OUDERS,))
    page = toestel().get(path).page
    offered = {box["value"]: box.text for box in page.select("button[name=taal]")}
    assert list(offered) == CODES
    assert offered["ti"] == "ትግርኛ"
    forms = {form["id"] for form in page.select("form")}
    assert all(box["form"] in forms for box in page.select("button[name=taal]"))


def test_the_list_of_languages_says_whether_the_translation_was_read(zaal, toestel):
    zaal.open()
    phone = toestel()
    assert not phone.get().page.select(".talen .nagelezen")  # Dutch is what was written
    choose(phone, "en")
    assert phone.get().page.select_one(".talen .nagelezen").text == (
        "This translation has not been checked yet."
    )


def test_what_the_school_read_counts_in_the_list_of_languages(zaal, toestel):
    zaal.open()
    phone = toestel()
    choose(phone, "en")
    row = Vertaling(Wat.PAGINA, "Verstuur mijn stem", "en", "Send", nagelezen=Nagelezen.JA)
    with zaal.wb.writing() as tx:
        tx.add(row)
    assert phone.get().page.select_one(".talen .nagelezen").text == (
        "Part of this translation has been checked."
    )


def test_the_chosen_language_is_remembered_above_that_of_the_browser(zaal, toestel):
    zaal.open(vraag=VRAAG)
    phone = toestel()
    choose(phone, "tr")
    page = phone.get("/", **{"Accept-Language": "pl"}).page
    assert page.html["lang"] == "tr"


def test_another_language_keeps_what_was_ticked(zaal, toestel):
    zaal.open()
    phone = toestel()
    hidden = phone.get().hidden
    answer = choose(phone, "pl", hidden | {"keuze": ["respect", "durf"]})
    assert answer.page.html["lang"] == "pl"
    assert answer.ticked == {"respect", "durf"}
    assert answer.page.select_one("form[data-onverzonden]")
    assert answer.headers["Content-Location"] == "/"
    assert zaal.ballots() == {}


def test_another_language_keeps_what_was_typed(zaal, toestel):
    zaal.open(Rondesoort.KANSEN)
    phone = toestel()
    typed = {"tekst": "Samen <koken>", "soort": "bedreiging"}
    answer = choose(phone, "fr", phone.get().hidden | typed)
    assert answer.page.textarea.text.strip() == "Samen <koken>"
    assert answer.page.select_one("[name=soort][checked]")["value"] == "bedreiging"


def test_another_language_keeps_a_code_that_was_typed(toestel):
    answer = choose(toestel(), "es", {"code": "BCD FGH"}, page="/c")
    assert answer.page.select_one("#code")["value"] == "BCD FGH"
    assert answer.page.html["lang"] == "es"


def test_who_voted_still_sees_that_in_another_language(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.vote("respect")
    confirmed = choose(phone, "en", page="/ontvangen")
    assert confirmed.path == "/ontvangen"
    assert "Vote received" in confirmed.text
    ballot = choose(phone, "en", phone.get().hidden | {"keuze": ["respect"]})
    assert ballot.page.select_one(".ontvangen.strook")
    assert not ballot.page.select_one("form[data-onverzonden]")


def test_a_language_that_is_none_of_ours_changes_nothing(toestel):
    phone = toestel()
    assert choose(phone, "xx").status == 400
    assert choose(phone, "../../etc/passwd").status == 400
    assert phone.get("/", Cookie="taal=xx").page.html["lang"] == "nl"


@pytest.mark.parametrize("left", ["https://elders.nl/", "//elders.nl/", "/\\elders.nl", "http://["])
def test_the_way_back_never_leads_elsewhere(toestel, left):
    answer = toestel().post("/taal", {"taal": "tr"}, follow=False, Referer=left)
    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_another_website_cannot_change_the_language(toestel):
    answer = choose(toestel(), "tr", **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 403


def test_a_message_is_in_the_language_of_the_phone(zaal, toestel):
    zaal.open()
    phone = toestel()
    choose(phone, "en")
    answer = phone.post("/stem", phone.get().hidden)
    assert answer.status == 422
    assert "nothing" in answer.page.select_one("[role=alert]").text


def test_what_the_school_translated_goes_first_and_the_rest_stays_dutch(zaal, toestel):
    with zaal.wb.writing() as tx:
        tx.add(Waarde("samen zingen", "Elke week.", bron="eigen"))
        tx.add(Waarde("buiten spelen", bron="eigen"))
        tx.add(Vertaling(Wat.WAARDE, "samen zingen", "tr", "birlikte şarkı", "Her hafta."))
        tx.add(Vertaling(Wat.WAARDE, "respect", "tr", "saygı!"))
        tx.add(Vertaling(Wat.VRAAG, "Waarover gaat het?", "tr", "Konu ne?"))
    zaal.open(vraag="Waarover gaat het?")
    phone = toestel()
    choose(phone, "tr")
    page = phone.get().page
    label = {box["value"]: box.parent for box in page.select("[name=keuze]")}
    assert page.h1.text == "Konu ne?"
    assert label["samen zingen"].select_one(".woord").text == "birlikte şarkı"
    assert label["samen zingen"].select_one(".omschrijving").text == "Her hafta."
    assert label["respect"].select_one(".woord").text == "saygı!"
    own = label["buiten spelen"].select_one(".woord")
    assert (own.text, own["lang"], own["dir"]) == ("buiten spelen", "nl", "ltr")
    assert not label["buiten spelen"].select(".nl")


def test_the_count_is_one_whatever_the_language(zaal, toestel):
    ronde = zaal.open()
    for code in ("ar", "tr", "nl", "zh", "nl-x-eenvoudig"):
        phone = toestel()
        choose(phone, code)
        phone.vote("vertrouwen", "durf")
    close_ronde(zaal.wb, ronde.ronde)
    closed = show_ronde(zaal.wb, ronde.ronde)
    with zaal.wb.reading() as tx:
        uitslag = tally(tx, closed)
    assert [(p.keuze, p.stemmen) for p in uitslag.ranglijst[:2]] == [("vertrouwen", 5), ("durf", 5)]


def test_the_shown_result_is_in_the_language_of_the_phone(zaal, toestel):
    ronde = zaal.open()
    phone = toestel()
    choose(phone, "fa")
    phone.vote("vertrouwen")
    close_ronde(zaal.wb, ronde.ronde)
    show_ronde(zaal.wb, ronde.ronde)
    zaal.deur.huis.refresh()
    row = phone.get().page.select_one(".top li")
    assert row.select_one(".plaats").text == "۱"
    assert row.select_one("[lang=nl]").text == "vertrouwen"


def test_only_how_many_per_language_is_kept_and_only_when_it_may_be_told(zaal, toestel):
    ronde = zaal.open()
    for code, people in (("nl", 12), ("tr", 10), ("pl", 3)):
        for _ in range(people):
            phone = toestel()
            choose(phone, code)
            phone.vote("respect")
            if code == "pl":
                phone.vote("durf")  # a changed ballot is not counted again
    assert close_ronde(zaal.wb, ronde.ronde).talen == "Nederlands 12; andere talen 13"


def test_a_few_ballots_tell_nothing_of_their_languages(zaal, toestel):
    ronde = zaal.open(waarborg=Waarborg.OPEN)
    toestel().vote("respect")
    assert close_ronde(zaal.wb, ronde.ronde).talen == ""


def round_by_round(zaal, phone, screen):
    """Walk through what a phone and a screen of the school are shown: (who, where)."""
    ronde = zaal.open(vraag=VRAAG)
    yield phone, "/"
    yield screen, "/tablet"
    begun = screen.post("/tablet/begin", {"groep": "ouders"})
    assert begun.path == "/tablet/stemmen"
    yield screen, begun.path
    phone.vote("vertrouwen", "durf")
    yield phone, "/ontvangen"
    close_ronde(zaal.wb, ronde.ronde)
    show_ronde(zaal.wb, ronde.ronde)
    with zaal.wb.writing() as tx:
        for deel in "abcdefgh":
            tx.add(Jaardoel(f"3{deel}", 3, "Elke ouder krijgt een startgesprek.", "2026-2027"))
    share(zaal.wb, date(2026, 11, 2))
    yield phone, "/"
    yield phone, "/antwoord"
    for soort in (Rondesoort.KANSEN, Rondesoort.EVALUATIE, Rondesoort.SCAN):
        ronde = zaal.open(soort, vraag=VRAAG)
        yield phone, "/"
        close_ronde(zaal.wb, ronde.ronde)


@pytest.mark.parametrize("taal", Talen().alle, ids=lambda taal: taal.code)
def test_every_page_is_small_and_asks_little_in_every_language(zaal, toestel, taal):
    zipped = {"Accept-Encoding": "gzip"}
    phone, screen = toestel(), toestel()
    screen.get(f"/tablet/aan/{screen_code(zaal.wb)}")
    choose(screen, taal.code, page="/tablet")
    choose(phone, taal.code)
    for who, path in round_by_round(zaal, phone, screen):
        page = who.get(path, **zipped)
        html = gzip.decompress(page.body).decode()
        linked = re.findall('(?:href|src)="(/vast/[^"]+)"', html)
        size = len(page.body) + sum(len(who.get(link, **zipped).body) for link in linked)
        assert (page.path, f'<html lang="{taal.lang}"' in html) == (path, True)
        assert size < LANGSTE_BLAD, f"{path}: {size}"
        assert 1 + len(linked) <= MEESTE_VRAGEN, path


TOETSENBORDEN = {
    "Cyrillisch": str.maketrans("BHKMPCTYX", "ВНКМРСТУХ"),
    "Grieks": str.maketrans("BHKMNPTYXZ", "ΒΗΚΜΝΡΤΥΧΖ"),
    "breed": {sign: sign + 0xFEE0 for sign in range(ord("0"), ord("Z") + 1)},
    **{
        taal: str.maketrans("0123456789", "".join(chr(nul + nr) for nr in range(10)))
        for taal, nul in (("Arabisch", 0x660), ("Perzisch", 0x6F0), ("Hindi", 0x966))
    },
}


@pytest.mark.parametrize("toetsenbord", TOETSENBORDEN)
def test_the_code_of_a_screen_may_be_typed_on_another_keyboard(zaal, toestel, toetsenbord):
    """Until it is one that has such a key in it: there are codes without."""
    while (code := screen_code(zaal.wb)).translate(TOETSENBORDEN[toetsenbord]) == code:
        renew_screen_code(zaal.wb)
    typed = code.translate(TOETSENBORDEN[toetsenbord])
    screen = toestel()
    assert "staat nog niet aan" in screen.get("/tablet").text
    screen.post("/tablet/aan", {"code": f" {typed[:4]} {typed[4:].lower()} "})
    assert "staat nog niet aan" not in screen.get("/tablet").text


def test_a_page_says_it_as_a_parent_of_the_school_would(zaal, toestel):
    with zaal.wb.writing() as tx:
        tx.add(Vertaling(Wat.PAGINA, "Verstuur mijn stem", "tr", "Oyumu <b> yolla"))
    zaal.open(vraag=VRAAG)
    said = {
        code: toestel().get("/", **{"Accept-Language": code}).page.select_one(".voet .knop").text
        for code in ("tr", "ar")
    }
    assert said["tr"].strip() == "Oyumu <b> yolla"
    assert said["ar"].strip() == Talen().vertaler("ar").find("Verstuur mijn stem")


def test_a_language_is_one_catalog(tmp_path, zaal, toestel):
    (tmp_path / "ro.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: ro\\n"\n"X-Naam: Română\\n"\n\n'
        'msgid "Verstuur mijn stem"\nmsgstr "Trimite votul meu"\n',
        encoding="utf-8",
    )
    talen = Talen(tmp_path)
    zaal.open()
    zaal.deur.app.settings["talen"] = talen
    zaal.deur.app.settings["bladen"] = Talenbladen(Bestanden(), talen)
    phone = toestel()
    assert "Română" in phone.get().html
    page = phone.get("/", **{"Accept-Language": "ro-RO"}).page
    assert page.select_one(".voet .knop").text == "Trimite votul meu"
    assert page.select_one(".keuze .woord")["lang"] == "nl"
    assert page.title.text == BeautifulSoup(page.title.text, "html.parser").text


def test_pages_of_a_round_at_home_go_when_it_is_no_longer_open():
    bladen, nederlands, turks = Talenbladen(Bestanden(), Talen()), *map(Talen().get, ("nl", "tr"))
    evening, first = bladen.of(nederlands), bladen.of(nederlands, 1, {1, 2})
    second = bladen.of(turks, 2, {1, 2})
    assert bladen.of(nederlands, 1, {1, 2}) is first
    bladen.of(turks, 3, {2, 3})
    assert bladen.of(turks, 2, {2, 3}) is second
    assert bladen.of(nederlands) is evening
    assert bladen.of(nederlands, 1, {1, 2, 3}) is not first


def test_pages_are_made_once_for_each_language(zaal, toestel):
    zaal.open()
    toestel().get("/", **{"Accept-Language": "tr"})
    toestel().get("/", **{"Accept-Language": "ar"})
    bladen, stand = zaal.deur.app.settings["bladen"], zaal.deur.huis.stand
    turkish, arabic = (bladen.of(Talen().get(code)) for code in ("tr", "ar"))
    assert turkish.home(stand, Groep.OUDERS, None) is turkish.home(stand, Groep.OUDERS, None)
    assert turkish.home(stand, Groep.OUDERS, None) != arabic.home(stand, Groep.OUDERS, None)
