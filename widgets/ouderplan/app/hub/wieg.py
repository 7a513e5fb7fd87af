"""``python -m ouderplan wieg``: from which the servers of all schools are forked (Linux).

Each school has an account of its own, and so processes of its own. What those load is the same;
loaded here, before the fork, it is in memory once for all of them. Who asks, over a socket in the
file system, gets a server with its own rights and nothing more: the system says who it is, and the
fork gives up the rest before it reads a word. Nothing of a school, and no secret, is ever in here.

A server that was forked needs this process no longer. Without it a server starts by itself.
"""

import ctypes
import json
import logging
import os
import signal
import socket
import struct
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from ouderplan.app import paden as namen
from ouderplan.app.eerst import skip, skip_later, skip_of_hub
from ouderplan.app.geheugen import freeze, let_equal_pages_merge
from ouderplan.app.hub.vraag import GEDULD, PLEK
from ouderplan.app.tekenkamer import name_process
from ouderplan.logboek import write_clean
from ouderplan.zaal.teruggeven import map_large

NAAM, NAAM_SERVER = "ouderplanwieg", "ouderplanserver"
"""As these processes are called (``ps -o comm``)."""
ONZE_GROEP = 0o660
"""Who is not of this account's group has nothing to ask here."""
LANGSTE = 1 << 20
"""Bytes of what is asked: an environment."""
ZELF = (
    "jupyterhub._xsrf_utils",
    "jupyterhub.services.auth",
    "jupyterhub.singleuser.extension",
    "ouderplan.app.hub.deur",
)
"""What has the environment as defaults of its classes (the path of the cookies, say), and what took
those classes from there."""
_PEERGROUPS, _DUMPABLE = 59, 4
"""From Linux's socket.h and prctl.h."""

log = logging.getLogger(__name__)


def serve() -> NoReturn:
    """Load what a server and its kernels use, and fork one for each who asks."""
    plek = Path(os.environ[PLEK])
    write_clean()
    name_process(NAAM)
    plek.unlink(missing_ok=True)  # of one that fell; who asks meanwhile starts by itself
    # What was loaded knows this folder for good, so nobody else may be able to make it anew.
    with tempfile.TemporaryDirectory(dir=plek.parent) as folder:
        _load(Path(folder))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who ends, leaves no trace
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with socket.socket(socket.AF_UNIX) as deur:
        deur.bind(str(plek))
        plek.chmod(ONZE_GROEP)
        deur.listen(128)
        _rock(deur)


def _load(folder: Path) -> None:
    """Do what a server, a kernel and who draws would do first, with a workbook of nobody."""
    known = dict(os.environ)
    places = {namen.DATA: str(folder), namen.EXPORTS: str(folder), "HOME": str(folder)}
    os.environ |= {**places, "MPLCONFIGDIR": str(folder), "OPENBLAS_NUM_THREADS": "1"}
    skip()
    map_large()
    skip_later()
    skip_of_hub()
    import ipykernel.kernelspec  # noqa: F401, PLC0415  only now: it is all there is
    import jinja2.ext  # noqa: F401, PLC0415
    from matplotlib import font_manager  # noqa: PLC0415

    from ouderplan.app import klaarleggen  # noqa: F401, PLC0415
    from ouderplan.app.bestanden import packed  # noqa: PLC0415
    from ouderplan.app.hub import deur, start  # noqa: F401, PLC0415
    from ouderplan.app.moeder import work  # noqa: PLC0415
    from ouderplan.app.voorbeeld import write_example  # noqa: PLC0415
    from ouderplan.opslag import Kast  # noqa: PLC0415

    write_example(folder / "voorbeeld")
    Kast(folder).choose(folder / "voorbeeld")
    for _ in work():
        pass
    packed()
    vars(font_manager)["_get_font"].cache_clear()  # each fork would do it, in memory of its own
    _unload()
    os.environ.clear()
    os.environ.update(known)
    freeze()
    let_equal_pages_merge()


def _unload() -> None:
    """Let a server load by itself what knows where it is as soon as it is imported."""
    for name in ZELF:
        del vars(sys)["modules"][name]


def _rock(deur: socket.socket) -> NoReturn:
    while True:
        lijn, _ = deur.accept()
        with lijn:
            try:
                number = os.fork()
            except OSError:  # no room for one more process just now
                log.warning("er kon geen server bij", exc_info=True)
                continue
            if not number:
                deur.close()
                _be_server(lijn)


def _be_server(lijn: socket.socket) -> NoReturn:
    status, einde = 1, None
    try:
        signal.alarm(GEDULD)
        _become_who_asks(lijn)
        asked, einde = _read(lijn)
        signal.alarm(0)
        _move_in(asked)
        lijn.sendall(b".")
        lijn.close()
        status = _open()
    except BaseException:
        log.exception("de server stopt")
    finally:
        if einde is not None:
            with suppress(OSError):
                os.write(einde, bytes([status]))
        os._exit(status)


def _become_who_asks(lijn: socket.socket) -> None:
    """Give up every right that who asks does not have.

    Raises
    ------
    PermissionError
        When it is another account, and this process may not become that.
    """
    asks = lijn.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, uid, gid = struct.unpack("3I", asks)
    if (uid, gid) != (os.getuid(), os.getgid()):
        groups = lijn.getsockopt(socket.SOL_SOCKET, _PEERGROUPS, 1024)
        os.setgroups([number for (number,) in struct.iter_unpack("I", groups)])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    ctypes.CDLL(None).prctl(_DUMPABLE, 1, 0, 0, 0)  # its own /proc is its own again


def _read(lijn: socket.socket) -> tuple[dict[str, Any], int]:
    """Return what is asked, and where its exit status goes; the lifeline is its input now."""
    words, files, _, _ = socket.recv_fds(lijn, LANGSTE, 4)
    leven, out, err, einde = files
    while more := lijn.recv(LANGSTE):
        words += more
    for ours, theirs in enumerate((leven, out, err)):
        os.dup2(theirs, ours)
        os.close(theirs)
    return json.loads(words), einde


def _move_in(asked: dict[str, Any]) -> None:
    os.setsid()
    name_process(NAAM_SERVER)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    tempfile.tempdir = None
    os.umask(asked["umask"])
    os.chdir(asked["cwd"])


def _open() -> int:
    from ouderplan.app.hub.start import serve_forked  # noqa: PLC0415  is there already
    from ouderplan.app.opdrachten import carry_out  # noqa: PLC0415

    return carry_out(serve_forked)
