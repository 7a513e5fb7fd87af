#!/usr/bin/env bash
# pyphen 0.17.2: Dutch words break before a trema and keep it, and the hyphen of "e-mailadres" is doubled.
#
# In Dutch a trema says that a vowel begins a syllable; at the end of a line the hyphen says so, and the trema
# goes: reünie breaks as "re-unie" (Leidraad of the Woordenlijst). Dictionaries of this format can change letters
# where a word breaks, and pyphen knows how: in its Hungarian one "asszony" breaks as "asz-szony". Its Dutch one
# (nl_NL) has no such rule, so wrap() gives "re-" and "ünie", and inserted() with a soft hyphen puts the same wrong
# form into a document, where no program can mend it. A hyphen that is there counts as a place to break with a
# hyphen of its own: "e-mailadres" becomes "e--mail-adres". And a letter whose dots are a sign of their own (NFD,
# as a text pasted from macOS can have) may be cut from them: the next line begins with loose dots.
#
# Seen (pyphen 0.17.2): as above. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check 'pyphen==0.17.2'
"$work/env/bin/python" - <<'PYTHON'
import sys
from unicodedata import combining, normalize

from pyphen import Pyphen

dutch, hungarian = Pyphen(lang="nl_NL"), Pyphen(lang="hu_HU")
loose = dutch.inserted(normalize("NFD", "coördinator")).split("-")
seen = [
    hungarian.wrap("asszony", 5),
    dutch.wrap("reünie", 3),
    dutch.inserted("e-mailadres"),
    any(combining(part[0]) for part in loose),
]
print(*seen, loose, sep="\n")
sys.exit(seen != [("asz-", "szony"), ("re-", "ünie"), "e--mail-adres", True])
PYTHON
