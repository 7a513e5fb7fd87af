#!/usr/bin/env bash
# reportlab 5.1.0: a number that Babel wrote for a French reader is cut in two at the end of a line.
#
# French groups its digits with a narrow no-break space (U+202F), and has one before a question mark;
# CLDR has it in numbers, so Babel and browsers write it. It is there to keep things together. reportlab's Paragraph
# knows one such space, the ordinary one (U+00A0), and cuts its text with Python's str.split, for which all the others
# are white space: the line may end there, in a justified text the gap is stretched, and what comes
# out has an ordinary space, so nobody who searches the PDF finds the number as it was written. The figure space
# (U+2007) goes the same way. Python's own textwrap takes only ASCII's spaces and keeps all three whole.
#
# Seen (reportlab 5.1.0, Babel 2.19.0, a line of 20 letters): fr "Cela coûtera 1 234" | "567 euros", a question mark that
# begins a line; pl and nl (U+00A0 and a full stop) whole. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'reportlab==5.1.0' 'babel==2.19.0'
cat > seen.py <<'PYTHON'
import sys
import textwrap

from babel.numbers import format_decimal
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

STYLE = ParagraphStyle("text", fontName="Courier", fontSize=10)  # every letter is 6 wide


def lines(text, letters):
    paragraph = Paragraph(text, STYLE)
    paragraph.wrap(6 * letters + 1, 1000)
    return [" ".join(line[1]) for line in paragraph.blPara.lines]


seen = []
for text, letters in (
    (f"Cela coûtera {format_decimal(1234567, locale='fr')} euros", 20),
    ("Qui vient avec nous\u202f? Tous", 20),
    (f"To kosztuje {format_decimal(1234567, locale='pl')} euro", 20),
    (f"Dat kost dus {format_decimal(1234567, locale='nl')} euro", 20),
):
    ours, plain = lines(text, letters), textwrap.wrap(text, letters)
    print(ascii(text), "| reportlab", ascii(ours), "| textwrap", ascii(plain))
    seen.append((ours, ours == plain))
sys.exit(
    seen[0] != (["Cela coûtera 1 234", "567 euros"], False)
    or seen[1] != (["Qui vient avec nous", "? Tous"], False)
    or [same for _, same in seen[2:]] != [True, True]
)
PYTHON
env/bin/python seen.py
