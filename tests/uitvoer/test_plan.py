"""What an export gets to see of a workbook."""

from dataclasses import replace
from datetime import date

import voorbeeldschool as school

from ouderplan.kern.doelen import Actie
from ouderplan.kern.rondes import Rondesoort, VastgesteldeKeuze
from ouderplan.kern.soorten import Groep
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.uitvoer import Plan, load_plan


def test_goals_come_under_their_criterium_in_the_order_of_their_codes(plan: Plan):
    assert [row.doel.code for row in plan.doelen] == ["2a", "3a", "", "10b"]


def test_a_goal_has_its_own_acties_and_the_story_of_where_it_came_from(plan: Plan):
    goal = next(row for row in plan.doelen if row.doel.code == "3a")
    assert goal.acties == school.ACTIES
    assert goal.criterium is not None
    assert goal.criterium.criterium == 3
    assert any("kans 1" in zin for zin in goal.herkomst)


def test_acties_of_an_unknown_goal_are_kept_apart(vol: Werkboek):
    with vol.writing() as tx:
        tx.add(Actie("weg", "Iets doen"))
    assert load_plan(vol).losse_acties == (Actie("weg", "Iets doen"),)


def test_without_adoption_the_last_shown_vote_gives_the_top(plan: Plan):
    assert plan.waarden is not None
    assert not plan.waarden.vastgesteld
    assert [row.stemmen for row in plan.waarden.top] == [30, 30, 24, 18, 12]
    assert plan.waarden.top[0].omschrijving


def test_a_vote_that_was_not_shown_is_not_in_the_plan(leeg: Werkboek):
    ronde = open_ronde(leeg, soort=Rondesoort.WAARDEN, vraag="Kies", aantal_keuzes=5)
    school.vote(leeg, ronde, Groep.OUDERS, [["vertrouwen"]] * 3)
    close_ronde(leeg, ronde.ronde)
    assert load_plan(leeg).waarden is None


def test_an_adopted_top_goes_before_a_later_vote(vol: Werkboek):
    with vol.writing() as tx:
        tx.add(VastgesteldeKeuze(1, 2, "respect", "de MR", date(2027, 1, 5), "loting"))
        tx.add(VastgesteldeKeuze(1, 1, "openheid", "de MR", date(2027, 1, 5)))
    school.hold_waarden(vol)
    waarden = load_plan(vol).waarden
    assert waarden is not None
    assert waarden.ronde.ronde == 1
    assert [(row.plaats, row.tekst, row.stemmen) for row in waarden.top] == [
        (1, "openheid", 18),
        (2, "respect", 24),
    ]


def test_a_tie_on_the_last_place_is_in_the_top_as_a_tie(leeg: Werkboek):
    ronde = open_ronde(leeg, soort=Rondesoort.WAARDEN, vraag="Kies", aantal_keuzes=6)
    six = ["vertrouwen", "respect", "openheid", "eerlijkheid", "veiligheid", "samenwerking"]
    school.vote(leeg, ronde, Groep.OUDERS, [six, six[:4]])
    close_ronde(leeg, ronde.ronde)
    with leeg.writing() as tx:
        nummer, old = tx.find(type(ronde), ronde=ronde.ronde) or (0, ronde)
        tx.change(nummer, old, replace(old, getoond=old.gesloten))
    waarden = load_plan(leeg).waarden
    assert waarden is not None
    assert [row.tekst for row in waarden.top if row.gelijk] == ["veiligheid", "samenwerking"]


def test_kansen_stand_in_the_order_of_the_dots_and_later_ones_behind(vol: Werkboek):
    school_kans = load_plan(vol).kansen
    assert [(row.plaats, row.stemmen, row.in_top) for row in school_kans] == [
        (1, 12, True),
        (2, 9, True),
        (3, 5, True),
        (4, 0, False),
    ]


def test_the_adopted_visie_goes_before_a_later_draft(vol: Werkboek):
    with vol.writing() as tx:
        tx.add(Visieversie(3, "Nog in de maak.", Visiestatus.CONCEPT))
    visie = load_plan(vol).visie
    assert visie is not None
    assert visie.versie.versie == 2
    assert visie.nieuwere
    assert [step.status for step in visie.stappen] == ["werkgroep", "vastgesteld"]


def test_an_empty_workbook_gives_an_empty_plan(leeg_plan: Plan):
    assert leeg_plan.doelen == ()
    assert leeg_plan.waarden is None
    assert leeg_plan.visie is None
    assert leeg_plan.kansen == ()
