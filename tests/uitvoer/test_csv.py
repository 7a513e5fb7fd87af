"""The CSVs in one zip."""

import io
import zipfile
from pathlib import Path

from ouderplan.opslag import Werkboek
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.uitvoer import Plan, load_plan
from ouderplan.uitvoer import csv as csv_map


def test_every_table_of_the_contract_is_in_it(plan: Plan):
    with zipfile.ZipFile(io.BytesIO(csv_map.build(plan))) as archive:
        assert set(archive.namelist()) == {f"{tabel.naam}.csv" for tabel in TABELLEN}
        assert archive.read("jaardoelen.csv").startswith(b"\xef\xbb\xbfcode;criterium;jaardoel;")


def test_unpacked_it_is_the_same_workbook(plan: Plan, tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(csv_map.build(plan))) as archive:
        archive.extractall(tmp_path / "terug")
    wb = Werkboek.open(tmp_path / "terug")
    try:
        assert load_plan(wb, now=plan.gemaakt) == plan
    finally:
        wb.close()
