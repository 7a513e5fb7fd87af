"""How well the rules read: of true sentences most are found, and of what is found most is true."""

import pytest
from meten import SETS, measure

MAAK = [path for path in SETS if path.parent.name == "zinnen"]


def named(path):
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", MAAK, ids=named)
def test_a_rule_finds_most_of_what_is_wrong_and_little_else(path):
    uitslag = measure(path)
    assert uitslag.waar >= 20
    assert uitslag.onschuldig >= 20
    assert uitslag.recall >= 0.8, uitslag.gemist
    assert uitslag.precision >= 0.9, uitslag.loos


def test_no_sentence_stands_in_two_sets():
    texts = [line for path in SETS for line in path.read_text("utf-8").splitlines() if '"' in line]
    lines = [line for line in texts if line.startswith('  "')]
    assert len(lines) == len(set(lines))
