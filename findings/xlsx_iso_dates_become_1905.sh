#!/usr/bin/env bash
# openpyxl 3.1.5 writes dates of ISO 8601 (iso_dates), and ExcelJS 4.4.0 and Gnumeric 1.12.55 make
# every one of them 18 July 1905; SheetJS 0.18.5 shows them four years late in a workbook of a Mac.
#
# A cell may hold a date as a number of days, or as it is written, with t="d" (ISO/IEC 29500-1, 18.18.11);
# Excel's "Strict" files have the second kind, and openpyxl writes it on request. openpyxl and calamine
# read it back. ExcelJS and Gnumeric take the digits that come first: 2026-03-05 is the number 2026, which is
# day 2026 since 1900, and so is every other day of that year. What was a column of dates is a column of
# one date, with the format of a date and no error. SheetJS has the right day, but counts it from 1900
# and shows it from 1904 where the workbook says so (what was made on an old Mac): 6 March 2030.
#
# Seen: ExcelJS 1905-07-18 for both dates; SheetJS 2026-03-05, and 2030-03-06 with 1904; openpyxl and calamine
# right. Where Debian's package gnumeric is installed: 1905/07/18 twice. Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'python-calamine==0.9.1'
npm install --silent --no-audit --no-fund 'exceljs@4.4.0' 'xlsx@0.18.5' > /dev/null 2>&1
cat > write.py <<'PYTHON'
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from python_calamine import CalamineWorkbook

DAYS = [date(2026, 3, 5), date(2026, 11, 30)]
for name in ("1900", "1904"):
    book = Workbook()
    book.iso_dates = True
    if name == "1904":
        book.epoch = CALENDAR_MAC_1904
    book.active.append(DAYS)
    book.save(f"{name}.xlsx")
    assert [cell.value for cell in load_workbook(f"{name}.xlsx").active[1]] == DAYS
    assert CalamineWorkbook.from_path(f"{name}.xlsx").get_sheet_by_index(0).to_python() == [DAYS]
PYTHON
env/bin/python write.py
cat > read.cjs <<'JS'
const ExcelJS = require("exceljs");
const SheetJS = require("xlsx");

(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("1900.xlsx");
  const days = book.worksheets[0].getRow(1).values.slice(1);
  console.log("ExcelJS", ...days.map((day) => day.toISOString().slice(0, 10)));
  for (const name of ["1900", "1904"]) {
    const read = SheetJS.readFile(`${name}.xlsx`);
    console.log("SheetJS", name, SheetJS.utils.sheet_to_csv(read.Sheets[read.SheetNames[0]]));
  }
})();
JS
seen=$(TZ=UTC node read.cjs)
if command -v ssconvert > /dev/null; then
    gnumeric=$(ssconvert -T Gnumeric_stf:stf_csv 1900.xlsx fd://1 2> /dev/null)
    echo "Gnumeric $gnumeric"
    [[ $gnumeric == 1905/07/18,1905/07/18 ]]
fi
echo "$seen"
[[ $seen == "ExcelJS 1905-07-18 1905-07-18
SheetJS 1900 2026-03-05,2026-11-30
SheetJS 1904 2030-03-06,2030-12-01" ]]
