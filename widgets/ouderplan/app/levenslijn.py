"""The lifeline of a child process: when its parent is gone, it stops by itself.

The parent holds the other end of the child's standard input and never writes to it. However the
parent ends, the operating system closes that pipe; that works on Windows too.
"""

import os
import sys
import threading
from collections.abc import Callable

GEDULD = 10.0
"""Seconds that a child gets to stop by itself before it is cut off."""


def watch_parent(on_gone: Callable[[], None]) -> threading.Thread:
    """Call `on_gone` (from another thread) when standard input ends; return that thread."""
    thread = threading.Thread(target=_wait, args=(on_gone,), name="levenslijn", daemon=True)
    thread.start()
    return thread


def _wait(on_gone: Callable[[], None]) -> None:
    # Not sys.stdin.buffer.read: its lock, held by this thread, would break the interpreter's exit.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    last_resort = threading.Timer(GEDULD, os._exit, args=(1,))
    last_resort.daemon = True
    last_resort.start()
    on_gone()
