"""The back-translations: whole, judged, and few of them say something else. A filter only."""

import csv

import pytest
import terugvertalen
from terugvertalen import OORDELEN, TABELLEN, TEKSTEN, count, first, mark, of_a_vote

CODES = sorted(path.stem for path in TABELLEN.glob("*.csv"))
MEEST = 0.5
"""So many texts of a hundred may say something else."""


@pytest.mark.parametrize("code", CODES)
def test_few_texts_say_something_else(code):
    counts, _opens = count(code)
    done = sum(counts.values())
    assert set(counts) <= set(OORDELEN)
    assert done >= 40, "a table of which most texts changed says nothing: make it again"
    assert 100 * counts["groot"] / done <= MEEST


@pytest.mark.parametrize("code", CODES)
def test_of_each_language_the_same_texts_are_asked(code):
    asked = list(of_a_vote(code))
    assert {first(one) for one in asked} >= TEKSTEN
    assert len(asked) == len(TEKSTEN) + 24


def test_a_text_that_changed_is_open_again_and_one_that_is_wrong_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(terugvertalen, "TABELLEN", tmp_path)
    asked = list(of_a_vote("tr"))
    with (tmp_path / "tr.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["id", "terug", "oordeel"])
        rows.writerow([mark(asked[0]), "iets anders", "groot"])
        rows.writerow(["00000000", "van vroeger", "gelijk"])
    counts, opens = count("tr")
    assert counts == {"groot": 1}
    assert opens == [first(one) for one in asked[1:]]
