#!/usr/bin/env bash
# snowballstemmer 3.1.1: in Dutch, guidance is policy, and one child is not some children.
#
# A search that stems is meant to find "kinderen" for "kind", and to keep apart what has nothing to do with
# each other. "dutch" is the stemmer of Kraaij and Pohlmann, which takes ge- out of a word, also from its
# middle, and at times what only looks like a suffix. For the words of a school's plan it comes out the
# other way round: begeleiding (guidance) has the stem of beleid (policy), waarde (value) that of waar (true),
# gezin (family) that of zin (sentence), gezond (healthy) that of zon (sun), gelijk (equal) that of lijk
# (corpse), gebed (prayer) that of bed. And kind and kinderen, dag and dagen, toets and toetsen, mentor and
# mentoren, bijdrage and bijdragen, each a noun with its plural, have two stems: neither finds the other.
# "dutch_porter", which was "dutch" before version 3, keeps the six pairs apart and joins three of the five
# plurals. Stems that were stored with the one are looked for with the other in vain.
#
# Seen (snowballstemmer 3.1.1): as above. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'snowballstemmer==3.1.1'
cat > seen.py <<'PYTHON'
import sys

from snowballstemmer import stemmer

STRANGERS = "begeleiding beleid waarde waar gezin zin gezond zon gelijk lijk gebed bed"
PLURALS = "kind kinderen dag dagen toets toetsen mentor mentoren bijdrage bijdragen"


def join(name, words):
    """Say of each pair of words whether this stemmer makes one of it."""
    stem = stemmer(name).stemWord
    words = words.split()
    return [stem(a) == stem(b) for a, b in zip(words[::2], words[1::2])]


seen = {}
for name in ("dutch", "dutch_porter"):
    seen[name] = (join(name, STRANGERS), join(name, PLURALS))
    print(f"{name}: strangers made one", *seen[name][0], "| plurals found", *seen[name][1])
sys.exit(
    seen
    != {
        "dutch": ([True] * 6, [False] * 5),
        "dutch_porter": ([False] * 6, [False, True, False, True, True]),
    }
)
PYTHON
env/bin/python seen.py
