"""The sentences beside a result: who voted, who finds something back, how a tie was settled."""

from dataclasses import replace
from datetime import datetime

import pytest

from ouderplan.kern.beslissen import Geteld, decide
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, Telling
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count
from ouderplan.uitvoer.stemzinnen import coverage_sentence, settled_sentence, turnout_sentences

RONDE = Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2026, 10, 6, 20), groepen="ouders")
EEN = "minstens één zelf gekozen waarde"
BEIDE = replace(RONDE, groepen="ouders, team")


def uitslag_of(ouders, team=(), keuzes="abcdefg"):
    rows = [
        Stembriefje(1, f"{groep}{nr}", groep, Kanaal.TELEFOON, keuze)
        for groep, briefjes in ((Groep.OUDERS, ouders), (Groep.TEAM, team))
        for nr, briefje in enumerate(briefjes)
        for keuze in briefje or [""]
    ]
    return count(rows, [Rondekeuze(1, keuze, keuze) for keuze in keuzes])


@pytest.mark.parametrize(
    ("aantal", "feiten", "zin"),
    [
        (23, {}, "23 ouders hebben gestemd."),
        (1, {}, "1 ouder heeft gestemd."),
        (23, {"aanwezig": 60}, "23 van de 60 aanwezige ouders stemden."),
        (1, {"aanwezig": 60}, "1 van de 60 aanwezige ouders stemde."),
        (23, {"uitgenodigd": 240}, "23 van de 240 uitgenodigde ouders stemden."),
        (
            23,
            {"aanwezig": 60, "uitgenodigd": 240},
            "23 van de 60 aanwezige ouders stemden; 240 waren uitgenodigd.",
        ),
        (23, {"aanwezig": 20}, "23 ouders stemden, maar als aanwezig zijn er 20 ingevuld."),
    ],
)
def test_the_share_in_the_whole_is_said(aantal, feiten, zin):
    assert turnout_sentences(replace(RONDE, **feiten), uitslag_of(["a"] * aantal)) == (zin,)


def test_large_groups_are_said_apart_and_small_ones_together():
    ronde = replace(BEIDE, aanwezig=80, aanwezig_team=20)
    assert turnout_sentences(ronde, uitslag_of(["a"] * 40, ["a"] * 15)) == (
        "40 van de 60 aanwezige ouders stemden.",
        "15 van de 20 aanwezige teamleden stemden.",
    )
    assert turnout_sentences(ronde, uitslag_of(["a"] * 40, ["a"] * 9)) == (
        "49 van de 80 aanwezige mensen stemden.",
    )


@pytest.mark.parametrize(
    ("briefjes", "top", "zin"),
    [
        (
            ["a", "b", "c"],
            "ab",
            "2 van de 3 ouders zien in de top minstens één zelf gekozen waarde; 1 geen enkele.",
        ),
        (
            ["a", "b", "c"],
            "a",
            "1 van de 3 ouders ziet in de top minstens één zelf gekozen waarde; 2 geen enkele.",
        ),
        (["a", "ab"], "a", "Alle 2 ouders zien in de top minstens één zelf gekozen waarde."),
        (["a"], "a", "De enige die koos, ziet in de top minstens één zelf gekozen waarde."),
        (["a"], "b", "De enige die koos, ziet in de top geen zelf gekozen waarde."),
        ([""], "b", "1 stembriefje is leeg en telt hierin niet mee."),
    ],
)
def test_how_many_find_a_choice_of_their_own(briefjes, top, zin):
    assert coverage_sentence(Rondesoort.WAARDEN, uitslag_of(briefjes), top) == zin


def test_of_dots_it_is_about_kansen():
    zin = coverage_sentence(Rondesoort.STIPPEN, uitslag_of(["a", "b", ""]), "a")
    assert "zelf gekozen kans" in zin
    assert zin.endswith("1 stembriefje is leeg en telt hierin niet mee.")


def settled(lot="", *beslisrondes):
    ronde = replace(RONDE, lotgetal=lot)
    geteld = Geteld(ronde, uitslag_of(["abcde", "abcdf", "abcdg"]), beslisrondes)
    return settled_sentence(geteld, decide(geteld, Telling.GEWOON, 5))


def test_how_a_tie_was_settled_can_be_drawn_again_from_the_sentence():
    assert settled("4711") == (
        "Gelijk op de laatste plaats: e, f en g. "
        "Geloot met het getal 4711 (ronde 1); de volgorde van het lot: g, f en e. Erbij komt g."
    )


def test_the_run_off_is_named_with_its_votes():
    ronde = replace(RONDE, ronde=2, beslist_ronde=1, plaatsen=1)
    assert settled("", (ronde, uitslag_of(["f", "f", "e"], keuzes="efg"))) == (
        "Gelijk op de laatste plaats: e, f en g. "
        "Beslist in ronde 2: f (2), e (1) en g (0). Erbij komt f."
    )


def test_nothing_is_said_when_nothing_was_settled():
    assert settled() == ""
