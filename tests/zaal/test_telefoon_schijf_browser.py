"""The phone in a real browser while the laptop's disk is full, or may only be read."""

import shutil

import pytest
from playwright.sync_api import expect

from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde
from schijven import fill, remount, small_disk

pytestmark = pytest.mark.browser
TRAAG = {"timeout": 30_000}


@pytest.fixture
def schijf(tmp_path, nieuw_werkboek):
    """Give a small disk with an open round, closed on this side."""
    with small_disk(tmp_path / "schijf") as disk:
        map = shutil.copytree(nieuw_werkboek, disk / "werkboek")
        Kast(disk).choose(map)
        wb = Werkboek.open(map)
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)
        wb.close()
        yield disk


def ballots(disk):
    wb = Werkboek.open(disk / "werkboek")
    with wb.reading() as tx:
        rows = tx.rows(Stembriefje)
    wb.close()
    return sorted((row.briefje, row.keuze) for row in rows)


def not_sent(page):
    expect(page.locator("[data-teller]")).to_contain_text("Nog niet verstuurd", **TRAAG)


def test_a_full_disk_keeps_the_ticks_and_sends_by_itself_when_there_is_room(
    schijf, start_in, nieuwe_telefoon, hand
):
    hall = start_in(schijf)
    page = nieuwe_telefoon()
    page.goto(f"http://127.0.0.1:{hall.port()}")
    filler = fill(schijf)
    hand.pick(page, "geduld", "durf")
    hand.send(page)
    not_sent(page)
    assert hand.ticked(page) == {"geduld", "durf"}
    page.reload()  # what was chosen is kept on the phone, whatever the laptop can do
    not_sent(page)
    assert hand.ticked(page) == {"geduld", "durf"}
    filler.unlink()
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_visible(**TRAAG)
    hall.kill()
    assert [keuze for _, keuze in ballots(schijf)] == ["durf", "geduld"]


def test_a_folder_that_may_only_be_read_is_bridged_until_it_may_be_written(
    schijf, start_in, nieuwe_telefoon, hand
):
    hall = start_in(schijf)
    port = hall.port()
    page = nieuwe_telefoon()
    page.goto(f"http://127.0.0.1:{port}")
    hand.pick(page, "geduld")
    hall.kill()
    remount(schijf, "ro")
    locked = start_in(schijf, port)
    locked.port()
    hand.send(page)
    not_sent(page)
    assert hand.ticked(page) == {"geduld"}
    remount(schijf, "rw")
    expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_visible(**TRAAG)
    locked.kill()
    (found,) = ballots(schijf)
    assert found[1] == "geduld"
