"""A list that names goals which are there: they stay the goals they are, and get its activities."""

import pytest
from lijstproef import csv, doubts, offered

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.opslag.lezen.aanbod import read_offered
from ouderplan.opslag.lezen.inlezen import import_files

DOEL = Jaardoel(
    "3a",
    3,
    "Ouders weten de weg",
    status=Doelstatus.IN_UITVOERING,
    indicator="9 van de 10",
    eigenaar="de directeur",
    kosten="€ 40",
)


@pytest.fixture
def met_doel(werkboek):
    with werkboek.writing() as tx:
        tx.add(DOEL)
    return werkboek


@pytest.fixture
def lees(met_doel):
    """Give what a list does: the goals and the activities after it."""

    def read(*bronnen, aanvullen=True):
        found = offered(met_doel, *bronnen)
        assert [v for one in found for v in one.blad.open] == []
        import_files(met_doel, read_offered(found), aanvullen=aanvullen)
        with met_doel.reading() as tx:
            return tx.rows(Jaardoel), [(a.jaardoel, a.activiteit) for a in tx.rows(Actie)]

    return read


@pytest.mark.parametrize(
    "naam",
    [
        "Ouders weten de weg",
        "ouders weten de weg.",
        "3a",
        "3a Ouders weten de weg",
        "3a. Ouders weten de weg",
    ],
)
@pytest.mark.parametrize("kop", ["Doel;Actie", "Jaardoel;Activiteit;Wie"])
@pytest.mark.parametrize("lijst", ["actieplan.csv", "jaarplan.csv"])
def test_a_goal_is_the_same_by_its_code_its_text_or_both(lees, naam, kop, lijst):
    rij = f"{naam};Bord" + (";OR" if "Wie" in kop else "")
    assert lees(csv(lijst, kop, rij)) == ([DOEL], [("3a", "Bord")])


def test_a_goal_that_is_not_there_yet_comes_along_once(lees):
    goals, acts = lees(csv("actieplan.csv", "Doel;Actie", "Koffie;Kan", "Koffie;Kop"))
    assert [goal.jaardoel for goal in goals] == ["Ouders weten de weg", "Koffie"]
    assert acts == [("Koffie", "Kan"), ("Koffie", "Kop")]


def test_a_text_of_two_goals_is_asked_about(met_doel):
    with met_doel.writing() as tx:
        tx.add(Jaardoel("4b", 4, DOEL.jaardoel))
    found = offered(met_doel, csv("actieplan.csv", "Doel;Actie;Wie", f"{DOEL.jaardoel};Bord;OR"))
    (one,) = found
    key = f"woord acties.jaardoel {DOEL.jaardoel}"
    assert doubts(found) == [key]
    (vraag,) = one.blad.twijfel
    assert [value for _, value in vraag.opties] == ["3a", "4b"]
    one.gezegd[key] = "4b"
    import_files(met_doel, read_offered(found), aanvullen=True)
    with met_doel.reading() as tx:
        assert [row.jaardoel for row in tx.rows(Actie)] == ["4b"]
        assert len(tx.rows(Jaardoel)) == 2


@pytest.mark.parametrize("aanvullen", [True, False])
def test_columns_of_a_goal_beside_its_activities_fill_only_what_is_empty(lees, aanvullen):
    kop = "Code jaardoel;Doel;Actie;Wie;Succesindicator;Gereed"
    rij = "3a;Ouders weten de weg;Bord;OR;alle ouders;mei"
    goals, acts = lees(csv("actieplan.csv", kop, rij), aanvullen=aanvullen)
    assert acts == [("3a", "Bord")]
    (goal,) = goals
    assert (goal.indicator, goal.eigenaar, goal.kosten) == ("9 van de 10", "de directeur", "€ 40")
    assert goal.status is Doelstatus.IN_UITVOERING


def test_goals_and_activities_chosen_together_are_of_each_other(lees):
    doelen = csv("jaardoelen.csv", "Nr;Doel;Eigenaar", "9a;Koffie;OR")
    acties = csv("actieplan.csv", "Doel;Actie;Wie", "Koffie;Kan;OR")
    for files in ((doelen, acties), (acties, doelen)):
        goals, acts = lees(*files)
        assert [goal.code for goal in goals] == ["3a", "9a"]
        assert acts == [("9a", "Kan")]


