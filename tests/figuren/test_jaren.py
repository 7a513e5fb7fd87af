"""The line over the years shows what was measured, and says so in words."""

from ouderplan.figuren import draw_jaren
from ouderplan.kern.streefcijfers import Meting, Streefcijfer, lines


def line(norm, *gemeten, doel="Ouders komen naar de avond", **cellen):
    metingen = [Meting(doel, f"{2020 + n}-{2021 + n}", text) for n, text in enumerate(gemeten)]
    return lines([Streefcijfer(doel, norm, **cellen)], metingen)[0]


def test_it_says_in_words_what_it_shows():
    figuur = draw_jaren(line("≥ 60 %", "40 %", "wel veel", "65 %"))
    assert figuur is not None
    assert "2020-2021: 40 %; 2022-2023: 65 %" in figuur.beschrijving
    assert "De norm is ≥ 60 %" in figuur.beschrijving
    assert figuur.beschrijving.endswith("Nu: behaald.")
    assert figuur.svg.startswith("<svg")


def test_without_a_number_there_is_no_picture():
    assert draw_jaren(line("≥ 60 %")) is None
    assert draw_jaren(line("≥ 60 %", "wel veel")) is None


def test_it_can_be_drawn_from_whatever_a_school_types():
    heel_lang = "Heel lang streefdoel " * 20
    figuur = draw_jaren(line("minstens 0", "0", "$x$", "9999999", doel=heel_lang, eenheid="😀"))
    assert figuur is not None
    assert figuur.png.startswith(b"\x89PNG")
