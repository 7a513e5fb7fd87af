"""What is told of several rows at once says which; two wordings are shown where they differ."""

from dataclasses import replace

from heelplan import HEEL, KANS, told

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.plancheck import bundle, check

TEKST = "Ouders en leraren praten samen over hoe het gaat met het kind en over wat er nodig is"


def idea(id: str, tekst: str) -> Inbreng:
    return Inbreng(id, Soort.KANS, Perspectief.TEAM, tekst)


def sentence(stand, regel):
    return next(row.zin for row in check(stand) if row.regel == regel)


def test_a_few_words_more_in_a_long_criterium_are_another_wording_and_are_shown():
    stand = replace(
        HEEL,
        criteria=(Criterium(1, "Praten", toelichting=f"{TEKST} op school."),),
        visie=(replace(HEEL.visie[0], tekst=f"Wij vertrouwen elkaar.\nCriterium 1: {TEKST}."),),
    )
    assert told(stand, "bewoording") == []
    changed = TEKST.replace("met het kind", "thuis met het kind")
    other = (replace(stand.visie[0], tekst=f"Wij vertrouwen elkaar.\nCriterium 1: {changed}."),)
    zin = sentence(replace(stand, visie=other), "bewoording")
    assert "“… hoe het gaat met het kind" in zin
    assert "“… hoe het gaat thuis met het kind" in zin


def test_capitals_and_commas_make_no_other_wording():
    plain = f"Wij vertrouwen elkaar.\nCriterium 1: {TEKST.replace(' en over', ', en over').upper()}"
    stand = replace(
        HEEL,
        criteria=(Criterium(1, "Praten", toelichting=TEKST),),
        visie=(replace(HEEL.visie[0], tekst=plain),),
    )
    assert told(stand, "bewoording") == []


def test_pairs_that_are_told_together_keep_both_of_each():
    same = [("a", "Koffie drinken in de hal"), ("b", "Samen lezen met kinderen thuis")]
    same += [("c", "Een moestuin achter de school"), ("d", "Rondleiding langs alle lokalen")]
    rows = [idea(f"{naam}{nr}", tekst) for naam, tekst in same for nr in (1, 2)]
    found = bundle(check(replace(HEEL, inbreng=(KANS, *rows))))
    (one,) = [row for row in found if row.regel == "ideeen_lijken"]
    assert one.aantal == 4
    assert sum(f"{naam}1 met {naam}2" in one.zin for naam in "abcd") == 3


def test_what_the_leerkracht_does_is_another_idea_than_what_the_parent_does():
    rows = (
        idea("k2", "Leerkrachten doen iets wat nieuw voor ze is"),
        idea("k3", "Ouders doen iets wat nieuw voor ze is"),
    )
    assert told(replace(HEEL, inbreng=(KANS, *rows)), "ideeen_lijken") == []
