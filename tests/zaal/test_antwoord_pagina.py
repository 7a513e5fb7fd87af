"""``/antwoord`` on a phone: only when shared, only what was shown, and as the plan is now."""

from dataclasses import replace
from datetime import date

import pytest

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.toestroom import Stuk
from ouderplan.opslag.antwoord import share
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.opslag.toestroom import arrivals, count_again, lay_aside
from ouderplan.talen import Talen

DOEL = "Elke ouder krijgt een startgesprek."
DAG = date(2026, 11, 2)


@pytest.fixture
def avond(zaal, toestel):
    """A hall where twelve parents chose, with one goal in the plan."""
    zaal.open()
    for _ in range(12):
        toestel().vote("vertrouwen")
    close_ronde(zaal.wb, 1)
    with zaal.wb.writing() as tx:
        tx.add(Jaardoel("3a", 3, DOEL, "2026-2027"))
    return zaal


def test_it_says_nothing_until_the_begeleider_shares_it(avond, toestel):
    show_ronde(avond.wb, 1)
    answer = toestel().get("/antwoord")
    assert answer.status == 200
    assert "Het antwoord is er nog niet" in answer.text
    assert DOEL not in answer.html
    assert "vertrouwen" not in answer.html
    assert "/antwoord" not in toestel().get("/").html


def test_shared_it_says_what_was_chosen_and_what_is_done_and_home_leads_to_it(avond, toestel):
    show_ronde(avond.wb, 1)
    share(avond.wb, DAG)
    text = toestel().get("/antwoord").text
    assert "Dit is gekozen 1 vertrouwen Er deden 12 mensen mee." in text
    assert f"{DOEL} Wanneer 2026-2027" in text
    assert toestel().get("/").page.select_one("a[href='/antwoord']")


def test_a_result_that_was_not_shown_is_not_told_by_sharing(avond, toestel):
    share(avond.wb, DAG)
    answer = toestel().get("/antwoord")
    assert DOEL in answer.text
    assert "vertrouwen" not in answer.html
    assert "12" not in answer.text


def test_it_says_what_was_laid_aside_and_why_and_follows_when_that_counts_again(zaal, toestel):
    zaal.open()
    for _ in range(12):
        toestel().vote("vertrouwen")
    with zaal.wb.reading() as tx:
        blokken = arrivals(tx, 1)
    whole = Stuk(min(blokken), max(blokken), 12)
    lay_aside(zaal.wb, 1, whole, "Eén laptop stuurde <b>alles</b>.")
    toestel().vote("durf")
    close_ronde(zaal.wb, 1)
    show_ronde(zaal.wb, 1)
    share(zaal.wb, DAG)
    said = (
        "Stemmen die opzij zijn gezet en niet meetellen: 12. De reden: Eén laptop stuurde <b>alles"
    )
    phone = toestel()
    assert said in phone.get("/antwoord").text
    assert "Er deed 1 mens mee" in phone.get("/antwoord").text
    count_again(zaal.wb, 1, "Eén laptop stuurde <b>alles</b>.")
    assert "opzij" not in phone.get("/antwoord").text
    assert "Er deden 13 mensen mee" in phone.get("/antwoord").text


def test_it_changes_with_the_plan_and_goes_away_with_the_sharing(avond, toestel):
    show_ronde(avond.wb, 1)
    share(avond.wb, DAG)
    phone = toestel()
    assert DOEL in phone.get("/antwoord").text
    with avond.wb.writing() as tx:
        nummer, doel = next(iter(tx.items(Jaardoel).items()))
        tx.change(nummer, doel, replace(doel, jaardoel="Elk gezin krijgt bezoek."))
    text = phone.get("/antwoord").text
    assert "Elk gezin krijgt bezoek." in text
    assert DOEL not in text
    share(avond.wb, None)
    assert "Elk gezin krijgt bezoek." not in phone.get("/antwoord").text


def test_it_is_there_in_every_language_small_and_with_the_schools_words_marked_as_dutch(
    avond, toestel
):
    show_ronde(avond.wb, 1)
    share(avond.wb, DAG)
    for taal in Talen().andere:
        answer = toestel().get("/antwoord", Cookie=f"taal={taal.code}", **{"Accept-Encoding": ""})
        assert answer.page.html["lang"] == taal.lang
        assert answer.page.html["dir"] == taal.richting
        goal = answer.page.select_one(".doel")
        assert goal.get_text() == DOEL
        assert taal.lang == "nl" or goal.select_one("[lang=nl]")
        assert len(answer.body) < 30_000


def test_text_with_markup_stays_text(avond, toestel):
    with avond.wb.writing() as tx:
        tx.add(Jaardoel("4a", 4, "<script>alert(1)</script>"))
    share(avond.wb, DAG)
    answer = toestel().get("/antwoord")
    assert "<script>alert" not in answer.html
    assert "<script>alert(1)</script>" in answer.text


def test_who_looks_often_makes_the_store_read_once(avond, toestel):
    share(avond.wb, DAG)
    phone = toestel()
    first = phone.get("/antwoord").html
    huis = avond.deur.app.settings["huis"]
    read = huis.antwoord()
    assert phone.get("/antwoord").html == first
    assert huis.antwoord() is read
