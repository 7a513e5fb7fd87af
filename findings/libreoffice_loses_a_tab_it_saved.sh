#!/usr/bin/env bash
# LibreOffice Calc 7.4.7: a tab within a cell is saved to .ods, and gone when that file is opened again.
#
# An answer that somebody pasted into a form can have a tab in it, and Excel and LibreOffice keep it in the cell.
# Into an .ods LibreOffice writes it as the standard says (text:tab). Opening that very file it skips the
# element, without putting even a space there: "groep 1", tab, "2" has become "groep 12". Whoever saves,
# closes and opens has another text, and no change of theirs made it so. pandas (odfpy) and python-calamine
# read the file in the same way; pyexcel-ods3 has the tab. Saved as .xlsx the cell stays whole.
#
# Seen (Debian's package libreoffice-calc 4:7.4.7; XlsxWriter 3.3.1, openpyxl 3.1.5, pandas 3.1.1, odfpy 1.4.1,
# python-calamine 0.9.1, pyexcel-ods3 0.6.1): as above. Exit status 1 when that changes.
set -euo pipefail
command -v soffice > /dev/null || { echo "needs soffice (Debian: libreoffice-calc)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'XlsxWriter==3.3.1' 'openpyxl==3.1.5' \
    'pandas==3.1.1' 'odfpy==1.4.1' 'python-calamine==0.9.1' 'pyexcel-ods3==0.6.1'
env/bin/python -c '
import xlsxwriter
with xlsxwriter.Workbook("answer.xlsx") as book:
    book.add_worksheet().write_string("A1", "groep 1\t2")
'
save_as() {
    timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to "$1" --outdir "$2" "$3" > /dev/null 2>&1
}
save_as ods saved answer.xlsx
save_as xlsx whole answer.xlsx
save_as xlsx opened saved/answer.ods
cat > seen.py <<'PYTHON'
import sys
from zipfile import ZipFile

import pandas as pd
from openpyxl import load_workbook
from pyexcel_ods3 import get_data
from python_calamine import CalamineWorkbook

ODS = "saved/answer.ods"
assert "<text:p>groep 1<text:tab/>2</text:p>" in ZipFile(ODS).read("content.xml").decode()
seen = {
    "LibreOffice, .xlsx to .xlsx": load_workbook("whole/answer.xlsx").active["A1"].value,
    "LibreOffice, its own .ods": load_workbook("opened/answer.xlsx").active["A1"].value,
    "pandas": pd.read_excel(ODS, header=None).iloc[0, 0],
    "python-calamine": CalamineWorkbook.from_path(ODS).get_sheet_by_index(0).to_python()[0][0],
    "pyexcel-ods3": next(iter(get_data(ODS).values()))[0][0],
}
for reader, text in seen.items():
    print(f"{reader:29}{text!r}")
sys.exit(list(seen.values()) != ["groep 1\t2", "groep 12", "groep 12", "groep 12", "groep 1\t2"])
PYTHON
env/bin/python seen.py
