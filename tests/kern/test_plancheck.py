"""What the check finds, and that it is quiet about a plan that is whole."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.plancheck import Planstand, check
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.visie import Visiestatus, Visieversie

AVOND = datetime(2026, 10, 6, 20, 0)
DOEL = Jaardoel("1a", 1, "Ieder gezin krijgt een startgesprek.", "2026-2027")
KANS = Inbreng("k1", Soort.KANS, Perspectief.OUDERS, "Ouders willen eerder kennismaken.")
HEEL = Planstand(
    criteria=(Criterium(1, "Welkom"),),
    rondes=(
        Ronde(1, Rondesoort.WAARDEN, "Welke waarden?", AVOND, AVOND),
        Ronde(2, Rondesoort.STIPPEN, "Wat eerst?", AVOND, AVOND),
    ),
    vastgesteld=(
        VastgesteldeKeuze(1, 1, "vertrouwen", "werkgroep", date(2026, 10, 7)),
        VastgesteldeKeuze(2, 1, "k1", "team", date(2027, 4, 14)),
    ),
    visie=(Visieversie(1, "Samen.", Visiestatus.VASTGESTELD, "MR", date(2026, 12, 1)),),
    inbreng=(KANS,),
    doelen=(replace(DOEL, herkomst_soort="top 3", herkomst="k1"),),
    acties=(Actie("1a", "Gesprekken", "leerkracht", "september", "navragen", "juni", ""),),
)


def rules(stand: Planstand) -> list[str]:
    return [bevinding.regel for bevinding in check(stand)]


def test_a_whole_plan_gives_no_findings():
    assert check(HEEL) == ()


def test_an_empty_plan_misses_its_top_5_and_its_visie():
    assert rules(Planstand()) == ["top5", "visie"]


def test_a_top_3_is_not_taken_for_a_top_5():
    assert "top5" in rules(replace(HEEL, vastgesteld=HEEL.vastgesteld[1:]))


def test_a_visie_that_is_not_adopted_is_said():
    concept = replace(HEEL.visie[0], status=Visiestatus.CONCEPT)
    assert rules(replace(HEEL, visie=(concept,))) == ["visie"]


def test_a_goal_without_a_code_is_said():
    bare = replace(HEEL.doelen[0], code="")
    assert "code" in rules(replace(HEEL, doelen=(bare,)))


@pytest.mark.parametrize("veld", ["activiteit", "uitvoerder", "tijdpad", "evaluatie_hoe"])
def test_an_empty_field_of_an_action_plan_is_said(veld):
    actie = replace(HEEL.acties[0], **{veld: " "})
    assert rules(replace(HEEL, acties=(actie,))) == ["actieplan"]


def test_a_running_goal_without_action_plan_is_said_and_a_dropped_one_is_not():
    assert "actieplan" in rules(replace(HEEL, acties=()))
    dropped = replace(HEEL.doelen[0], status=Doelstatus.VERVALLEN)
    assert rules(replace(HEEL, doelen=(dropped,), acties=())) == []


def test_an_action_plan_of_no_goal_is_said():
    loose = replace(HEEL.acties[0], jaardoel="9z")
    assert "losse_actie" in rules(replace(HEEL, acties=(*HEEL.acties, loose)))


@pytest.mark.parametrize(
    ("soort", "herkomst", "deel"),
    [
        ("", "", "niet waar het vandaan komt"),
        ("kans", "weg", "die is er niet"),
        ("top 3", "k2", "niet in de vastgestelde top 3"),
    ],
)
def test_a_goal_that_came_from_nowhere_is_said(soort, herkomst, deel):
    doel = replace(DOEL, herkomst_soort=soort, herkomst=herkomst)
    stand = replace(HEEL, doelen=(doel,), inbreng=(KANS, replace(KANS, id="k2")))
    (bevinding,) = check(stand)
    assert (bevinding.regel, bevinding.plaats) == ("herkomst", "jaardoelen 1a")
    assert deel in bevinding.zin


def test_a_goal_from_a_kans_outside_the_top_is_fine():
    doel = replace(DOEL, herkomst_soort="kans", herkomst="k2")
    assert check(replace(HEEL, doelen=(doel,), inbreng=(KANS, replace(KANS, id="k2")))) == ()


def test_a_criterium_without_a_goal_is_said():
    more = (*HEEL.criteria, Criterium(2, "Samen"))
    assert rules(replace(HEEL, criteria=more)) == ["criterium"]
