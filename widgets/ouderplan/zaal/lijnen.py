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


def most_lines(meeste: int = MEESTE) -> int:
    """Return how many lines this process may keep open, with room left for its files."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return WINDOWS - RESERVE
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = meeste if soft == resource.RLIM_INFINITY else soft - RESERVE
    return min(allowed, meeste)