@pytest.mark.parametrize("aanvullen", [True, False])
def test_a_goal_that_a_list_only_names_stays_with_all_that_it_has(lees, aanvullen):
    """The list has nothing new of it, or another text."""
    doelen = csv(
        "jaardoelen.csv", "Nr;Doel;Eigenaar", "3a;Elke dinsdag is er thee;", "9a;Koffie;OR"
    )
    goals, _ = lees(doelen, aanvullen=aanvullen)
    assert [(goal.code, goal.jaardoel) for goal in goals] == [
        ("3a", "Elke dinsdag is er thee"),
        ("9a", "Koffie"),
    ]
    assert (goals[0].eigenaar, goals[0].status) == ("de directeur", Doelstatus.IN_UITVOERING)


def test_what_comes_along_takes_no_place_when_goals_are_handed_in_too(lees):
    doelen = csv("jaardoelen.csv", "Nr;Doel;Eigenaar", "9a;Koffie;OR")
    more = csv("meer jaardoelen.csv", "Nr;Doel;Eigenaar", "5a;Thee;MR")
    kop = "Code jaardoel;Doel;Actie;Wie;Succesindicator"
    acties = csv(
        "actieplan.csv",
        kop,
        "3a;Ouders weten de weg;Bord;OR;alle ouders",
        "5a;Thee;Kop;OR;iedereen",
    )
    for files in ((doelen, acties, more), (acties, doelen, more), (doelen, more, acties)):
        goals, acts = lees(*files)
        assert sorted(goal.code for goal in goals) == ["3a", "5a", "9a"]
        found = {goal.code: goal for goal in goals}
        assert found["3a"].status is Doelstatus.IN_UITVOERING
        assert (found["3a"].eigenaar, found["3a"].indicator) == ("de directeur", "9 van de 10")
        assert (found["5a"].eigenaar, found["5a"].indicator) == ("MR", "iedereen")
        assert sorted(acts) == [("3a", "Bord"), ("5a", "Kop")]


def test_rows_that_are_the_same_stay_each_of_them(met_doel, lees):
    twice = [Actie("3a", "Bord"), Actie("3a", "Bord")]
    with met_doel.writing() as tx:
        for row in twice:
            tx.add(row)
    _, acts = lees(csv("jaardoelen.csv", "Nr;Doel;Eigenaar;Actie", "4a;Koffie;OR;Kan"))
    assert acts == [("3a", "Bord"), ("3a", "Bord"), ("4a", "Kan")]


def test_a_new_goal_in_two_lists_of_activities_is_one_goal(lees):
    een = csv("actieplan.csv", "Doel;Actie;Wie;Succesindicator", "Koffie;Kan;OR;9 van de 10")
    twee = csv("actielijst.csv", "Doel;Actie;Wie;Scholing", "Koffie;Kop;OR;cursus")
    goals, acts = lees(een, twee)
    assert [(goal.jaardoel, goal.indicator, goal.scholing) for goal in goals[1:]] == [
        ("Koffie", "9 van de 10", "cursus")
    ]
    assert acts == [("Koffie", "Kan"), ("Koffie", "Kop")]


@pytest.mark.parametrize("naam", ["1a", "Ouders lezen voor"])
def test_a_goal_in_a_list_beside_it_is_known_and_asked_about_nowhere(werkboek, naam):
    """Of two lists of actions each asked what *1a* is, though the goals stood beside them."""
    goals = csv("jaardoelen.csv", "code;jaardoel", "1a;Ouders lezen voor", "2b;Samen eten")
    actions = [csv(f"acties groep {n}.csv", "doel;activiteit", f"{naam};Les {n}") for n in (3, 4)]
    found = offered(werkboek, goals, *actions)
    assert [v.sleutel for one in found for v in one.blad.open] == []
    import_files(werkboek, read_offered(found), aanvullen=True)
    with werkboek.reading() as tx:
        assert [doel.code for doel in tx.rows(Jaardoel)] == ["1a", "2b"]
        named = {tx_actie.jaardoel for tx_actie in tx.rows(Actie)}
    assert named <= {"1a", "Ouders lezen voor"}
    assert len(named) == 1
