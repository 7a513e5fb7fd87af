"""Workbooks to export: a whole year, and nothing at all. Made once, copied for who changes them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import voorbeeldschool

from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, load_plan


@pytest.fixture(scope="session")
def volle_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a workbook with a whole year in it; do not change it."""
    map = tmp_path_factory.mktemp("werkboeken") / "vol"
    voorbeeldschool.make_vol(map).close()
    return map


@pytest.fixture(scope="session")
def lege_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a workbook in which nobody did anything; do not change it."""
    map = tmp_path_factory.mktemp("werkboeken") / "leeg"
    voorbeeldschool.make_leeg(map).close()
    return map


@pytest.fixture
def vol(volle_map: Path, tmp_path: Path) -> Iterator[Werkboek]:
    """Give a workbook with a whole year in it."""
    wb = Werkboek.open(shutil.copytree(volle_map, tmp_path / "vol"))
    yield wb
    wb.close()


@pytest.fixture
def leeg(lege_map: Path, tmp_path: Path) -> Iterator[Werkboek]:
    """Give a workbook in which nobody did anything yet."""
    wb = Werkboek.open(shutil.copytree(lege_map, tmp_path / "leeg"))
    yield wb
    wb.close()


@pytest.fixture(scope="session")
def plan(volle_map: Path) -> Plan:
    """Give the plan of a whole year."""
    return _plan_of(volle_map)


@pytest.fixture(scope="session")
def leeg_plan(lege_map: Path) -> Plan:
    """Give the plan of a workbook in which nobody did anything yet."""
    return _plan_of(lege_map)


def _plan_of(map: Path) -> Plan:
    wb = Werkboek.open(map)
    try:
        return load_plan(wb)
    finally:
        wb.close()
