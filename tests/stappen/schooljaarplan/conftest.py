"""The example school, and windows on its workbook."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ouderplan.app.voorbeeld import build_example
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.stappen.schooljaarplan.view import View


@pytest.fixture(scope="session")
def voorbeeldmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map = tmp_path_factory.mktemp("voorbeeld") / "werkboek"
    build_example(map).close()
    return map


@pytest.fixture
def voorbeeld(voorbeeldmap: Path, tmp_path: Path) -> Path:
    """Give a folder with the example workbook, for this test alone."""
    return shutil.copytree(voorbeeldmap, tmp_path / "voorbeeld")


@pytest.fixture
def nieuw_venster(open_venster: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function that opens a page on the workbook in a folder."""
    return partial(open_venster, Model, View, stap="schooljaarplan")


@pytest.fixture
def venster(nieuw_venster: Callable[..., Any], voorbeeld: Path) -> Any:
    return nieuw_venster(voorbeeld)


@pytest.fixture
def lege(nieuw_venster: Callable[..., Any], werkboek) -> Any:
    """Give a page on a workbook in which nothing was done yet."""
    return nieuw_venster(werkboek.map)
