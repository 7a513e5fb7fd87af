"""The hall in a process of its own, so that neither door can hold up or break the other."""

import asyncio
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import BinaryIO, Protocol

from ouderplan.opslag import Kast
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres
from ouderplan.zaal.delen import HEEL, Deel, serve_in_parts
from ouderplan.zaal.deur import Zaaldeur, Zalendeur, bind
from ouderplan.zaal.lijnen import MEESTE_VAN_ALLE, allow_many_lines, kept_free
from ouderplan.zaal.scholen import Scholen
from ouderplan.zaal.teruggeven import bound_arenas

OPRUIMEN = (20_000, 10, 10)
"""New objects before Python looks for rubbish among the youngest, and how often among the older."""
WISSEL_S = 0.0005
"""After so long a thread that computes (writing ballots, CSVs) lets the phones' pages go first.

Python's own 5 ms is what a page would wait for at every byte that it sends.
"""
GEDULD_S = 5.0
"""Seconds to finish in, once the parent process is gone."""


class Open(Protocol):
    """A door that is open."""

    poort: int

    async def close(self) -> None:
        """Close it; what was being written is finished first."""


def run(
    kast: Kast,
    poort: int,
    adres: str = "0.0.0.0",
    *,
    buiten: Buitenadres = NERGENS,
    waker: bool = True,
) -> None:
    """Open the door of one hall and serve until stopped.

    Prints one line of JSON, ``{"poort": …}``, when the door is open.

    Parameters
    ----------
    buiten
        The address by which phones know the hall.
    waker
        Stop when stdin ends: then the process that started this one is gone, and no orphan
        keeps its port.
    """
    allow_many_lines()

    def open_door() -> Open:
        deur = Zaaldeur(kast, poort, adres, buiten=buiten)
        print(json.dumps({"poort": deur.poort}), flush=True)
        return deur

    _run(open_door, _watch_stdin if waker else None)


def run_all(
    scholen: Path,
    poort: int,
    adres: str,
    *,
    buiten: Buitenadres,
    say: Callable[[], None],
    processen: int = 1,
) -> None:
    """Open the doors for the halls of all schools in a folder, and serve until asked to end.

    Parameters
    ----------
    poort
        Where the first process listens; the next ones at the ports behind it.
    buiten
        What stands in the address of each hall before the name of its school.
    say
        Called when the doors are open.
    processen
        How many of them share the schools (see `delen`).

    Raises
    ------
    PoortBezet
    """
    zalen = sum(1 for _ in Scholen(scholen, buiten))
    allow_many_lines(MEESTE_VAN_ALLE + kept_free(zalen))
    doors = [bind(poort + nummer, adres) for nummer in range(processen)]

    def serve(deel: Deel, listen: _Luister, begun: Callable[[], None]) -> None:
        def open_door() -> Open:
            deur = Zalendeur(scholen, doors[deel.nummer], buiten=buiten, deel=deel)
            begun()
            return deur

        _run(open_door, listen)

    def serve_part(deel: Deel, parent: int) -> None:
        def listen(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
            _hear_the_end(loop, stop)
            _watch_parent(loop, stop, open(parent, "rb"))  # noqa: SIM115  to the end

        for sockets in doors[: deel.nummer] + doors[deel.nummer + 1 :]:
            for one in sockets:
                one.close()
        serve(deel, listen, lambda: None)

    if processen == 1:
        serve(HEEL, _hear_the_end, say)
    else:
        _sweep_less_often()  # what they share stays shared
        say()  # who comes before a process looks, waits at its door
        serve_in_parts(processen, serve_part)


_Luister = Callable[[asyncio.AbstractEventLoop, asyncio.Event], None]
"""Sets the event when it is time to stop."""


def _run(open_door: Callable[[], Open], listen: _Luister | None) -> None:
    _sweep_less_often()
    sys.setswitchinterval(WISSEL_S)
    bound_arenas()
    # Tornado needs a selector loop, which is not what Windows takes by itself.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(_serve(open_door, listen))


def _sweep_less_often() -> None:
    """Let Python look for circular rubbish less often: nearly all that a request leaves has none.

    What is loaded now stays until the end, so it need not be looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OPRUIMEN)


async def _serve(open_door: Callable[[], Open], listen: _Luister | None) -> None:
    deur, stop = open_door(), asyncio.Event()
    if listen is not None:
        listen(asyncio.get_running_loop(), stop)
    try:
        await stop.wait()
    finally:
        await deur.close()


def _hear_the_end(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    def on_signal(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)


def _watch_stdin(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    _watch_parent(loop, stop, sys.stdin.buffer)


def _watch_parent(loop: asyncio.AbstractEventLoop, stop: asyncio.Event, line: BinaryIO) -> None:
    def watch() -> None:
        while line.read(1):
            pass
        loop.call_soon_threadsafe(stop.set)
        threading.Event().wait(GEDULD_S)
        os._exit(0)  # every acknowledged ballot is on the disk already

    threading.Thread(target=watch, daemon=True, name="waker").start()
