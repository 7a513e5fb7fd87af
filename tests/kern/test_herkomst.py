"""A jaardoel tells where it came from, and says it when the thread breaks."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.herkomst import describe, trace
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Omzetting, Perspectief, Soort
from ouderplan.kern.rondes import (
    Ronde,
    Rondekeuze,
    Rondesoort,
    Stembriefje,
    VastgesteldeKeuze,
)
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count

KANS = Inbreng("12", Soort.KANS, Perspectief.TEAM, "Ouders komen kijken.", Groep.OUDERS)
INBRENG = [
    KANS,
    Inbreng("15", Soort.KANS, Perspectief.OUDERS, "Kijkochtend", samengevoegd_met="12"),
    Inbreng("16", Soort.KANS, Perspectief.OUDERS, "Kijkuurtje", samengevoegd_met="15"),
    Inbreng("18", Soort.KANS, Perspectief.OUDERS, "Een moestuin", Groep.TEAM),
    Inbreng("21", Soort.BEDREIGING, Perspectief.OUDERS, "Wij zien elkaar nooit", Groep.TEAM),
]
RONDE = Ronde(
    3,
    Rondesoort.STIPPEN,
    "Waar begint u mee?",
    datetime(2027, 4, 14, 15),
    datetime(2027, 4, 14, 16),
)
KEUZES = [Rondekeuze(3, "12", "Ouders komen kijken."), Rondekeuze(3, "18", "Een moestuin")]
TOP = [VastgesteldeKeuze(3, 1, "12", "team", date(2027, 4, 14))]
OMZETTINGEN = [Omzetting("21", "een vast moment", "12")]
DOEL = Jaardoel("3a", 3, "Ouders komen elk blok kijken.", herkomst_soort="top 3", herkomst="12")


def stippen(**per_kans):
    """Return a result in which kans k12 got 2 dots: ``stippen(k12=2, k18=1)``."""
    rows = [
        Stembriefje(3, f"{kans}-{nummer}", Groep.TEAM, Kanaal.TELEFOON, kans[1:])
        for kans, aantal in per_kans.items()
        for nummer in range(aantal)
    ]
    return {3: count([*rows, Stembriefje(3, "blanco", Groep.TEAM, Kanaal.PAPIER)], KEUZES)}


def herkomst(doel=DOEL, inbreng=INBRENG, rondes=(RONDE,), uitslagen=None, vastgesteld=TOP):
    uitslagen = stippen(k12=3, k18=4) if uitslagen is None else uitslagen
    return trace(doel, inbreng, rondes, KEUZES, uitslagen, vastgesteld, OMZETTINGEN)


def test_the_whole_chain_is_told():
    assert describe(herkomst()) == (
        "Komt uit kans 12, ingebracht door ouders.",
        "Daar stond: “Ouders komen kijken”.",
        "Kans 15 en kans 16 zijn erin opgegaan.",
        "Antwoord op bedreiging 21: “Wij zien elkaar nooit”.",
        "Nodig om die te keren: “een vast moment”.",
        "Kreeg 3 stippen van 8 stemmers: plaats 2.",
        "Staat in de vastgestelde top 1 (team, 14 april 2027).",
    )


def test_the_chain_keeps_the_rows_themselves():
    found = herkomst()
    assert found.kans == KANS
    assert [row.id for row in found.samengevoegd] == ["15", "16"]
    assert [row.id for row, _ in found.bedreigingen] == ["21"]
    assert found.stippen[0].ronde == RONDE
    assert found.in_top


@pytest.mark.parametrize(
    ("soort", "uitleg", "zin"),
    [
        ("", "", "Bij dit doel staat niet waar het vandaan komt."),
        ("eigen", "", "Dit doel is los toegevoegd: het komt niet uit een kans of uit de stemming."),
        ("eigen", "Wens van de MR.", "Daarbij staat: “Wens van de MR”."),
        ("kans", "99", "Verwijst naar kans 99, maar die staat niet in het werkboek."),
        ("vorig jaar", "", "Bij de herkomst staat: vorig jaar. Dat is niet verder na te gaan."),
    ],
)
def test_a_goal_from_nowhere_says_so(soort, uitleg, zin):
    (told,) = describe(herkomst(replace(DOEL, herkomst_soort=soort, herkomst=uitleg)))
    assert told.endswith(zin)


def test_a_goal_that_claims_the_top_but_is_not_in_it_is_contradicted():
    told = describe(herkomst(replace(DOEL, herkomst="18")))
    assert "bij het doel staat “top 3”" in told[-1]
    assert told[-1].endswith("staat niet in de vastgestelde top 1.")


def test_a_goal_from_a_kans_outside_the_top_is_told_without_reproach():
    told = describe(herkomst(replace(DOEL, herkomst_soort="kans", herkomst="18")))
    assert told[-1] == "Staat niet in de vastgestelde top 1."


def test_a_kans_that_stands_nowhere_in_the_ranked_list_is_said():
    inbreng = [*INBRENG, Inbreng("30", Soort.KANS, Perspectief.TEAM, "Later bedacht")]
    told = describe(herkomst(replace(DOEL, herkomst_soort="kans", herkomst="30"), inbreng))
    assert "Let op: deze kans staat niet in de ranglijst van de stippen." in told


def test_a_kans_that_was_merged_brings_the_dots_of_the_one_it_went_into():
    told = describe(herkomst(replace(DOEL, herkomst="16")))
    assert "Is samengevoegd met kans 12; de stippen staan daar." in told
    assert "Kreeg 3 stippen van 8 stemmers: plaats 2." in told
    assert told[-1].startswith("Staat in de vastgestelde top")


def test_a_shared_place_and_a_single_dot_are_said():
    told = describe(herkomst(uitslagen=stippen(k12=1, k18=1)))
    assert "Kreeg 1 stip van 3 stemmers: plaats 1 (samen met 1 andere)." in told


def test_no_dot_at_all_is_no_place():
    told = describe(herkomst(uitslagen=stippen(k18=4)))
    assert "Kreeg geen stippen van 5 stemmers." in told


def test_an_open_round_gives_nothing_away():
    told = describe(herkomst(rondes=[replace(RONDE, gesloten=None)]))
    assert told[-1] == "Er is nog niet met stippen gestemd over deze kans."
    assert not any("Kreeg" in zin for zin in told)


def test_without_an_adopted_top_that_is_said():
    assert describe(herkomst(vastgesteld=[]))[-1] == "Er is nog geen top vastgesteld."


def test_the_reason_behind_a_settled_tie_is_kept():
    top = [replace(TOP[0], reden="Gelijk met kans 18; het team koos.")]
    assert (
        describe(herkomst(vastgesteld=top))[-1]
        == "Reden voor die plaats: Gelijk met kans 18; het team koos."
    )


def test_a_kans_that_was_put_aside_is_said():
    inbreng = [replace(KANS, status=Inbrengstatus.WEGGELEGD), *INBRENG[1:]]
    assert "Let op: deze kans is weggelegd." in describe(herkomst(inbreng=inbreng))


def twice(**later):
    """Return a thread of two rounds, in the later of which kansen got these dots."""
    both = [*KEUZES, *(replace(row, ronde=4) for row in KEUZES)]
    counted = stippen(k12=3) | {4: stippen(**later)[3]}
    return trace(DOEL, INBRENG, [replace(RONDE, ronde=4), RONDE], both, counted, TOP, [])


def test_two_rounds_are_told_apart():
    told = describe(twice(k12=1))
    assert "Kreeg 3 stippen van 4 stemmers in ronde 3: plaats 1." in told
    assert "Kreeg 1 stip van 2 stemmers in ronde 4: plaats 1." in told


def test_a_round_of_later_in_which_nobody_chose_it_is_not_what_it_came_from():
    assert twice(k12=1).gekozen.stippen == 1
    assert twice(k18=2).gekozen.stippen == 3
    assert herkomst(uitslagen=stippen(k18=4)).gekozen.stippen == 0
    assert herkomst(rondes=[]).gekozen is None


def test_rows_that_were_merged_in_a_circle_by_hand_do_no_harm():
    circle = [replace(KANS, samengevoegd_met="15"), *INBRENG[1:]]
    assert describe(herkomst(inbreng=circle))[0].startswith("Komt uit kans 12")
