"""A small project, and the real command running on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from app_starten import PAGINA, Gestart, await_open, begin, write_notebook

from ouderplan.app.opdrachten import run


@pytest.fixture
def zeg(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs a command line: status, standard output, standard error."""

    def call(*argv: object) -> tuple[int, str, str]:
        status = run([str(part) for part in argv])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture(scope="session")
def werf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small project: a page that shows its query, and one that cannot be drawn."""
    wortel = tmp_path_factory.mktemp("werf")
    (wortel / "notebooks").mkdir()
    (wortel / "notebooks" / "geheim.txt").write_text("niet voor de browser", encoding="utf-8")
    for name in ("werkboek", "stemmen", "1-waarden"):
        write_notebook(wortel, name, PAGINA)
    write_notebook(wortel, "9-kapot", "raise RuntimeError('dit mag niemand zien')")
    return wortel


@pytest.fixture
def start(
    werf: Path, tmp_path: Path, wacht_tot: Callable[..., Any], vrije_poort: Callable[[], int]
) -> Iterator[Callable[..., Gestart]]:
    """Give a function that starts the command on ports of its own and waits until it is open."""
    running: list[Gestart] = []

    def run(*opties: str, wortel: Path = werf, data: Path | None = None) -> Gestart:
        ports = ["--poort", str(vrije_poort()), "--zaal-poort", str(vrije_poort())]
        folder = tmp_path / f"start{len(running)}"
        running.append(begin(wortel, folder, *ports, *opties, data=data))
        await_open(running[-1], wacht_tot)
        return running[-1]

    yield run
    for gestart in running:
        gestart.stop()


@pytest.fixture(scope="session")
def _kept(
    werf: Path,
    tmp_path_factory: pytest.TempPathFactory,
    wacht_tot: Callable[..., Any],
    vrije_poort: Callable[[], int],
) -> Iterator[Callable[[], Gestart]]:
    """Give a function that returns the command that keeps running, begun when there is none."""
    running: list[Gestart] = []

    def find() -> Gestart:
        if not running or running[-1].proces.poll() is not None:
            ports = ["--poort", str(vrije_poort()), "--zaal-poort", str(vrije_poort())]
            folder = tmp_path_factory.mktemp("gestart")
            running.append(begin(werf, folder, *ports, "--zaal-adres", "10.1.2.3"))
            await_open(running[-1], wacht_tot)
        return running[-1]

    yield find
    for gestart in running:
        gestart.stop()


@pytest.fixture
def gestart(request: pytest.FixtureRequest, _kept: Callable[[], Gestart]) -> Iterator[Gestart]:
    """Give a running command; the next test has it too, also one in another file.

    Who lets a door fall waits until it is open again. After a test that failed another command is
    started: what that one left behind is nobody's fault.
    """
    failed = request.session.testsfailed
    found = _kept()
    yield found
    if request.session.testsfailed > failed:
        found.stop()
