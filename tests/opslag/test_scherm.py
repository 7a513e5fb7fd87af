"""What the projector shows is kept in the workbook, apart from everything else."""

from dataclasses import replace

from ouderplan.kern.dia import Getoond
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.csv_uit import csv_files
from ouderplan.opslag.scherm import DIA, keep_shown, send, shown
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.opslag.toestand import put_state


def on(wb):
    with wb.reading() as tx:
        return shown(tx)


def test_at_first_the_welcome_is_on(werkboek):
    assert on(werkboek) == Getoond()


def test_what_is_sent_outlives_the_page(werkboek):
    send(werkboek, "visie")
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    assert on(again).reeks == "visie"
    again.close()


def test_no_csv_tells_it(werkboek):
    send(werkboek, "afspraken/gesprekken")
    werkboek.sync_csvs()
    assert all(
        "afspraken/gesprekken" not in p.read_text("utf-8-sig") for p in csv_files(werkboek.map)
    )


def test_sending_the_same_row_keeps_how_far_it_has_been_shown(werkboek):
    send(werkboek, "waarden")
    with werkboek.writing() as tx:
        keep_shown(tx, replace(shown(tx), dia="plaats-4", nummer=3, verst=3, zwart=True))
    send(werkboek, "waarden")
    assert (on(werkboek).dia, on(werkboek).verst, on(werkboek).zwart) == ("plaats-4", 3, False)


def test_what_another_version_of_the_program_kept_is_no_error(werkboek):
    for kept in ("geen json", '{"reeks": "visie", "onbekend": 1}', "[]"):
        put_state(werkboek, DIA, kept)
        assert on(werkboek) == Getoond()


def test_opening_a_round_sends_it_to_the_hall_and_nothing_else_takes_it_away(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
    assert on(werkboek).reeks == "waarden"
    close_ronde(werkboek, ronde.ronde)
    assert on(werkboek).reeks == "waarden"


def test_showing_all_at_once_shows_the_whole(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
    close_ronde(werkboek, ronde.ronde)
    send(werkboek, "visie")
    show_ronde(werkboek, ronde.ronde)
    assert (on(werkboek).reeks, on(werkboek).dia) == ("waarden", "samen")
