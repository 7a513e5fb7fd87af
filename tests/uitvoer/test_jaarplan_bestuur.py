"""What boards ask of a yearly plan comes out, and an action as plan, do, check and act."""

import io
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from wordtabellen import tables_of

from ouderplan.kern.doelen import PDCA, VOOR_HET_BESTUUR, Actie, Actiestatus, Jaardoel
from ouderplan.kern.kolomvorm import asked, printed
from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer import excel, load_plan, word
from ouderplan.uitvoer.volgordes import JA, PDCA_SLEUTEL

DOEL = Jaardoel(
    "4a",
    4,
    "Elke klas heeft een voorleesouder",
    resultaatgebied="Samen leren",
    gewenste_situatie="Er wordt in elke klas voorgelezen",
    indicator="acht voorleesouders",
    eigenaar="de taalcoördinator",
    kosten="€ 90",
    gereed="maart 2027",
    organisatie="een half uur in het rooster",
    scholing="een avond voorlezen",
)
ACTIE = Actie("4a", "Ouders vragen", "leraren", uitvoering="briefje mee", status=Actiestatus.BEZIG)


@pytest.fixture
def plan(tmp_path):
    wb = Werkboek.create(tmp_path / "wb", {"school": "De Wilg", "schooljaar": "2026-2027"})
    with wb.writing() as tx:
        tx.add(DOEL)
    yield wb
    wb.close()


def form(wb):
    document = Document(io.BytesIO(word.build(load_plan(wb))))
    return [row for table in tables_of(document) for row in table]


def test_word_has_each_field_beside_its_name_also_without_an_activity(plan):
    rows = form(plan)
    for naam in VOOR_HET_BESTUUR:
        assert [label(Jaardoel, naam), getattr(DOEL, naam)] in rows


def test_an_empty_field_has_no_row(plan):
    with plan.writing() as tx:
        (nummer,) = tx.items(Jaardoel)
        tx.change(nummer, DOEL, replace(DOEL, scholing=""))
    assert label(Jaardoel, "scholing") not in [row[0] for row in form(plan)]


def test_excel_and_csv_have_them_too(plan):
    with plan.writing() as tx:
        tx.add(ACTIE)
    plan.sync_csvs()
    boek = load_workbook(io.BytesIO(excel.build(load_plan(plan))))
    cells = {c.value for blad in boek for row in blad.iter_rows() for c in row if c.value}
    files = [plan.map / f"{naam}.csv" for naam in ("jaardoelen", "acties")]
    texts = "".join(path.read_text("utf-8-sig") for path in files)
    for said in (*(getattr(DOEL, naam) for naam in VOOR_HET_BESTUUR), "briefje mee", "bezig"):
        assert said in cells
        assert said in texts


def test_an_action_shows_as_plan_do_check_act_when_asked(plan):
    with plan.writing() as tx:
        tx.add(ACTIE)
    assert ["Activiteit", "Ouders vragen"] in form(plan)
    with plan.writing() as tx:
        tx.add(Gegeven(PDCA_SLEUTEL, JA))
    rows = form(plan)
    assert ["Plan: Activiteit", "Ouders vragen"] in rows
    assert ["Do: Uitvoering", "briefje mee"] in rows


def test_plan_do_check_act_leaves_no_column_out():
    named = [naam for columns in PDCA.values() for naam in columns]
    assert sorted(named) == sorted(printed(Actie)) == sorted(asked(Actie))
