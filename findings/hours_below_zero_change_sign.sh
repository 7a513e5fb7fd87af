#!/usr/bin/env bash
# Three hours short (-3:00) in a sheet: read in six ways, it comes out as six things, and never as that.
#
# A list of who still owes hours (helpers of a school, a teacher's tasks) holds times below zero. In an
# .ods LibreOffice writes such a cell as -PT03H00M00S. SheetJS skips the sign: three hours in credit.
# pyexcel-ods3 gives no cell at all, as for a row that is empty; python-calamine gives the text
# "-PT03H00M00S", beside proper times for the others. Excel shows -3:00 only in a workbook that counts from
# 1904; there (format h:mm) python-calamine keeps what is left of the day and says nine in the evening,
# openpyxl says 31 December 1903, 21:00, and SheetJS's CSV has an empty cell. None of them says a
# word, and two hours (2:00) in the same column are right with all.
#
# Seen (SheetJS: xlsx 0.18.5, the newest on npm; pyexcel-ods3 0.6.1, python-calamine 0.9.1, openpyxl 3.1.5;
# the .xlsx by XlsxWriter 3.3.1, the .ods by odfpy 1.4.1, as LibreOffice 7.4 writes it): as above.
# Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'odfpy==1.4.1' 'XlsxWriter==3.3.1' \
    'openpyxl==3.1.5' 'python-calamine==0.9.1' 'pyexcel-ods3==0.6.1'
npm install --silent --no-audit --no-fund 'xlsx@0.18.5' > /dev/null 2>&1
cat > seen.py <<'PYTHON'
import json
import subprocess
import sys
from datetime import datetime, time, timedelta

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import load_workbook
from pyexcel_ods3 import get_data
from python_calamine import CalamineWorkbook

book = OpenDocumentSpreadsheet()
sheet = Table(name="Uren")
for value, shown in (("PT02H00M00S", "2:00"), ("-PT03H00M00S", "-3:00")):
    row, cell = TableRow(), TableCell(valuetype="time", timevalue=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("hours.ods")

with xlsxwriter.Workbook("hours.xlsx", {"date_1904": True}) as book:
    sheet = book.add_worksheet()
    clock = book.add_format({"num_format": "h:mm"})
    sheet.write_number("A1", 2 / 24, clock)
    sheet.write_number("A2", -3 / 24, clock)

JS = """
const XLSX = require("xlsx");
const sheet = (name) => Object.values(XLSX.readFile(name).Sheets)[0];
const hours = XLSX.utils.sheet_to_json(sheet("hours.ods"), { header: 1 }).flat().map((day) => day * 24);
console.log(JSON.stringify([hours, XLSX.utils.sheet_to_csv(sheet("hours.xlsx"))]));
"""
ods, csv = json.loads(subprocess.check_output(["node", "-e", JS]))


def calamine(name):
    return [row[0] for row in CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()]


seen = {
    "SheetJS .ods, in hours": ods,
    "pyexcel-ods3 .ods": get_data("hours.ods")["Uren"],
    "calamine .ods": calamine("hours.ods"),
    "calamine .xlsx": calamine("hours.xlsx"),
    "openpyxl .xlsx": [row[0] for row in load_workbook("hours.xlsx").active.values],
    "SheetJS .xlsx to CSV": csv.split("\n"),
}
for reader, values in seen.items():
    print(f"{reader}:", values)
expected = [
    [2, 3],
    [[time(2)], []],
    [time(2), "-PT03H00M00S"],
    [time(2), time(21)],
    [time(2), datetime(1903, 12, 31, 21)],
    ["2:00", ""],
]
sys.exit(list(seen.values()) != expected)
PYTHON
env/bin/python seen.py
