"""One way in for every file: grids, heads and typed rows are each made in one module."""

import ast
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

import ouderplan
from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron

PAKKET = Path(ouderplan.__file__).parent
LEZEN = PAKKET / "opslag/lezen"
WEG = {
    "koppen.toml": {"koppen"},  # what schools call things
    "KOPREGELS": {"koppen", "eigenkoppen", "rooster", "csvtekst", "eigenboek", "vormen"},
    "def find_": {"koppen", "eigenkoppen", "csvtekst"},  # which line has the heads; what cuts it
    "TypeAdapter": set(),
    "make_row": {"getypt"},
    "ValidationError": {"getypt"},
    "WorkSheetParser": {"excelcellen"},
    "ExcelReader": {"excelboek"},
}
EIGEN = {
    "opslag/nummers.py": "the numbers of rounds, before a workbook is rebuilt",
    "opslag/sporen/beschadigd.py": "what is left of a CSV beside a broken database",
    "opslag/sporen/bewaard.py": "what was put aside, to forget a closed round in it",
    "app/catalogi.py": "the start lists of the program itself, and what a school corrected",
}


def modules() -> list[Path]:
    return sorted(PAKKET.rglob("*.py"))


def calls_of_csv(path: Path) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in {"reader", "DictReader"}
        and getattr(node.value, "id", "") == "csv"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def test_a_csv_is_cut_into_cells_in_one_module():
    cut = {path.relative_to(PAKKET).as_posix() for path in modules() if calls_of_csv(path)}
    assert cut == {"opslag/lezen/csvtekst.py", *EIGEN}


@pytest.mark.parametrize("wat", WEG)
def test_each_step_of_the_way_in_is_made_in_its_own_module(wat):
    texts = {path.stem: path.read_text(encoding="utf-8") for path in LEZEN.glob("*.py")}
    assert {stem for stem, text in texts.items() if wat in text} <= WEG[wat]


def test_nobody_else_knows_how_a_file_becomes_cells_or_heads():
    inner = ("koppen", "kopjes", "getypt", "csvtekst", "excelboek", "excelcellen", "celtekst")
    known = {
        (path.relative_to(PAKKET).as_posix(), name)
        for path in modules()
        if path.parent != LEZEN
        for name in inner
        if f"ouderplan.opslag.lezen.{name} import" in path.read_text(encoding="utf-8")
    }
    assert known == {("uitvoer/excel.py", "getypt"), ("uitvoer/word/basis.py", "csvtekst")}


@pytest.mark.parametrize("kop", ["Kosten", "Begroting", "Wat kost het?", "budget"])
def test_a_csv_and_excel_say_the_same_with_the_same_heads(kop):
    lines = [["Doel", "Actie", kop], ["3a", "Een koffieochtend", "€ 40"]]
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(out)
    as_csv = "\n".join(map(";".join, lines)).encode()
    for bron in (Bron("actieplan.csv", as_csv), Bron("actieplan.xlsx", out.getvalue())):
        ((file,), told) = read_source(bron)
        assert [row.rij for row in file.rijen] == [Actie("3a", "Een koffieochtend", budget="€ 40")]
        assert told == []
