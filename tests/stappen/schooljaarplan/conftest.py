"""The example school, and windows on its workbook."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ouderplan.app.voorbeeld import build_example
from ouderplan.opslag import Kast
from ouderplan.stappen import Zitting
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.stappen.schooljaarplan.view import View


@dataclass
class Venster:
    """A page on the workbook: its session, model and view."""

    zitting: Zitting
    model: Model
    view: View


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
def nieuw_venster(tmp_path: Path) -> Iterator[Callable[..., Venster]]:
    """Give a function that opens a page on a workbook, at this step unless told otherwise."""
    opened: list[Zitting] = []

    def make(map: Path, *, stap: str = "schooljaarplan") -> Venster:
        zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
        zitting.stap = stap
        zitting.open(map)
        opened.append(zitting)
        model = Model(zitting)
        zitting.follow([model])
        zitting.poll()
        return Venster(zitting, model, View(model))

    yield make
    for zitting in opened:
        zitting.wb.close()


@pytest.fixture
def venster(nieuw_venster: Callable[..., Venster], voorbeeld: Path) -> Venster:
    return nieuw_venster(voorbeeld)


@pytest.fixture
def lege(nieuw_venster: Callable[..., Venster], werkboek) -> Venster:
    """Give a page on a workbook in which nothing was done yet."""
    return nieuw_venster(werkboek.map)
