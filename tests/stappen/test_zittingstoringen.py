"""What the begeleider's page says when something goes wrong, with the real fault."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.rondezoeken import find_ronde
from ouderplan.opslag.tabellen import SCHEMA_VERSIE
from ouderplan.opslag.thuis import plan_round
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.zitting import Zitting
from schijven import fill, small_disk

HOUD_VAST = Path(__file__).parents[1] / "opslag" / "processen" / "houd_vast.py"


def add(wb: Werkboek, tekst: str = "Zo.") -> None:
    with wb.writing() as tx:
        tx.add(Waarde("proefwaarde", tekst))


def said(zitting: Zitting) -> str:
    assert zitting.melding.soort is Meldingsoort.FOUT
    assert "Traceback" not in zitting.melding.zin
    return zitting.melding.zin


def test_a_full_disk(tmp_path):
    with small_disk(tmp_path / "schijf") as disk:
        Werkboek.create(disk / "werkboek", {"school": "De Proefschool"}).close()
        zitting = Zitting(Kast(disk), exports=disk / "exports")
        zitting.open(disk / "werkboek")
        filler = fill(disk)
        assert not zitting.run(lambda: add(zitting.wb, "x" * 30_000))
        assert "schijf is vol" in said(zitting)
        assert "eerder bewaard was, is er nog" in said(zitting)
        filler.unlink()
        assert zitting.run(lambda: add(zitting.wb, "x" * 30_000))
        zitting.wb.close()


class Lezer:
    """Counts how often it was told to read again."""

    tabellen = frozenset({"waarden"})
    gelezen = 0

    def refresh(self) -> None:
        self.gelezen += 1


def test_a_round_that_cannot_be_closed_now_does_not_keep_the_page_from_being_shown(tmp_path):
    with small_disk(tmp_path / "schijf") as disk:
        wb = Werkboek.create(disk / "werkboek", {"school": "De Proefschool"})
        now = datetime.now()
        plan = Rondeplan("Hoe?", Rondesoort.SCAN, now, now + timedelta(hours=1))
        ronde = plan_round(wb, plan)
        with wb.writing() as tx:
            nummer, row = find_ronde(tx, ronde.ronde)
            tx.change(nummer, row, replace(row, open_tot=now - timedelta(hours=1)))
        wb.close()
        zitting = Zitting(Kast(disk), exports=disk / "exports")
        zitting.open(disk / "werkboek")
        zitting.follow([lezer := Lezer()])
        add(zitting.wb)
        fill(disk)
        assert not zitting.guard(zitting.poll)
        assert "schijf is vol" in said(zitting)
        assert lezer.gelezen == 1
        zitting.wb.close()


def test_a_database_that_another_program_holds(werkboek, tmp_path):
    werkboek.close()
    zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
    zitting.open(werkboek.map)
    impatient = Werkboek.open(werkboek.map, wachttijd=0.2)
    with subprocess.Popen(
        [sys.executable, "-u", HOUD_VAST, werkboek.map / "werkboek.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as holder:
        assert holder.stdout.readline() == "vast\n"
        assert not zitting.run(lambda: add(impatient))
        assert "een ander programma houdt het werkboek vast" in said(zitting)
        holder.communicate("klaar\n", timeout=10)
    assert zitting.run(lambda: add(impatient))
    impatient.close()
    zitting.wb.close()


@pytest.mark.parametrize(
    ("damage", "zin"),
    [
        (lambda path: path.write_bytes(b"stuk" * 5000), "CSV-bestanden ernaast bevatten alles"),
        (
            lambda path: (
                sqlite3.connect(path)
                .execute(f"PRAGMA user_version={SCHEMA_VERSIE + 1}")
                .connection.close()
            ),
            "nieuwere versie",
        ),
    ],
    ids=["beschadigd", "nieuwer"],
)
def test_a_workbook_that_cannot_be_opened(werkboek, tmp_path, damage, zin):
    werkboek.close()
    damage(werkboek.map / "werkboek.db")
    zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
    assert not zitting.guard(lambda: zitting.open(werkboek.map))
    assert zin in said(zitting)
    assert zitting.werkboek is None
