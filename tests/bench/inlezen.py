"""What the largest files that are let through cost, and the ones that are not: time and memory.

Run it alone with ``python tests/bench/inlezen.py``, or with a piece of a name behind it for those
files only. Each file is read by a process of its own, by the reader that its name tells.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

import zwaar
from zwaar import BLAD

from ouderplan.kern.fouten import OuderplanFout

_HOOGTE = '<row r="{}" ht="20" customHeight="1"/>'
_VORM = (
    '<conditionalFormatting sqref="A{0}"><cfRule type="cellIs" priority="{0}" operator="equal">'
    "<formula>1</formula></cfRule></conditionalFormatting>"
)
_KEUZE = '<dataValidation type="list" sqref="A{0}"><formula1>"a,b"</formula1></dataValidation>'
_STIJL = '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="stijl {0}"/></w:style>'
_LEEG = "<row>" + '<c s="0"/>' * 250 + "</row>"
_LANG = f'<row><c t="inlineStr"><is><t>\U0001f600{"woord " * 16_666}</t></is></c></row>'
_ALINEA = '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>{0} {1}</w:t></w:r></w:p>'


def _times(piece: str, number: int):
    return (piece.format(one, "woord " * 20) for one in range(3, number + 3))


def _excel(before: str, piece: str, number: int, part: str = BLAD):
    return lambda path: zwaar.excel_with(path, part, before, _times(piece, number))


def _word(part: str, before: str, piece: str, number: int):
    return lambda path: zwaar.word_with(path, part, before, _times(piece, number))


def _alineas(number: int, piece: str = "<w:p/>"):
    return _word("word/document.xml", "<w:sectPr", piece, number)


def _namen(number: int):
    names = _times('<definedName name="n{0}">A{0}</definedName>', number)
    pieces = chain(["<definedNames>"], names, ["</definedNames>"])
    return lambda path: zwaar.excel_with(path, "xl/workbook.xml", "<calcPr", pieces)


def _alineas_en_fotos(path: Path) -> None:
    _alineas(550_000)(path)
    zwaar.add_pictures(path, 80, bytes(zwaar.MB))


_SLUIT = "</sheetData>"
BESTANDEN = {
    "Excel, 20.000 rijen × 40 kolommen": (
        "gesprekken.xlsx", lambda p: zwaar.sheet(p, 20_001, 40)),
    "Excel, 20.000 rijen × 40 kolommen, als terug te lezen werkboek": (
        "werkboek.xlsx", lambda p: zwaar.sheet(p, 20_001, 40)),
    "formulier, 20.000 rijen × 40 kolommen": (
        "formulier.xlsx", lambda p: zwaar.sheet(p, 20_001, 40, eigen=True)),
    "Excel, 1.000.000 formules zonder uitkomst": (
        "gesprekken.xlsx", lambda p: zwaar.formulas(p, 24_900, 40)),
    "Excel, 390 cellen van 100.000 tekens": (
        "gesprekken.xlsx", _excel(_SLUIT, _LANG, 390)),
    "formulier, 390 cellen van 100.000 tekens": (
        "formulier.xlsx", _excel(_SLUIT, _LANG, 390)),
    "Excel met een cel in rij 1.048.576 en een in kolom XFD": (
        "ver.xlsx", lambda p: zwaar.sheet(p, 2, 2, (1_048_575, 0), (0, 16_383))),
    "Excel, 60.000 rijen": ("lang.xlsx", lambda p: zwaar.sheet(p, 60_000, 10)),
    "Excel dat uitpakt tot 1 GB": ("bom.xlsx", lambda p: zwaar.packed(p, 1000)),
    "Excel, 1.000.000 rijen met alleen een hoogte": (
        "hoogte.xlsx", _excel(_SLUIT, _HOOGTE, 1_000_000)),
    "Excel, 1.000.000 keer voorwaardelijke opmaak": (
        "opmaak.xlsx", _excel("<pageMargins", _VORM, 1_000_000)),
    "Excel, 1.000.000 keuzelijsten": ("keuzes.xlsx", _excel("<pageMargins", _KEUZE, 1_000_000)),
    "Excel, 5.000.000 lege cellen met een opmaak": (
        "leeg.xlsx", _excel(_SLUIT, _LEEG, 20_000)),
    "Excel, 1.000.000 celopmaken": (
        "stijlen.xlsx", _excel("</cellXfs>", '<xf numFmtId="14"/>', 1_000_000, "xl/styles.xml")),
    "Excel, 65.000 namen voor cellen": (
        "namen.xlsx", _namen(65_000)),
    "Excel, 1.000.000 namen voor cellen": (
        "namen.xlsx", _namen(1_000_000)),
    "Word, 200 bladzijden (4.000 alinea's)": ("huisstijl.docx", _alineas(4000, _ALINEA)),
    "Word, 80.000 alinea's": ("huisstijl.docx", _alineas(80_000, _ALINEA)),
    "Word, 550.000 lege alinea's en 80 MB aan lege foto's": ("huisstijl.docx", _alineas_en_fotos),
    "Word, 3.000.000 lege alinea's": ("huisstijl.docx", _alineas(3_000_000)),
    "Word, 90.000 stijlen": (
        "huisstijl.docx", _word("word/styles.xml", "</w:styles>", _STIJL, 90_000)),
    "Word, 1.000.000 stijlen": (
        "huisstijl.docx", _word("word/styles.xml", "</w:styles>", _STIJL, 1_000_000)),
    "Word, 3.000.000 opmerkingen in de XML": ("huisstijl.docx", _alineas(3_000_000, "<!---->")),
    "Word, 28 MB aan foto's": ("huisstijl.docx", lambda p: zwaar.pictures(p, 28)),
    "CSV, 290.000 rijen": ("stembriefjes.csv", lambda p: zwaar.csv_file(p, 290_000)),
    "CSV, 290.000 rijen met elk een fout": (
        "stembriefjes.csv", lambda p: zwaar.csv_file(p, 290_000, "marsmannen")),
    "CSV, 1.500.000 rijen (60 MB)": ("stembriefjes.csv", lambda p: zwaar.csv_file(p, 1_500_000)),
    "formulier als CSV, 20.000 rijen × 40 kolommen": (
        "formulier.csv", lambda p: zwaar.form(p, 20_000, 40)),
}  # fmt: skip


def measure(only: str = "") -> list[dict[str, object]]:
    """Return per file: seconds, MB at most, and what was said."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for what, (naam, make) in BESTANDEN.items():
            if only not in what:
                continue
            path = Path(name) / naam
            make(path)
            line = subprocess.run(
                [sys.executable, __file__, "lees", str(path)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            found.append({"wat": what, **json.loads(line)})
            path.unlink()
    return found


def read_one(path: Path) -> dict[str, object]:
    """Read one file as the page would, and say what it cost.

    Linux only: `ru_maxrss` of a child begins at what its parent had, VmHWM does not.
    """
    from ouderplan.opslag.lezen.bestanden import read_sources  # noqa: PLC0415
    from ouderplan.opslag.lezen.csvtekst import read_bytes  # noqa: PLC0415
    from ouderplan.opslag.lezen.eigenboek import read_book  # noqa: PLC0415
    from ouderplan.opslag.lezen.formulier import read_sheet  # noqa: PLC0415
    from ouderplan.opslag.lezen.fouten import CsvFouten  # noqa: PLC0415
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415

    readers = {
        "formulier": lambda: read_sheet(path.name, read_bytes(path)),
        "werkboek": lambda: read_book(path.name, read_bytes(path)),
        "huisstijl": lambda: open_basis(path),
    }
    school = lambda: read_sources([path])  # noqa: E731
    begun, said = time.perf_counter(), "gelezen"
    try:
        readers.get(path.stem, school)()
    except CsvFouten:
        said = "geweigerd, met elke fout"
    except OuderplanFout as error:
        said = str(error)
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    return {"seconden": time.perf_counter() - begun, "mb": peak, "gezegd": said}


if __name__ == "__main__":
    if sys.argv[1:2] == ["lees"]:
        print(json.dumps(read_one(Path(sys.argv[2]))))
    else:
        for row in measure(*sys.argv[1:2]):
            print(f"{row['wat']}: {row['seconden']:.1f} s, {row['mb']:.0f} MB, {row['gezegd']}")
