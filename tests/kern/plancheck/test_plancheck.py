"""What the check finds, and that it is quiet about a plan that is whole."""

from dataclasses import replace

import pytest
from heelplan import DOEL, HEEL, KANS, rules

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Doelstatus
from ouderplan.kern.plancheck import Planstand, check
from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.visie import Visiestatus

OTHER = replace(KANS, id="k2", tekst="Een moestuin achter de gymzaal.")
ON_BALLOT = (*HEEL.rondekeuzes, Rondekeuze(2, "k2", OTHER.tekst))


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
        ("top 3", "k2", "niet in de vastgestelde top"),
    ],
)
def test_a_goal_that_came_from_nowhere_is_said(soort, herkomst, deel):
    doel = replace(DOEL, herkomst_soort=soort, herkomst=herkomst)
    stand = replace(HEEL, doelen=(doel,), inbreng=(KANS, OTHER), rondekeuzes=ON_BALLOT)
    bevinding, *others = check(stand)
    assert [row.regel for row in others] == ["top_zonder_doel"]
    assert (bevinding.regel, bevinding.plaats) == ("herkomst", "jaardoelen 1a")
    assert deel in bevinding.zin


def test_a_goal_from_a_kans_outside_the_top_is_fine():
    doel = replace(DOEL, herkomst_soort="kans", herkomst="k2")
    stand = replace(HEEL, doelen=(doel,), inbreng=(KANS, OTHER), rondekeuzes=ON_BALLOT)
    assert rules(stand) == ["top_zonder_doel"]


def test_a_criterium_without_a_goal_is_said():
    more = (*HEEL.criteria, Criterium(2, "Samen"))
    assert rules(replace(HEEL, criteria=more)) == ["criterium", "verwachting"]
