"""Memory that processes share: what is forked from one that has loaded all, keeps it in common.

A fork shares a page of memory until one of both writes in it. Python and glibc put what is new
where something was freed, a few bytes in this page and a few in that, and after a fork each of
those pages is there twice. So before it the holes are filled, for good: what a fork makes lies
together, in pages of its own. Only on Linux, where there are forks.

Pages that were written in and are equal again (a count of who uses an object went up and down) stay
apart, unless the system looks for them: Linux' KSM, which only an administrator turns on.
"""

import ctypes
import gc
import sys
from pathlib import Path
from typing import ClassVar

POOL = 1 << 14
"""Bytes that Python hands out in parts of one size (``POOL_SIZE`` of CPython 3.10 and later)."""
KOP = 48
"""Bytes of a pool before its first part (``POOL_OVERHEAD``)."""
STAP, GROOTSTE = 16, 512
"""Bytes: parts differ by the first, and what is larger than the second comes from glibc."""
GENOEG = 1 << 18
"""Parts of one size: so many holes are none, but another allocator than Python's own."""
GROOT = 100_000
"""Bytes: holes that are larger are few."""
_LEEG = sys.getsizeof(b"")
_MERGEABLE = 12
"""``MADV_MERGEABLE`` of Linux."""
_kept: list[bytes] = []


def freeze() -> None:
    """Never look again at what is there now, and fill what was freed in between.

    To be called before a fork, when all is loaded. Costs some 50 ms and no memory: what is
    filled was taken already.
    """
    gc.collect()
    if sys.platform == "linux":
        if all(_fill_pools(size) for size in range(GROOTSTE, _LEEG, -STAP)):
            _fill_heap()
    gc.freeze()


def let_equal_pages_merge() -> None:
    """Let the system keep one of equal pages, here and in every fork, if KSM is on."""
    libc = ctypes.CDLL(None)
    libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        where, rights, *_, file = [*line.split(maxsplit=5), ""][:6]
        if rights == "rw-p" and file.strip() in ("", "[heap]"):
            begin, end = (int(address, 16) for address in where.split("-"))
            libc.madvise(begin, end - begin, _MERGEABLE)  # a kernel without KSM says no


def _fill_pools(size: int) -> bool:
    """Make bytes objects of this size until they fill a pool that had nothing else in it.

    Tell whether they did: there are no pools where something else than Python hands out memory.
    """
    whole, pool, run = (POOL - KOP) // size, 0, list[bytes]()
    for _ in range(GENOEG):
        one = bytes(size - _LEEG)
        if id(one) & -POOL != pool:
            _kept.extend(run)
            pool, run = id(one) & -POOL, []
        run.append(one)
        if len(run) == whole:
            return True
    return False


def _fill_heap() -> None:
    """Take what is free below the end of glibc's heap, in ever smaller parts."""
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "mallinfo2"):  # another libc, or one from before 2021
        return
    libc.mallinfo2.restype = _Mallinfo
    libc.malloc.restype = libc.sbrk.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    end = libc.sbrk(0) - libc.mallinfo2().keepcost
    for size in (*(int(GROOT / 1.1**times) for times in range(48)), *range(1040, STAP, -STAP)):
        while 0 < (place := libc.malloc(size) or 0) < end:
            pass
        libc.free(place)


class _Mallinfo(ctypes.Structure):
    """``struct mallinfo2`` of glibc: nine counts, and what is free at the end of the heap."""

    _fields_: ClassVar = [("counts", ctypes.c_size_t * 9), ("keepcost", ctypes.c_size_t)]
