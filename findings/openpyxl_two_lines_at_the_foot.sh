#!/usr/bin/env bash
# openpyxl 3.1.5: two lines at the foot of a sheet are one line with "_x000a_" in it once it was saved, but not for openpyxl.
#
# XlsxWriter and LibreOffice put a line break into a header or footer as it is. openpyxl keeps it while it reads, and
# writes the seven signs _x000a_ in its place. The standard has that way of writing for signs that XML cannot hold (ISO/IEC
# 29500-1, 22.9.2.19), which a line break is not, and few programs look for it there: LibreOffice and
# ExcelJS have the signs in the text, and "School_x000a_2026-2027" is what comes out of the printer at the foot of
# every page. openpyxl itself reads it back as two lines, so a test that reads what it wrote finds nothing.
# Nothing was changed in the workbook but for reading and saving it.
#
# Seen (openpyxl 3.1.5, ExcelJS 4.4.0, the workbook by XlsxWriter 3.3.1; Debian's libreoffice-calc 4:7.4.7 with pdftotext
# of poppler-utils where both are there): before two lines with all; after _x000a_ with all but openpyxl.
# Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'XlsxWriter==3.3.1'
npm install --silent --no-audit --no-fund 'exceljs@4.4.0' > /dev/null 2>&1
env/bin/python -c '
import xlsxwriter
from openpyxl import load_workbook

with xlsxwriter.Workbook("before.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_string("A1", "plan")
    sheet.set_footer("&LDe school\n2026-2027")
load_workbook("before.xlsx").save("after.xlsx")
for name in ("before", "after"):
    print("openpyxl", name, repr(load_workbook(f"{name}.xlsx").active.oddFooter.left.text))
' | tee seen
cat > read.cjs <<'JS'
const ExcelJS = require("exceljs");
(async () => {
  for (const name of ["before", "after"]) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(`${name}.xlsx`);
    console.log("ExcelJS ", name, JSON.stringify(book.worksheets[0].headerFooter.oddFooter));
  }
})();
JS
node read.cjs | tee -a seen
[[ $(cat seen) == "openpyxl before 'De school\n2026-2027'
openpyxl after 'De school\n2026-2027'
ExcelJS  before \"&LDe school\n2026-2027\"
ExcelJS  after \"&LDe school_x000a_2026-2027\"" ]]
if command -v soffice > /dev/null && command -v pdftotext > /dev/null; then
    for name in before after; do
        timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless \
            --convert-to pdf "$name.xlsx" > /dev/null 2>&1
        pdftotext "$name.pdf" - | grep -E 'school|2026' | tr '\n' '|'
        echo
    done | tee office
    [[ $(cat office) == "De school|2026-2027|
De school_x000a_2026-2027|" ]]
fi
