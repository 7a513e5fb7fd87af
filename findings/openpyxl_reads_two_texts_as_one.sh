#!/usr/bin/env bash
# openpyxl 3.1.5: a text that holds "_x000D_" and a text with a carriage return are read as the same.
#
# In the XML of a spreadsheet a sign that XML cannot hold is written as _xHHHH_, and a text that looks
# like that has its first underscore written as _x005F_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
# XlsxWriter and Excel do both: the text "a_x000D_b" is stored as "a_x005F_x000D_b", and the text "a",
# carriage return, "b" (what a macro with vbCrLf leaves) as "a_x000D_b". openpyxl takes the "x005F_"
# out of shared strings and undoes nothing else, so it returns "a_x000D_b" for both; its own
# openpyxl.utils.escape.unescape on what it returned then makes a carriage return of the literal text.
# Who wants both right has to read the shared strings before that, and unescape them once.
#
# Seen (openpyxl 3.1.5, XlsxWriter 3.2.9): both cells give 'a_x000D_b'. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'XlsxWriter==3.2.9'
cat > seen.py <<'PYTHON'
import sys

import xlsxwriter
from openpyxl import load_workbook

with xlsxwriter.Workbook("two.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_string("A1", "a_x000D_b")
    sheet.write_string("A2", "a\rb")
sheet = load_workbook("two.xlsx").active
print(repr(sheet["A1"].value), repr(sheet["A2"].value))
sys.exit(not sheet["A1"].value == sheet["A2"].value == "a_x000D_b")
PYTHON
env/bin/python seen.py
