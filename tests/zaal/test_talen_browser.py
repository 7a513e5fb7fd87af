"""Parents vote in their own languages in a real browser, with and without a script."""

import pytest
from playwright.sync_api import expect

from ouderplan.opslag.stemmen import close_ronde, show_ronde, tally
from ouderplan.talen import Talen

VRAAG = "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?"
SMAL = {"viewport": {"width": 320, "height": 640}}
MATEN = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"


def change(page, naam):
    page.locator(".talen summary").click()
    page.get_by_role("button", name=naam, exact=True).click()


def tick(page, *keuzes):
    for keuze in keuzes:
        page.locator(f"input[value='{keuze}']").click()


def in_language(page, code):
    expect(page.locator("html")).to_have_attribute("lang", code)


@pytest.mark.parametrize("codes", [("ar", "tr", "nl"), ("pap", "prs", "ckb", "bg")], ids=" ".join)
def test_votes_in_several_languages_make_one_count(zaal, open_phone, codes):
    ronde = zaal.open(vraag=VRAAG)
    for code in codes:
        phone = open_phone(locale=code)
        in_language(phone, Talen().get(code).lang)
        word = Talen().vertaler(code).piece("vertrouwen", "waarde").tekst
        expect(phone.locator(".keuze:has([value='vertrouwen'])")).to_contain_text(word)
        tick(phone, "vertrouwen", "respect")
        phone.locator(".voet .knop").click()
        expect(phone.locator(".ontvangen.groot")).to_be_visible()
    close_ronde(zaal.wb, ronde.ronde)
    closed = show_ronde(zaal.wb, ronde.ronde)
    with zaal.wb.reading() as tx:
        uitslag = tally(tx, closed)
    assert uitslag.gestemd == len(codes)
    assert {p.keuze: p.stemmen for p in uitslag.ranglijst if p.stemmen} == {
        "vertrouwen": len(codes),
        "respect": len(codes),
    }


@pytest.mark.parametrize("script", [True, False], ids=["script", "zonder script"])
def test_another_language_keeps_the_ticks_and_the_vote_counts(zaal, open_phone, hand, script):
    zaal.open(vraag=VRAAG)
    phone = open_phone(locale="nl-NL", java_script_enabled=script)
    hand.pick(phone, "vertrouwen", "durf")
    change(phone, "العربية")
    in_language(phone, "ar")
    assert phone.locator("[name=keuze]:checked").count() == 2
    change(phone, "Polski")
    in_language(phone, "pl")
    phone.locator(".voet .knop").click()
    expect(phone.locator(".ontvangen.groot")).to_be_visible()
    assert list(zaal.ballots().values()) == [{"vertrouwen", "durf"}]


def test_another_language_on_the_confirmation_stays_there(zaal, open_phone, hand):
    zaal.open(vraag=VRAAG)
    phone = open_phone(locale="nl-NL")
    hand.pick(phone, "vertrouwen")
    hand.send(phone)
    hand.confirmed(phone)
    change(phone, "English")
    in_language(phone, "en")
    expect(phone.locator(".ontvangen.groot")).to_be_visible()
    assert phone.url.endswith("/ontvangen")


def test_the_counter_speaks_the_language_too(zaal, open_phone):
    zaal.open(vraag=VRAAG)
    phone = open_phone(locale="fa")
    tick(phone, "vertrouwen")
    expect(phone.locator("[data-teller]")).to_contain_text("۴")


def test_nothing_sticks_out_and_every_language_is_large_enough_to_touch(zaal, open_phone):
    zaal.open(vraag=VRAAG)
    phone = open_phone(locale="nl-NL", **SMAL)
    for taal in Talen().alle:
        phone.context.add_cookies([{"name": "taal", "value": taal.code, "url": zaal.url}])
        phone.reload()
        in_language(phone, taal.lang)
        phone.locator(".talen summary").click()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, taal.code
        boxes = phone.locator(".talen summary, .talen button").evaluate_all(MATEN)
        assert [(wide, high) for wide, high in boxes if min(wide, high) < 44] == [], taal.code


def test_an_arabic_page_reads_from_right_to_left(zaal, open_phone):
    zaal.open(vraag=VRAAG)
    phone = open_phone(locale="ar")
    label = phone.locator(".keuze").first
    tickbox, word, dutch = (
        label.locator(part).bounding_box() for part in ("input", ".woord", ".nl")
    )
    assert tickbox["x"] > word["x"]
    right = [box["x"] + box["width"] for box in (word, dutch)]
    assert right[0] == pytest.approx(right[1], abs=1)
    assert phone.locator(".nl").first.evaluate("x => getComputedStyle(x).textAlign") == "end"
