import pytest

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import LANGSTE
from ouderplan.opslag.stemmen import close_ronde


@pytest.fixture
def kansen(zaal):
    zaal.open(Rondesoort.KANSEN)

    def read():
        with zaal.wb.reading() as tx:
            return tx.rows(Inbreng)

    return read


def test_what_is_sent_in_waits_for_the_begeleider(kansen, toestel):
    answer = toestel().send_in("Ouders lezen voor", "kans")
    assert answer.path.startswith("/ontvangen?")
    assert "Ontvangen. De begeleider leest het eerst." in answer.text
    [row] = kansen()
    assert (row.tekst, row.soort, row.status) == (
        "Ouders lezen voor",
        Soort.KANS,
        Inbrengstatus.NIEUW,
    )
    assert (row.groep, row.perspectief) == (Groep.OUDERS, Perspectief.OUDERS)


def test_several_are_sent_in_one_after_the_other(kansen, toestel):
    phone = toestel()
    for tekst in ("een", "twee", "drie"):
        answer = phone.send_in(tekst, "bedreiging")
        assert "Ontvangen." in answer.text
        assert answer.page.select_one("textarea").text.strip() == ""
    assert [row.tekst for row in kansen()] == ["een", "twee", "drie"]


def test_the_team_sends_in_from_its_own_perspective(kansen, toestel):
    assert toestel().send_in("Kleine groepen", path="/team").path.startswith("/team/ontvangen?")
    assert kansen()[0].perspectief is Perspectief.TEAM


def test_the_same_form_sent_twice_is_kept_once(kansen, toestel):
    phone = toestel()
    fields = phone.get().hidden | {"soort": "kans", "tekst": "Eén keer"}
    for _ in range(3):
        assert "Ontvangen." in phone.post("/inbreng", fields).text
    assert len(kansen()) == 1


def test_another_text_typed_into_an_old_form_is_kept_too(kansen, toestel):
    phone = toestel()
    fields = phone.get().hidden | {"soort": "kans"}
    for tekst in ("Eerst dit", "Toen terug en dit"):
        assert "Ontvangen." in phone.post("/inbreng", fields | {"tekst": tekst}).text
    assert [row.tekst for row in kansen()] == ["Eerst dit", "Toen terug en dit"]


@pytest.mark.parametrize("tekst", ["", "   ", "\n\t ", "\u200b", "\u202e\u2066"])
def test_an_empty_text_is_refused(kansen, toestel, tekst):
    answer = toestel().send_in(tekst, "bedreiging")
    assert answer.status == 422
    assert "nog geen tekst" in answer.page.select_one("#fout").text
    assert answer.page.select_one("[type=radio][checked]")["value"] == "bedreiging"
    assert kansen() == []


def test_a_text_that_is_too_long_is_refused_and_stays_on_the_page(kansen, toestel):
    tekst = "lang " * LANGSTE
    answer = toestel().send_in(tekst)
    assert answer.status == 422
    assert f"hoogstens {LANGSTE} tekens" in answer.page.select_one("#fout").text
    assert answer.page.select_one("textarea").text.strip() == tekst.strip()
    assert kansen() == []


def test_an_unknown_kind_is_refused_and_the_text_stays(kansen, toestel):
    answer = toestel().send_in("Iets", "wens")
    assert answer.status == 400
    assert answer.page.select_one("textarea").text.strip() == "Iets"
    assert kansen() == []


def test_after_closing_it_is_refused_and_what_was_typed_is_shown(zaal, kansen, toestel):
    phone = toestel()
    fields = phone.get().hidden | {"soort": "kans", "tekst": "Net te <laat>"}
    close_ronde(zaal.wb, 1)
    answer = phone.post("/inbreng", fields)
    assert answer.status == 409
    assert [item.text for item in answer.page.select("#fout li")] == ["Net te <laat>"]
    assert kansen() == []


def test_a_group_that_does_not_take_part_is_refused(zaal, toestel):
    zaal.open(Rondesoort.KANSEN, groepen=(Groep.TEAM,))
    phone = toestel()
    phone.get()
    forced = {"ronde": "1", "groep": "ouders", "soort": "kans", "tekst": "x"}
    assert phone.post("/inbreng", forced).status == 403


@pytest.mark.usefixtures("kansen")
def test_a_confirmation_is_only_for_who_sent_something_in(toestel):
    assert toestel().get("/ontvangen?bewijs=verzonnen").path == "/"


def test_nothing_can_be_sent_in_during_a_vote(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"soort": "kans", "tekst": "Iets"}
    answer = phone.post("/inbreng", fields)
    assert answer.status == 409
    assert "Iets" in answer.page.select_one("#fout").text


def test_looking_back_asks_two_things_and_keeps_what_is_sent(zaal, toestel):
    zaal.open(Rondesoort.EVALUATIE)
    phone = toestel()
    page = phone.get().text
    assert "Dit werkt goed" in page
    assert "Dit willen we verder ontwikkelen" in page
    assert "Bedreiging" not in page
    answer = phone.send_in("Meer tijd per gesprek", "beter")
    assert "Ontvangen." in answer.text
    with zaal.wb.reading() as tx:
        [row] = tx.rows(Uitkomst)
        assert tx.rows(Inbreng) == []
    assert (row.soort, row.status, row.groep) == (
        Uitkomstsoort.BETER, Inbrengstatus.NIEUW, Groep.OUDERS,
    )  # fmt: skip
    assert row.herkomst == "ronde 1"


def test_a_kans_is_not_taken_for_an_answer_in_looking_back(zaal, toestel):
    zaal.open(Rondesoort.EVALUATIE)
    for soort in ("kans", "besluit"):
        assert "Ontvangen." not in toestel().send_in("Koffie", soort).text
    with zaal.wb.reading() as tx:
        assert tx.rows(Uitkomst) == []
