"""Codes of jaardoelen stay stable; a tijdpad loses no text."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.doelen import (
    Doelstatus,
    Jaardoel,
    code_order,
    next_code,
    parse_tijdpad,
    running,
)


def doelen(*codes):
    return [Jaardoel(code, 3, f"Doel {code}") for code in codes]


def test_codes_run_through_the_alphabet_and_on():
    assert next_code(3, []) == "3a"
    assert next_code(3, doelen("3a", "3b")) == "3c"
    assert next_code(3, doelen(*(f"3{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))) == "3aa"


def test_the_code_of_another_criterium_takes_no_letter():
    assert next_code(1, doelen("10a", "11a", "2a")) == "1a"


def test_a_code_keeps_its_goal_when_that_moved_or_was_dropped():
    moved = replace(doelen("3a")[0], criterium=5, status=Doelstatus.VERVALLEN)
    assert next_code(3, [moved]) == "3b"


def test_a_code_in_capitals_is_the_same_code():
    assert next_code(3, doelen("3A")) == "3b"


@given(st.integers(1, 10), st.lists(st.sampled_from(["3a", "3b", "3c", "3z", "10a", ""])))
def test_a_new_code_is_never_in_use(criterium, codes):
    assert next_code(criterium, doelen(*codes)) not in codes


def test_codes_sort_as_people_count():
    codes = ["10b", "2a", "", "3aa", "3z", "6", "10a", "3b", "bijlage"]
    assert sorted(codes, key=code_order) == [
        "2a", "3b", "3z", "3aa", "6", "10a", "10b", "", "bijlage",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "wanneer", "wat"),
    [
        ("juni 2027: voorstel", "juni 2027", "voorstel"),
        ("Mei 2027 voorstel", "Mei 2027", "voorstel"),
        ("Voorstel juni 2027", "juni 2027", "Voorstel"),
        ("Proef met groep 4 (mrt 2027)", "mrt 2027", "Proef met groep 4"),
        ("begin november 2026 – eerste proef", "begin november 2026", "eerste proef"),
        ("2027-2028 alle groepen", "2027-2028", "alle groepen"),
        ("voor de kerst: proef in groep 3", "voor de kerst", "proef in groep 3"),
        ("Ouderavond 19:30 uur in de hal", "", "Ouderavond 19:30 uur in de hal"),
        ("12 mei 2027 om 19:30 ouderavond", "12 mei 2027", "om 19:30 ouderavond"),
        ("Zie https://voorbeeld.nl/plan", "", "Zie https://voorbeeld.nl/plan"),
        ("meisjes eerst", "", "meisjes eerst"),
        ("september 2026", "september 2026", ""),
        ("een keer overleggen", "", "een keer overleggen"),
        (": los begin", "", ": los begin"),
    ],
)
def test_a_moment_is_recognised_where_people_write_it(regel, wanneer, wat):
    (mijlpaal,) = parse_tijdpad(regel)
    assert (mijlpaal.wanneer, mijlpaal.wat) == (wanneer, wat)
    assert mijlpaal.regel == regel


def words(text):
    return sorted(re.findall(r"\w+", text))


LIJN = st.lists(
    st.sampled_from(
        ["juni 2027", "Mei", "2026-2027", "voorstel", "19:30", ":", "–", "(", ")", ",", "begin",
         "12", "de proef", "http://x.nl", "mrt."]
    ),
    max_size=6,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), st.lists(LIJN).map("\n".join)))
def test_a_tijdpad_loses_no_text(tijdpad):
    parsed = " ".join(f"{mijlpaal.wanneer} {mijlpaal.wat}" for mijlpaal in parse_tijdpad(tijdpad))
    assert words(parsed) == words(tijdpad)


def test_every_line_is_one_milestone_in_order():
    tijdpad = "juni 2027: voorstel\n\n  augustus 2027: start \n"
    assert [mijlpaal.wat for mijlpaal in parse_tijdpad(tijdpad)] == ["voorstel", "start"]


def test_what_is_reached_or_dropped_asks_for_no_more_work():
    rows = [Jaardoel(status.value, 1, "Doel", status=status) for status in Doelstatus]
    assert {doel.status for doel in rows} - {doel.status for doel in running(rows)} == {
        Doelstatus.BEHAALD,
        Doelstatus.VERVALLEN,
    }
