"""How many lines a process may have open at once."""

import contextlib

NODIG = 8_192
MEESTE = 4_096
"""More lines than this are not kept: four per phone in the largest hall."""
WINDOWS = 512
"""What ``select`` on Windows can wait for; one more would stop the whole loop."""
MEESTE_VAN_ALLE = 16_384
"""So many when the halls of many schools share one door."""
RESERVE = 64
"""Files of the database, the CSVs and the log."""
PER_ZAAL = 16
"""And for each hall more, where there are many."""


def kept_free(zalen: int = 1) -> int:
    """Return how many files are kept free for so many halls."""
    return RESERVE + PER_ZAAL * (zalen - 1)


def allow_many_lines(nodig: int = NODIG) -> None:
    """Ask the system for as many open lines as a full hall needs; two per phone.

    A Mac starts with 256. Windows has no such number to raise, and no ``resource`` either.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = nodig if hard == resource.RLIM_INFINITY else min(nodig, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def most_lines(meeste: int = MEESTE, zalen: int = 1) -> int:
    """Return how many lines this process may keep open, with room left for the files of halls."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return _left(WINDOWS, zalen)
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return meeste if soft == resource.RLIM_INFINITY else min(_left(soft, zalen), meeste)


def _left(files: int, zalen: int) -> int:
    """Return what is left for lines: half of it at least, since not every hall is open at once."""
    return max(files - kept_free(zalen), files // 2)
