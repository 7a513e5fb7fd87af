"""Our own Excel file after another program saved it: nothing changed."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import elders_maken
import elderswerkboek
import pytest
from openpyxl import load_workbook

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.bestanden import is_ours, read_sources
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.terug import import_excel, preview_excel
from ouderplan.uitvoer import excel, load_plan

ELDERS = sorted(elders_maken.MAP.glob("*.xlsx"))


@pytest.fixture
def wb(tmp_path: Path) -> Iterator[Werkboek]:
    """Give the workbook of which the files were made."""
    wb = elderswerkboek.make(tmp_path / "werkboek", "De Vlier", "2026-2027")
    yield wb
    wb.close()


def told(wb: Werkboek, path: Path) -> list[str]:
    """Return what changes, and what is said that is not about results."""
    found = preview_excel(wb, path.name, path.read_bytes())
    rows = [
        (blad.blad, row.soort, row.naam, [(cel.kop, cel.oud, cel.nieuw) for cel in row.cellen])
        for blad in found.bladen
        for row in blad.rijen
    ]
    assert rows == []
    return [zin for zin in found.meldingen if not zin.startswith("Uitslagen")]


@pytest.mark.parametrize("path", ELDERS, ids=lambda path: path.stem)
def test_what_another_program_saved_again_changes_nothing(wb: Werkboek, path: Path):
    assert is_ours(Bron(path.name, path.read_bytes()))
    assert told(wb, path) == []


@pytest.mark.parametrize("path", ELDERS, ids=lambda path: path.stem)
def test_a_cell_that_was_changed_elsewhere_is_the_only_change(wb: Werkboek, path: Path):
    book = load_workbook(path)
    book["Gesprekken"]["B4"] = "maart"
    out = io.BytesIO()
    book.save(out)
    found = import_excel(wb, path.name, out.getvalue())
    assert [(cel.oud, cel.nieuw) for b in found.bladen for r in b.rijen for cel in r.cellen] == [
        ("80%", "maart")
    ]
    with wb.reading() as tx:
        assert [g.periode for g in tx.rows(Gesprek)][2] == "maart"


@pytest.mark.parametrize("name", ["gnumeric", "libreoffice", "sheetjs", "exceljs"])
def test_the_programs_run_here_too(wb: Werkboek, tmp_path: Path, name: str):
    found = elders_maken.programs(tmp_path)
    if f"{name}.xlsx" not in found:
        pytest.skip(f"{name} staat hier niet: alleen de bewaarde bestanden zijn gelezen")
    (source := tmp_path / f"{name}.xlsx").write_bytes(excel.build(load_plan(wb)))
    (tmp_path / "uit").mkdir()
    target = tmp_path / "uit" / source.name
    elders_maken.save_again(found[source.name][1], source, target)
    assert told(wb, target) == []


@pytest.mark.parametrize("kind", ["ods", "xls"])
@pytest.mark.parametrize("name", ["libreoffice.{}", "libreoffice.xlsx"])
def test_our_own_file_of_another_kind_is_read_back_and_as_a_list_its_place_is_named(
    wb: Werkboek, kind: str, name: str
):
    path = elders_maken.MAP / f"libreoffice.{kind}"
    assert told(wb, path) == []
    with pytest.raises(CsvFouten, match="Lees het in bij Schooljaarplan"):
        read_sources([Bron(name.format(kind), path.read_bytes())])


def patched(content: bytes, old: str, new: str) -> bytes:
    """Return an .xlsx with something else in its XML, wherever it stands."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        parts = {name: source.read(name) for name in source.namelist()}
        assert any(old.encode() in text for text in parts.values())
        for name, text in parts.items():
            target.writestr(name, text.replace(old.encode(), new.encode()))
    return out.getvalue()


