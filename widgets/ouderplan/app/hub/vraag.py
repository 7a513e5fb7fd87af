"""Asking the cradle (`wieg`) for a server; by a process that has nothing of the workbook loaded."""

import json
import logging
import os
import socket
import sys
from pathlib import Path

PLEK = "OUDERPLAN_WIEG"
"""Names the variable with the cradle's socket; without it every server starts by itself."""
GEDULD = 10
"""Seconds in which both sides have to say what they have to."""

log = logging.getLogger(__name__)


def ask_for_server() -> None:
    """Let the server come from the cradle, and be its `wachter`; return where none can come."""
    if not (plek := os.environ.get(PLEK)):
        return
    leven, lijn = os.pipe()
    einde, ended = os.pipe()
    try:
        _ask(plek, (leven, 1, 2, ended))
    except OSError:
        log.warning("er komt geen server uit de wieg; deze start zelf", exc_info=True)
        for one in (lijn, einde):
            os.close(one)
        return
    finally:
        for one in (leven, ended):
            os.close(one)
    for one in (lijn, einde):
        os.set_inheritable(one, True)
    wachter = str(Path(__file__).with_name("wachter.py"))
    os.execv(sys.executable, [sys.executable, "-I", "-S", wachter, str(lijn), str(einde)])


def _ask(plek: str, files: tuple[int, ...]) -> None:
    """Ask for a server with these files, and wait until it has them (OSError: none comes)."""
    umask = os.umask(0o077)
    os.umask(umask)
    asked = {"env": dict(os.environ), "cwd": str(Path.cwd()), "umask": umask}
    sys.stdout.flush()
    with socket.socket(socket.AF_UNIX) as lijn:
        lijn.settimeout(GEDULD)
        lijn.connect(plek)
        words = memoryview(json.dumps(asked).encode())
        sent = socket.send_fds(lijn, [words], list(files))
        lijn.sendall(words[sent:])
        lijn.shutdown(socket.SHUT_WR)
        if not lijn.recv(1):
            raise ConnectionResetError
