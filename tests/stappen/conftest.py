"""Windows on one workbook: a session each, as two browser pages have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest

from ouderplan.opslag import Kast, Werkboek
from ouderplan.stappen import Zitting


@dataclass
class Venster:
    """A page on one step of the workbook: its session, model and view."""

    zitting: Zitting
    model: Any
    view: Any


@pytest.fixture(autouse=True)
def _nothing_unexpected(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail when a page had to say that something unexpected went wrong, however calmly it did."""
    yield
    if request.node.get_closest_marker("gaat_stuk") is None:
        said = [record for when in ("setup", "call") for record in caplog.get_records(when)]
        assert not [record for record in said if record.name == "ouderplan.stappen.zitting"]


@pytest.fixture
def nieuwe_zitting(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[..., Zitting]]:
    """Give a function that opens one more window, on `werkboek` or on the one in a folder."""
    opened: list[Zitting] = []

    def make(map: Path | None = None, *, stap: str = "start", **opties: Any) -> Zitting:
        if map is None:
            map = cast("Werkboek", request.getfixturevalue("werkboek")).map
        zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports", **opties)
        zitting.stap = stap
        zitting.open(map)
        opened.append(zitting)
        return zitting

    yield make
    for zitting in opened:
        zitting.wb.close()


@pytest.fixture
def zitting(nieuwe_zitting: Callable[..., Zitting]) -> Zitting:
    """Give a window on the workbook."""
    return nieuwe_zitting()


@pytest.fixture
def open_venster(nieuwe_zitting: Callable[..., Zitting]) -> Callable[..., Any]:
    """Give ``open_venster(Model, View, …)``: one more page on a step, which follows the store."""

    def make(model: Any, view: Any, *plek: Path, soort: type = Venster, **opties: Any) -> Any:
        zitting = nieuwe_zitting(*plek, **opties)
        made = model(zitting)
        zitting.follow([made])
        zitting.poll()
        return soort(zitting, made, view(made))

    return make


@pytest.fixture
def nieuw_venster(
    request: pytest.FixtureRequest, open_venster: Callable[..., Any]
) -> Callable[..., Any]:
    """Give a function that opens one more page on the step that this folder is named after."""
    step = f"ouderplan.stappen.{request.path.parent.name}"
    return partial(
        open_venster, import_module(f"{step}.model").Model, import_module(f"{step}.view").View
    )


@pytest.fixture
def venster(nieuw_venster: Callable[..., Any]) -> Any:
    """Give a page on that step."""
    return nieuw_venster()


@pytest.fixture
def nieuw_model(
    request: pytest.FixtureRequest, nieuwe_zitting: Callable[..., Zitting]
) -> Callable[..., Any]:
    """Give a function that opens a window at the step that the test's folder is named after."""
    step = import_module(f"ouderplan.stappen.{request.path.parent.name}.model")

    def make(**opties: Any) -> Any:
        zitting = nieuwe_zitting(**opties)
        model = step.Model(zitting)
        zitting.follow([model])
        return model

    return make


@pytest.fixture
def model(nieuw_model: Callable[..., Any]) -> Any:
    """Give the model of a window at that step."""
    return nieuw_model()


@pytest.fixture
def ander(nieuw_model: Callable[..., Any]) -> Any:
    """Give the model of a second window at that step."""
    return nieuw_model()
