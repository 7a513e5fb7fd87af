"""The part Herkomst: choose a goal and read its thread."""

import ipywidgets as w
import pytest

from ouderplan.kern.doelen import Jaardoel
from ouderplan.stappen.schooljaarplan.herkomst import Herkomstdeel


@pytest.fixture
def deel(venster):
    return Herkomstdeel(venster.model)


def text(deel):
    (inside,) = deel.fold.inhoud.children
    return " ".join(x.value for x in inside.children if isinstance(x, w.HTML))


def test_nothing_is_drawn_before_it_is_opened(deel):
    assert "<svg" not in text(deel)
    deel.fold.open = True
    assert "<svg" in text(deel)
    assert "Waar de herkomst ontbreekt" in text(deel)


def test_a_chosen_goal_tells_its_story_both_ways(deel):
    deel.fold.open = True
    deel.keuze.value = "3a"
    told = text(deel)
    assert "Kreeg 11 stippen van 20 stemmers: plaats 1." in told
    assert "74 van 140 stemmers" in told
    assert "Er staan 2 activiteiten in het actieplan" in told


def test_the_chosen_goal_stays_when_another_window_adds_one(deel, venster):
    deel.fold.open = True
    deel.keuze.value = "5a"
    with venster.zitting.wb.writing() as tx:
        tx.add(Jaardoel("6a", 6, "Wij <i>groeten</i> elkaar."))
    venster.zitting.poll()
    assert deel.keuze.value == "5a"
    deel.keuze.value = "6a"
    assert "Wij &lt;i&gt;groeten&lt;/i&gt; elkaar." in text(deel)
    assert "6a" in deel._breaks.value


def test_without_goals_it_says_what_to_do(nieuw_venster, werkboek):
    deel = Herkomstdeel(nieuw_venster(werkboek.map).model)
    deel.fold.open = True
    assert "Maak ze bij de stap Jaardoelen" in text(deel)
    assert deel.keuze.layout.display == "none"
