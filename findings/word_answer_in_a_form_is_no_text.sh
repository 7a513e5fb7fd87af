#!/usr/bin/env bash
# Word forms: what was chosen from a list, or ticked, is no text, and no reader sees all of it.
#
# In a form with fields (Developer, Legacy Forms) Word keeps the choice as a number beside the list of
# options (w:ddList, w:result), and shows the option that belongs to it; there is no run that says it. A tick is a
# mark of the field (w:checked), or a sign of the typeface Wingdings (w:sym), or since Word 2010 a content control
# with an ordinary sign in it. All of it is as it should be (ISO/IEC 29500-1, 17.16.9, 17.16.8, 17.3.3.30 and 17.5.2).
# Of these four python-docx's text has none. docx2txt and LibreOffice, when it writes text, have the last; for the sign
# LibreOffice has a letter of nobody (U+F0FE). mammoth has the sign in its text, and ticks as tags in its
# HTML, but the choice in neither. Only docx2python has the choice. A pile of forms that was gathered with
# another one has empty answers, which nobody can tell from forms that were left blank.
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
from docx.oxml.ns import nsdecls

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def field(name, data):
    marks = {
        "begin": f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{data}</w:ffData>',
        "end": "",
    }
    begin, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'
        for kind, inside in marks.items()
    )
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{end}'


options = "".join(f'<w:listEntry w:val="{option}"/>' for option in ("nooit", "soms", "wekelijks"))
FIELDS = {
    "chosen": field("FORMDROPDOWN", f'<w:ddList><w:result w:val="2"/>{options}</w:ddList>'),
    "ticked": field(
        "FORMCHECKBOX",
        '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>',
    ),
    "sign": '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    "control": '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
}
form = Document()
for name, xml in FIELDS.items():
    paragraph = form.add_paragraph(f"{name}: ")._p
    for part in parse_xml(f"<w:p {nsdecls('w')} {W14}>{xml}</w:p>"):
        paragraph.append(part)
form.save("form.docx")
PYTHON
env/bin/python make.py
timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to txt:Text form.docx > /dev/null 2>&1
cat > seen.py <<'PYTHON'
import re
import sys

import docx
import docx2txt
import mammoth
from docx2python import docx2python

NAMES = ("chosen", "ticked", "sign", "control")
with open("form.docx", "rb") as form:
    text = mammoth.extract_raw_text(form).value
    html = re.sub("<input checked[^>]*>", "[x]", mammoth.convert_to_html(form).value)
READ = {
    "python-docx": "\n".join(one.text for one in docx.Document("form.docx").paragraphs),
    "mammoth, text": text,
    "mammoth, HTML": re.sub("</?p>", "\n", html),
    "docx2txt": docx2txt.process("form.docx"),
    "docx2python": docx2python("form.docx").text,
    "LibreOffice": open("form.txt", encoding="utf-8-sig").read(),
}
seen = {}
for reader, said in READ.items():
    answers = [re.search(f"{name}:(.*)", said)[1].strip() for name in NAMES]
    print(f"{reader:15}", *(f"{name}={answer!a}" for name, answer in zip(NAMES, answers)))
    seen[reader] = answers
SIGN = "\N{BALLOT BOX WITH BOLD CHECK}"
BOX = "☒"
wingdings = seen["docx2python"].pop(2)
assert "00FE" in wingdings, wingdings
sys.exit(
    seen
    != {
        "python-docx": ["", "", "", ""],
        "mammoth, text": ["", "", SIGN, ""],
        "mammoth, HTML": ["", "[x]", SIGN, "[x]"],
        "docx2txt": ["", "", "", BOX],
        "docx2python": ["wekelijks", BOX, BOX],
        "LibreOffice": ["", "", "\uf0fe", BOX],
    }
)
PYTHON
env/bin/python seen.py
