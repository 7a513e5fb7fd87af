"""The process from which kernels are forked: everything is imported, and nothing is running yet.

A fork shares the memory of what was loaded before it, and is ready at once. So nothing here may
start a thread, a loop or a socket of ZeroMQ, or leave a database open: none of that survives a
fork. Only on Linux: Windows has no fork, and on macOS the system's own libraries may not be used
after one.
"""

import json
import logging
import os
import select
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from ouderplan.app.geheugen import freeze
from ouderplan.app.paden import take_secret
from ouderplan.app.tekenkamer import Tekenkamer, Tekenlijn, name_process
from ouderplan.figuren.tekenaar import NietElders, Opdracht, draw_elsewhere

NAAM, NAAM_KERNEL = "ouderplanmoeder", "ouderplankernel"
"""As these processes are called (``ps -o comm``); Linux keeps fifteen signs."""
LANGSTE = 1 << 18
"""Bytes of one order: the environment of a kernel and how it is reached."""
NIET = "0"
"""The answer to an order that could not be carried out."""

log = logging.getLogger(__name__)


def run(kanaal: socket.socket, leven: int, klaar: int, *, is_warm: bool) -> NoReturn:
    """Get ready, fork a kernel for every order on `kanaal`, and end with who gives them.

    Parameters
    ----------
    kanaal
        Orders (``{"bestand", "env", "cwd"}``, and what a kernel writes to when it can be reached)
        come in here, and the numbers of processes go out.
    leven
        The reading end of a pipe that the kernels watch: it closes when the door is gone.
    klaar
        The writing end of a pipe: one byte when all is loaded. Kernels before that load the rest.
    is_warm
        Whether all was loaded before she was forked herself.
    """
    try:
        _begin()
        kamer = Tekenkamer()
        mother = Moederwerk(kanaal, leven, klaar, kamer)
        for _ in () if is_warm else mother.warm_up():  # who cannot wait, gets a kernel in between
            mother.look(0)
        os.write(klaar, b"1")
        while True:
            mother.look(None)
    except ConnectionError:  # the door is gone, and left something unread
        os._exit(0)
    except BaseException:
        log.exception("de moederkernel stopt")
    finally:
        os._exit(1)


def _begin() -> None:
    take_secret()
    name_process(NAAM)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # else numpy starts threads when it is loaded
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # the lifeline is the door's alone
    os.close(nothing)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who ends, leaves no trace


def work() -> Iterator[None]:
    """Do, bit by bit, what a kernel would have to do before its first page."""
    from ouderplan.app.kernelapp import begin  # noqa: PLC0415  all there is to load
    from ouderplan.app.opwarmen import load, warm_up  # noqa: PLC0415  as above
    from ouderplan.stappen import find_steps  # noqa: PLC0415
    from ouderplan.zaal.teruggeven import give_back  # noqa: PLC0415

    load()
    for stap in ("", *(stap.naam for stap in find_steps())):
        yield
        warm_up(stap)
    begin()
    give_back()
    freeze()


@dataclass(frozen=True, slots=True)
class Moederwerk:
    """What she reads and writes, as `run` has it, and the room where others draw."""

    kanaal: socket.socket
    leven: int
    klaar: int
    kamer: Tekenkamer

    def warm_up(self) -> Iterator[None]:
        """Do the work bit by bit, with somebody else to draw: that starts at once, beside it."""
        lijn = Tekenlijn(self.kamer.schel)
        if self.kamer.open(self.leven, self._leave):
            lijn.dial()  # else it has left before the first drawing, where loading takes long
        draw_elsewhere(partial(_ask_only, lijn))
        yield from work()
        draw_elsewhere(None)
        lijn.hang_up()

    def look(self, timeout: float | None) -> None:
        """Do what is asked, if something comes within `timeout` seconds."""
        bel = self.kamer.wacht_op
        watched: list[Any] = [self.kanaal, bel]
        ready = select.select(watched, [], [], timeout)[0]
        if bel in ready:
            self.kamer.look(self.leven, self._leave)
        if self.kanaal in ready:
            self._obey()

    def _leave(self) -> None:
        self.kanaal.close()
        os.close(self.klaar)

    def _obey(self) -> None:
        order, bereikt, *_ = socket.recv_fds(self.kanaal, LANGSTE, 1)
        if not order:
            os._exit(0)
        if not bereikt:  # no room for one more open file just now
            self.kanaal.send(NIET.encode())
            return
        with socket.socket(fileno=bereikt[0]) as klaar:
            try:
                number = os.fork()
            except OSError:  # no room for one more process just now
                log.warning("er kon geen kernel bij", exc_info=True)
                self.kanaal.send(NIET.encode())
                return
            if number:
                self.kanaal.send(str(number).encode())
                return
            self._be_kernel(json.loads(order), klaar)

    def _be_kernel(self, order: dict[str, Any], klaar: socket.socket) -> NoReturn:
        try:
            self._leave()
            self.kamer.leave()
            draw_elsewhere(Tekenlijn(self.kamer.schel).ask)
            if _is_awaited(order["bestand"]):
                _be_kernel(self.leven, klaar, **order)
        except BaseException:
            if _is_awaited(order["bestand"]):
                log.exception("de kernel stopt")
        finally:
            os._exit(0)


def _ask_only(lijn: Tekenlijn, opdracht: Opdracht) -> Any:
    """Draw elsewhere or not at all: what the mother loads, is in memory all evening."""
    try:
        return lijn.ask(opdracht)
    except NietElders as error:
        raise RuntimeError("niemand tekent voor de moederkernel") from error


def _be_kernel(
    leven: int, klaar: socket.socket, *, bestand: str, env: dict[str, str], cwd: str
) -> None:
    os.setsid()
    name_process(NAAM_KERNEL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    threading.Thread(target=_die_with, args=(leven,), name="levenslijn", daemon=True).start()
    threading.excepthook = partial(_say_of_thread, bestand)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)

    from ouderplan.app.kernelapp import serve  # noqa: PLC0415  is there already

    serve(bestand, klaar)


def _is_awaited(bestand: str) -> bool:
    """Tell whether somebody waits for the kernel of this file: a door that goes takes it along.

    ipykernel would make it again, and its folder, and listen on ports that nobody asked for.
    """
    return Path(bestand).exists()


def _say_of_thread(bestand: str, what: threading.ExceptHookArgs) -> None:
    """Say what went wrong in a thread, unless that is because the door went."""
    if not _is_awaited(bestand):
        os._exit(0)
    threading.__excepthook__(what)


def _die_with(leven: int) -> None:
    """End this kernel when the door is gone, however it went; what it was told is stored."""
    while os.read(leven, 1):
        pass
    os._exit(1)
