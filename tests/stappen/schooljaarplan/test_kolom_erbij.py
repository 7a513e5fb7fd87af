"""A column that was added to a row and given words is found wherever the row is shown."""

import io
import re
from dataclasses import replace

import ipywidgets as w
import pytest
from docx import Document
from op_het_scherm import widgets_in
from openpyxl import load_workbook

from ouderplan.kern.doelen import Actie, Jaardoel, running
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.lezen.terug import import_excel
from ouderplan.opslag.opschriften import label, question
from ouderplan.opslag.volgend_jaar import start_next_year
from ouderplan.stappen.jaardoelen.model import Model as Doelmodel
from ouderplan.stappen.jaardoelen.view import View as Doelview
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.stappen.schooljaarplan.view import View, paper_fields
from ouderplan.uitvoer import excel, load_plan, word

KOSTEN = "koffie en thee: 120 euro"


def first_running(tx):
    """Return an activity of a goal that goes along to the next year."""
    keys = {doel.sleutel for doel in running(tx.rows(Jaardoel))}
    return next(item for item in tx.items(Actie).items() if item[1].jaardoel in keys)


@pytest.fixture
def met_budget(voorbeeld):
    wb = Werkboek.open(voorbeeld)
    with wb.writing() as tx:
        nummer, actie = first_running(tx)
        tx.change(nummer, actie, replace(actie, budget=KOSTEN))
    wb.sync_csvs()
    yield wb
    wb.close()


def budgets(wb):
    with wb.reading() as tx:
        return [actie.budget for actie in tx.rows(Actie) if actie.budget]


def test_the_form_asks_for_it_and_it_saves_itself(open_venster, voorbeeld):
    venster = open_venster(Doelmodel, Doelview, voorbeeld)
    fields = [
        x
        for x in widgets_in(venster.view.bedienen)
        if isinstance(x, w.Textarea) and x.description == question(Actie, "budget")
    ]
    assert fields[0].placeholder
    fields[0].value = KOSTEN
    assert budgets(venster.zitting.wb) == [KOSTEN]


def test_it_stands_in_the_csv_and_is_read_back(met_budget):
    path = met_budget.map / "acties.csv"
    assert path.read_text(encoding="utf-8-sig").splitlines()[0].endswith(";status")
    path.write_text(path.read_text(encoding="utf-8-sig").replace(KOSTEN, "niets"), "utf-8")
    import_csvs(met_budget, [path])
    assert budgets(met_budget) == ["niets"]


def test_it_goes_out_to_excel_and_comes_back(met_budget):
    boek = load_workbook(io.BytesIO(excel.build(load_plan(met_budget))))
    (cell,) = (
        cell for row in boek["Actieplannen"].iter_rows() for cell in row if cell.value == KOSTEN
    )
    assert boek["Actieplannen"].cell(1, cell.column).value == label(Actie, "budget")
    cell.value = "niets"
    out = io.BytesIO()
    boek.save(out)
    import_excel(met_budget, "plan.xlsx", out.getvalue())
    assert budgets(met_budget) == ["niets"]


def test_word_has_it_beside_its_name(met_budget):
    document = Document(io.BytesIO(word.build(load_plan(met_budget))))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [label(Actie, "budget"), KOSTEN] in rows


def test_the_paper_view_has_it_beside_its_name(met_budget, open_venster):
    venster = open_venster(Model, View, met_budget.map)
    page = venster.view.render(
        "papier.html.j2", **paper_fields(venster.model, load_plan(met_budget))
    )
    name = re.escape(label(Actie, "budget"))
    assert re.search(rf"{name}</th><td>[^/]*{re.escape(KOSTEN)}", page)


def test_it_goes_along_to_the_next_year(met_budget, tmp_path):
    new = start_next_year(met_budget, tmp_path / "volgend", "2027-2028")
    assert budgets(new) == [KOSTEN]
    new.close()
