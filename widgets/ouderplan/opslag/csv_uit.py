"""The CSVs beside the database: the school's open record of the workbook.

Semicolon, UTF-8 with BOM, ISO dates, one file per table. A file is replaced whole. A file that
someone changed by hand is left as it is until it was read in or put aside.
"""

import contextlib
import csv
import io
import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.csv_geheugen import Geheugen, fingerprint
from ouderplan.opslag.heel_bestand import HALF, new_file, replace_file
from ouderplan.opslag.mapslot import locked
from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.plaats import has_rows, missing
from ouderplan.opslag.tabellen import CSV_BESTANDEN, TABELLEN, Tabel
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import cells_out

SLOT = ".csv-slot"
BEWAARD = "bewaard"
"""Folder inside a workbook with files that were put aside."""
WACHTTIJD = 10.0
"""Seconds that a process waits for another one that is writing CSVs."""
CELLEN = 4096
"""So many different cells are remembered while a file is made."""
BEHIND = -1
"""A version that no table has, so that the file is written again."""

Afdruk = Callable[[bytes], str]
"""Returns the fingerprint of a file with this content."""

Inhoud = dict[Tabel, tuple[int, bytes]]
"""Version and bytes of CSVs."""


def write_rows(tabel: Tabel, rows: Iterable[Any]) -> bytes:
    """Return the CSV of `rows` as the contract prescribes."""
    return write_cells(tabel, map(astuple, rows))


def write_cells(tabel: Tabel, rows: Iterable[Iterable[Any]]) -> bytes:
    """Return the CSV of rows that are given as their cells."""
    head = _lines([[kolom.naam for kolom in tabel.kolommen]])
    return BOM_UTF8 + head + _lines_of(tabel, rows)


def _lines_of(_tabel: Tabel, rows: Iterable[Iterable[Any]]) -> bytes:
    once = lru_cache(CELLEN)(to_cell)  # most cells of a ballot are the same as of the one before
    return _lines(map(once, row) for row in rows)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def write_table(tx: Lezing, tabel: Tabel, geheugen: Geheugen | None = None) -> bytes:
    """Return the CSV of a table as it is now; `geheugen` keeps what was made before.

    Of what came in at home, some may wait (see `uitstel`).
    """
    if tx.zegel is not None and not tx.zegel.is_empty(tabel):  # it gets another order at closing
        return write_cells(tabel, cells_out(tx, tabel))
    if tabel.rij is Stembriefje and geheugen is not None:
        return write_rows(tabel, ()) + geheugen.briefjes.read(tx)
    if geheugen is not None and not tabel.anoniem:
        return write_rows(tabel, ()) + geheugen.aangroei.read(tx, tabel, _lines_of)
    return write_cells(tabel, cells_out(tx, tabel))


def csv_files(folder: Path) -> tuple[Path, ...]:
    """Return the CSVs of the contract that are in a workbook folder."""
    paths = (path_of(folder, tabel) for tabel in TABELLEN)
    return tuple(path for path in paths if path.exists())


def path_of(folder: Path, tabel: Tabel) -> Path:
    """Return where the CSV of `tabel` is."""
    return folder / f"{tabel.naam}.csv"


def sync(motor: Motor, geheugen: Geheugen | None = None) -> None:
    """Write every CSV that is behind its table; one process at a time does so.

    Parameters
    ----------
    geheugen
        Of this writer, so that only what changed since the last time is made again.

    Raises
    ------
    OSError
        When a file cannot be written (the others are); it stays behind and has to be tried again.
    """
    geheugen = geheugen or Geheugen()
    folder, afdruk = motor.map, geheugen.vingerafdrukken.of
    with lock(folder):
        with motor.reading() as connection:
            contents = _contents_behind(motor, connection, geheugen)
        if not contents:
            return
        with motor.writing() as connection:
            _announce(connection, folder, contents, afdruk)
        written: Inhoud = {}
        trouble: list[OSError] = []
        for tabel, (version, content) in contents.items():
            try:
                path = path_of(folder, tabel)
                there = path.read_bytes() if path.exists() else None  # saved since by someone?
                if there is None or _is_ours(there, _known_now(motor).get(tabel.naam), afdruk):
                    if there != content:
                        replace_file(path, content)
                    written[tabel] = (version, content)
            except OSError as error:
                trouble.append(error)
        with motor.writing() as connection:
            _remember(connection, written, afdruk)
    if trouble:
        raise trouble[0]


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of change of each CSV: equal means that nobody touched one."""
    found = ((path.name, path.stat()) for path in csv_files(folder))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def changed_by_hand(motor: Motor) -> tuple[Path, ...]:
    """Return the CSVs whose content is not what the workbook wrote last."""
    with lock(motor.map):
        known = _known_now(motor)
        paths = {tabel: path_of(motor.map, tabel) for tabel in TABELLEN}
        return tuple(
            path
            for tabel, path in paths.items()
            if path.exists() and _is_known_foreign(path, known.get(tabel.naam))
        )


def behind(motor: Motor) -> dict[str, int]:
    """Return file name → version that it shows, of each CSV that is to follow its table."""
    if not motor.csvs_volgen:
        return {}
    with motor.reading() as connection:
        known, versions = _known(connection), Lezing(connection).versions()
    shown = {naam: row.versie for naam, row in known.items()}
    return {
        f"{tabel.naam}.csv": shown.get(tabel.naam, BEHIND)
        for tabel in TABELLEN
        if shown.get(tabel.naam, BEHIND) != versions.get(tabel.naam, 0)
    }


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written."""
    with lock(folder):
        for path in folder.glob(f".*.csv-*{HALF}"):
            path.unlink(missing_ok=True)


