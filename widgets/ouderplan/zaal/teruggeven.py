"""Memory that a crowd took is given back to the system once the crowd is gone.

Nothing of a phone is kept (see `Toestellen`, `Beurten`, `Plaatsen`: each has a bound). But glibc
keeps what was freed, in as many arenas as there were threads at once, and Python keeps what refers
to itself until it looks for that, which the hall does seldom. So after a round, and after a crowd,
both are asked to let go. Elsewhere than on Linux the system does so by itself.
"""

import ctypes
import gc
import sys
import time
from typing import Any

ARENAS = 2
"""The loop, and the threads that write: more arenas make nothing faster here."""
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
"""From glibc's malloc.h."""
GROOT = 128 * 1024
"""Bytes: as large as glibc finds it at first."""
RUST_S = 10.0
"""Letting go holds up the loop for a moment; so long it is not done again."""
DRUK = 200
"""So many lines are a crowd."""


def bound_arenas() -> None:
    """Let threads share what they freed; to be called before there are any."""
    if (libc := _glibc()) is not None:
        libc.mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """Give back what is free now."""
    gc.collect()
    trim()


def trim() -> None:
    """Give back what is free now, without looking for more: that takes no time."""
    if (libc := _glibc()) is not None:
        libc.malloc_trim(0)


def map_large() -> None:
    """Let what is large never lie between what is small, so that it goes back once it is free.

    glibc does so too, until something large was freed; from then on it keeps all of that size.
    """
    if (libc := _glibc()) is not None:
        libc.mallopt(M_MMAP_THRESHOLD, GROOT)


class Uitloop:
    """Tells when a crowd is gone."""

    def __init__(self) -> None:
        self._most = 0
        self._again_at = float("-inf")

    def is_gone(self, lijnen: int) -> bool:
        """Tell, once, that there were many lines and now there are less than half as many."""
        self._most = max(self._most, lijnen)
        if self._most < DRUK or lijnen > self._most / 2:
            return False
        self._most = lijnen
        return True

    def may_again(self) -> bool:
        """Tell whether a round that ended is reason to: halls that end together are one reason."""
        now = time.monotonic()
        if now < self._again_at:
            return False
        self._again_at = now + RUST_S
        return True


def _glibc() -> Any:
    """Return glibc, or None on another system."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") and hasattr(libc, "mallopt") else None
