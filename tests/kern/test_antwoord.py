"""The answer to the parents: made of what is shown and agreed on, and of nothing else."""

from dataclasses import replace
from datetime import datetime

import pytest

from ouderplan.kern.antwoord import Straks, make_antwoord
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.visie import Visiestatus, Visieversie

AVOND = datetime(2026, 10, 6, 20)
GETOOND = Ronde(
    1, Rondesoort.WAARDEN, "Wat telt?", AVOND, AVOND, "Eén stem per telefoon.", getoond=AVOND
)
KEUZES = tuple(Rondekeuze(1, naam, naam) for naam in ("respect", "plezier", "durf"))


def ballots(ouders, team=0, keuze="respect"):
    groups = [Groep.OUDERS] * ouders + [Groep.TEAM] * team
    return [
        Stembriefje(1, f"b{number}", groep, Kanaal.TELEFOON, keuze)
        for number, groep in enumerate(groups)
    ]


def answer(*rows):
    def lees(rij, **gelijk):
        return [
            row
            for row in rows
            if isinstance(row, rij) and all(getattr(row, k) == v for k, v in gelijk.items())
        ]

    return make_antwoord(lees)


def test_an_empty_workbook_gives_an_answer_without_anything_in_it():
    found = answer(Gegeven("school", "De Kastanje"))
    assert found.school == "De Kastanje"
    assert (found.deelname, found.gekozen, found.doelen, found.straks) == (None, (), (), ())


def test_it_says_what_was_chosen_by_how_many_when_and_how_sure_that_is():
    found = answer(GETOOND, *KEUZES, *ballots(12, 11))
    assert [(row.plaats, row.waarde) for row in found.gekozen] == [(1, "respect")]
    assert found.deelname.mensen == 23
    assert (found.deelname.ouders, found.deelname.team) == (12, 11)
    assert found.deelname.dag == AVOND.date()
    assert found.deelname.regel == "Eén stem per telefoon."


def test_it_says_how_many_were_laid_aside_and_why():
    aside = [replace(row, briefje=f"x{row.briefje}", opzij="Eén laptop.") for row in ballots(11)]
    more = [replace(row, keuze="durf") for row in aside[:3]]  # two lines of one ballot
    deelname = answer(GETOOND, *KEUZES, *ballots(12), *aside, *more).deelname
    assert deelname.mensen == 12
    assert deelname.opzij == ((11, "Eén laptop."),)


def test_a_group_of_nine_is_not_told_apart():
    deelname = answer(GETOOND, *KEUZES, *ballots(30, 9)).deelname
    assert deelname.mensen == 39
    assert (deelname.ouders, deelname.team) == (None, None)


@pytest.mark.parametrize(
    "ronde", [replace(GETOOND, getoond=None), replace(GETOOND, getoond=None, gesloten=None)]
)
def test_what_the_hall_was_not_shown_is_not_in_it_not_even_when_adopted(ronde):
    found = answer(ronde, *KEUZES, *ballots(20), VastgesteldeKeuze(1, 1, "respect"))
    assert (found.deelname, found.gekozen) == (None, ())


def test_the_adopted_top_goes_before_the_votes_and_an_older_adopted_vote_before_a_newer():
    newer = replace(GETOOND, ronde=2)
    adopted = (VastgesteldeKeuze(1, 2, "plezier"), VastgesteldeKeuze(1, 1, "durf"))
    found = answer(GETOOND, newer, *KEUZES, *ballots(20), *adopted)
    assert [row.waarde for row in found.gekozen] == ["durf", "plezier"]


def test_each_chosen_waarde_has_the_sentence_of_the_visie_that_names_it():
    visie = Visieversie(
        1, "Wij praten. Wij gaan respectvol met elkaar om. Fijn.", Visiestatus.VASTGESTELD
    )
    found = answer(GETOOND, *KEUZES, *ballots(20), visie)
    assert found.gekozen[0].zin == "Wij gaan respectvol met elkaar om."


@pytest.mark.parametrize("status", [Visiestatus.CONCEPT, Visiestatus.WERKGROEP, Visiestatus.TEAM])
def test_a_visie_that_parents_did_not_see_yet_stays_inside(status):
    visie = Visieversie(1, "Wij hebben respect.", status)
    assert answer(GETOOND, *KEUZES, *ballots(20), visie).in_visie == ()


def test_a_goal_says_who_and_when_and_whether_parents_came_up_with_it():
    found = answer(
        Jaardoel("3a", 3, "Een startgesprek.", "2026-2027", herkomst_soort="kans", herkomst="7"),
        Actie("3a", "Kiezen", "Leraar groep 4\nOuder", "juni 2026: klaar"),
        Actie("3a", "Doen", "ouder\nSchoolleider", "mei 2027: klaar"),
        Inbreng("7", Soort.KANS, Perspectief.OUDERS, "Gesprek", Groep.OUDERS),
    )
    (doel,) = found.doelen
    assert doel.wie == ("Leraar groep 4", "Ouder", "Schoolleider")
    assert doel.wanneer == "2026-2027"
    assert doel.van_ouders
    assert not doel.gedaan


def test_without_a_year_the_last_moment_of_the_tijdpad_is_when():
    found = answer(
        Jaardoel("3a", 3, "Een startgesprek."),
        Actie("3a", "Kiezen", "", "juni 2026: voorstel\nmei 2027: klaar"),
    )
    assert found.doelen[0].wanneer == "mei 2027"


def test_what_is_open_comes_later_what_is_dropped_not_at_all_and_the_order_is_that_of_codes():
    found = answer(
        Jaardoel("10a", 10, "Tien", status=Doelstatus.IN_UITVOERING),
        Jaardoel("2a", 2, "Twee", status=Doelstatus.BEHAALD),
        Jaardoel("3a", 3, "Drie", "2027", status=Doelstatus.NOG_OPEN),
        Jaardoel("4a", 4, "Vier", status=Doelstatus.VERVALLEN),
        Planningsregel("mei 2027", "De MR leest mee", "MR", ""),
        Planningsregel("juni 2026", "Ouderavond", "", "klaar"),
    )
    assert [(doel.tekst, doel.gedaan) for doel in found.doelen] == [("Twee", True), ("Tien", False)]
    assert found.straks == (Straks("2027", "Drie", True), Straks("mei 2027", "De MR leest mee"))


def test_what_was_moved_comes_at_its_new_moment_and_what_was_called_off_does_not_come():
    found = answer(
        Planningsregel("januari 2027", "Scan", status="Verplaatst naar september 2027."),
        Planningsregel("mei 2027", "Feest", status="gaat niet door"),
        Planningsregel("mei 2027", "Visie", status="bezig, uitgesteld op verzoek"),
    )
    assert found.straks == (Straks("september 2027", "Scan"), Straks("mei 2027", "Visie"))
