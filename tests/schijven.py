"""A real small disk, for tests of a disk that is full."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str = "4m") -> Iterator[Path]:
    """Mount a small disk on `folder`; the test is skipped where that is not allowed."""
    folder.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    if not mounted:
        pytest.skip("een kleine schijf maken mag hier niet (mount); schijf_vol.py doet het na")
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


def fill(disk: Path) -> Path:
    """Fill a disk to its last byte; remove the file to make room again."""
    path = disk / "vol"
    with path.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 512, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return path


def remount(disk: Path, how: str) -> None:
    """Let a small disk only be read (``ro``), or written again (``rw``); nothing may be open."""
    assert _run("mount", "-o", f"remount,{how}", str(disk))


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=10).returncode == 0
    except OSError:
        return False
