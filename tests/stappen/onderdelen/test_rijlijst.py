"""A list is as fast with 300 rows as with three, and keeps the widgets of its rows."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm

from ouderplan.stappen.onderdelen.knoppen import html, row
from ouderplan.stappen.onderdelen.rijlijst import PER_KEER, Rijlijst


class Rij:
    """The widgets of one row."""

    def __init__(self, nummer):
        self.nummer, self.field = nummer, w.Text()
        self.box = row([self.field])

    def show(self, rij):
        self.field.value = rij


class Lijst:
    """A list, the rows that were made for it, and what is on the page."""

    def __init__(self, zitting):
        self.made = []
        self.lijst = Rijlijst(zitting, self.make, html("Nog niets."))
        self.scherm = Scherm(self.lijst.box)

    def make(self, nummer, _rij):
        self.made.append(Rij(nummer))
        return self.made[-1]

    def show(self, *nummers):
        self.lijst.show({nummer: f"rij {nummer}" for nummer in nummers})

    @property
    def shown(self):
        return [field.value for field in self.scherm.all(w.Text)]


@pytest.fixture
def lijst(zitting):
    return Lijst(zitting)


def test_of_three_hundred_rows_only_a_page_of_widgets_is_made(lijst):
    lijst.show(*range(300))
    assert len(lijst.made) == len(lijst.shown) == PER_KEER


def test_the_rest_comes_on_request(lijst):
    lijst.show(*range(60))
    lijst.scherm.press("Toon er 25 meer")
    assert len(lijst.shown) == 50
    lijst.scherm.press("Toon er 10 meer")
    assert lijst.shown == [f"rij {nummer}" for nummer in range(60)]
    assert "meer" not in " ".join(knop.description for knop in lijst.scherm.all(w.Button))


def test_rows_stand_in_the_order_that_was_given(lijst):
    lijst.show(3, 1, 2)
    assert lijst.shown == ["rij 3", "rij 1", "rij 2"]


def test_another_order_keeps_every_widget(lijst):
    lijst.show(1, 2, 3)
    before = dict(zip(lijst.shown, lijst.scherm.all(w.Text), strict=True))
    lijst.show(3, 1, 2)
    assert lijst.shown == ["rij 3", "rij 1", "rij 2"]
    assert dict(zip(lijst.shown, lijst.scherm.all(w.Text), strict=True)) == before
    assert len(lijst.made) == 3


def test_a_new_row_makes_only_its_own_widgets(lijst):
    lijst.show(1, 2)
    lijst.show(1, 9, 2)
    assert [rij.nummer for rij in lijst.made] == [1, 2, 9]
    assert lijst.shown == ["rij 1", "rij 9", "rij 2"]


def test_a_changed_row_is_shown_in_the_widgets_it_has(lijst):
    lijst.show(1)
    field = lijst.scherm.all(w.Text)[0]
    lijst.lijst.show({1: "anders"})
    assert field.value == "anders"


def test_a_row_that_went_leaves_no_widgets_behind(lijst):
    lijst.show(1, 2)
    gone = lijst.made[0]
    lijst.show(2)
    assert lijst.shown == ["rij 2"]
    assert gone.box.comm is None
    assert gone.field.comm is None
    assert lijst.made[1].field.comm is not None


def test_an_empty_list_says_so(lijst):
    assert "Nog niets." in lijst.scherm.text
    lijst.show(1)
    assert "Nog niets." not in lijst.scherm.text
    lijst.show()
    assert "Nog niets." in lijst.scherm.text


def test_what_is_added_under_a_full_page_can_be_seen(lijst):
    lijst.show(*range(PER_KEER))
    lijst.lijst.make_room()
    lijst.show(*range(PER_KEER + 1))
    assert lijst.shown[-1] == f"rij {PER_KEER}"


def test_making_room_in_a_long_list_does_not_show_all_of_it(lijst):
    lijst.show(*range(300))
    lijst.lijst.make_room()
    lijst.show(*range(301))
    assert len(lijst.shown) == PER_KEER
