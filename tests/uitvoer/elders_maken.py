"""Let the real programs save our Excel file again: ``python tests/uitvoer/elders_maken.py``.

Writes `elders/` afresh with every program that is here, and in `elders/LEESMIJ.md` which version
made which file. Gnumeric and LibreOffice come from the system; SheetJS and ExcelJS from npm, in the
folder `OUDERPLAN_NPM` (``npm install xlsx@0.18.5 exceljs@4.4.0``); pandas from the Python in
`OUDERPLAN_PANDAS` (with openpyxl and xlsxwriter). A program that is not here leaves its file alone.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import elderswerkboek

from ouderplan.uitvoer import excel, load_plan

MAP = Path(__file__).parent / "elders"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SSCONVERT = shutil.which("ssconvert")
NODE = shutil.which("node")
NPM = os.environ.get("OUDERPLAN_NPM", "")
PANDAS = os.environ.get("OUDERPLAN_PANDAS", "")
_SHEETJS = "const X=require('xlsx');const [,s,d]=process.argv;X.writeFile(X.readFile(s,{O}),d)"
_EXCELJS = (
    "const E=require('exceljs');const [,s,d]=process.argv;const b=new E.Workbook();"
    "b.xlsx.readFile(s).then(()=>b.xlsx.writeFile(d))"
)
_PANDAS = """
import sys
import pandas as pd
from openpyxl import load_workbook
source, target, engine, how = sys.argv[1:]
options = {"dtype": str, "keep_default_na": False} if how == "tekst" else {}
sheets = pd.read_excel(source, sheet_name=None, engine="openpyxl", **options)
with pd.ExcelWriter(target, engine=engine) as book:
    for name, sheet in sheets.items():
        sheet.to_excel(book, sheet_name=name, index=False)
"""
Opdracht = Callable[[Path, Path], list[str]]


def programs(scratch: Path) -> dict[str, tuple[str, Opdracht]]:
    """Return per file the program that makes it, and its command line; only what is here."""
    found: dict[str, tuple[str, Opdracht]] = {}
    if SSCONVERT:
        version = _said([SSCONVERT, "--version"])
        found["gnumeric.xlsx"] = (version, lambda s, d: [SSCONVERT, str(s), str(d)])
    if SOFFICE:
        found |= {f"libreoffice.{kind}": _office(scratch, kind) for kind in ("xlsx", "ods", "xls")}
    if NODE and NPM:
        found |= {
            "sheetjs.xlsx": _node("xlsx", _SHEETJS.replace("O", "")),
            "sheetjs-datums.xlsx": _node("xlsx", _SHEETJS.replace("O", "cellDates:true")),
            "exceljs.xlsx": _node("exceljs", _EXCELJS),
        }
    if PANDAS:
        found |= {
            f"pandas-{engine}-{how}.xlsx": _pandas(engine, how)
            for engine in ("openpyxl", "xlsxwriter")
            for how in ("gewoon", "tekst")
        }
    return found


def _office(scratch: Path, kind: str) -> tuple[str, Opdracht]:
    profile = f"-env:UserInstallation={(scratch / 'lo').as_uri()}"

    def command(source: Path, target: Path) -> list[str]:
        out = ["--outdir", str(target.parent), str(source)]
        return [str(SOFFICE), profile, "--headless", "--convert-to", kind, *out]

    return _said([str(SOFFICE), "--version"]), command


def _node(package: str, script: str) -> tuple[str, Opdracht]:
    version = f"require('{package}/package.json').version"
    told = f"npm {package} {_said([str(NODE), '-p', version], cwd=NPM)}"
    return told, lambda s, d: [str(NODE), "-e", script, str(s), str(d)]


def _pandas(engine: str, how: str) -> tuple[str, Opdracht]:
    script = f"import pandas, {engine}; print(pandas.__version__, {engine}.__version__)"
    versions = _said([PANDAS, "-c", script]).split()
    told = f"pandas {versions[0]} met {engine} {versions[1]}"
    return told, lambda s, d: [PANDAS, "-c", _PANDAS, str(s), str(d), engine, how]


def _said(command: list[str], cwd: str | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True)
    return (done.stdout or done.stderr).splitlines()[0].strip()


def save_again(program: Opdracht, source: Path, target: Path) -> bytes:
    """Let a program save `source` (of the same name, in another folder) as `target`."""
    command = program(source, target)
    folder = NPM if command[0] == NODE else None
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return target.read_bytes()


def make_source(map: Path) -> bytes:
    """Return our own Excel file of the workbook."""
    wb = elderswerkboek.make(map / "werkboek", "De Vlier", "2026-2027")
    content = excel.build(load_plan(wb))
    wb.close()
    return content


def main() -> None:
    """Make the files, and write down what made them."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        (scratch / "uit").mkdir()
        content = make_source(scratch)
        for name, (version, program) in programs(scratch).items():
            (source := scratch / f"{Path(name).stem}.xlsx").write_bytes(content)
            (MAP / name).write_bytes(save_again(program, source, scratch / "uit" / name))
            lines.append(f"| {name} | {version} |")
        for kind in ("ods", "xls") if SOFFICE else ():
            name = f"libreoffice-via-{kind}.xlsx"
            source = scratch / f"{Path(name).stem}.{kind}"
            shutil.copy(MAP / f"libreoffice.{kind}", source)
            version, program = _office(scratch, "xlsx")
            (MAP / name).write_bytes(save_again(program, source, scratch / "uit" / name))
            lines.append(f"| {name} | {version}, van libreoffice.{kind} |")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
