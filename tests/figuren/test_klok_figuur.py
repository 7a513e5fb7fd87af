"""The picture of the year says in words what it shows, and can be drawn from anything."""

from ouderplan.figuren import draw_jaarklok
from ouderplan.kern.afspraken import Gesprek, Moment
from ouderplan.kern.jaarklok import Terugkerend, make_clock


def draw(*gesprekken, momenten=()):
    return draw_jaarklok(make_clock(Terugkerend(gesprekken, momenten), 2026))


def test_it_says_in_words_what_is_in_each_month():
    figuur = draw(Gesprek("Startgesprek", "september"), Gesprek("Koffie", "elke maand"))
    assert "september: Startgesprek." in figuur.beschrijving
    assert "Bijna elke maand: Koffie." in figuur.beschrijving
    assert "oktober:" not in figuur.beschrijving


def test_an_empty_year_can_be_drawn():
    assert "nog niets" in draw().beschrijving


def test_a_year_that_is_far_too_full_can_be_drawn():
    gesprekken = [
        Gesprek(f"$Gesprek {n} " + "heel lang " * 20, "september t/m juni") for n in range(9)
    ]
    momenten = [Moment(f"Moment 😀 {n}", wanneer=f"{1 + n % 28} maart") for n in range(300)]
    assert draw(*gesprekken, momenten=momenten).png.startswith(b"\x89PNG")
