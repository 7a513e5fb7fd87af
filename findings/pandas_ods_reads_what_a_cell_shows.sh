#!/usr/bin/env bash
# pandas 3.1.1: of an .ods, read_excel takes yes/no and time cells from what they show, not from what they hold.
#
# A cell of an OpenDocument sheet holds its value (office:boolean-value, office:time-value) and beside
# it the text that was on the screen. pandas reads numbers, percentages and dates from the value. A
# boolean it holds for true only when the text is the English word "TRUE": a Dutch LibreOffice writes
# WAAR, a German one WAHR, and every cell of the column comes out False, ticked or not, with no word of it. A time
# is read from the text too: five and a half minutes shown as 05:30 (format [mm]:ss) becomes half past
# five. The same sheet saved as .xlsx, or read with engine="calamine", is right.
#
# Seen (pandas 3.1.1, odfpy 1.4.1, python-calamine 0.9.1; the cells below are as LibreOffice 7.4 saves
# them with Dutch as the language of the cells): odf: True, False and PT00H05M30S as False, False, 05:30:00;
# calamine: True, False, 00:05:30. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'pandas==3.1.1' 'odfpy==1.4.1' 'python-calamine==0.9.1'
cat > seen.py <<'PYTHON'
import sys
from datetime import time

import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
row = TableRow()
for shown, value in (
    ("WAAR", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("ONWAAR", {"valuetype": "boolean", "booleanvalue": "false"}),
    ("05:30", {"valuetype": "time", "timevalue": "PT00H05M30S"}),
):
    cell = TableCell(**value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
sheet = Table(name="Blad1")
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("komt.ods")
seen = {
    engine: pd.read_excel("komt.ods", engine=engine, header=None).iloc[0].tolist()
    for engine in ("odf", "calamine")
}
for engine, values in seen.items():
    print(f"{engine}:", *values)
sys.exit(
    seen
    != {"odf": [False, False, time(5, 30)], "calamine": [True, False, time(0, 5, 30)]}
)
PYTHON
env/bin/python seen.py
