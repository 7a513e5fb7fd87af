"""A goal and its action plan change together (ouderplan.opslag.doelen)."""

import pytest

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.doelen import (
    CodeBezet,
    CodeTeLang,
    DoelBestaatAl,
    DoelZonderTekst,
    add_actie,
    add_goal,
    change_goal,
    remove_goal,
    tracer,
)
from ouderplan.opslag.fouten import Botsing, RijWeg
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, show_ronde


def doelen(wb):
    with wb.reading() as tx:
        return tx.items(Jaardoel)


def acties(wb):
    with wb.reading() as tx:
        return tx.items(Actie)


def test_a_new_goal_gets_the_first_free_code_and_an_empty_action_plan(werkboek):
    eerste = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    tweede = add_goal(werkboek, Jaardoel("", 3, "De deur staat open"))
    assert [doelen(werkboek)[nr].code for nr in (eerste, tweede)] == ["3a", "3b"]
    assert list(acties(werkboek).values()) == [Actie("3a"), Actie("3b")]


def test_a_goal_without_a_criterium_has_no_code_and_its_plan_hangs_on_its_text(werkboek):
    add_goal(werkboek, Jaardoel(jaardoel="  Iedereen kent elkaar  "))
    assert list(acties(werkboek).values()) == [Actie("Iedereen kent elkaar")]


def test_an_empty_goal_and_a_goal_that_is_there_already_are_refused(werkboek):
    add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    with pytest.raises(DoelZonderTekst):
        add_goal(werkboek, Jaardoel("", 3, "   "))
    with pytest.raises(DoelBestaatAl, match="3a"):
        add_goal(werkboek, Jaardoel("", 4, "iedereen kent elkaar"))
    assert len(doelen(werkboek)) == 1