def keep_copy(folder: Path, naam: str, content: bytes) -> Path:
    """Keep `content` in the folder *bewaard* under a name that says when, and return the file."""
    moment = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    kept = folder / BEWAARD
    kept.mkdir(exist_ok=True)
    names = (f"{moment}{'' if nr == 1 else f' ({nr})'} {naam}" for nr in range(1, 10_000))
    return new_file((kept / name for name in names), content)


def take_over(motor: Motor, inhoud: Mapping[Tabel, bytes]) -> None:
    """Take CSVs with this content for written by the workbook, and behind their tables."""
    with lock(motor.map), motor.writing() as connection:
        take_over_in(connection, inhoud)


def take_over_in(connection: sa.Connection, inhoud: Mapping[Tabel, bytes]) -> None:
    """Do what `take_over` does, inside a transaction of the caller."""
    _remember(connection, {tabel: (BEHIND, content) for tabel, content in inhoud.items()})


def lock(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Return what keeps every process from writing, or reading, all rows for a CSV meanwhile."""
    if not has_rows(folder):
        raise missing(folder)
    return locked(folder / SLOT, WACHTTIJD)


def _contents_behind(motor: Motor, connection: sa.Connection, geheugen: Geheugen) -> Inhoud:
    """Return version and new content of every CSV that is behind, from one snapshot.

    On a server none has what came in during a round that is open: its fingerprint goes into the
    database, and of two after each other it tells which ballot came in between.
    """
    folder, known, tx = motor.map, _known(connection), Lezing(connection)
    versions = tx.versions()
    if tx.zegel is not None and not motor.csvs_volgen:
        tx.zegel.leave_closed()
    return {
        tabel: (versions.get(tabel.naam, 0), write_table(tx, tabel, geheugen))
        for tabel in TABELLEN
        if _is_behind(
            f"{folder}{os.sep}{tabel.naam}.csv",
            known.get(tabel.naam),
            versions.get(tabel.naam, 0),
            geheugen.vingerafdrukken.of,
        )
    }


def _is_behind(path: str, known: Any, version: int, afdruk: Afdruk) -> bool:
    """Tell whether a CSV is to be written; its path is text, because every table is asked."""
    if not os.path.exists(path):  # noqa: PTH110
        return True
    if known is not None and known.versie == version:
        return False
    try:
        return _is_ours(Path(path).read_bytes(), known, afdruk)
    except OSError:  # in the way now; writing it says so and is tried again
        return True


def _is_ours(content: bytes, known: Any, afdruk: Afdruk = fingerprint) -> bool:
    """Tell whether the workbook wrote a file with this content."""
    return known is not None and afdruk(content) in (known.vingerafdruk, known.op_komst)


def _is_known_foreign(path: Path, known: Any) -> bool:
    with contextlib.suppress(OSError):  # what cannot be looked at now, nobody can have changed
        return not _is_ours(path.read_bytes(), known)
    return False


def _known(connection: sa.Connection) -> dict[str, Any]:
    return {row.tabel: row for row in connection.execute(_FILES)}


def _known_now(motor: Motor) -> dict[str, Any]:
    with motor.reading() as connection:
        return _known(connection)


def _announce(connection: sa.Connection, folder: Path, inhoud: Inhoud, afdruk: Afdruk) -> None:
    """Keep the fingerprint of what is about to be written beside that of what is there."""
    known = _known(connection)
    rows = {}
    for tabel, (_, content) in inhoud.items():
        coming, row = afdruk(content), known.get(tabel.naam)
        there = _fingerprint_on_disk(path_of(folder, tabel), afdruk)
        if row is None:
            rows[tabel] = (BEHIND, "", coming)
        else:
            now = row.op_komst if there == row.op_komst else row.vingerafdruk
            rows[tabel] = (row.versie, now, coming)
    _put(connection, rows)


def _remember(connection: sa.Connection, written: Inhoud, afdruk: Afdruk = fingerprint) -> None:
    found = [(tabel, version, afdruk(content)) for tabel, (version, content) in written.items()]
    _put(connection, {tabel: (version, there, there) for tabel, version, there in found})


def _put(connection: sa.Connection, rows: Mapping[Tabel, tuple[int, str, str]]) -> None:
    """Keep version, fingerprint and the one to come of these CSVs, all of them at once."""
    found = [
        {"tabel": tabel.naam, "versie": version, "vingerafdruk": now, "op_komst": coming}
        for tabel, (version, now, coming) in rows.items()
    ]
    if found:
        connection.execute(_PUT, found)


_FILES = sa.select(CSV_BESTANDEN)
_PUT = sa.text(
    "INSERT INTO csv_bestanden (tabel, versie, vingerafdruk, op_komst) "
    "VALUES (:tabel, :versie, :vingerafdruk, :op_komst) ON CONFLICT (tabel) DO UPDATE SET "
    "versie = excluded.versie, vingerafdruk = excluded.vingerafdruk, op_komst = excluded.op_komst"
)


def _fingerprint_on_disk(path: Path, afdruk: Afdruk) -> str:
    try:
        return afdruk(path.read_bytes())
    except OSError:
        return ""
