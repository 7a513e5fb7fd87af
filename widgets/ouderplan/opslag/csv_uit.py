"""The CSVs beside the database: the school's open record of the workbook.

Semicolon, UTF-8 with BOM, ISO dates, one file per table. A file is replaced whole. A file that
someone changed by hand is left as it is until it was read in or put aside.
"""

import csv
import hashlib
import io
import os
import tempfile
from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import FileLock

from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.tabellen import CSV_BESTANDEN, TABELLEN, VERSIES, Tabel
from ouderplan.opslag.transacties import Lezing

SLOT = ".csv-slot"
BEWAARD = "bewaard"
"""Folder inside a workbook with files that were put aside."""
BEHIND = -1
"""A version that no table has, so that the file is written again."""


def write_rows(tabel: Tabel, rows: Iterable[Any]) -> bytes:
    """Return the CSV of `rows` as the contract prescribes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(kolom.naam for kolom in tabel.kolommen)
    writer.writerows([to_cell(cell) for cell in astuple(row)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def csv_files(map: Path) -> tuple[Path, ...]:
    """Return the CSVs of the contract that are in a workbook folder."""
    paths = (path_of(map, tabel) for tabel in TABELLEN)
    return tuple(path for path in paths if path.exists())


def path_of(map: Path, tabel: Tabel) -> Path:
    """Return where the CSV of `tabel` is."""
    return map / f"{tabel.naam}.csv"


def sync(engine: sa.Engine, map: Path) -> None:
    """Write every CSV that is behind its table; one process at a time does so.

    Raises
    ------
    OSError
        When a file cannot be written; it stays behind and is tried again at the next change.
    """
    with FileLock(map / SLOT), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        behind = [tabel for tabel in TABELLEN if _is_behind(connection, map, tabel)]
        contents = {
            tabel: (
                _version(connection, tabel),
                write_rows(tabel, Lezing(connection).rows(tabel.rij)),
            )
            for tabel in behind
        }
        connection.exec_driver_sql("ROLLBACK")
        for tabel, (version, content) in contents.items():
            replace_file(path_of(map, tabel), content)
            _remember(connection, tabel, version, content)


def changed_by_hand(engine: sa.Engine, map: Path) -> tuple[Path, ...]:
    """Return the CSVs whose content is not what the workbook wrote last."""
    with FileLock(map / SLOT), engine.connect() as connection:
        known = _fingerprints(connection)
        return tuple(
            path
            for tabel in TABELLEN
            if (path := path_of(map, tabel)).exists() and _is_foreign(path, known.get(tabel.naam))
        )


def keep_copy(map: Path, naam: str, content: bytes) -> Path:
    """Keep `content` in the folder *bewaard* under a name that says when, and return the file."""
    moment = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    folder = map / BEWAARD
    folder.mkdir(exist_ok=True)
    names = (f"{moment}{'' if nr == 1 else f' ({nr})'} {naam}" for nr in range(1, 10_000))
    target = next(folder / name for name in names if not (folder / name).exists())
    replace_file(target, content)
    return target


def take_over(engine: sa.Engine, map: Path, tabellen: Iterable[Tabel]) -> None:
    """Take these CSVs as they are now for written by the workbook, and behind its table."""
    with FileLock(map / SLOT), engine.connect() as connection:
        for tabel in tabellen:
            _remember(connection, tabel, BEHIND, path_of(map, tabel).read_bytes())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole, or leave the old one as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _is_behind(connection: sa.Connection, map: Path, tabel: Tabel) -> bool:
    path = path_of(map, tabel)
    known = connection.execute(
        sa.select(CSV_BESTANDEN).where(CSV_BESTANDEN.c.tabel == tabel.naam)
    ).first()
    if not path.exists():
        return True
    if known is not None and known.versie == _version(connection, tabel):
        return False
    return not _is_foreign(path, known.vingerafdruk if known else None)


def _is_foreign(path: Path, fingerprint: str | None) -> bool:
    return fingerprint is None or _fingerprint(path.read_bytes()) != fingerprint


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _fingerprints(connection: sa.Connection) -> dict[str, str]:
    return {row.tabel: row.vingerafdruk for row in connection.execute(sa.select(CSV_BESTANDEN))}


def _version(connection: sa.Connection, tabel: Tabel) -> int:
    query = sa.select(VERSIES.c.versie).where(VERSIES.c.tabel == tabel.naam)
    return int(connection.execute(query).scalar() or 0)


def _remember(connection: sa.Connection, tabel: Tabel, version: int, content: bytes) -> None:
    mine = CSV_BESTANDEN.c.tabel == tabel.naam
    values = {"versie": version, "vingerafdruk": _fingerprint(content)}
    if not connection.execute(sa.update(CSV_BESTANDEN).where(mine).values(values)).rowcount:
        connection.execute(sa.insert(CSV_BESTANDEN).values(tabel=tabel.naam, **values))
