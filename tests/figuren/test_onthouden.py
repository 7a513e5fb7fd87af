"""What was drawn a short while ago is not drawn again; anything else is."""

import pickle

import pytest

from ouderplan.figuren import draw_jaarklok, klok, schrift, tekenaar
from ouderplan.figuren.tekenaar import Opdracht, carry_out
from ouderplan.kern.jaarklok import Jaarklok


@pytest.fixture
def getekend(monkeypatch):
    """Give the years of the clocks that were really drawn."""
    years, real = [], klok.draw_jaarklok

    def note(jaarklok):
        years.append(jaarklok.beginjaar)
        return real(jaarklok)

    monkeypatch.setattr(klok, "draw_jaarklok", note)
    return years


def test_the_same_picture_is_drawn_once_and_its_png_too(getekend):
    first = draw_jaarklok(Jaarklok(2026, ()))
    again = draw_jaarklok(Jaarklok(2026, ()))
    assert (again.svg, again.beschrijving) == (first.svg, first.beschrijving)
    assert again.png is first.png
    assert carry_out(Opdracht("draw_jaarklok", (Jaarklok(2026, ()),), png=0)) is first.png
    assert getekend == [2026]


def test_another_one_is_drawn(getekend):
    assert draw_jaarklok(Jaarklok(2026, ())).svg != draw_jaarklok(Jaarklok(2027, ())).svg
    assert getekend == [2026, 2027]


def test_the_oldest_is_let_go(getekend):
    years = list(range(2020, 2020 + tekenaar.ONTHOUDEN + 1))
    for year in [*years, years[1], years[0]]:
        draw_jaarklok(Jaarklok(year, ()))
    assert getekend == [*years, years[0]]


def test_other_typefaces_draw_anew(getekend):
    for _ in range(2):
        draw_jaarklok(Jaarklok(2026, ()))
        schrift.forget()
    assert getekend == [2026, 2026]


def test_what_travels_does_not_take_the_png_along():
    figuur = draw_jaarklok(Jaarklok(2026, ()))
    before = len(pickle.dumps(figuur))
    assert figuur.png
    assert len(pickle.dumps(figuur)) == before
