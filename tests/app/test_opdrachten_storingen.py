"""What the command line says when the disk or another program is in the way: Dutch, and calm."""

import logging
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ouderplan.app.opdrachten import run
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import find_ronde
from ouderplan.opslag.thuis import plan_round
from ouderplan.systeem import ANDERS, why
from schijven import fill, remount, small_disk

HOUD_VAST = Path(__file__).parents[1] / "opslag" / "processen" / "houd_vast.py"
ENGELS = re.compile(
    r"locked|disk (I/O|image)|unable to|read-?only|no such|not a database|denied|space left|Errno"
    r"|sqlalche|sqlite3\.|Traceback|malformed|not found|exists",
    re.IGNORECASE,
)


@pytest.fixture
def zeg(capsys, monkeypatch, tmp_path):
    """Give a function that runs a command and returns what it says; it must refuse, in Dutch."""
    monkeypatch.setenv("OUDERPLAN_DATA", str(tmp_path / "logs"))
    monkeypatch.setattr("ouderplan.opslag.motor.sqlite.migraties.WACHTTIJD", 0.2)

    def call(*argv, status=1):
        assert run([str(part) for part in argv]) == status
        said = capsys.readouterr()
        assert not ENGELS.search(said.err), said.err
        assert not ENGELS.search(said.out), said.out
        return said.err

    return call


def school(map):
    Werkboek.create(map, {"school": "De Vlier", "schooljaar": "2026-2027"}).close()
    return map


@pytest.fixture
def map(tmp_path):
    return school(tmp_path / "vlier")


def test_a_workbook_that_another_program_holds_for_itself(zeg, map):
    holder = subprocess.Popen(
        [sys.executable, "-u", HOUD_VAST, map / "werkboek.db", "alleen"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert holder.stdout.readline() == "vast\n"
    said = zeg("controleer", map)
    holder.communicate("klaar\n", timeout=10)
    assert "Een ander programma houdt het werkboek" in said
    assert "Wacht even en probeer het opnieuw" in said


def test_a_file_that_is_no_database(zeg, map):
    for path in map.glob("werkboek.db*"):
        path.unlink()
    (map / "werkboek.db").write_bytes(b"dit is een brief en geen werkboek\n" * 200)
    said = zeg("controleer", map)
    assert "het is geen database" in said
    assert "de CSV-bestanden ernaast bevatten alles" in said


def test_a_database_that_is_damaged(zeg, map):
    content = bytearray((map / "werkboek.db").read_bytes())
    content[100:4000] = b"\xff" * 3900
    (map / "werkboek.db").write_bytes(content)
    assert "is niet te lezen" in zeg("ronde", map, "open", "waarden")


def test_a_folder_that_is_not_there(zeg, tmp_path):
    assert "staat geen werkboek" in zeg("exporteer", tmp_path / "weg")


@pytest.mark.parametrize("opdracht", [("ronde", "open", "waarden"), ("stemcodes", "--aantal", "5")])
def test_a_disk_that_may_only_be_read(zeg, tmp_path, opdracht):
    with small_disk(tmp_path / "schijf", "16m") as disk:
        map = school(disk / "vlier")
        remount(disk, "ro")
        naam, *rest = opdracht
        said = zeg(naam, map, *rest)
        remount(disk, "rw")
    assert "Er is niets veranderd" in said or "is er nog" in said


def test_a_disk_that_is_full(zeg, tmp_path):
    with small_disk(tmp_path / "schijf", "16m") as disk:
        map = school(disk / "vlier")
        codes = ("stemcodes", map, "--aantal", "2000", "--naar", tmp_path / "brief")
        fill(disk)
        said = zeg(*codes)
    assert "de schijf is vol" in said
    assert "is er nog" in said or "Er is niets veranderd" in said


SQLITE_LEEST = 48 * 1024
"""Bytes: 32 KiB of shared memory and the head of a log, which a closed file has no more."""


def test_what_only_reads_works_while_a_round_that_is_over_cannot_be_closed(zeg, tmp_path):
    now = datetime.now()
    with small_disk(tmp_path / "schijf", "16m") as disk:
        map = school(disk / "vlier")
        with closing(Werkboek.open(map)) as wb:
            plan = Rondeplan("Hoe?", Rondesoort.SCAN, now, now + timedelta(hours=1))
            ronde = plan_round(wb, plan)
            with wb.writing() as tx:
                nummer, row = find_ronde(tx, ronde.ronde)
                tx.change(nummer, row, replace(row, open_tot=now - timedelta(hours=1)))
        spare = disk / "ruimte"  # for who reads: what SQLite keeps beside the file, and little more
        spare.write_bytes(bytes(SQLITE_LEEST))
        fill(disk)
        spare.unlink()
        zeg("exporteer", map, "--naar", tmp_path / "uit", status=0)
        with closing(Werkboek.open(map)) as wb, wb.reading() as tx:
            assert find_ronde(tx, ronde.ronde)[1].is_open


def test_a_disk_for_exports_that_may_only_be_read(zeg, map, tmp_path):
    with small_disk(tmp_path / "schijf", "16m") as disk:
        naar = disk / "uit"
        naar.mkdir()
        remount(disk, "ro")
        said = zeg("exporteer", map, "--naar", naar)
        remount(disk, "rw")
    assert "op deze schijf kan niet worden geschreven" in said


def test_a_csv_that_cannot_be_written_is_said_and_the_round_opens(zeg, map):
    shutil.copy(map / "waarden.csv", map.parent)
    (map / "rondes.csv").unlink()
    (map / "rondes.csv").mkdir()
    said = zeg("ronde", map, "open", "waarden", status=0)
    assert "waar een bestand hoort, staat een map" in said


def test_an_error_of_the_system_that_nobody_foresaw_is_a_dutch_sentence_with_the_log(
    zeg, map, tmp_path
):
    (map / "reserve").write_text("in de weg", encoding="utf-8")
    (tmp_path / "lijst").mkdir()
    said = zeg("importeer", map, tmp_path / "lijst")
    assert said.count("\n") == 1


def test_an_error_of_sqlite_that_has_no_sentence_of_its_own_is_dutch_too(zeg, map):
    with sqlite3.connect(map / "werkboek.db") as connection:
        connection.execute("DROP TABLE waarden")
        connection.execute("CREATE VIEW waarden AS SELECT * FROM rondes")
    connection.close()
    zeg("ronde", map, "open", "waarden")


def test_every_reason_of_the_system_is_in_dutch():
    assert why(OSError(28, "No space left on device")) == "de schijf is vol"
    assert why(OSError(9999, "Something else")) == ANDERS
    assert logging.getLogger("ouderplan").handlers == []
