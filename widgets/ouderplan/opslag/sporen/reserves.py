"""Backups that were made while a round was open, once that round is closed.

One of an earlier program holds what had come in by then, so beside the closed round it tells who
was early. What people sent in that round is taken out of it: all of it stands in the workbook, and
in the backup that is made at closing. The rest of the plan stays as it was.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from ouderplan.opslag.heel_bestand import install, written_whole
from ouderplan.opslag.reserve.bestand import reserves, rounds_open, take_out

log = logging.getLogger(__name__)


def forget_rounds(folder: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    """Take these closed rounds, and these texts, out of the backups in which one is open.

    A backup that cannot be read is left alone: it cannot be put back either.

    Raises
    ------
    NietTeBewaren
        When the disk refuses.
    """
    for reserve in reserves(folder) if rondes else ():
        try:
            _forget(reserve.pad, rondes, teksten)
        except sqlite3.Error:
            log.warning("Deze reservekopie is niet te lezen: %s", reserve.naam)


def _forget(path: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as source:
        open_then = sorted(set(rounds_open(source)) & set(rondes))
        if not open_then:
            return
        memory = sqlite3.connect(":memory:", isolation_level=None)
        source.backup(memory)
    with contextlib.closing(memory), written_whole(path.parent) as half:
        take_out(memory, open_then, teksten)
        memory.execute("VACUUM INTO ?", (str(half),))
        install(half, path)
    log.warning("Ronde %s is gesloten en staat niet meer in ‘%s’", open_then, path.name)
