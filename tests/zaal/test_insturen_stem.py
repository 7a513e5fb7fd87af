import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde


def test_a_vote_is_confirmed_with_what_was_chosen(zaal, toestel):
    zaal.open()
    answer = toestel().vote("openheid", "durf")
    assert answer.status == 200
    assert answer.path == "/ontvangen"
    assert "Stem ontvangen" in answer.text
    assert "openheid durf" in answer.text
    assert list(zaal.ballots().values()) == [{"openheid", "durf"}]


def test_the_confirmation_is_a_redirect_so_that_reloading_sends_nothing(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    answer = phone.post("/stem", fields, follow=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/ontvangen")


def test_the_script_gets_the_confirmation_at_once(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    answer = phone.post("/stem", fields, follow=False, **{"X-Zaal": "1"})
    assert (answer.status, answer.headers["Content-Location"]) == (200, "/ontvangen")
    assert "Stem ontvangen" in answer.text


def test_coming_back_shows_the_own_ballot_ticked(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.vote("openheid", "durf")
    answer = phone.get()
    assert answer.ticked == {"openheid", "durf"}
    assert "Stem ontvangen." in answer.text
    assert toestel().get().ticked == set()


def test_a_changed_mind_replaces_the_ballot(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.vote("openheid", "durf")
    phone.vote("geduld")
    assert list(zaal.ballots().values()) == [{"geduld"}]


def test_sending_the_same_form_again_counts_once(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    for _ in range(3):
        assert phone.post("/stem", fields).status == 200
    assert len(zaal.ballots()) == 1


def test_a_phone_that_votes_for_both_groups_has_one_ballot(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.vote("durf")
    assert "Stem ontvangen" in phone.vote("geduld", path="/team").text
    assert list(zaal.ballots().values()) == [{"geduld"}]


def test_two_phones_are_two_votes_and_the_team_is_counted_as_team(zaal, toestel):
    zaal.open()
    toestel().vote("durf")
    assert toestel().vote("durf", path="/team").path == "/team/ontvangen"
    assert len(zaal.ballots()) == 2


def test_too_many_choices_are_refused_and_stay_ticked(zaal, toestel):
    zaal.open(aantal_keuzes=2)
    answer = toestel().vote("durf", "geduld", "plezier")
    assert answer.status == 422
    assert "hoogstens 2" in answer.page.select_one("#fout").text
    assert answer.ticked == {"durf", "geduld", "plezier"}
    assert zaal.ballots() == {}


def test_an_unknown_choice_is_refused_and_the_others_stay_ticked(zaal, toestel):
    zaal.open()
    answer = toestel().vote("durf", "bestaat niet")
    assert answer.status == 422
    assert "staat niet op dit stembriefje" in answer.text
    assert answer.ticked == {"durf"}
    assert zaal.ballots() == {}


def test_an_empty_ballot_is_asked_about_and_a_blank_one_counts(zaal, toestel):
    zaal.open()
    phone = toestel()
    answer = phone.vote()
    assert answer.status == 422
    assert "nog niets gekozen" in answer.text
    assert answer.page.select_one("button[name=blanco]")
    assert zaal.ballots() == {}
    assert "U stemde blanco" in phone.vote(blanco="ja").text
    assert list(zaal.ballots().values()) == [{""}]


def test_a_blank_vote_is_blank_whatever_is_ticked(zaal, toestel):
    zaal.open()
    toestel().vote("durf", blanco="ja")
    assert list(zaal.ballots().values()) == [{""}]


def test_after_closing_a_vote_is_refused_and_what_was_ticked_is_shown(zaal, toestel):
    zaal.open()
    phone, late = toestel(), toestel()
    phone.vote("durf")
    fields = late.get().hidden | {"keuze": ["geduld", "plezier"]}
    close_ronde(zaal.wb, 1)
    answer = late.post("/stem", fields)
    assert answer.status == 409
    assert "gesloten" in answer.page.select_one("#fout").text
    assert [item.text for item in answer.page.select("#fout li")] == ["geduld", "plezier"]
    assert list(zaal.ballots().values()) == [{"durf"}]


def test_a_stale_page_of_an_earlier_round_is_refused(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    close_ronde(zaal.wb, 1)
    zaal.open(vraag="En nu?")
    answer = phone.post("/stem", fields)
    assert answer.status == 409
    assert "eerdere ronde" in answer.text
    assert "En nu?" in answer.text
    assert answer.ticked == set()
    assert zaal.ballots(1) == zaal.ballots(2) == {}


def test_a_page_of_another_workbook_is_refused(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    ander = zaal.kast.create({"school": "Een andere school", "schooljaar": "2026-2027"})
    zaal.kast.choose(ander)
    zaal.wb = Werkboek.open(ander)
    zaal.open()
    assert "Een andere school" in phone.get().html
    assert phone.post("/stem", fields).status == 409
    assert zaal.ballots() == {}


def test_a_phone_without_cookies_keeps_its_ticks_and_hears_why(zaal, toestel):
    zaal.open()
    answer = toestel(keeps_cookies=False).vote("durf", "geduld")
    assert answer.status == 403
    assert "cookie" in answer.page.select_one("#fout").text
    assert answer.ticked == {"durf", "geduld"}
    assert zaal.ballots() == {}


def test_a_forged_cookie_is_no_voter(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    for cookie in phone.jar:
        cookie.value = cookie.value.replace("2|1:0", "2|1:1")[:-3] + 'aa"'
    assert phone.post("/stem", fields).status == 403
    assert zaal.ballots() == {}


def test_a_group_that_does_not_take_part_is_told_kindly(zaal, toestel):
    zaal.open(groepen=(Groep.TEAM,))
    phone = toestel()
    answer = phone.get()
    assert "niet voor ouders" in answer.text
    assert not answer.page.select("main form")
    forced = {"ronde": "1", "groep": "ouders", "keuze": "durf"}
    assert phone.post("/stem", forced).status == 403
    assert zaal.ballots() == {}
    assert toestel().get("/team").page.select("form")


def test_a_vote_cannot_be_sent_to_a_round_for_sending_in(zaal, toestel):
    zaal.open(Rondesoort.KANSEN)
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf", "blanco": "ja"}
    assert phone.post("/stem", fields).status == 409
    assert zaal.ballots() == {}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ronde": "een", "groep": "ouders"},
        {"ronde": "²", "groep": "ouders"},
        {"ronde": "-1", "groep": "ouders"},
        {"ronde": "9" * 400, "groep": "ouders"},
        {"ronde": "1", "groep": "bestuur"},
        {"ronde": "1", "groep": "ouders", "keuze": ["x"] * 600},
        {"ronde": "1", "groep": "ouders", "inzending": "x" * 65},
        b"ronde=1&groep=%ff%fe",
        b"\x00\xff",
    ],
)
def test_a_form_that_is_not_ours_is_refused_calmly(zaal, toestel, fields):
    zaal.open()
    phone = toestel()
    phone.get()
    answer = phone.post("/stem", fields)
    assert answer.status == 400
    assert "Er is niets verstuurd" in answer.text
    assert "Traceback" not in answer.html
    assert zaal.ballots() == {}


def test_a_dot_vote_is_about_the_kansen_that_were_let_in(zaal, toestel):
    zaal.open(Rondesoort.KANSEN)
    toestel().send_in("Een leesochtend")
    from dataclasses import replace  # noqa: PLC0415

    from ouderplan.kern.kansen import Inbreng, Inbrengstatus  # noqa: PLC0415

    with zaal.wb.writing() as tx:
        [(nr, row)] = tx.items(Inbreng).items()
        tx.change(nr, row, replace(row, status=Inbrengstatus.TOEGELATEN))
    close_ronde(zaal.wb, 1)
    zaal.open(Rondesoort.STIPPEN, aantal_keuzes=3)
    answer = toestel().vote(row.id)
    assert "Stem ontvangen" in answer.text
    assert "Een leesochtend" in answer.text
    assert list(zaal.ballots(2).values()) == [{row.id}]


def test_the_guarantee_of_the_round_stands_on_the_ballot_and_the_confirmation(zaal, toestel):
    ronde = zaal.open()
    phone = toestel()
    assert ronde.regel
    assert ronde.regel in phone.get().text
    assert ronde.regel in phone.vote("durf").text


def test_who_did_not_vote_is_not_shown_a_confirmation(zaal, toestel):
    zaal.open()
    answer = toestel().get("/ontvangen")
    assert answer.path == "/"
    assert "Stem ontvangen" not in answer.text
