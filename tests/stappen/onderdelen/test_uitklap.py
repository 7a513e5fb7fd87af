"""A part that folds out."""

import ipywidgets as w
from op_het_scherm import Scherm

from ouderplan.stappen.onderdelen.uitklap import Uitklap

KOP = "Meer over de school"


def make(zitting):
    fold = Uitklap(zitting, KOP, w.HTML("<p>De missie</p>"))
    return fold, Scherm(fold.box)


def test_it_is_closed_until_its_heading_is_pressed(zitting):
    _fold, scherm = make(zitting)
    assert scherm.text == ""
    scherm.press(KOP)
    assert "De missie" in scherm.text
    scherm.press(KOP)
    assert scherm.text == ""


def test_its_heading_is_a_button_that_tells_whether_it_is_open(zitting):
    fold, scherm = make(zitting)
    assert isinstance(fold.knop, w.Button)
    assert "op-uitklap-open" not in fold.knop._dom_classes
    scherm.press(KOP)
    assert "op-uitklap-open" in fold.knop._dom_classes


def test_who_follows_it_hears_that_it_opens(zitting):
    fold, scherm = make(zitting)
    heard = []
    fold.observe(lambda change: heard.append(change.new), "open")
    scherm.press(KOP)
    scherm.press(KOP)
    assert heard == [True, False]
