#!/usr/bin/env bash
# Word's tracked changes: of "calls every week", changed into "every month", python-docx 1.2.0 reads neither.
#
# A plan that a werkgroep works on has tracked changes in it. Word keeps the old words (w:del) and the new
# (w:ins) side by side until somebody accepts them. What a program makes of such a sentence depends on the reader:
# python-docx takes only the runs that stand in the paragraph itself, so both versions fall out, and what is
# left can still be a sentence that says something else; no attribute of the paragraph tells that words are
# missing. mammoth, docx2txt and docx2python read the new words. LibreOffice writes both to a text file, old
# and new after each other without a mark. The same goes for a cell with a
# drop-down list around its paragraph (w:sdt), as in forms: for python-docx that cell is empty, for the others not.
#
# Seen (python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1; Debian's package
# libreoffice-writer 4:7.4.7): as above. Exit status 1 when that changes.
set -euo pipefail
command -v soffice > /dev/null || { echo "needs soffice (Debian: libreoffice-writer)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'python-docx==1.2.0' 'mammoth==1.13.0' 'docx2txt==0.9' 'docx2python==3.7.1'
cat > make.py <<'PYTHON'
from docx import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:author="werkgroep" w:date="2026-10-06T19:30:00Z"'
OLD = f'<w:del {W} w:id="1" {BY}><w:r><w:delText xml:space="preserve">elke week </w:delText></w:r></w:del>'
NEW = f'<w:ins {W} w:id="2" {BY}><w:r><w:t xml:space="preserve">elke maand </w:t></w:r></w:ins>'
LIST = f"""<w:sdt {W}><w:sdtPr><w:dropDownList><w:listItem w:displayText="loopt" w:value="1"/>
</w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>loopt</w:t></w:r></w:p></w:sdtContent></w:sdt>"""

document = Document()
paragraph = document.add_paragraph("De leraar belt ")
paragraph._p.extend([parse_xml(OLD), parse_xml(NEW)])
paragraph.add_run("naar huis.")
cell = document.add_table(1, 1).cell(0, 0)._tc
cell.insert(len(cell) - 1, parse_xml(LIST))
document.save("plan.docx")
PYTHON
env/bin/python make.py
timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to txt:Text plan.docx > /dev/null 2>&1
cat > seen.py <<'PYTHON'
import sys
from pathlib import Path

import docx2txt
import mammoth
from docx import Document
from docx2python import docx2python

own = Document("plan.docx")
seen = {
    "python-docx": own.paragraphs[0].text + "\n" + own.tables[0].cell(0, 0).text,
    "mammoth": mammoth.extract_raw_text(Path("plan.docx").open("rb")).value,
    "docx2txt": docx2txt.process("plan.docx"),
    "docx2python": docx2python("plan.docx").text,
    "LibreOffice": Path("plan.txt").read_text("utf-8-sig"),
}
lines = {reader: [line for line in text.splitlines() if line] for reader, text in seen.items()}
for reader, text in lines.items():
    print(f"{reader:13}{text}")
new = ["De leraar belt elke maand naar huis.", "loopt"]
sys.exit(
    lines["python-docx"] != ["De leraar belt naar huis."]
    or any(lines[reader] != new for reader in ("mammoth", "docx2txt", "docx2python"))
    or lines["LibreOffice"] != ["De leraar belt elke week elke maand naar huis.", "loopt"]
)
PYTHON
env/bin/python seen.py
