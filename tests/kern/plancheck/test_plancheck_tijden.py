"""In which tense a sentence stands."""

import pytest

from ouderplan.kern.plancheck.tijden import has_participle, tells_past, tells_present


@pytest.mark.parametrize("zin", [
    "In 2024 schoolden wij alle leraren.",
    "De directeur vertrok in 2023.",
    "Het plan is in 2023 met ouders besproken.",
    "De leesclub, die in 2022 gestart is, bestaat nog.",
    "In 2021 verliet de helft van de ouders de app.",
])  # fmt: skip
def test_a_sentence_about_the_past_is_known_by_its_verb(zin):
    assert tells_past(zin)


@pytest.mark.parametrize("zin", [
    "Na de zomer van 2025 sluiten we het oude portaal.",
    "Dit plan is geldig tot en met juli 2025.",
    "Voor de kerst van 2024 heeft elk gezin een gesprek.",
    "In 2023 zijn er gesprekken in het nieuwe gebouw.",
    "De volgende meting vindt plaats in juni 2023.",
])  # fmt: skip
def test_a_sentence_about_what_is_to_come_is_not_taken_for_the_past(zin):
    assert not tells_past(zin)
    assert tells_present(zin)


def test_a_result_that_is_wanted_is_not_past_because_it_is_done_by_then():
    zin = "In 2024 zijn alle leraren geschoold."
    assert tells_past(zin)
    assert not tells_past(zin, perfect=False)


def test_a_state_is_a_participle_and_a_time_is_none():
    assert all(map(has_participle, ("niet gehaald", "nog niet begonnen", "stopgezet")))
    assert not any(map(has_participle, ("doorlopend", "najaar 2026", "jaar 1")))
