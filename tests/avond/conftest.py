"""A hall: the real command, a begeleider at the laptop, phones, a projector."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from avond_starten import Avond, Begeleider, await_open, begin, hold_against
from playwright.sync_api import Page
from proefklok import Klok

from databaseserver import SNEL, Databaseserver, running
from ouderplan.opslag.motor.kiezen import OMGEVING


@pytest.fixture
def klok(tmp_path: Path) -> Klok:
    """Give a clock that an evening can be started with (``env=klok.env()``)."""
    return Klok(tmp_path / "klok.txt")


@pytest.fixture
def databaseserver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Databaseserver]:
    """Give a PostgreSQL on which every new workbook of this test and of its processes comes."""
    with running(**SNEL) as server:
        monkeypatch.setenv(OMGEVING, server.url())
        yield server


@pytest.fixture
def start_avond(
    tmp_path: Path, wacht_tot: Callable[..., Any], vrije_poort: Callable[[], int]
) -> Iterator[Callable[..., Avond]]:
    """Give a function that starts the command; again on the same ports and data if asked."""
    running: list[Avond] = []

    def run(*opties: str, weer: Avond | None = None, env: Mapping[str, str] | None = None) -> Avond:
        ports = (weer.poort, weer.zaal_poort) if weer else (vrije_poort(), vrije_poort())
        map = weer.map if weer else tmp_path / "avond"
        running.append(begin(map, *ports, *opties, extra=env or {}))
        await_open(running[-1], wacht_tot)
        return running[-1]

    yield run
    for avond in running:
        avond.stop()
        hold_against(avond.map)


@pytest.fixture(scope="session")
def _kept(
    tmp_path_factory: pytest.TempPathFactory,
    wacht_tot: Callable[..., Any],
    vrije_poort: Callable[[], int],
) -> Iterator[Callable[[], Avond]]:
    """Give a function that returns the workbook that keeps running, begun when there is none."""
    running: list[Avond] = []

    def find() -> Avond:
        if not running or running[-1].proces.poll() is not None:
            map = tmp_path_factory.mktemp("avond")
            running.append(begin(map, vrije_poort(), vrije_poort(), extra={}))
            await_open(running[-1], wacht_tot)
        return running[-1]

    yield find
    for avond in running:
        avond.stop()
    for avond in running:
        hold_against(avond.map)


@pytest.fixture
def gedeelde_avond(request: pytest.FixtureRequest, _kept: Callable[[], Avond]) -> Iterator[Avond]:
    """Give a running workbook without a school on its table; the next test has it too.

    Also one in another file. Who needs a start of its own takes `start_avond`. After a test that
    failed another is started: what that one left behind is nobody's fault.
    """
    failed = request.session.testsfailed
    found = _kept()
    found.clear_table()
    yield found
    try:
        hold_against(found.map)
    except AssertionError:
        found.stop()
        raise
    if request.session.testsfailed > failed:
        found.stop()


@pytest.fixture
def avond(gedeelde_avond: Avond) -> Avond:
    """Give a running workbook without a school on its table."""
    return gedeelde_avond


@pytest.fixture
def begeleider(avond: Avond, page: Page) -> Begeleider:
    """Give a begeleider with the workbook open."""
    who = Begeleider(page, avond)
    who.open()
    return who
