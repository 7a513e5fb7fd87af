"""What the server and its kernels talk through: nothing that another account can listen to.

A kernel signs what it says, so nobody else can command it; but who connects to its TCP port of
127.0.0.1 hears all it says, and any account of the laptop can. Sockets in a folder of our own are
files, and the folder is closed to others. Where there are none (Windows), or their name would be
too long, the lines are encrypted (CurveZMQ).
"""

import os
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import zmq

LANGSTE_PAD = 103
"""Bytes of the name of a socket; Linux takes 107, macOS 103 (``sun_path`` in unix(7))."""
_NAAM = "kernel-00000000-0000-0000-0000-000000000000-ipc-99"
_MAP = "voila_12345678"
"""As jupyter_client and Voila name a socket, and the folder that Voila makes for them (0700)."""


@dataclass(frozen=True, slots=True)
class Verbinding:
    """How kernels are reached.

    `kernel` are settings of jupyter_client's KernelManager. In `folder` the sockets
    come; None: there are none.
    """

    kernel: dict[str, str]
    map: Path | None = None


VERSLEUTELD = Verbinding({"transport": "tcp", "transport_encryption": "required"})
"""Over TCP, with keys that stand in the kernel's connection file, which is its owner's alone."""


def in_new_folder(roots: Iterable[Path] | None = None) -> Verbinding:
    """Return how kernels are reached whose folder Voila makes itself, in `folder`."""
    for root in roots or (Path(tempfile.gettempdir()), Path("/tmp")):
        if _has_sockets() and root.is_dir() and _fits(root / _MAP):
            return Verbinding({"transport": "ipc"}, root)
    return VERSLEUTELD


def in_folder(folder: Path) -> Verbinding:
    """Return how kernels are reached whose sockets come in this folder, if that is closed."""
    if _has_sockets() and _fits(folder) and _is_closed(folder):
        return Verbinding({"transport": "ipc"}, folder)
    return VERSLEUTELD


def _has_sockets() -> bool:
    return os.name == "posix" and zmq.has("ipc")


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / _NAAM)) <= LANGSTE_PAD


def _is_closed(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    return found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077
