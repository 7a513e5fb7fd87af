"""How many lines a process may have open at once."""

import contextlib

NODIG = 8_192


def allow_many_lines() -> None:
    """Ask the system for as many open lines as a full hall needs; two per phone.

    A Mac starts with 256. Windows knows no such limit, and no ``resource`` either.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = NODIG if hard == resource.RLIM_INFINITY else min(NODIG, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