def test_a_carriage_return_of_a_macro_is_a_line_end(wb: Werkboek):
    book = load_workbook(io.BytesIO(excel.build(load_plan(wb))))
    book["Totaaloverzicht"]["D3"] = "HIER"
    out = io.BytesIO()
    book.save(out)
    content = patched(out.getvalue(), "HIER", "Eén_x000D_\ntwee_x000D_drie")
    import_excel(wb, "plan.xlsx", content)
    with wb.reading() as tx:
        assert tx.rows(Jaardoel)[1].jaardoel == "Eén\ntwee\ndrie"


def test_a_carriage_return_alone_changes_nothing(wb: Werkboek):
    content = patched(excel.build(load_plan(wb)), "staan\nop", "staan_x000D_\nop")
    assert preview_excel(wb, "plan.xlsx", content).leeg


def test_the_text_that_stands_for_a_carriage_return_stays_a_text(wb: Werkboek):
    book = load_workbook(io.BytesIO(excel.build(load_plan(wb))))
    del book["ouderplan"]
    out = io.BytesIO()
    book.save(out)
    content = patched(out.getvalue(), "_x000D_ en", "_x005F_x000D_ en")
    content = patched(content, "_x0041_", "_x005F_x0041_")
    assert preview_excel(wb, "plan.xlsx", content).leeg


def test_a_macro_workbook_is_read(wb: Werkboek):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    content = patched(excel.build(load_plan(wb)), kind, macro)
    assert preview_excel(wb, "plan.xlsm", content).leeg
    assert is_ours(Bron("plan.xlsm", content))


@pytest.mark.parametrize(
    ("number", "day"), [(46364, date(2026, 12, 8)), (46364.75, None), (2026, None), (-5, None)]
)
def test_a_number_in_a_column_of_dates_is_a_day_only_when_it_can_be(wb: Werkboek, number, day):
    book = load_workbook(io.BytesIO(excel.build(load_plan(wb))))
    book["Visie"]["E2"], book["Visie"]["E2"].number_format = number, "General"
    out = io.BytesIO()
    book.save(out)
    if day is None:
        with pytest.raises(CsvFouten, match="is geen datum"):
            import_excel(wb, "plan.xlsx", out.getvalue())
        return
    import_excel(wb, "plan.xlsx", out.getvalue())
    with wb.reading() as tx:
        assert tx.rows(Visieversie)[0].vastgesteld_op == day


def test_a_file_with_days_from_1904_has_the_same_days(wb: Werkboek):
    book = load_workbook(elders_maken.MAP / "sheetjs.xlsx")
    out = io.BytesIO()
    cell = book["Visie"]["E2"]
    cell.value -= 1462  # days between the two beginnings
    book["Stappen van de visie"]["D2"].value -= 1462
    book.save(out)
    content = patched(out.getvalue(), "<workbookPr", '<workbookPr date1904="1"')
    assert preview_excel(wb, "plan.xlsx", content).leeg


def test_a_formula_in_a_cell_that_was_no_formula_is_asked_for_its_outcome(wb: Werkboek):
    book = load_workbook(elders_maken.MAP / "pandas-openpyxl-gewoon.xlsx")
    book["Gesprekken"]["A2"] = "=1+2"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(CsvFouten, match="formule zonder uitkomst"):
        preview_excel(wb, "plan.xlsx", out.getvalue())


def test_a_school_without_a_name_or_a_year_is_not_named(wb: Werkboek, tmp_path: Path):
    other = elderswerkboek.make(tmp_path / "naamloos", "", "")
    content = excel.build(load_plan(other))
    assert not any("gemaakt" in zin for zin in preview_excel(other, "p.xlsx", content).meldingen)
    other.close()
    (first, *_) = preview_excel(wb, "p.xlsx", content).meldingen
    assert first.startswith("In dit bestand staat niet voor welke school")
    half = elderswerkboek.make(tmp_path / "half", "De Berk", "")
    content = excel.build(load_plan(half))
    half.close()
    (first, *_) = preview_excel(wb, "p.xlsx", content).meldingen
    assert first == "Dit bestand is gemaakt voor De Berk. Klopt dat?"
