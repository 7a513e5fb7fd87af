"""A CSV that cannot be written is said on the page, and no more once it can."""

import subprocess

import pytest

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast
from ouderplan.stappen.csvwacht import GEDULD, Csvwacht
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.zitting import Zitting


@pytest.fixture
def zitting(werkboek):
    werkboek.close()
    found = Zitting(Kast(werkboek.map.parent), exports=werkboek.map)
    found.open(werkboek.map)
    yield found
    found.wb.close()


@pytest.fixture
def tik(zitting):
    Csvwacht(zitting)

    def tick(times: int = GEDULD) -> None:
        for _ in range(times):
            zitting.klok += 1

    return tick


def add(zitting, naam):
    with zitting.wb.writing() as tx:
        tx.add(Waarde(naam))


@pytest.fixture(params=["map ervoor", "bezet"])
def slot(request, zitting):
    """Give ``(lock, free)`` of waarden.csv: a folder in its place, or a file that is in use."""
    path = zitting.wb.map / "waarden.csv"
    aside = path.with_name("opzij")

    def mount() -> None:
        done = subprocess.run(["mount", "--bind", path, path], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("een bestand bezet houden mag hier niet (mount)")

    def unmount() -> None:
        subprocess.run(["umount", "-l", path], capture_output=True, check=False)

    def folder() -> None:
        path.rename(aside)
        path.mkdir()

    def no_folder() -> None:
        path.rmdir()
        aside.rename(path)

    if request.param == "bezet":
        yield mount, unmount
        unmount()
    else:
        yield folder, no_folder


def test_a_locked_csv_is_named_and_written_by_itself_when_it_is_free(zitting, tik, slot, wacht_tot):
    lock, free = slot
    lock()
    add(zitting, "tijdens Excel")
    assert zitting.wb.sync_csvs() is False
    tik()
    assert zitting.melding.soort is Meldingsoort.WAARSCHUWING
    assert "waarden.csv" in zitting.melding.zin
    assert "niets kwijt" in zitting.melding.zin
    assert "rondes.csv" not in zitting.melding.zin
    add(zitting, "het gaat door")
    free()
    wacht_tot(lambda: not zitting.wb.csvs_behind())
    assert "het gaat door" in (zitting.wb.map / "waarden.csv").read_text("utf-8-sig")
    tik(1)
    assert zitting.melding.soort is Meldingsoort.GOED


def test_a_csv_that_is_only_busy_is_not_complained_of(zitting, tik):
    for nummer in range(GEDULD + 1):
        add(zitting, f"waarde {nummer}")
        tik(1)
        assert zitting.wb.sync_csvs()
    assert zitting.melding is None


def test_a_csv_changed_by_hand_is_asked_about_elsewhere(zitting, tik):
    zitting.wb.sync_csvs()
    (zitting.wb.map / "waarden.csv").write_text("waarde\nmet de hand\n", encoding="utf-8")
    add(zitting, "nieuw")
    zitting.wb.sync_csvs()
    tik()
    assert zitting.melding is None


def test_something_else_that_has_to_be_said_stays(zitting, tik):
    (zitting.wb.map / "waarden.csv").unlink()
    (zitting.wb.map / "waarden.csv").mkdir()
    add(zitting, "nieuw")
    zitting.wb.sync_csvs()
    zitting.say("Iets anders.", Meldingsoort.FOUT)
    tik()
    assert zitting.melding.zin == "Iets anders."
    zitting.hush()
    tik(1)
    assert "waarden.csv" in zitting.melding.zin
    (zitting.wb.map / "waarden.csv").rmdir()
