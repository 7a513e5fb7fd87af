"""What a closed round leaves on the disk is erased by whoever can, whatever comes between."""

import sqlite3
from contextlib import closing

import pytest

from lezer import files_with, reading
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.papier import adopt_pile
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.sporen.wissen import Plicht, Stap, Wisser, find_duty, is_owed
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.toestandnamen import TAAK


def owed(wb):
    with wb.reading() as tx:
        return is_owed(tx)


def key_of(wb, ronde=1):
    with wb.reading() as tx:
        return find_key(tx, f"ronde {ronde}")


def test_closing_leaves_nothing_to_be_erased_when_nobody_reads(werkboek, ronde, stem):
    stem("toestel", "respect")
    key = key_of(werkboek)
    close_ronde(werkboek, ronde.ronde)
    assert not owed(werkboek)
    assert files_with(werkboek.map, key) == []


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
def test_while_somebody_reads_it_is_said_and_done_as_soon_as_they_stop(
    werkboek, ronde, stem, wacht_tot
):
    stem("toestel", "respect")
    key = key_of(werkboek)
    with reading(werkboek.map):
        assert close_ronde(werkboek, ronde.ronde).gesloten
        assert owed(werkboek)
        assert files_with(werkboek.map, key)
    wacht_tot(lambda: not owed(werkboek))
    assert files_with(werkboek.map, key) == []


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
def test_another_that_has_the_workbook_open_finishes_it(werkboek, ronde, stem, wacht_tot):
    stem("toestel", "respect")
    key = key_of(werkboek)
    with reading(werkboek.map):
        close_ronde(werkboek, ronde.ronde)
        werkboek.close()  # as the command line does
        hall = Werkboek.open(werkboek.map)
        assert owed(hall)
    wacht_tot(lambda: not owed(hall))
    assert files_with(hall.map, key) == []
    hall.close()


@pytest.mark.alleen_sqlite("zoekt in het bestand")
def test_a_kill_right_after_closing_is_made_good_by_the_next_that_opens(
    werkboek, ronde, stem, monkeypatch
):
    for nr in range(12):
        stem(f"toestel {nr}", "respect")
    key = key_of(werkboek)
    with monkeypatch.context() as patched:
        patched.setattr(Wisser, "_erase", lambda _: None)
        close_ronde(werkboek, ronde.ronde)
        with werkboek.reading() as tx:
            assert find_duty(tx.connection).stap is Stap.HERSCHRIJVEN
        assert files_with(werkboek.map, key)
    with closing(Werkboek.open(werkboek.map)) as again:
        assert not owed(again)
        assert files_with(again.map, key) == []
        with again.reading() as tx:
            assert len(tx.rows(Stembriefje)) == 12


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
def test_rounds_that_close_while_somebody_reads_are_all_erased(werkboek, ronde, stem, wacht_tot):
    stem("toestel", "respect")
    keys = [key_of(werkboek)]
    with reading(werkboek.map):
        close_ronde(werkboek, ronde.ronde)
        open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?", aantal_keuzes=2)
        back_up(werkboek.map, "tussendoor")
        stem("toestel", "respect", ronde=2)
        keys.append(key_of(werkboek, 2))
        close_ronde(werkboek, 2)
        with werkboek.reading() as tx:
            assert find_duty(tx.connection).rondes == (1, 2)
    wacht_tot(lambda: not owed(werkboek))
    assert [files_with(werkboek.map, key) for key in keys] == [[], []]


def test_a_csv_that_excel_holds_keeps_it_waiting_because_it_shows_the_old_order(
    werkboek, wacht_tot
):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    werkboek.sync_csvs()
    held = werkboek.map / "rondes.csv"
    held.unlink()
    held.mkdir()
    close_ronde(werkboek, 1)
    assert owed(werkboek)
    held.rmdir()
    wacht_tot(lambda: not owed(werkboek))


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
def test_no_backup_has_the_duty(werkboek, ronde, stem):
    stem("toestel", "respect")
    with reading(werkboek.map):
        close_ronde(werkboek, ronde.ronde)
        assert owed(werkboek)
        (made,) = (werkboek.map / "reserve").glob("*.db")
        with closing(sqlite3.connect(made)) as connection:
            found = connection.execute("SELECT naam FROM toestand").fetchall()
    assert (TAAK,) not in found


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
@pytest.mark.usefixtures("ronde")
def test_a_pile_of_paper_waits_for_the_reader_too(werkboek, wacht_tot):
    with reading(werkboek.map):
        keep_draft(werkboek, Klad(1, Groep.OUDERS, Deel.TELLER_A), "", "1 2\n2 3\n4 5")
        adopt_pile(werkboek, 1, Groep.OUDERS, tellers=1)
        assert owed(werkboek)
        assert files_with(werkboek.map, b"1 2\n2 3")
    wacht_tot(lambda: not owed(werkboek))
    assert files_with(werkboek.map, b"1 2\n2 3") == []


@pytest.mark.usefixtures("ronde")
def test_a_duty_that_came_meanwhile_is_not_crossed_out_with_the_old_one(werkboek, monkeypatch):
    monkeypatch.setattr(Wisser, "_erase", lambda _: None)
    close_ronde(werkboek, 1)
    with werkboek.reading() as tx:
        first = find_duty(tx.connection)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?", aantal_keuzes=2)
    close_ronde(werkboek, 2)
    monkeypatch.setattr(Wisser, "_erase", lambda _: first)
    werkboek.sync_csvs()
    with werkboek.reading() as tx:
        assert find_duty(tx.connection).rondes == (1, 2)
    assert isinstance(first, Plicht)


@pytest.mark.usefixtures("ronde")
def test_a_question_that_was_read_halfway_does_not_hold_the_log(werkboek):
    with werkboek.reading() as tx:
        halfway = iter(tx.cells(Waarde))
        next(halfway)
    close_ronde(werkboek, 1)
    assert not owed(werkboek)
    assert next(halfway)
