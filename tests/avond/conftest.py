"""A hall: the real command, a begeleider at the laptop, phones, a projector."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from avond_starten import Avond, Begeleider, await_open, begin
from playwright.sync_api import Page


@pytest.fixture
def start_avond(
    tmp_path: Path, wacht_tot: Callable[..., Any], vrije_poort: Callable[[], int]
) -> Iterator[Callable[..., Avond]]:
    """Give a function that starts the command; again on the same ports and data if asked."""
    running: list[Avond] = []

    def run(*opties: str, weer: Avond | None = None, env: Mapping[str, str] | None = None) -> Avond:
        ports = (weer.poort, weer.zaal_poort) if weer else (vrije_poort(), vrije_poort())
        running.append(begin(tmp_path / "avond", *ports, *opties, extra=env or {}))
        await_open(running[-1], wacht_tot)
        return running[-1]

    yield run
    for avond in running:
        avond.proces.terminate()
        avond.proces.wait(30)
    for log in tmp_path.rglob("pagina.log"):  # a calm sentence on the page hides it from a test
        assert "onverwachte fout" not in log.read_text("utf-8")


@pytest.fixture
def avond(start_avond: Callable[..., Avond]) -> Avond:
    """Give a running workbook without any school in it."""
    return start_avond()


@pytest.fixture
def begeleider(avond: Avond, page: Page) -> Begeleider:
    """Give a begeleider with the workbook open."""
    who = Begeleider(page, avond)
    who.open()
    return who
