"""Every target that the Makefile tells of is there, once, and does something."""

import re
from collections import Counter
from pathlib import Path

TEKST = (Path(__file__).parents[1] / "Makefile").read_text()
BEGIN = TEKST.split("PYTHON ?=")[0]
GENOEMD = {*re.findall(r"(?:^# |   |/ )make ([a-z]+)", BEGIN, re.M)}
PHONY = set(re.search(r"^\.PHONY:(.*)$", TEKST, re.M)[1].split())
REGEL = re.compile(r"^([a-z][a-z -]*):(?!=)(.*)\n(\t.*)?", re.M)


def recipes() -> Counter:
    """Return how often each target has a recipe."""
    return Counter(
        naam for namen, _, recept in REGEL.findall(TEKST) if recept for naam in namen.split()
    )


def test_what_it_tells_of_is_a_target_and_the_other_way_round():
    assert GENOEMD.difference(PHONY) == set()
    assert PHONY.difference(GENOEMD) == {"klaar", "klaar-test", "clean", "chromium"}


def test_every_target_has_one_recipe():
    found = recipes()
    assert {naam: found[naam] for naam in sorted(PHONY | set(found)) if found[naam] != 1} == {}
