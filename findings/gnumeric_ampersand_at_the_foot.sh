#!/usr/bin/env bash
# Gnumeric 1.12.55: "Q&A" at the foot of a sheet is "Q" and the name of the sheet once it was saved, and the head is gone.
#
# In a footer of a workbook an ampersand begins a code: &A is the name of the sheet, &P the page, &D the day; an ampersand
# that is meant is written twice (ISO/IEC 29500-1, 18.3.1.39). Gnumeric reads two as one and writes that one. So "Q&A-avond" is
# printed with the name of the sheet in it, "OPP&P" with a page number, "R&D" with the day of today, and of "MR & OR" the sign is
# left out; in the file every one of them is a valid footer. What repeats on each page, when it is both rows
# and a column, becomes ERROR(...) in the same step, so from page two on the table has no head. Rows alone, or a column
# alone, keep well. LibreOffice and openpyxl write both as they read them.
#
# Seen (Debian's gnumeric 1:1.12.55, openpyxl 3.1.5, the workbook by XlsxWriter 3.3.1; LibreOffice 4:7.4.7 with pdftotext of
# poppler-utils where both are there, for what is printed): &&A becomes &A, printed "QBlad1-avond"; Blad1!$A:$A,Blad1!$1:$2
# becomes ERROR("Blad1!$A:$A,Blad1!$1:$2"). Exit status 1 when that changes.
set -euo pipefail
command -v ssconvert > /dev/null || { echo "needs ssconvert (Debian: gnumeric)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'XlsxWriter==3.3.1'
env/bin/python -c '
import xlsxwriter
from openpyxl import load_workbook

with xlsxwriter.Workbook("before.xlsx") as book:
    both, rows = book.add_worksheet("Blad1"), book.add_worksheet("Blad2")
    for sheet in (both, rows):
        sheet.write_string("A1", "plan")
        sheet.repeat_rows(0, 1)
    both.repeat_columns(0)
    both.set_footer("&LQ&&A-avond&CMR && OR&ROPP&&P")
load_workbook("before.xlsx").save("openpyxl.xlsx")
'
ssconvert before.xlsx Gnumeric.xlsx 2> /dev/null
cat > seen.py <<'PYTHON'
import re
from html import unescape
from zipfile import ZipFile

for name in ("before", "openpyxl", "Gnumeric"):
    with ZipFile(f"{name}.xlsx") as parts:
        sheet, book = (
            unescape(parts.read(f"xl/{part}.xml").decode()) for part in ("worksheets/sheet1", "workbook")
        )
    foot = re.search("<oddFooter>(.*?)</oddFooter>", sheet)[1]
    titles = re.findall('Print_Titles"[^>]*>(.*?)</definedName>', book)
    print(name, foot, *titles, sep=" | ")
PYTHON
seen=$(env/bin/python seen.py)
echo "$seen"
failed=0
[[ $seen == 'before | &LQ&&A-avond&CMR && OR&ROPP&&P | Blad1!$A:$A,Blad1!$1:$2 | Blad2!$1:$2
openpyxl | &LQ&&A-avond&CMR && OR&ROPP&&P | '"'Blad1'!\$1:\$2,'Blad1'!\$A:\$A | 'Blad2'!\$1:\$2"'
Gnumeric | &LQ&A-avond&CMR & OR&ROPP&P | ERROR("Blad1!$A:$A,Blad1!$1:$2") | Blad2!$1:$2' ]] || failed=1
if command -v soffice > /dev/null && command -v pdftotext > /dev/null; then
    for name in before Gnumeric; do
        timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless \
            --convert-to pdf "$name.xlsx" > /dev/null 2>&1
        pdftotext -l 1 "$name.pdf" - | grep -E 'avond|OR|OPP' | tr '\n' '|'
        echo
    done | tee office
    [[ $(cat office) == "Q&A-avond|MR & OR|OPP&P|
QBlad1-avond|MR OR|OPP1|" ]] || failed=1
fi
exit $failed
