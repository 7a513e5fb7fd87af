"""The same test on each motor: SQLite in a folder, and PostgreSQL on a server of the tests' own.

A test of store or hall that asks for a workbook runs on both, unless it is about a file: then it
says so with ``@pytest.mark.alleen_sqlite("why")``; or the motor is all the same (`OM_HET_EVEN`).
Each test on PostgreSQL finds a database with the new workbooks, as they were made once for all of
them (see `proefdatabase`).
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from databaseserver import SNEL, Databaseserver, missing_server, running
from keren import NACHT
from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING, motor_in
from ouderplan.opslag.tabellen import CSV_BESTANDEN, METADATA, TABELLEN, VERSIES
from ouderplan.opslag.verhuizen import WACHTTIJD, copy_from
from proefdatabase import SJABLOON, ZOALS_HET_WAS, Proefdatabase

SQLITE, POSTGRES = "sqlite", "postgres"
OM_HET_EVEN = {
    *("test_csv_elders", "test_csv_van_scholen", "test_doelen_bij_naam", "test_formuliervormen"),
    *("test_lijsten_gaan_erin", "test_lijstvormen_van_scholen", "test_metingen_gaan_erin"),
    *("test_niet_mee_wordt_gezegd", "test_niets_misverstaan", "test_onschuldige_lijsten"),
    *("test_verse_lijsten", "test_derde_set", "test_vijfde_set", "test_zesde_set"),
    "test_zevende_set",
    *("test_onschuldig_na_vijf", "test_onschuldige_kleuren"),
    *("test_verse_set", "test_vierde_set", "test_wat_is_wat", "test_word_tabellen"),
    *("test_buitenadres", "test_linkrobots", "test_talen_in_de_zaal"),
}
"""Files about how a list is read, an address understood or a page said in a language.

What comes of that are rows as any others, of which the other files show that each motor keeps them
alike. These run on a server too by ``make nacht``.
"""


@dataclass
class Voorraad:
    """The new workbooks of one motor, to copy: making one takes longer."""

    motor: str
    map: Path
    server: Databaseserver | None = None
    """The server with the rows of these, in the database `SJABLOON`."""
    database: "Proefdatabase | None" = None
    """Where a test finds them there."""
    _taken: set[Path] = field(default_factory=set)

    def fill(self, gegevens: dict[str, str]) -> None:
        """Make one with the start set, one with nothing but the profile, and one of a cupboard."""
        Werkboek.create(self.map / "werkboek", gegevens).close()
        wb = Werkboek.create(self.map / "leeg" / "werkboek", gegevens)
        with wb.writing() as tx:
            for tabel in TABELLEN:
                if tabel.rij is not Gegeven:
                    tx.replace_all(tabel.rij, [])
        wb.close()
        Kast(self.map / "kast").create(gegevens)

    @property
    def of_cupboard(self) -> Path:
        return next(path for path in (self.map / "kast").iterdir() if path.is_dir())

    def copy(self, source: Path, target: Path) -> Path:
        """Put a copy of a workbook in another folder, as it was before this test.

        On a server the rows of the first copy are there already; those of one more come from the
        database of all tests.
        """
        if self.server is None or source not in self._taken:
            shutil.copytree(source, target)
        else:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(OMGEVING, self.server.url(SJABLOON))
                motor = motor_in(source, WACHTTIJD)
            copy_from(motor, target)
        self._taken.add(source)
        return target


def cells(wb: Werkboek) -> dict[str, list[str]]:
    """Return all rows of all tables, but for what is about the files of one folder."""
    with wb.motor.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in METADATA.sorted_tables
            if table not in (CSV_BESTANDEN, VERSIES)
        }


def on_each(metafunc: pytest.Metafunc) -> None:
    """Let a test that asks for a workbook run on each motor."""
    if "motor" not in metafunc.fixturenames or "browser" in metafunc.fixturenames:
        return
    only_there = metafunc.definition.get_closest_marker("alleen_postgres")
    kinds: list[object] = [] if only_there else [SQLITE]
    here = metafunc.definition.get_closest_marker("alleen_sqlite") or (
        not os.environ.get(NACHT) and metafunc.definition.path.stem in OM_HET_EVEN
    )
    if not here:
        kinds.append(pytest.param(POSTGRES, marks=left_out()))
    metafunc.parametrize("motor", kinds, indirect=True, scope="function")


def left_out() -> list[pytest.MarkDecorator]:
    """Return what a test on a server is marked with: where nothing is to be left out, nothing."""
    missing = missing_server()
    return [pytest.mark.skip(missing)] if missing and not os.environ.get("OUDERPLAN_ALLES") else []


@contextlib.contextmanager
def stock_on_sqlite(map: Path, gegevens: dict[str, str]) -> Iterator[Voorraad]:
    """Give the new workbooks as files."""
    voorraad = Voorraad(SQLITE, map)
    voorraad.fill(gegevens)
    yield voorraad


@contextlib.contextmanager
def stock_on_postgres(map: Path, gegevens: dict[str, str]) -> Iterator[Voorraad]:
    """Give the new workbooks on a server that runs as long as this."""
    if zin := missing_server():
        pytest.fail(zin, pytrace=False)
    with running(**SNEL) as server:
        server.psql(f"CREATE DATABASE {SJABLOON}")
        voorraad = Voorraad(POSTGRES, map, server)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(OMGEVING, server.url(SJABLOON))
            voorraad.fill(gegevens)
        server.psql(ZOALS_HET_WAS, SJABLOON)
        with contextlib.closing(Proefdatabase(server)) as voorraad.database:
            yield voorraad


@contextlib.contextmanager
def of_one_test(voorraad: Voorraad) -> Iterator[Voorraad]:
    """Give a test the workbooks as they were before all tests."""
    own = Voorraad(voorraad.motor, voorraad.map, voorraad.server, voorraad.database)
    if own.database is None:
        yield own
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(OMGEVING, own.database.url())
        yield own
    own.database.restore()
