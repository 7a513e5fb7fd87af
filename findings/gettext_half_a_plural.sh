#!/usr/bin/env bash
# GNU gettext 0.21: a plural of which only the first form is translated counts as translated, and is
# shown as nothing at all from two on. Four compilers make three different things of it.
#
# A translator who fills in "one vote" and leaves "%d votes" for later has a valid .po. Of a single text that is
# empty everybody shows the original. Of a plural, msgfmt looks at the first form only: filled, the
# entry goes into the .mo as it is, with an empty second form, msgfmt --check has nothing to
# say, and --statistics calls it translated; ngettext then hands over an empty text for two votes. When the
# first form is the empty one, msgfmt drops the entry and the form that was translated too.
# gettext-parser (npm) keeps the gaps of both. Babel puts the original where the gap is; polib shows
# the original for all numbers. So a catalog that was looked at with one tool goes blank with another.
#
# Seen (msgfmt 0.21 of Debian's package gettext, Babel 2.19.0, polib 1.2.0, gettext-parser 10.0.0), for one
# and two, first with the second form empty, then with the first form empty:
#   msgfmt          'een stem' '' / '1 stem' '%d stemmen' never shown, the original is
#   gettext-parser  'een stem' '' / '' '%d stemmen'
#   Babel           'een stem' original / original '%d stemmen'
#   polib           the original for all
# Exit status 1 when that changes.
set -euo pipefail
for tool in msgfmt npm; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: gettext, npm)"; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'babel==2.19.0' 'polib==1.2.0'
npm install --silent --no-audit --no-fund --prefix js 'gettext-parser@10.0.0' > /dev/null
cat > half.po <<'PO'
msgid ""
msgstr ""
"Project-Id-Version: vote 1\n"
"PO-Revision-Date: 2026-11-01 12:00+0100\n"
"Last-Translator: a school\n"
"Language-Team: Dutch\n"
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "one vote"
msgid_plural "%d votes"
msgstr[0] "een stem"
msgstr[1] ""

msgid "one voice"
msgid_plural "%d voices"
msgstr[0] ""
msgstr[1] "%d stemmen"
PO
LC_ALL=C msgfmt --check --statistics -o msgfmt.mo half.po 2> said
cat said
cat > js/compile.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { mo, po } from "gettext-parser";
writeFileSync("gettext-parser.mo", mo.compile(po.parse(readFileSync("half.po"))));
JS
node js/compile.mjs
cat > seen.py <<'PYTHON'
import sys
from gettext import GNUTranslations

import polib
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

with open("half.po", "rb") as source, open("Babel.mo", "wb") as target:
    write_mo(target, read_po(source))
polib.pofile("half.po").save_as_mofile("polib.mo")
seen = {}
for name in ("msgfmt", "gettext-parser", "Babel", "polib"):
    with open(f"{name}.mo", "rb") as file:
        catalog = GNUTranslations(file)
    seen[name] = [catalog.ngettext("one vote", "%d votes", n) for n in (1, 2)]
    seen[name] += [catalog.ngettext("one voice", "%d voices", n) for n in (1, 2)]
    print(f"{name:15}", *map(repr, seen[name]))
expected = {
    "msgfmt": ["een stem", "", "one voice", "%d voices"],
    "gettext-parser": ["een stem", "", "", "%d stemmen"],
    "Babel": ["een stem", "%d votes", "one voice", "%d stemmen"],
    "polib": ["one vote", "%d votes", "one voice", "%d voices"],
}
sys.exit(seen != expected)
PYTHON
env/bin/python seen.py
[[ $(cat said) == "1 translated message, 1 untranslated message." ]]
