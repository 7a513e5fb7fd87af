"""A program that reads from a workbook's database and stays halfway, as a backup program can."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUD_LEZING = Path(__file__).parent / "opslag" / "processen" / "houd_lezing.py"


@contextmanager
def reading(map: Path) -> Iterator[None]:
    """Let a process of its own read from the workbook in `map` until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-u", HOUD_LEZING, map / "werkboek.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "leest\n"
        yield
    finally:
        process.communicate("\n", timeout=10)


def files_with(map: Path, what: bytes) -> list[str]:
    """Return the names of the files in `map` that hold these bytes.

    Another process looks: who closes a file loses every lock on it, also those of SQLite.
    https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    """
    look = [sys.executable, "-c", _LOOK, str(map), what.hex()]
    return subprocess.run(look, check=True, capture_output=True, encoding="utf-8").stdout.split()


_LOOK = """
import pathlib, sys
what = bytes.fromhex(sys.argv[2])
for path in pathlib.Path(sys.argv[1]).rglob("*"):
    if path.is_file() and what in path.read_bytes():
        print(path.name)
"""
