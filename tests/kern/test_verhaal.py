"""The thread of a goal is told both ways, and what breaks is named."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.draad import trace
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.schoolscan import Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count
from ouderplan.kern.verhaal import find_breaks, tell_back, tell_on
from ouderplan.kern.weefsel import Weefsel, chosen_waarden, scan_of, tells_of, weave

DAG = datetime(2027, 4, 14, 15)
RONDE = Ronde(3, Rondesoort.STIPPEN, "Wat eerst?", DAG, DAG)
KANSEN = [
    Inbreng("12", Soort.KANS, Perspectief.TEAM, "Ouders zeggen open wat zij vinden."),
    Inbreng("18", Soort.KANS, Perspectief.TEAM, "Een moestuin"),
    Inbreng("30", Soort.KANS, Perspectief.TEAM, "Later bedacht"),
]
KEUZES = [Rondekeuze(3, "12"), Rondekeuze(3, "18")]
TOP = [VastgesteldeKeuze(3, 1, "12", "team", date(2027, 4, 14))]
BRIEFJES = [Stembriefje(1, str(nr), Groep.OUDERS, Kanaal.TELEFOON, "openheid") for nr in range(4)]
WAARDEN = chosen_waarden(
    [VastgesteldeKeuze(1, 2, "plezier"), VastgesteldeKeuze(1, 1, "openheid")],
    count(BRIEFJES, [Rondekeuze(1, "openheid"), Rondekeuze(1, "plezier")]),
    "Bij ons is openheid gewoon.",
)
DOEL = Jaardoel("3a", 3, "Ouders komen kijken.", herkomst_soort="top 3", herkomst="12")
SCAN = [
    Scanregel(2, "a", Groep.OUDERS, 3, Niveau.TWEE),
    Scanregel(2, "b", Groep.TEAM, 3, Niveau.TWEE),
    Scanregel(2, "c", Groep.TEAM, 3, Niveau.DRIE),
    Scanregel(2, "d", Groep.TEAM, 3),
    Scanregel(1, "e", Groep.TEAM, 3, Niveau.EEN),
]


def woven(*doelen, acties=(), evaluaties=(), scan=(), top=None):
    uitslagen = {3: count([], KEUZES)}
    return weave(
        doelen,
        lambda doel: trace(doel, KANSEN, [RONDE], KEUZES, uitslagen, TOP, []),
        WAARDEN,
        scan,
        acties,
        evaluaties,
        [(row, "Ouders zeggen open wat zij vinden.") for row in (TOP if top is None else top)],
    )


def test_a_goal_is_told_back_to_the_scan_and_the_votes():
    (draad,) = woven(DOEL, scan=SCAN).draden
    told = tell_back(draad)
    assert told[0] == "Komt uit kans 12."
    assert told[-2:] == (
        "Criterium 3 kreeg in de schoolscan 2 keer niveau 2.0 en 1 keer niveau 3.0 "
        "(3 keer ingevuld).",
        "Het noemt wat de stemmers kozen: openheid (plaats 1, 4 van 4 stemmers, ook in de visie).",
    )


def test_a_goal_that_names_no_waarde_stands_under_the_visie():
    doel = replace(DOEL, herkomst="18")
    assert tell_back(woven(doel).draden[0])[-1] == (
        "Het valt onder de visie, en die noemt openheid (plaats 1, 4 van 4 stemmers)."
    )


def test_only_the_newest_scan_counts():
    assert scan_of(3, SCAN).niveaus == ((Niveau.EEN, 0), (Niveau.TWEE, 2), (Niveau.DRIE, 1))
    assert scan_of(4, SCAN) is None


def test_what_came_of_a_goal_is_told():
    acties = [Actie("3a", "Rooster maken\nen ophangen"), Actie("3a", "Oefenen"), Actie("9z", "x")]
    evaluaties = [Evaluatie("Oefenen", date(2027, 6, 1), opbrengsten="Veel ouders kwamen.")]
    (draad,) = woven(DOEL, acties=acties, evaluaties=evaluaties).draden
    assert tell_on(draad) == (
        "Er staan 2 activiteiten in het actieplan: Rooster maken; Oefenen.",
        "Het doel is nu: gepland.",
        "Teruggekeken op 1 juni 2027: Veel ouders kwamen.",
    )
    assert tell_on(woven(DOEL).draden[0]) == (
        "Er staat nog niets in het actieplan.",
        "Het doel is nu: gepland.",
        "Er is nog niet op teruggekeken.",
    )


@pytest.mark.parametrize(("evaluatie", "van"), [
    (Evaluatie("Koffie", doel="3a", opbrengsten="Leuk"), True),
    (Evaluatie("Terugkijken op 3A: kijkuren", knelpunten="Tijd"), True),
    (Evaluatie("Koffie", doel="ouders komen kijken", opbrengsten="Leuk"), True),
    (Evaluatie("Koffie", doel="3a"), False),
    (Evaluatie("Koffie", doel="13a", opbrengsten="Leuk"), False),
])  # fmt: skip
def test_an_evaluation_is_of_the_goal_that_it_names(evaluatie, van):
    assert tells_of(evaluatie, DOEL, []) is van


def test_breaks_are_named():
    nowhere = replace(DOEL, code="4a", herkomst_soort="", herkomst="")
    claimed = replace(DOEL, code="4b", herkomst="")
    later = replace(DOEL, code="4c", herkomst_soort="kans", herkomst="30")
    reached = replace(DOEL, code="5a", status=Doelstatus.BEHAALD)
    acties = [Actie(code, "Iets") for code in ("3a", "4b", "4c", "5a")]
    lost = [*TOP, VastgesteldeKeuze(3, 2, "77")]
    breaks = find_breaks(woven(DOEL, nowhere, claimed, later, reached, acties=acties, top=lost))
    assert breaks == (
        "Nergens vandaan, zonder kans en zonder reden: 4a en 4b.",
        "De kans staat nergens in de ranglijst van de stippen: 4c.",
        "Uit de top 2 kwamen 3 jaardoelen: 3a, 4b en 5a.",
        "Wel in de vastgestelde top, maar zonder jaardoel: “Ouders zeggen open wat zij vinden”.",
        "Gekozen waarden die geen jaardoel noemt: plezier.",
        "Gekozen waarden die ook de visie niet noemt: plezier.",
        "Zonder actieplan: 4a.",
        "Staat op behaald, zonder dat er is teruggekeken: 5a.",
    )


def test_a_plan_without_goals_and_votes_breaks_nowhere():
    assert find_breaks(Weefsel()) == ()


def test_a_goal_of_ones_own_with_a_reason_came_from_somewhere():
    own = replace(DOEL, herkomst_soort="eigen", herkomst="De MR vroeg erom.")
    assert not woven(own).draden[0].uit_het_niets
    assert woven(replace(own, herkomst=" ")).draden[0].uit_het_niets
