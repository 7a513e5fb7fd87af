"""What an export gets to see of a workbook."""

from dataclasses import replace
from datetime import date

import voorbeeldschool as school

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.doelen import Actie
from ouderplan.kern.rondes import Rondesoort, Telling, VastgesteldeKeuze
from ouderplan.kern.soorten import Groep
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.uitvoer import Plan, load_plan
from ouderplan.uitvoer.word.stemverslag import report


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


def test_how_the_top_was_counted_and_a_tie_was_settled_goes_into_the_report(vol: Werkboek):
    reden = "Gelijk op de laatste plaats: respect en rust. Geloot met het getal 4711 (ronde 1)."
    chosen = ("openheid", "respect", "eerlijkheid")
    with vol.writing() as tx:
        for plaats, keuze in enumerate(chosen, start=1):
            row = VastgesteldeKeuze(1, plaats, keuze, "de MR", date(2027, 1, 5), reden)
            tx.add(replace(row, telling=Telling.EVENREDIG))
    waarden = load_plan(vol).waarden
    assert waarden is not None
    story = " ".join(report(waarden))
    assert "Zo is geteld: evenredig." in story
    assert "zien in de top minstens één zelf gekozen waarde" in story
    assert "van de 28 aanwezige ouders stemden; 280 waren uitgenodigd." in story
    assert story.count(f"Toelichting: {reden}") == 1
    assert {row.keuze for row in waarden.getekend.zeker} == set(chosen)


def test_a_run_off_is_no_vote_of_its_own_in_the_plan(vol: Werkboek):
    before = load_plan(vol).waarden
    beslist = Beslissing(1, frozenset({"openheid", "respect"}), 1)
    ronde = open_ronde(
        vol, soort=Rondesoort.WAARDEN, vraag="Wie?", aantal_keuzes=1, beslist=beslist
    )
    school.vote(vol, ronde, Groep.OUDERS, [["respect"]])
    close_ronde(vol, ronde.ronde)
    show_ronde(vol, ronde.ronde)
    after = load_plan(vol).waarden
    assert before is not None
    assert after is not None
    assert after.ronde == before.ronde


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
