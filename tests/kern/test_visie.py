"""The road of a version of the visie, from concept to adopted."""

from datetime import date

import pytest

from ouderplan.kern.visie import (
    DagOnbekend,
    DoorWieOnbekend,
    GeenTekst,
    TekstStaatVast,
    Visiestap,
    Visiestatus,
    Visieversie,
    newest,
    next_version,
    road,
    steps_of,
    take_step,
    targets,
    version_in_plan,
)

DAG = date(2026, 12, 17)
CONCEPT = Visieversie(1, "Wij werken samen.")


def step(status: Visiestatus, door: str = "de MR", versie: int = 1) -> Visiestap:
    return Visiestap(versie, status, door, DAG)


def test_the_newest_version_has_the_highest_number_wherever_it_stands():
    assert newest([Visieversie(2), Visieversie(3), Visieversie(1)]) == Visieversie(3)
    assert newest([]) is None


def test_versions_are_numbered_on_from_the_last():
    assert next_version([], "a") == Visieversie(1, "a")
    assert next_version([Visieversie(1), Visieversie(4)], "b") == Visieversie(5, "b")


def test_only_a_concept_can_change():
    assert CONCEPT.te_wijzigen
    assert not take_step(CONCEPT, step(Visiestatus.WERKGROEP)).te_wijzigen


def test_adoption_keeps_by_whom_and_when():
    adopted = take_step(CONCEPT, step(Visiestatus.VASTGESTELD, " de MR "))
    assert (adopted.vastgesteld_door, adopted.vastgesteld_op) == ("de MR", DAG)


def test_going_back_from_adopted_makes_it_no_longer_adopted():
    adopted = take_step(CONCEPT, step(Visiestatus.VASTGESTELD))
    back = take_step(adopted, step(Visiestatus.TEAM))
    assert (back.status, back.vastgesteld_door, back.vastgesteld_op) == (Visiestatus.TEAM, "", None)


def test_steps_may_be_skipped_and_one_may_go_back_but_never_to_concept():
    further, back = targets(take_step(CONCEPT, step(Visiestatus.TEAM)))
    assert further == (Visiestatus.GEDEELD, Visiestatus.VASTGESTELD)
    assert back == (Visiestatus.WERKGROEP,)
    assert targets(CONCEPT) == (tuple(Visiestatus)[1:], ())


@pytest.mark.parametrize(
    ("versie", "stap", "fout"),
    [
        (Visieversie(1), step(Visiestatus.TEAM), GeenTekst),
        (CONCEPT, step(Visiestatus.CONCEPT), TekstStaatVast),
        (CONCEPT, step(Visiestatus.TEAM, "  "), DoorWieOnbekend),
        (CONCEPT, Visiestap(1, Visiestatus.TEAM, "het team"), DagOnbekend),
    ],
)
def test_a_step_that_cannot_be_is_refused_with_a_sentence(versie, stap, fout):
    with pytest.raises(fout, match=r"\.$"):
        take_step(versie, stap)


def test_the_road_shows_what_was_reached_and_leaves_out_what_was_skipped():
    steps = [step(Visiestatus.CONCEPT), step(Visiestatus.TEAM), step(Visiestatus.TEAM, versie=2)]
    found = road(Visieversie(1, "a", Visiestatus.TEAM), steps)
    assert found[Visiestatus.TEAM] == steps[1]
    assert found[Visiestatus.WERKGROEP] is None
    assert list(found) == list(Visiestatus)


def test_after_going_back_what_lies_ahead_is_still_to_come_and_the_history_stays():
    steps = [step(Visiestatus.TEAM), step(Visiestatus.WERKGROEP)]
    versie = Visieversie(1, "a", Visiestatus.WERKGROEP)
    assert road(versie, steps)[Visiestatus.TEAM] is None
    assert steps_of(versie, steps) == tuple(steps)


def test_the_plan_keeps_the_adopted_version_while_a_newer_one_is_written():
    adopted = Visieversie(2, "vast", Visiestatus.VASTGESTELD)
    assert version_in_plan([CONCEPT, adopted, Visieversie(3, "nieuw")]) == adopted
    assert version_in_plan([CONCEPT, Visieversie(2, "")]) == CONCEPT
    assert version_in_plan([]) is None
