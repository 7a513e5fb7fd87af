#!/usr/bin/env bash
# ipywidgets 8.1.9: in a SelectMultiple two options with an equal value are one: who picks the second
# gets the first.
#
# Options are pairs of what is shown and what it stands for, and the labels must differ; that the values may
# be equal is understood, for the single choices (Dropdown, RadioButtons, ...) keep the place that was picked. A
# SelectMultiple goes from the places to the values and back again, and each value leads to the first option
# that has it. With [("Anna", 4), ("Bea", 4), ("Cas", 5)], names with their group, a page that picks Bea and Cas
# is told that Anna and Cas were picked, and the tick moves. Anna and Bea becomes Anna twice. It
# takes no equal numbers to get there: 1 and True are equal as well, and so are two rows that are equal.
#
# Seen (ipywidgets 8.1.9): Bea, Cas -> Anna, Cas; Anna, Bea -> Anna, Anna; of a Dropdown Bea -> Bea.
# Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ipywidgets==8.1.9'
cat > seen.py <<'PYTHON'
import sys

from ipywidgets import Dropdown, SelectMultiple

OPTIONS = [("Anna", 4), ("Bea", 4), ("Cas", 5)]


def pick(kind, places):
    """Set the state as the page does, and say which labels Python then has."""
    widget = kind(options=OPTIONS)
    widget.set_state({"index": places})
    return widget.label


seen = [pick(SelectMultiple, [1, 2]), pick(SelectMultiple, [0, 1]), pick(Dropdown, 1)]
print("Bea and Cas, Anna and Bea, in a Dropdown Bea:", *seen)
sys.exit(seen != [("Anna", "Cas"), ("Anna", "Anna"), "Bea"])
PYTHON
env/bin/python seen.py
