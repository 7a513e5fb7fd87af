"""Bringing an older workbook up to date: on a copy first, which then takes its place.

What was added (a table, a column of a row dataclass) needs no code: `add_what_is_missing` adds it
with its default. Anything else is a small function in `STAPPEN`.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import FileLock, Timeout

from ouderplan.opslag.databank import DATABASE, in_dutch
from ouderplan.opslag.fouten import NietTeBewaren, WerkboekInGebruik
from ouderplan.opslag.reserve import HALF, keep, written_whole
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE, SQL, TABELLEN, VERSIES, Tabel
from ouderplan.opslag.wissel import alone, editing, swap_in

log = logging.getLogger(__name__)

Stap = Callable[[sa.Connection], None]


# fmt: off
STARTWAARDEN_2 = (
    "vertrouwen", "gelijkwaardigheid", "respect", "openheid", "veiligheid", "samenwerking",
    "verantwoordelijkheid", "betrokkenheid", "eerlijkheid", "duidelijkheid", "betrouwbaarheid",
    "luisteren", "begrip", "aandacht", "waardering", "gastvrijheid", "verbondenheid",
    "zorgzaamheid", "verscheidenheid", "samen-leren", "nieuwsgierigheid", "geduld", "plezier",
    "durf",
)
# fmt: on
"""The start list of version 2, by the icons that version 3 has for it."""


def start_icons(connection: sa.Connection) -> None:
    """Give the waarden of the start list their icon, where the school chose none."""
    there = {column["name"] for column in sa.inspect(connection).get_columns("waarden")}
    if not {"icoon", "bron"} <= there:  # then nobody ever chose one, and nothing says whose it is
        return
    waarden = sa.table("waarden", *map(sa.column, ("waarde", "icoon", "bron")))
    naam = sa.func.replace(waarden.c.waarde, " ", "-")
    ours = (waarden.c.bron == "startlijst") & naam.in_(STARTWAARDEN_2)
    empty = sa.func.coalesce(waarden.c.icoon, "") == ""
    connection.execute(sa.update(waarden).where(ours & empty).values(icoon=naam))
    _let_csv_follow(connection, "waarden")


STAPPEN: Mapping[int, Stap] = {2: start_icons}
"""What takes a workbook from the version that is the key to the next one.

Only what cannot be added by itself stands here: a table that gets another shape, cells that mean
something else. A step works in SQL alone, because the dataclasses are of today and not of then.
"""

SLOT = ".bijwerk-slot"
WACHTTIJD = 10.0
"""Seconds to wait for another process that opens the same workbook."""


def upgrade(map: Path, stappen: Mapping[int, Stap] = STAPPEN) -> Path | None:
    """Bring the workbook in `map` up to date when it is older than this program.

    Returns
    -------
    Path | None
        The backup of how it was; None when there was nothing to do.

    Raises
    ------
    WerkboekInGebruik
        When another program has it open.
    WerkboekOnleesbaar, NietTeBewaren
        Nothing has changed then.
    """
    if not _is_old(map):
        return None
    try:
        with in_dutch(map, schrijft=True), FileLock(map / SLOT, timeout=WACHTTIJD):
            return _upgrade_copy(map, stappen) if _is_old(map) else None
    except Timeout as error:
        raise WerkboekInGebruik(map=map) from error
    except OSError as error:
        raise NietTeBewaren(
            reden="in de map van het werkboek kan niet worden geschreven"
        ) from error


def _upgrade_copy(map: Path, stappen: Mapping[int, Stap]) -> Path:
    for leftover in map.glob(f".{DATABASE}-*{HALF}*"):
        leftover.unlink()
    with written_whole(map) as half:
        with alone(map, WACHTTIJD) as now:
            with contextlib.closing(sqlite3.connect(half)) as copy:
                now.backup(copy)
            with editing(half) as connection:
                walk(connection, stappen)
            kept = keep(now, map, "voor het bijwerken")
        swap_in(half, map)
    log.warning("Het werkboek is bijgewerkt; zoals het was, staat het in %s", kept)
    return kept


def walk(connection: sa.Connection, stappen: Mapping[int, Stap]) -> None:
    """Take every step from the file's version to this program's, then add what is missing."""
    for version in range(_version(connection), SCHEMA_VERSIE):
        if version in stappen:
            stappen[version](connection)
    add_what_is_missing(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSIE}")


def add_what_is_missing(connection: sa.Connection) -> None:
    """Make the tables and columns that today's dataclasses have and the file lacks."""
    METADATA.create_all(connection)
    for tabel in TABELLEN:
        missing = _missing(connection, tabel)
        for column in missing:
            _add_column(connection, tabel, column)
        if missing:
            _let_csv_follow(connection, tabel.naam)


def _add_column(connection: sa.Connection, tabel: Tabel, column: sa.Column[Any]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    sql_type = column.type.compile(connection.dialect)
    connection.exec_driver_sql(
        f"ALTER TABLE {quote(tabel.naam)} ADD COLUMN {quote(column.name)} {sql_type}"
    )
    default = next(kolom.standaard for kolom in tabel.kolommen if kolom.naam == column.name)
    if default is not None:
        connection.execute(sa.update(SQL[tabel.naam]).values({column.name: default}))


def _let_csv_follow(connection: sa.Connection, tabel: str) -> None:
    raised = sa.update(VERSIES).where(VERSIES.c.tabel == tabel)
    if not connection.execute(raised.values(versie=VERSIES.c.versie + 1)).rowcount:
        connection.execute(sa.insert(VERSIES).values(tabel=tabel, versie=1))


def _is_old(map: Path) -> bool:
    """Tell whether an older program filled the file; a look that changes nothing.

    Between two releases tables grow without a new version, so what is missing is looked at too.
    """
    path = (map / DATABASE).resolve()
    with in_dutch(map, schrijft=False):
        uri = f"{path.as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as file:
            (version,) = file.execute("PRAGMA user_version").fetchone()
            there = set(file.execute(_COLUMNS_THERE))
    return 0 < int(version) < SCHEMA_VERSIE or (
        int(version) == SCHEMA_VERSIE and bool(_wanted() - there)
    )


_COLUMNS_THERE = "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"


def _wanted() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in METADATA.sorted_tables for column in table.c}


def _version(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _missing(connection: sa.Connection, tabel: Tabel) -> list[sa.Column[Any]]:
    rows = connection.exec_driver_sql(f"PRAGMA table_info({tabel.naam})")
    there = {row.name for row in rows}
    return [column for column in SQL[tabel.naam].columns if column.name not in there]
