"""The answer to the parents on paper: one sheet a language, that needs nothing from elsewhere."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from ouderplan.kern.antwoord import GEDEELD
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.rondes import Ronde
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.kern.vertalingen import Vertaling, Wat
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag.antwoord import choose_paper_languages, paper_languages, share, shared_on
from ouderplan.uitvoer import export, load_plan
from ouderplan.uitvoer.antwoord import build

LANG = "Alle ouders denken het hele jaar mee over wat er in de klas en daarbuiten gebeurt. " * 4


def read(plan):
    return BeautifulSoup(build(plan), "html.parser")


def sheet(page, lang):
    found = [blad for blad in page.select(".blad") if blad["lang"] == lang]
    return " ".join(found[-1].get_text(" ").split())


def test_it_tells_what_was_chosen_what_is_done_and_what_is_to_come(plan):
    text = sheet(read(plan), "nl")
    for part in (
        "Basisschool De Kastanje · 2026-2027",
        "Er deden 36 mensen mee. Ouders: 24. Team: 12.",
        "Ieder gezin heeft voor de herfst een startgesprek.",
        "Wie Leraar groep 4, Ouder uit de werkgroep, Alle groepsleraren",
        "Wanneer 2026-2027",
        "Dit idee kwam van ouders.",
        "Het ouderpanel praat mee over de schoolgids.",
    ):
        assert part in text


def test_it_says_of_which_day_it_is_and_follows_the_plan(vol):
    before = load_plan(vol)
    assert "startgesprek" in sheet(read(before), "nl")
    with vol.writing() as tx:
        nummer, doel = next((n, d) for n, d in tx.items(Jaardoel).items() if d.code == "3a")
        tx.change(nummer, doel, replace(doel, jaardoel="Ieder gezin krijgt bezoek."))
    after = replace(load_plan(vol), gemaakt=before.gemaakt.replace(year=2027, month=3, day=9))
    text = sheet(read(after), "nl")
    assert "startgesprek" not in text
    assert "Ieder gezin krijgt bezoek." in text
    assert "Dit blad is van 9 maart 2027." in text


def test_an_empty_workbook_gives_a_sheet_that_says_so(leeg_plan):
    text = sheet(read(leeg_plan), "nl")
    assert "Er is nog niet gekozen." in text
    assert "Wij maken nu een plan." in text


def test_each_chosen_language_has_a_sheet_and_what_the_school_wrote_stays_dutch(vol):
    choose_paper_languages(vol, ["ar", "tr"])
    page = read(load_plan(vol))
    assert [blad["lang"] for blad in page.select(".blad")] == ["nl", "ar", "tr"]
    arabic = page.select(".blad")[1]
    assert arabic["dir"] == "rtl"
    assert "ردّنا على الأهل" in arabic.h1
    goal = arabic.select_one(".doel [lang=nl]")
    assert goal["dir"] == "ltr"
    assert "كتبت المدرسة هذا باللغة الهولندية." in arabic.get_text()


def test_a_goal_that_the_school_translated_is_in_that_language(vol):
    choose_paper_languages(vol, ["tr"])
    dutch = "Ieder gezin heeft voor de herfst een startgesprek."
    with vol.writing() as tx:
        tx.add(Vertaling(Wat.DOEL, dutch, "tr", "Her aileyle bir görüşme yapılır."))
    page = read(load_plan(vol))
    assert "Her aileyle bir görüşme yapılır." in sheet(page, "tr")
    assert dutch not in sheet(page, "tr")
    assert dutch in sheet(page, "nl")


def test_without_a_choice_it_is_in_the_languages_that_may_be_told(vol):
    with vol.writing() as tx:
        nummer, ronde = next(iter(tx.items(Ronde).items()))
        told = "Nederlands 40; Turks 12; andere talen 11"
        tx.change(nummer, ronde, replace(ronde, talen=told))
    with vol.reading() as tx:
        assert paper_languages(tx) == ("tr",)
    choose_paper_languages(vol, [])
    with vol.reading() as tx:
        assert paper_languages(tx) == ()


def test_a_vote_that_was_not_shown_tells_nothing(vol):
    with vol.writing() as tx:
        for nummer, ronde in tx.items(Ronde).items():
            tx.change(nummer, ronde, replace(ronde, getoond=None, talen="Turks 12"))
    page = read(load_plan(vol))
    assert "Er is nog niet gekozen." in sheet(page, "nl")
    assert len(page.select(".blad")) == 1


def test_it_asks_for_nothing_outside_the_file_and_runs_nothing(vol):
    with vol.writing() as tx:
        tx.add(Jaardoel("4a", 4, "<script>alert(1)</script> <img src=x onerror=alert(1)>"))
    page = read(load_plan(vol))
    assert not page.select("script, link, img, iframe, object")
    assert page.style.get_text().count("url(") == page.style.get_text().count('url("data:')
    assert "<script>alert(1)</script>" in sheet(page, "nl")


def test_the_command_writes_it_under_its_own_name(vol, tmp_path):
    path = export(vol, "antwoord", tmp_path)
    assert path.name == "Antwoord aan de ouders Basisschool De Kastanje 2026-2027.html"


def test_sharing_leaves_a_day_in_the_record_and_stopping_leaves_none(vol):
    share(vol, date(2027, 5, 3))
    with vol.reading() as tx:
        assert shared_on(tx) == date(2027, 5, 3)
        assert Gegeven(GEDEELD, "2027-05-03") in tx.rows(Gegeven)
    share(vol, None)
    with vol.reading() as tx:
        assert shared_on(tx) is None


@pytest.mark.parametrize("tekst", ["", "kort", "een heel lange zin", "x" * 300])
def test_a_cut_text_is_never_longer_than_asked(tekst):
    assert len(cut_off(tekst, 12)) <= 12
    assert cut_off(tekst, 300) == tekst


@pytest.mark.parametrize("aantal", [0, 4, 25])
def test_it_is_one_a4_for_each_language_whatever_is_in_it(vol, tmp_path, page, aantal):
    choose_paper_languages(vol, ["ar", "pl", "nl-x-eenvoudig"])
    lang = LANG if aantal > 4 else "Elke maand drinken wij samen koffie."
    with vol.writing() as tx:
        status = [Doelstatus.GEPLAND, Doelstatus.NOG_OPEN, Doelstatus.BEHAALD]
        codes = [f"{n % 10 + 1}{'abc'[n // 10]}" for n in range(aantal)]
        tx.replace_all(
            Jaardoel,
            [Jaardoel(c, 1, lang, lang, status[n % 3], "kans", "1") for n, c in enumerate(codes)],
        )
        tx.replace_all(Actie, [Actie(code, "x", LANG.replace(" ", "\n")) for code in codes])
        tx.replace_all(Planningsregel, [Planningsregel(lang, lang)] * aantal)
        if aantal > 4:
            rows = tx.rows(Visieversie)
            tx.replace_all(Visieversie, [replace(row, tekst=LANG + row.tekst) for row in rows])
    path = export(vol, "antwoord", tmp_path)
    page.goto(path.as_uri())
    assert page.evaluate(
        "[...document.querySelectorAll('.blad, .kolommen')]"
        ".every(box => box.scrollHeight <= box.clientHeight + 1)"
    )
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 4
