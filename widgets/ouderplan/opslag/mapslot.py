"""A lock in a workbook's folder, for one process at a time; it never makes that folder.

`filelock.FileLock` makes every folder on the way to its file. Of a folder that somebody renamed
meanwhile it would make an empty second one, in the place where the first has to come back.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import Timeout, lock_descriptor

_RUST = 0.02
"""Seconds between two attempts."""


@contextlib.contextmanager
def locked(path: Path, wachttijd: float) -> Iterator[None]:
    """Hold the lock that is the file `path`; that file stays behind.

    Parameters
    ----------
    wachttijd
        Seconds to wait for another process that holds it.

    Raises
    ------
    filelock.Timeout
        When another process holds it that long. This is an OSError too.
    OSError
        When there is no such folder, or nothing may be written in it.
    """
    end = time.monotonic() + wachttijd
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        while not lock_descriptor(file, blocking=False):
            if time.monotonic() >= end:
                raise Timeout(str(path))
            time.sleep(_RUST)
        yield
    finally:
        os.close(file)  # which lets go of the lock
