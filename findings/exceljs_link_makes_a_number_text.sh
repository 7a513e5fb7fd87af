#!/usr/bin/env bash
# ExcelJS 4.4.0: a number, a date or a formula with a link on it is a text once the workbook was read and saved.
#
# In a sheet a link stands beside a cell and says nothing of what is in it (ISO/IEC 29500-1, 18.3.1.47): an amount can lead to
# its invoice and a date to the programme, and the cell stays a number, which Excel adds up. ExcelJS makes one thing of
# the two, a hyperlink with a text, and writes that: the amount 250 is the text "250", so a sum over the column skips it
# and says less than the day before; 5 March 2027 is "Fri Mar 05 2027 01:00:00 GMT+0100 ...", which no
# program takes for a date; of a formula what it last came to is left, as a text too. A link to a place in the workbook
# itself is gone, and of an address with a "#" what stood behind it. Nothing was changed but for reading and
# saving. openpyxl writes what it read.
#
# Seen (ExcelJS 4.4.0, openpyxl 3.1.5, the workbook by XlsxWriter 3.3.1), four cells with a link; types n (number),
# d (date), f (formula), s (text), and where the links lead: openpyxl n d f s, four links; ExcelJS s s s s, the
# second without its "#avond", the fourth gone. Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'XlsxWriter==3.3.1'
npm install --silent --no-audit --no-fund 'exceljs@4.4.0' > /dev/null 2>&1
cat > book.py <<'PYTHON'
import sys
from datetime import date

import xlsxwriter
from openpyxl import load_workbook

if sys.argv[1:] == ["make"]:
    with xlsxwriter.Workbook("before.xlsx") as book:
        sheet = book.add_worksheet("Kosten")
        day = book.add_format({"num_format": "d mmm yyyy"})
        for row, place in enumerate(("https://school.example/bon", "https://school.example/plan#avond",
                                     "https://school.example/begroting", "internal:Kosten!A1")):  # fmt: skip
            sheet.write_url(row, 0, place, string="terug")
        sheet.write_number(0, 0, 250)
        sheet.write_datetime(1, 0, date(2027, 3, 5), day)
        sheet.write_formula(2, 0, "=2*A1", None, 500)
    load_workbook("before.xlsx").save("openpyxl.xlsx")
else:
    for name in ("before", "openpyxl", "ExcelJS"):
        cells = [row[0] for row in load_workbook(f"{name}.xlsx")["Kosten"].iter_rows()]
        links = [cell.hyperlink and (cell.hyperlink.location or cell.hyperlink.target) for cell in cells]
        print(f"{name}:", *(cell.data_type for cell in cells), *links, sep="|")
        if name == "ExcelJS":
            print(*(str(cell.value)[:24] for cell in cells), sep="|")
PYTHON
env/bin/python book.py make
cat > save.cjs <<'JS'
const ExcelJS = require("exceljs");
(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("before.xlsx");
  await book.xlsx.writeFile("ExcelJS.xlsx");
})();
JS
TZ=Europe/Amsterdam node save.cjs
seen=$(env/bin/python book.py)
echo "$seen"
[[ $seen == "before:|n|d|f|s|https://school.example/bon|avond|https://school.example/begroting|Kosten!A1
openpyxl:|n|d|f|s|https://school.example/bon|avond|https://school.example/begroting|Kosten!A1
ExcelJS:|s|s|s|s|https://school.example/bon|https://school.example/plan|https://school.example/begroting|None
250|Fri Mar 05 2027 01:00:00|500|terug" ]]
