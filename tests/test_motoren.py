"""What the tests on each motor rest on: a database that is the same one before every test."""

import contextlib
import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from motoren import OM_HET_EVEN, POSTGRES, cells, left_out
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING

op_een_server = pytest.mark.parametrize(
    "motor", [pytest.param(POSTGRES, marks=left_out())], indirect=True
)


def change(wb):
    with wb.writing() as tx:
        tx.add(Waarde("haast", "Te laat."))
        tx.connection.exec_driver_sql("DELETE FROM planning")


def make_one_more(wb):
    Werkboek.create(wb.map.parent / "nog een", {"school": "De Andere"}).close()


def change_a_table(wb):
    with wb.motor.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE waarden DROP COLUMN icoon")


def let_only_read(wb):
    naam = sa.make_url(os.environ[OMGEVING]).database
    with wb.motor.engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {naam} SET default_transaction_read_only = on")


def end_all_lines(wb):
    """Also the line that is to lay everything back; and of a change that nobody finished."""
    line = wb.motor.engine.connect()
    line.exec_driver_sql("BEGIN; DELETE FROM waarden")
    with wb.motor.engine.connect() as connection, contextlib.suppress(sa.exc.OperationalError):
        connection.exec_driver_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity")


@op_een_server
@pytest.mark.parametrize(
    "doe", [change, make_one_more, change_a_table, let_only_read, end_all_lines]
)
def test_what_a_test_did_is_gone_before_the_next(motor, tmp_path, monkeypatch, doe):
    map = motor.copy(motor.map / "werkboek", tmp_path / "werkboek")
    with contextlib.closing(Werkboek.open(map)) as wb:
        before = cells(wb)
        doe(wb)
    motor.database.restore()
    monkeypatch.setenv(OMGEVING, motor.database.url())
    with contextlib.closing(Werkboek.open(map)) as wb:
        assert cells(wb) == before
        with wb.motor.engine.connect() as connection:
            schemas = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ouderplan%%'"
            )
            assert schemas.scalar() == 3
        change(wb)


def test_what_runs_on_one_motor_is_there():
    there = {path.stem for path in Path(__file__).parent.rglob("test_*.py")}
    assert there >= OM_HET_EVEN
