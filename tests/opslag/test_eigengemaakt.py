"""What came with the program becomes the school's when edited: on a page or in a spreadsheet."""

from dataclasses import replace

import pytest

from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.draaiboek import advance, begin, now
from ouderplan.opslag.eigengemaakt import MET_BEGIN
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.startset import OVERGENOMEN

pytestmark = pytest.mark.usefixtures("motor")

GEVALLEN = {Waarde: {"omschrijving": "Zo zien wij dat."}, Draaiboekregel: {"wat": "Binnenkomst"}}


@pytest.fixture
def school(tmp_path):
    wb = Werkboek.create(tmp_path / "school", {"school": "De Brug"})
    yield wb
    wb.close()


def first(wb, rij):
    with wb.reading() as tx:
        return next(iter(tx.items(rij).items()))


def change(wb, nummer, old, **cells):
    with wb.writing() as tx:
        tx.change(nummer, old, replace(old, **cells))


def test_every_table_that_begins_with_rows_of_ours_is_looked_at():
    assert set(GEVALLEN) == set(MET_BEGIN)
    assert not set(MET_BEGIN) & set(OVERGENOMEN)


@pytest.mark.parametrize("rij", GEVALLEN)
def test_a_row_of_ours_that_is_edited_is_the_schools(school, rij):
    nummer, old = first(school, rij)
    assert old.bron == MET_BEGIN[rij].ons
    change(school, nummer, old, **GEVALLEN[rij])
    assert first(school, rij)[1].bron == MET_BEGIN[rij].eigen


def test_a_drawing_and_how_long_it_took_say_nothing_of_whose_it_is(school):
    nummer, waarde = first(school, Waarde)
    change(school, nummer, waarde, icoon="ster")
    assert first(school, Waarde)[1].bron == "startlijst"
    begin(school, first(school, Draaiboekregel)[1].bijeenkomst)
    advance(school, nu=replace(now(), loop=now().loop + 600, wand=now().wand + 600))
    assert first(school, Draaiboekregel)[1].duurde
    assert first(school, Draaiboekregel)[1].bron == "startset"


def test_who_says_whose_it_is_is_believed(school):
    nummer, old = first(school, Draaiboekregel)
    change(school, nummer, old, wat="Binnenkomst", bron="de ouderraad")
    assert first(school, Draaiboekregel)[1].bron == "de ouderraad"


@pytest.mark.parametrize(
    ("bestand", "rij", "oud", "nieuw"),
    [
        ("draaiboek", Draaiboekregel, "Welkom;10;19:30", "Welkom;15;19:30"),
        ("waarden", Waarde, "zijn woord houdt", "doet wat hij zegt"),
    ],
)
def test_a_row_that_was_edited_in_a_spreadsheet_is_the_schools_and_the_others_are_not(
    school, bestand, rij, oud, nieuw
):
    school.sync_csvs()
    path = school.map / f"{bestand}.csv"
    text = path.read_text("utf-8-sig")
    assert oud in text
    path.write_text(text.replace(oud, nieuw, 1), "utf-8-sig")
    import_csvs(school, [path])
    with school.reading() as tx:
        rows = tx.rows(rij)
    assert rows[0].bron == MET_BEGIN[rij].eigen
    assert {row.bron for row in rows[1:]} == {MET_BEGIN[rij].ons}
