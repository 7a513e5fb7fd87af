"""What can go wrong around a workbook, with the real fault: what is said, and what is kept."""

import os
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

import pytest

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.stemmen import close_ronde, progress
from schijven import fill, small_disk

pytestmark = pytest.mark.alleen_sqlite("de schijf onder het bestand")


@pytest.fixture
def schijf(tmp_path):
    """Give a disk of 4 MB."""
    with small_disk(tmp_path / "schijf") as disk:
        yield disk


def test_a_disk_that_is_really_full_is_said_and_works_again_when_there_is_room(schijf):
    wb = Werkboek.create(schijf / "werkboek", {"school": "De Proefschool"})
    filler = fill(schijf)
    with pytest.raises(NietTeBewaren, match="schijf is vol"), wb.writing() as tx:
        tx.add(Waarde("past niet", "x" * 30_000))
    with pytest.raises(NietTeBewaren):
        back_up(wb.map, "past niet")
    assert wb.profile()["school"] == "De Proefschool"
    assert not list(wb.map.rglob("*.half*"))
    filler.unlink()
    with wb.writing() as tx:
        tx.add(Waarde("past weer", "x" * 30_000))
    assert wb.sync_csvs()
    assert "past weer" in (wb.map / "waarden.csv").read_text("utf-8-sig")
    wb.close()


def test_a_folder_that_may_not_be_written_is_said_and_the_database_is_not_blamed(
    werkboek, start_proces
):
    werkboek.close()
    root = Path(os.environ.get("PYTEST_DEBUG_TEMPROOT") or gettempdir())
    own = [path for path in werkboek.map.parents if root in path.parents]
    before = {p: p.stat().st_mode for p in [werkboek.map, *own, *werkboek.map.iterdir()]}
    for path in own:
        path.chmod(0o755)  # so that it is this folder alone that is closed
    for path in werkboek.map.iterdir():
        path.chmod(0o444)
    werkboek.map.chmod(0o555)
    try:
        said = start_proces("alleen_lezen.py", werkboek.map).communicate(timeout=30)[0]
    finally:
        for path, mode in before.items():
            path.chmod(mode)
    for line in said.splitlines():
        assert line.startswith(("gelezen", "WerkboekOpSlot;", "NietTeBewaren;"))
        assert "Geef werkboek.db" not in line
    assert "schrijven" in said
    assert len(said.splitlines()) == 2
    again = Werkboek.open(werkboek.map)
    assert again.profile()["school"] == "De Proefschool"
    again.close()


def test_a_clock_that_jumps_back_during_a_round_harms_nothing(werkboek, ronde, stem, monkeypatch):
    stem("toestel", "respect")
    earlier = datetime(1970, 1, 1, 0, 0, 7)
    monkeypatch.setattr("ouderplan.opslag.stemmen._now", lambda: earlier)
    stem("toestel", "plezier")
    close_ronde(werkboek, ronde.ronde)
    werkboek.close()
    (werkboek.map / "werkboek.db").unlink()  # the CSVs alone bring it back as well
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert progress(tx, ronde.ronde) == 1
        (closed,) = tx.rows(Ronde)
    assert closed.gesloten == earlier < closed.geopend
    again.close()


def test_backups_made_after_a_clock_jump_are_kept_and_listed_in_order(werkboek, monkeypatch):
    back_up(werkboek.map, "eerst")

    class Stuck(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1970, 1, 1, tzinfo=tz)

    monkeypatch.setattr("ouderplan.opslag.reserve.bestand.datetime", Stuck)
    back_up(werkboek.map, "later")
    back_up(werkboek.map, "later")
    assert [reserve.naam.split(" ", 2)[2] for reserve in reserves(werkboek.map)] == [
        "eerst",
        "later",
        "later (2)",
    ]


def test_a_backup_of_an_earlier_program_comes_first(werkboek):
    path = back_up(werkboek.map, "nu")
    older = path.with_name("2020-01-02 20.00.00 na ronde 7.db")
    older.write_bytes(path.read_bytes())
    assert [reserve.pad for reserve in reserves(werkboek.map)] == [older, path]


def test_the_small_disk_is_gone_afterwards(tmp_path: Path):
    with small_disk(tmp_path / "schijf") as disk:
        assert os.path.ismount(disk)
    assert not os.path.ismount(tmp_path / "schijf")
