"""A field is bound to one cell: it saves by itself, and loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import ipywidgets as w
import pytest

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Botsing
from ouderplan.stappen import Zitting
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen import veld as veldmodule
from ouderplan.stappen.onderdelen.veld import (
    Veld,
    form_count,
    parse_count,
    text_area,
    text_field,
)
from ouderplan.stappen.waarden.model import Model


@dataclass
class Venster:
    """A window with one field on it: the description of the first waarde."""

    zitting: Zitting
    model: Model
    nummer: int
    veld: Veld

    def type(self, tekst):
        self.veld.widget.value = tekst

    def says_it_shows(self, value):
        """Say what a page says before it says what was typed or chosen."""
        self.veld.widget._handle_custom_msg({"gezien": value}, [])

    @property
    def typed(self):
        return self.veld.widget.value

    @property
    def stored(self):
        with self.zitting.wb.reading() as tx:
            return tx.items(Waarde)[self.nummer].omschrijving

    def choose(self, label):
        keuze = next(k for k in self.zitting.melding.keuzes if k.label == label)
        self.zitting.run(keuze.action)

    @property
    def marked(self):
        return "op-veld-mis" in self.veld.widget._dom_classes


@pytest.fixture
def nieuw_venster(nieuwe_zitting: Callable[..., Zitting]) -> Callable[[], Venster]:
    def make() -> Venster:
        zitting = nieuwe_zitting()
        model = Model(zitting)
        nummer = next(iter(model.items))
        veld = Veld(
            zitting,
            text_area("Omschrijving"),
            lambda old, new: model.describe(nummer, old, new),
        )

        def on_items_change(_change: Any = None) -> None:
            if nummer in model.items:
                veld.show(model.items[nummer].omschrijving)

        model.observe(on_items_change, "items")
        on_items_change()
        zitting.follow([model])
        return Venster(zitting, model, nummer, veld)

    return make


@pytest.fixture
def ander(nieuw_venster):
    return nieuw_venster()


def test_it_begins_with_what_is_stored(venster):
    assert venster.typed == venster.stored != ""


@pytest.mark.parametrize("tekst", ["Eerlijk", "Eerlijk zijn", "Eerlijk\nook als het lastig is", ""])
def test_each_change_is_stored(venster, tekst):
    venster.type(tekst)
    assert venster.stored == tekst


def test_every_keystroke_is_stored(venster):
    for length in range(1, 6):
        venster.type("durft"[:length])
        assert venster.stored == "durft"[:length]


def test_nothing_is_stored_when_nothing_changed(venster):
    venster.type("Eerlijk zijn")
    before = venster.zitting.wb.versions()
    venster.type("Eerlijk zijn ")
    venster.zitting.poll()
    assert venster.zitting.wb.versions() == before


def test_a_space_at_the_end_while_typing_stays_in_the_field(venster, ander):
    venster.type("Eerlijk ")
    ander.model.add("humor")
    venster.zitting.poll()
    assert (venster.typed, venster.stored) == ("Eerlijk ", "Eerlijk")


def test_a_change_elsewhere_shows_when_nobody_is_typing(venster, ander):
    ander.type("In het andere venster")
    venster.zitting.poll()
    assert venster.typed == "In het andere venster"
    assert venster.zitting.melding is None


def test_two_windows_can_change_it_in_turn(venster, ander):
    ander.type("een")
    venster.zitting.poll()
    venster.type("een twee")
    ander.zitting.poll()
    assert ander.typed == ander.stored == "een twee"


OUD = "Wij luisteren naar elkaar"


@pytest.mark.parametrize("onderweg", [f"{OUD} en", f"Ook {OUD}", OUD[:-3]])
@pytest.mark.parametrize("ander_typt", ["!", " en doen wat wij zeggen", " en vragen door"])
def test_a_keystroke_from_before_the_others_text_was_seen_overwrites_nothing(
    venster, ander, onderweg, ander_typt
):
    ander.type(OUD)
    venster.zitting.poll()
    for length in range(1, len(ander_typt) + 1):
        ander.type(OUD + ander_typt[:length])
    venster.zitting.poll()  # the page has not shown it when this comes
    venster.type(onderweg)
    venster.type(f"{onderweg} zo")
    assert venster.stored == OUD + ander_typt
    assert venster.marked
    venster.choose("Houd wat hier staat")
    assert venster.stored == f"{onderweg} zo"


def test_two_that_begin_in_one_empty_field_are_both_kept(venster, ander):
    ander.type("")
    venster.zitting.poll()
    ander.type("H")
    venster.zitting.poll()  # the page has not shown it when this comes
    for tekst in ("W", "Wi", "Wij groeten"):
        venster.type(tekst)
    ander.zitting.poll()
    ander.type("Humor")
    assert (venster.typed, ander.typed, venster.stored) == ("Wij groeten", "Humor", "Humor")
    venster.choose("Houd wat hier staat")  # asks again: the other went on
    assert "Humor" in venster.zitting.melding.zin
    venster.choose("Neem het andere over")
    assert venster.typed == venster.stored == "Humor"


def test_what_is_typed_after_the_page_showed_the_others_text_is_stored(venster, ander):
    ander.type("Iets")
    venster.zitting.poll()
    venster.says_it_shows("Iets")
    venster.type("Wat anders")
    assert (venster.stored, venster.zitting.melding) == ("Wat anders", None)


def test_what_the_page_shows_that_is_not_the_last_is_no_seeing(venster, ander):
    for tekst in ("Iets", "Iets meer"):
        ander.type(tekst)
        venster.zitting.poll()
    venster.says_it_shows("Iets")
    venster.type("Wat anders")
    assert venster.stored == "Iets meer"
    assert venster.marked


def test_what_is_typed_on_the_others_text_is_stored_without_a_question(venster, ander):
    ander.type(OUD)
    venster.zitting.poll()
    for tekst in (f"{OUD} en", f"{OUD} en vragen"):
        ander.type(tekst)
        venster.zitting.poll()
    for tekst in (f"{OUD} en vragen door", f"{OUD} en", "Iets heel anders", ""):
        venster.type(tekst)
        assert (venster.stored, venster.zitting.melding) == (tekst, None)


@pytest.fixture
def botsing(venster, ander):
    """Give a window in which someone typed what another window typed differently just before."""
    ander.type("van de ander")
    venster.type("van mij")
    return venster


def test_when_another_window_was_first_nothing_is_lost(botsing):
    assert (botsing.typed, botsing.stored) == ("van mij", "van de ander")
    assert "van de ander" in botsing.zitting.melding.zin
    assert "Omschrijving" in botsing.zitting.melding.zin
    assert len(botsing.zitting.melding.keuzes) == 2
    assert botsing.marked


def test_what_was_typed_stays_while_there_is_no_choice(botsing, ander):
    ander.model.add("humor")
    botsing.zitting.poll()
    assert botsing.typed == "van mij"


def test_ones_own_text_can_be_kept(botsing):
    botsing.choose("Houd wat hier staat")
    assert botsing.stored == botsing.typed == "van mij"
    assert botsing.zitting.melding is None
    assert not botsing.marked


def test_the_others_text_can_be_taken_over(botsing):
    botsing.choose("Neem het andere over")
    assert botsing.stored == botsing.typed == "van de ander"
    assert botsing.zitting.melding is None
    assert not botsing.marked


def test_the_others_newest_text_is_taken_over(botsing, ander):
    ander.type("van de ander, verbeterd")
    botsing.zitting.poll()
    botsing.choose("Neem het andere over")
    assert botsing.stored == botsing.typed == "van de ander, verbeterd"


def test_keeping_ones_own_asks_again_when_the_other_went_on(botsing, ander):
    keep = botsing.zitting.melding.keuzes[0]
    ander.type("van de ander, verbeterd")
    botsing.zitting.run(keep.action)
    assert botsing.stored == "van de ander, verbeterd"
    assert "verbeterd" in botsing.zitting.melding.zin
    botsing.choose("Houd wat hier staat")
    assert botsing.stored == "van mij"


def test_after_the_choice_typing_goes_on_as_before(botsing):
    botsing.choose("Neem het andere over")
    botsing.type("van de ander en van mij")
    assert botsing.stored == "van de ander en van mij"


def test_what_was_typed_in_a_removed_row_is_said(venster, ander):
    ander.model.remove(ander.nummer)
    venster.type("mijn {mooie} tekst")
    assert "mijn {mooie} tekst" in venster.zitting.melding.zin
    assert venster.zitting.melding.soort is Meldingsoort.FOUT


class Aantal:
    """A field for a count, and what was stored of it."""

    def __init__(self, zitting):
        self.zitting, self.stored = zitting, []
        self.veld = Veld(
            zitting,
            text_field("Aanwezig"),
            lambda _old, new: self.stored.append(new),
            parse=parse_count,
            form=form_count,
        )

    def type(self, tekst):
        self.veld.widget.value = tekst


@pytest.fixture
def aantal(zitting):
    return Aantal(zitting)


def test_a_wrong_value_is_not_stored_and_stays_in_the_field(aantal):
    aantal.type("twaalf")
    aantal.veld.show(None)
    assert aantal.stored == []
    assert aantal.veld.widget.value == "twaalf"
    assert aantal.zitting.melding.zin.startswith("‘twaalf’ is geen aantal")


def test_a_wrong_value_made_right_is_stored_and_the_sentence_goes(aantal):
    aantal.type("twaalf")
    aantal.type("12")
    assert aantal.stored == [12]
    assert aantal.zitting.melding is None


def test_making_it_right_leaves_what_was_said_about_something_else(aantal):
    aantal.type("twaalf")
    aantal.zitting.say("De ronde is open.")
    aantal.type("12")
    assert aantal.zitting.melding.zin == "De ronde is open."


@pytest.mark.parametrize("tekst", ["-1", "1,5", "12345678", "1e3", "²"])
def test_what_is_no_count_is_refused(aantal, tekst):
    aantal.type(tekst)
    assert aantal.stored == []


def test_the_same_value_typed_otherwise_is_not_stored_again(aantal):
    for tekst in ("12", "12 ", " 012"):
        aantal.type(tekst)
    assert aantal.stored == [12]


def test_an_emptied_count_is_not_filled_in(aantal):
    aantal.type("12")
    aantal.type(" ")
    assert aantal.stored == [12, None]


def test_offering_other_options_stores_nothing(zitting):
    stored = []
    keuze = w.Dropdown(description="Status", options=[("a", 1), ("b", 2)], value=2)
    veld = Veld(zitting, keuze, lambda old, new: stored.append((old, new)), parse=int)
    veld.offer([("b", 2), ("c", 3)])
    assert (keuze.value, stored) == (2, [])
    keuze.value = 3
    assert stored == [(2, 3)]


class Keuze:
    """A choice in a window, of a cell that another window has too."""

    def __init__(self, zitting, make):
        self.zitting, self.stored = zitting, "gepland"
        self.veld = Veld(zitting, make(("gepland", "bezig", "klaar")), self.save)
        self.veld.show("gepland")

    def save(self, old, new):
        if old != self.stored:
            raise Botsing("status", self.stored, new)
        self.stored = new

    def chosen_elsewhere(self, value):
        self.stored = value
        self.veld.show(value)


def dropdown(options):
    return w.Dropdown(description="Status", options=[(one, one) for one in options])


def radio(options):
    return w.RadioButtons(description="Status", options=options)


def suggesting(options):
    return w.Combobox(description="Status", options=options)


@pytest.mark.parametrize("make", [dropdown, radio, suggesting])
def test_a_choice_made_before_the_others_was_seen_is_asked_about(zitting, make):
    keuze = Keuze(zitting, make)
    keuze.chosen_elsewhere("bezig")
    keuze.veld.widget.value = "klaar"
    assert keuze.stored == "bezig"
    assert "bezig" in zitting.melding.zin
    zitting.run(zitting.melding.keuzes[0].action)
    assert keuze.stored == "klaar"


@pytest.mark.parametrize(("make", "shows"), [(dropdown, 1), (radio, 1), (suggesting, "bezig")])
def test_a_choice_made_after_it_was_seen_is_stored(zitting, make, shows):
    keuze = Keuze(zitting, make)
    keuze.chosen_elsewhere("bezig")
    keuze.veld.widget._handle_custom_msg({"gezien": shows}, [])
    keuze.veld.widget.value = "klaar"
    assert (keuze.stored, zitting.melding) == ("klaar", None)


def test_without_a_page_that_says_what_it_shows_what_came_a_while_ago_was_seen(
    zitting, monkeypatch
):
    keuze = Keuze(zitting, dropdown)
    keuze.chosen_elsewhere("bezig")
    monkeypatch.setattr(veldmodule, "GEZIEN_NA", 0)
    keuze.veld.widget.value = "klaar"
    assert (keuze.stored, zitting.melding) == ("klaar", None)


def test_a_page_that_says_what_it_shows_is_asked_however_long_ago_it_came(zitting, monkeypatch):
    keuze = Keuze(zitting, dropdown)
    keuze.veld.widget._handle_custom_msg({"gezien": 0}, [])
    keuze.chosen_elsewhere("bezig")
    monkeypatch.setattr(veldmodule, "GEZIEN_NA", 0)
    keuze.veld.widget.value = "klaar"
    assert keuze.stored == "bezig"
    assert "bezig" in zitting.melding.zin
