"""Run-offs and lots in the store: shown first, drawn once, kept in the CSVs."""

from dataclasses import replace

import pytest

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.loting import check_number
from ouderplan.kern.rondes import OnbekendeKeuze, Ronde, Rondekeuze, Rondesoort, TeVeelKeuzes
from ouderplan.opslag import Werkboek
from ouderplan.opslag.beslissen import draw_lot, load_geteld, root_of
from ouderplan.opslag.fouten import LotGetrokken, RondeNietGetoond
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from stemmer import vote_as


def begin(wb, **opties):
    return open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5, **opties)


def vote(wb, ronde, *stemmen):
    for nummer, keuzes in enumerate(stemmen):
        vote_as(wb, str(nummer), keuzes, ronde=ronde)


@pytest.fixture
def getoond(werkboek):
    """Give a workbook in which openheid and respect tie in a shown vote."""
    begin(werkboek)
    vote(werkboek, 1, ["openheid"], ["respect"])
    close_ronde(werkboek, 1)
    show_ronde(werkboek, 1)
    return werkboek


@pytest.fixture
def beslisronde(getoond):
    beslist = Beslissing(1, frozenset({"openheid", "respect"}), 1)
    return open_ronde(
        getoond, soort=Rondesoort.WAARDEN, vraag="Wie?", aantal_keuzes=1, beslist=beslist
    )


def test_in_a_run_off_only_what_ties_can_be_chosen_and_once(getoond, beslisronde):
    with getoond.reading() as tx:
        offered = {row.keuze for row in tx.rows(Rondekeuze, ronde=2)}
    assert offered == {"openheid", "respect"}
    with pytest.raises(OnbekendeKeuze):
        vote(getoond, 2, ["vertrouwen"])
    with pytest.raises(TeVeelKeuzes):
        vote(getoond, 2, ["openheid", "respect"])
    assert beslisronde.topplaatsen == 1


def test_a_run_off_counts_once_it_was_shown(getoond, beslisronde):
    vote(getoond, 2, ["respect"])
    close_ronde(getoond, 2)
    with getoond.reading() as tx:
        vote_itself = root_of(tx, beslisronde)
        assert vote_itself.ronde == 1
        assert load_geteld(tx, vote_itself).beslisrondes == ()
    show_ronde(getoond, 2)
    with getoond.reading() as tx:
        [(ronde, uitslag)] = load_geteld(tx, vote_itself).beslisrondes
    assert (ronde.ronde, uitslag.ranglijst[0].keuze) == (2, "respect")


def test_a_lot_is_kept_in_the_round_and_in_its_csv(getoond):
    assert draw_lot(getoond, 1, " 0471 ").lotgetal == "0471"
    getoond.sync_csvs()
    map = getoond.map
    getoond.close()
    for db in map.glob("werkboek.db*"):
        db.unlink()
    again = Werkboek.open(map)
    with again.reading() as tx:
        assert [row.lotgetal for row in tx.rows(Ronde)] == ["0471"]
    again.close()


def test_a_lot_is_drawn_once(getoond):
    draw_lot(getoond, 1, "12")
    with pytest.raises(LotGetrokken, match="met het getal 12"):
        draw_lot(getoond, 1, "13")


def test_a_lot_waits_until_the_result_is_shown(werkboek):
    begin(werkboek)
    with pytest.raises(RondeNietGetoond):
        draw_lot(werkboek, 1, "12")


@pytest.mark.parametrize("getal", ["", "x", "1.5", "1|2"])
def test_a_lot_needs_a_number(getoond, getal):
    with pytest.raises(OngeldigeInvoer, match="een getal in dat de zaal noemt"):
        draw_lot(getoond, 1, getal)


@pytest.mark.alleen_sqlite("het bestand wordt weggehaald")
def test_a_run_off_of_a_round_that_is_not_there_is_not_read_in(getoond):
    getoond.sync_csvs()
    with getoond.reading() as tx:
        [row] = tx.rows(Ronde)
    with getoond.writing() as tx:
        nummer, old = tx.find(Ronde, ronde=1)
        tx.change(nummer, old, replace(row, beslist_ronde=9))
    getoond.sync_csvs()
    map = getoond.map
    getoond.close()
    for db in map.glob("werkboek.db*"):
        db.unlink()
    with pytest.raises(CsvFouten, match="beslist_ronde"):
        Werkboek.open(map)


@pytest.mark.parametrize("getal", ["4711", "٤٧١١", "۴۷۱۱", "４７１１"])
def test_the_number_of_a_lot_may_be_in_the_digits_of_any_script(getal):
    assert check_number(getal) == "4711"
