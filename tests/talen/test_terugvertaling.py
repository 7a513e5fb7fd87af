"""The back-translations: whole, judged, and few of them say something else. A filter only."""

import pytest
import terugvertalen
from terugvertalen import (
    OORDELEN,
    TABELLEN,
    ZOVEEL,
    count,
    first,
    mark,
    read_sample,
    read_table,
    sample,
    texts_of,
    write_table,
)

from ouderplan.talen.lijst import MAP

CODES = sorted(path.stem for path in MAP.glob("*.po"))
MEEST = 0.5
"""So many texts of a hundred may say something else."""
OPEN = 0.15
"""This part of the texts may be new, or changed since: Dutch is mended without 25 translators."""


@pytest.mark.parametrize("code", CODES)
def test_few_texts_say_something_else(code):
    counts, opens = count(code)
    done = sum(counts.values())
    assert set(counts) <= set(OORDELEN)
    assert len(opens) <= OPEN * (done + len(opens)), "most texts changed: translate back again"
    assert 100 * counts["groot"] / done <= MEEST


@pytest.mark.parametrize("code", CODES)
def test_what_says_something_else_has_a_remark_and_nothing_is_empty(code):
    for row in read_table(code).values():
        assert row["terug"].strip()
        assert row["oordeel"] == "gelijk" or row["opmerking"].strip()


@pytest.mark.parametrize("code", CODES)
def test_a_second_look_at_some_texts_found_nothing_that_was_left_as_it_was(code):
    rows = [row for row in read_sample() if row["taal"] == code]
    assert len(rows) == ZOVEEL
    assert all(row["terug"].strip() for row in rows)
    assert {row["oordeel"] for row in rows} <= set(OORDELEN)
    wrong = {row["id"] for row in rows if row["oordeel"] == "groot"}
    assert not wrong & {mark(one) for one in texts_of(code)}


def test_a_sample_is_the_same_for_a_seed_and_another_for_another():
    chosen = [mark(one) for one in sample("tr", "1")]
    assert len(set(chosen)) == ZOVEEL
    assert chosen == [mark(one) for one in sample("tr", "1")]
    assert chosen != [mark(one) for one in sample("tr", "2")]


def test_no_table_is_of_a_language_that_is_not_there():
    assert {path.stem for path in TABELLEN.glob("*.csv")} == set(CODES)


def test_a_text_that_changed_is_open_again_and_one_that_is_wrong_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(terugvertalen, "TABELLEN", tmp_path)
    asked = list(texts_of("tr"))
    row = {"terug": "iets", "opmerking": "iets anders"}
    write_table(
        "tr",
        [
            {"id": mark(asked[0]), "oordeel": "groot", **row},
            {"id": "00000000", "oordeel": "gelijk", **row},
        ],
    )
    counts, opens = count("tr")
    assert counts == {"groot": 1}
    assert opens == [first(one) for one in asked[1:]]


def test_every_form_of_a_text_of_numbers_counts():
    text = next(one for one in texts_of("pl") if isinstance(one.string, tuple))
    before = mark(text)
    text.string = ("iets anders", *text.string[1:])
    assert mark(text) != before
