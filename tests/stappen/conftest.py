"""Windows on one workbook: a session each, as two browser pages have."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ouderplan.opslag import Kast, Werkboek
from ouderplan.stappen import Zitting


@pytest.fixture
def nieuwe_zitting(werkboek: Werkboek, tmp_path: Path) -> Iterator[Callable[..., Zitting]]:
    """Give a function that opens one more window on the workbook."""
    opened: list[Zitting] = []

    def make(**opties: Any) -> Zitting:
        zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports", **opties)
        zitting.open(werkboek.map)
        opened.append(zitting)
        return zitting

    yield make
    for zitting in opened:
        zitting.wb.close()


@pytest.fixture
def zitting(nieuwe_zitting: Callable[..., Zitting]) -> Zitting:
    """Give a window on the workbook."""
    return nieuwe_zitting()