def test_another_code_takes_the_whole_action_plan_along(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    add_actie(werkboek, nummer)
    ander = add_goal(werkboek, Jaardoel("", 4, "Samen lezen"))
    change_goal(werkboek, nummer, "code", "3a", " 10b ")
    assert doelen(werkboek)[nummer].code == "10b"
    assert [actie.jaardoel for actie in acties(werkboek).values()] == ["10b", "10b", "4a"]
    assert doelen(werkboek)[ander].code == "4a"


def test_a_code_that_is_taken_is_refused_whatever_its_capitals(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    add_goal(werkboek, Jaardoel("", 4, "Samen lezen"))
    with pytest.raises(CodeBezet, match="4A"):
        change_goal(werkboek, nummer, "code", "3a", "4A")
    with pytest.raises(CodeTeLang):
        change_goal(werkboek, nummer, "code", "3a", "3a-oud-en-lang")
    assert doelen(werkboek)[nummer].code == "3a"
    assert [actie.jaardoel for actie in acties(werkboek).values()] == ["3a", "4a"]


def test_a_goal_can_lose_its_code_and_keeps_its_plan(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    change_goal(werkboek, nummer, "code", "3a", "")
    assert list(acties(werkboek).values()) == [Actie("Iedereen kent elkaar")]
    change_goal(werkboek, nummer, "jaardoel", "Iedereen kent elkaar", "Iedereen groet elkaar")
    assert list(acties(werkboek).values()) == [Actie("Iedereen groet elkaar")]


def test_two_goals_without_a_code_cannot_get_the_same_text(werkboek):
    add_goal(werkboek, Jaardoel(jaardoel="Iedereen kent elkaar"))
    nummer = add_goal(werkboek, Jaardoel(jaardoel="Samen lezen"))
    with pytest.raises(DoelBestaatAl):
        change_goal(werkboek, nummer, "jaardoel", "Samen lezen", "Iedereen kent elkaar")


def test_a_goal_cannot_lose_its_text(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    with pytest.raises(DoelZonderTekst):
        change_goal(werkboek, nummer, "jaardoel", "Iedereen kent elkaar", " ")
    assert doelen(werkboek)[nummer].jaardoel == "Iedereen kent elkaar"


def test_a_first_criterium_gives_a_code_and_a_next_one_leaves_it(werkboek):
    nummer = add_goal(werkboek, Jaardoel(jaardoel="Iedereen kent elkaar"))
    change_goal(werkboek, nummer, "criterium", None, 5)
    assert doelen(werkboek)[nummer].code == "5a"
    assert list(acties(werkboek).values()) == [Actie("5a")]
    change_goal(werkboek, nummer, "criterium", 5, 6)
    assert doelen(werkboek)[nummer].code == "5a"


def test_two_windows_that_change_other_cells_of_a_goal_keep_both(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    change_goal(werkboek, nummer, "uitvoeren_in", "", "2026-2027")
    change_goal(werkboek, nummer, "status", Doelstatus.GEPLAND, Doelstatus.IN_UITVOERING)
    stored = doelen(werkboek)[nummer]
    assert (stored.uitvoeren_in, stored.status) == ("2026-2027", Doelstatus.IN_UITVOERING)


def test_two_windows_that_change_the_same_cell_are_told(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    change_goal(werkboek, nummer, "code", "3a", "3x")
    with pytest.raises(Botsing) as caught:
        change_goal(werkboek, nummer, "code", "3a", "3y")
    assert caught.value.daar == "3x"
    assert list(acties(werkboek).values()) == [Actie("3x")]


def test_a_removed_goal_takes_its_plan_along_and_no_other(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    add_goal(werkboek, Jaardoel("", 4, "Samen lezen"))
    own = {nr: row for nr, row in acties(werkboek).items() if row.jaardoel == "3a"}
    remove_goal(werkboek, nummer, doelen(werkboek)[nummer], own)
    assert [doel.code for doel in doelen(werkboek).values()] == ["4a"]
    assert list(acties(werkboek).values()) == [Actie("4a")]


def test_a_goal_that_changed_elsewhere_is_not_removed(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    seen, plan = doelen(werkboek)[nummer], acties(werkboek)
    add_actie(werkboek, nummer)
    with pytest.raises(Botsing):
        remove_goal(werkboek, nummer, seen, plan)
    change_goal(werkboek, nummer, "uitvoeren_in", "", "2026-2027")
    with pytest.raises(Botsing):
        remove_goal(werkboek, nummer, seen, acties(werkboek))
    assert len(doelen(werkboek)) == 1
    assert len(acties(werkboek)) == 2


def test_a_goal_that_is_gone_says_so(werkboek):
    nummer = add_goal(werkboek, Jaardoel("", 3, "Iedereen kent elkaar"))
    remove_goal(werkboek, nummer, doelen(werkboek)[nummer], acties(werkboek))
    with pytest.raises(RijWeg):
        change_goal(werkboek, nummer, "code", "3a", "3b")
    with pytest.raises(RijWeg):
        add_actie(werkboek, nummer)


def test_a_vote_that_is_not_shown_yet_tells_nothing_of_a_goal(werkboek):
    with werkboek.writing() as tx:
        tx.add(Inbreng("1", Soort.KANS, Perspectief.TEAM, "Startgesprekken"))
    ronde = open_ronde(werkboek, soort=Rondesoort.STIPPEN, vraag="Waarmee?", aantal_keuzes=1).ronde
    cast(werkboek, ronde=ronde, stemmer="a", groep=Groep.TEAM, kanaal=Kanaal.SCHERM, keuzes=["1"])
    close_ronde(werkboek, ronde)
    doel = Jaardoel("3a", 3, "Startgesprekken", herkomst_soort="kans", herkomst="1")
    with werkboek.reading() as tx:
        assert tracer(tx)(doel).stippen == ()
    show_ronde(werkboek, ronde)
    with werkboek.reading() as tx:
        assert [stand.stippen for stand in tracer(tx)(doel).stippen] == [1]
