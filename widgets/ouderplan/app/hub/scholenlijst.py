"""What is known of every school on this server, looked up again when a workbook changed."""

import asyncio
import logging
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from ouderplan.app.hub.schoolstand import Schoolstand, workbook_of
from ouderplan.app.paden import child_env
from ouderplan.opslag.plaats import is_anchored, stirred
from ouderplan.teksten import Teksten

log = logging.getLogger(__name__)

OMKIJKEN = 60.0
"""Seconds after which a workbook on a server is looked at again: no file says that it changed."""
NAAM = re.compile(r"[a-z0-9-]{1,40}")
"""What the folder of a school may be called."""
Afdruk = tuple[tuple[int, int], ...]


class Scholenlijst:
    """The schools in a folder; what takes long to know comes from a process beside this one."""

    def __init__(self, scholen: Path) -> None:
        self._scholen = scholen
        self._known: dict[str, tuple[Afdruk, Schoolstand]] = {}
        self._work: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked up."""
        return self._work is not None and not self._work.done()

    def find(self, naam: str) -> Path | None:
        """Return the folder of a school, or None when there is no such school."""
        folder = self._scholen / naam
        return folder if NAAM.fullmatch(naam) and folder.is_dir() else None

    def look(self) -> list[tuple[str, Schoolstand | None]]:
        """Return what is known now of each school (None: nothing yet), and look up what changed."""
        names = sorted(path.name for path in self._scholen.iterdir() if self.find(path.name))
        prints = {naam: _print_of(self._scholen / naam) for naam in names}
        old = [naam for naam in names if self._known.get(naam, ((), None))[0] != prints[naam]]
        if old and not self.is_busy:
            self._work = asyncio.ensure_future(self._look_up({naam: prints[naam] for naam in old}))
        return [(naam, self._known[naam][1] if naam in self._known else None) for naam in names]

    async def settle(self) -> None:
        """Wait until what is being looked up is known."""
        if self._work is not None:
            await self._work

    async def _look_up(self, prints: Mapping[str, Afdruk]) -> None:
        command = [sys.executable, "-m", "ouderplan.app.hub.schoolstand"]
        process = await asyncio.create_subprocess_exec(
            *command,
            *(str(self._scholen / naam) for naam in prints),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            env=child_env({}),
        )
        assert process.stdout is not None
        silent = dict(prints)
        async for line in process.stdout:
            stand = Schoolstand.told(line.decode())
            # Of after the look: that empties SQLite's log, which is a change of its file too.
            self._known[stand.map] = (_print_of(self._scholen / stand.map), stand)
            silent.pop(stand.map, None)
        if await process.wait():
            log.warning("Opzoeken hoe ver de scholen zijn, ging mis.")
            for naam in [*silent][:1]:  # it came no further; this one waits until it changes
                failed = Schoolstand(naam, fout=Teksten(__package__)("mislukt"))
                self._known[naam] = (prints[naam], failed)


def _print_of(school: Path) -> Afdruk:
    """Return something that differs when the workbook of a school, or what is in it, changed."""
    try:
        folder = workbook_of(school)
        if folder is None:
            return ((0, 0),)
        if is_anchored(folder):
            return ((int(time.monotonic() // OMKIJKEN), 0),)
        files = stirred(folder)
        found = [path.stat() for path in files if path.exists()]
    except (OSError, ValueError):  # of another account, gone this very moment, or no text
        return ((-1, -1),)
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in found)
