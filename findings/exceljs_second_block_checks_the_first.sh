#!/usr/bin/env bash
# ExcelJS 4.4.0: of a check on two blocks of a form, the second looks at the cells of the first once it was saved.
#
# A data validation has a list of ranges, and its formula is written for the first cell of the first one: "C2>=B2" on
# C2:C8 and C12:C18 asks of C12 whether it is at least B12. A form with a heading between its parts has such
# a list, chosen as one selection. ExcelJS keeps the formula as it is for each cell and makes
# ranges again when it writes: C12:C18 with "C2>=B2", so C12 is asked whether C2 is at least B2.
# A wrong answer in the second block is taken and a right one refused, by what stands ten rows higher; a list
# of options that hangs on the cell beside it (INDIRECT) is that of another row. Nothing in the
# workbook was changed but for reading and writing it. openpyxl writes what it read.
#
# Seen (ExcelJS 4.4.0, openpyxl 3.1.5): C12 checked by C12>=B12 before, by C2>=B2 after; E12 has its options
# from INDIRECT(B12) before, from INDIRECT(B2) after. Where Debian's package libreoffice-calc is installed,
# it sees the same (4:7.4.7). Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5'
npm install --silent --no-audit --no-fund 'exceljs@4.4.0' > /dev/null 2>&1
cat > form.py <<'PYTHON'
import sys

from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.datavalidation import DataValidation


def rule_of(path, cell):
    """What a workbook asks of a cell, as that cell's own formula."""
    for rule in load_workbook(path).active.data_validations.dataValidation:
        if cell in rule.sqref:
            first = min(rule.sqref.ranges, key=lambda block: block.min_row).coord.split(":")[0]
            return Translator("=" + rule.formula1, origin=first).translate_formula(cell)


if sys.argv[1:] == ["make"]:
    book = Workbook()
    for column, kind, formula in (("C", "custom", "C2>=B2"), ("E", "list", "INDIRECT(B2)")):
        rule = DataValidation(type=kind, formula1=formula)
        rule.add(f"{column}2:{column}8")
        rule.add(f"{column}12:{column}18")
        book.active.add_data_validation(rule)
    book.save("before.xlsx")
    load_workbook("before.xlsx").save("openpyxl.xlsx")
else:
    for name in ("before", "openpyxl", "after"):
        print(name, *(rule_of(f"{name}.xlsx", cell) for cell in ("C2", "C12", "E12")))
PYTHON
env/bin/python form.py make
cat > save.cjs <<'JS'
const ExcelJS = require("exceljs");
(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("before.xlsx");
  await book.xlsx.writeFile("after.xlsx");
})();
JS
node save.cjs
seen=$(env/bin/python form.py)
echo "$seen"
[[ $seen == "before =C2>=B2 =C12>=B12 =INDIRECT(B12)
openpyxl =C2>=B2 =C12>=B12 =INDIRECT(B12)
after =C2>=B2 =C2>=B2 =INDIRECT(B2)" ]]
if command -v soffice > /dev/null; then
    for name in before after; do
        soffice --headless -env:UserInstallation="file://$work/profile" --convert-to fods "$name.xlsx" > /dev/null 2>&1
        grep -o 'is-true-formula([^"]*" .*base-cell-address="[^"]*"' "$name.fods" | sed 's/".*address=/ from /'
    done | tee office
    [[ $(cat office) == 'is-true-formula([.C2]&gt;=[.B2]) from "Sheet.C2"
is-true-formula([.C2]&gt;=[.B2]) from "Sheet.C2"
is-true-formula([.C2]&gt;=[.B2]) from "Sheet.C12"' ]]
fi
