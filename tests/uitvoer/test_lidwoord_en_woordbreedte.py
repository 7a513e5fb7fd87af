"""Articles before who did something, and columns that are as wide as their words."""

import pytest

from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.word.woordbreedte import RAND, breadth, fit, hyphenate


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        ("directeur", "de directeur"),
        ("MR", "de MR"),
        ("team", "het team"),
        ("team en MR", "het team en de MR"),
        ("het team", "het team"),
        ("ouders", "ouders"),
        ("", ""),
    ],
)
def test_a_function_gets_its_article_and_a_name_does_not(wie: str, zin: str):
    assert with_article(wie) == zin


def test_a_column_is_as_wide_as_its_longest_word():
    parts = fit((0.1, 0.9), [["Medezeggenschapsraad"], ["ja nee"]], 5_760_000)
    assert parts[0] * 5_760_000 >= 20 * 76_000 + RAND
    assert sum(parts) == pytest.approx(1)


def test_a_word_that_cannot_fit_breaks_between_syllables():
    found = hyphenate("de Medezeggenschapsraad", RAND + 8 * 76_000)
    assert found.replace("\xad", "") == "de Medezeggenschapsraad"
    assert "raad" in found.split("\xad")
    assert hyphenate("korte zin", RAND + 8 * 76_000) == "korte zin"


def test_a_head_takes_two_lines_at_most_where_there_is_room():
    columns = [
        ["Hoe staat het ervoor", "klaar"],
        ["Toelichting", "een lange zin " * 9],
        ["Uitvoeren in", "nu"],
    ]
    wide = [part * 5_760_000 - RAND for part in fit((0.1, 0.8, 0.1), columns, 5_760_000)]
    assert wide[0] >= breadth("het ervoor", vet=True)
    assert wide[2] >= breadth("Uitvoeren in", vet=True)
    many = [["Hoe staat het ervoor", "klaar"]] * 8
    assert sum(fit([1] * 8, many, 5_760_000)) == pytest.approx(1)
