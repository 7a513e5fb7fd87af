"""Processes that are measured, and the processes that measure."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

HIER = Path(__file__).parent
BRON = HIER.parents[1]


_GECOMPILEERD = tempfile.mkdtemp(prefix="ouderplan-bench-")
atexit.register(shutil.rmtree, _GECOMPILEERD, ignore_errors=True)


def environment(**extra: str) -> dict[str, str]:
    """Return the environment of what is measured; what Python compiles is kept, as on a laptop."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept = {"PYTHONPYCACHEPREFIX": _GECOMPILEERD, "PYTHONUNBUFFERED": "1"}
    path = os.pathsep.join([str(BRON / "widgets"), *os.environ.get("PYTHONPATH", "").split()])
    return {**env, "PYTHONPATH": path, **kept, **extra}


def wait_for(condition: Callable[[], Any], timeout: float = 60.0) -> Any:
    end = time.monotonic() + timeout
    while not (outcome := condition()):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        time.sleep(0.02)
    return outcome


class Verbruik:
    """CPU seconds and own memory of a process with all its children, from now on."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._cpu, self._memory = self._read()

    def _read(self) -> tuple[float, int]:
        cpu, memory = 0.0, 0
        for one in [self._process, *self._process.children(recursive=True)]:
            try:
                times = one.cpu_times()
                memory += one.memory_full_info().uss
            except psutil.Error:
                continue
            cpu += times.user + times.system
        return cpu, memory

    def since(self) -> tuple[float, int]:
        """Return CPU seconds and bytes that came with what happened since."""
        cpu, memory = self._read()
        return cpu - self._cpu, memory - self._memory


class _Drukte:
    """A process full of phones; what its script takes and tells stands there."""

    def __init__(self, script: str, *args: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, HIER / script, *map(str, args)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        )

    def noticed(self) -> dict[str, Any]:
        """Return what the phones noticed, when the last of them is done."""
        return json.loads(self._process.stdout.readline())

    def leave(self) -> None:
        """Let them go."""
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


class Leger(_Drukte):
    """The load generator for many halls, whose phones cost next to nothing."""

    def __init__(self, telefoons: int, binnen: float, halls: list[str]) -> None:
        super().__init__("leger.py", telefoons, binnen, *halls)


class Toestroom(_Drukte):
    """The load generator for one hall, whose phones are those of a rehearsal."""

    def __init__(self, poort: int, telefoons: int, binnen: float, wat: str, *onder: str) -> None:
        super().__init__("toestroom.py", poort, telefoons, binnen, wat, *onder)

    def heard(self, ending: str) -> list[float]:
        """Return when each phone heard an event."""
        self._process.stdin.write(f"{ending}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def running(
    args: list[Any], log: Path, *, python: Path | str = sys.executable, **env: str
) -> Iterator[psutil.Popen]:
    """Run a program for as long as the block takes, and end it and its children."""
    with log.open("wb") as out:
        process = psutil.Popen(
            [python, *map(str, args)],
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env=environment(**env),
        )
        try:
            yield process
        finally:
            family = [*process.children(recursive=True), process]
            process.terminate()
            psutil.wait_procs(family, 15)
            for one in family:
                if one.is_running():
                    one.kill()
