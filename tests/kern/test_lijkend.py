"""Likely duplicates among kansen and bedreigingen: found when they are, silent when not."""

from dataclasses import replace

import pytest

from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.lijkend import find_similar


def inbreng(*teksten, soort=Soort.KANS):
    return [Inbreng(str(i), soort, Perspectief.TEAM, tekst) for i, tekst in enumerate(teksten, 1)]


ALIKE = [
    ("Een app nemen voor korte berichten", "Berichtjes sturen via een app"),
    ("Startgesprekken in de eerste weken", "Het jaar openen met een startgesprek voor elk gezin"),
    ("Ouders vragen bij de weeksluiting", "Vraag ouders om bij weeksluitingen te komen kijken"),
    ("Kost te veel tijd", "Het gaat teveel tijd kosten"),
    ("Te veel tegelijk beginnen", "Wij beginnen ineens aan te veel"),
    ("Ouders krijgen te vaak berichten", "Te veel en te vaak berichten"),
    ("Talenten van ouders gebruiken", "Gebruik maken van het talent van ouders"),
    ("Koffieochtend voor nieuwe ouders", "Koffie-ochtend houden"),
    ("Verzuim door onduidelijke afspraken", "Verzuim door onduidelijke afspraaken"),
    ("Ouders durven niet te bellen", "Sommige ouders durven de school niet te bellen"),
    ("Goede samenwerking", "Fijne samenwerking"),
]

DIFFERENT = [
    ("Ouders lezen voor in de klas", "Ouders helpen in de schooltuin"),
    ("Een plek om koffie te drinken", "De school is goed te bereiken met de bus"),
    ("Leraren kennen de ouders", "Ouders zoeken een plek om hun fiets neer te zetten"),
    ("Kinderen vertellen zelf over hun werk", "Kinderen leren zwemmen"),
    ("Te weinig tijd", "Te veel regels"),
    ("De school mag groener", "Ouders willen meer over de school weten"),
]


@pytest.mark.parametrize("teksten", ALIKE)
def test_texts_that_say_the_same_are_pointed_out(teksten):
    assert [(p.een, p.ander) for p in find_similar(inbreng(*teksten))] == [("1", "2")]


@pytest.mark.parametrize("teksten", ALIKE)
def test_it_does_not_matter_which_came_first_the_other_way_round_scores_the_same(teksten):
    scores = [find_similar(inbreng(*order))[0].score for order in (teksten, teksten[::-1])]
    assert scores[0] == scores[1]


@pytest.mark.parametrize("teksten", DIFFERENT)
def test_texts_that_only_share_school_words_are_left_alone(teksten):
    assert find_similar(inbreng(*teksten)) == ()


def test_all_the_different_texts_together_give_no_pair_at_all():
    teksten = [tekst for pair in DIFFERENT[:4] for tekst in pair]
    assert find_similar(inbreng(*teksten)) == ()


def test_the_same_text_scores_100_and_stands_first():
    rows = inbreng("Kost te veel tijd", "Het kost ons soms veel tijd", "Kost te veel tijd")
    pairs = find_similar(rows)
    assert (pairs[0].een, pairs[0].ander, pairs[0].score) == ("1", "3", 100)
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)


def test_a_kans_is_never_paired_with_a_bedreiging():
    kans, bedreiging = (
        inbreng("Veel gesprekken", soort=soort)[0] for soort in (Soort.KANS, Soort.BEDREIGING)
    )
    assert find_similar([kans, replace(bedreiging, id="2")]) == ()


@pytest.mark.parametrize(
    "gone", [{"status": Inbrengstatus.WEGGELEGD}, {"samengevoegd_met": "1"}], ids=str
)
def test_what_is_put_aside_or_merged_is_not_pointed_out_again(gone):
    first, second = inbreng("Kost te veel tijd", "Kost te veel tijd")
    assert find_similar([first, replace(second, **gone)]) == ()


def test_what_just_came_in_is_compared_too():
    first, second = inbreng("Kost te veel tijd", "Kost te veel tijd")
    new = replace(second, status=Inbrengstatus.NIEUW)
    assert [p.ander for p in find_similar([first, new])] == ["2"]


def test_texts_without_a_telling_word_are_never_alike():
    assert find_similar(inbreng("ja", "?!", "de het een", "🙂")) == ()
