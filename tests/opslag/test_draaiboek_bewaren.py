"""A meeting is played from the workbook: one press, once, from any window, through any kill."""

from dataclasses import replace

import pytest

from ouderplan.kern.dia import Getoond
from ouderplan.kern.draaiboek import Bijeenkomst, Doet, Draaiboekregel, total
from ouderplan.kern.draaiboekloop import Tijdstip
from ouderplan.kern.draaiboekstand import REEKS
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.draaiboek import (
    advance,
    back,
    begin,
    extend,
    live,
    now,
    programme,
    skip,
    stop,
    unskip,
)
from ouderplan.opslag.fouten import ErIsEenRondeOpen, NietsTeKiezen
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.startset import add_start_rows, start_rows
from ouderplan.opslag.stemcodes import add_codes, draw_codes
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.tabellen import TOESTAND
from ouderplan.opslag.toestand import put_state
from ouderplan.opslag.volgend_jaar import rows_for_next_year

pytestmark = pytest.mark.usefixtures("motor")

AVOND = Bijeenkomst.OUDERAVOND
DUREN = {
    Bijeenkomst.OUDERAVOND: 90,
    Bijeenkomst.WERKGROEP: 75,
    Bijeenkomst.STUDIEMIDDAG: 180,
    Bijeenkomst.EVALUATIE: 60,
}


def at(minuten):
    return Tijdstip(1_760_000_000 + minuten * 60, minuten * 60.0, "laptop")


def stand(wb, nu=None):
    with wb.reading() as tx:
        return live(tx, nu)


def rows(wb, bijeenkomst=AVOND):
    with wb.reading() as tx:
        return programme(tx, bijeenkomst)


def screen(wb):
    with wb.reading() as tx:
        return shown(tx).reeks


def open_now(wb):
    with wb.reading() as tx:
        return current_ronde(tx)


def wat(wb):
    return stand(wb).nu.gepland.regel.wat


@pytest.fixture
def school(tmp_path):
    """Give a workbook as a school has it on its first day."""
    wb = Werkboek.create(tmp_path / "school", {"school": "De Brug"})
    yield wb
    wb.close()


def go_to(wb, wanted, nu=None):
    begin(wb, AVOND, nu)
    while wat(wb) != wanted:
        advance(wb, nu=nu)


@pytest.mark.parametrize("bijeenkomst", Bijeenkomst)
def test_a_new_workbook_has_four_programmes_to_run_as_they_are(school, bijeenkomst):
    found = rows(school, bijeenkomst).values()
    assert total(found) == DUREN[bijeenkomst]
    assert {row.bron for row in found} == {"startset"}
    assert next(iter(found)).vast


def test_every_programme_of_the_start_set_can_be_played_to_its_end(school):
    with school.writing() as tx:
        for letter in "abcd":
            tx.add(Inbreng(letter, Soort.KANS, Perspectief.CONCEPT, f"Kans {letter}"))
    for bijeenkomst in Bijeenkomst:
        assert begin(school, bijeenkomst)
        played = [wat(school)]
        while advance(school):
            if (here := stand(school).nu) is not None:
                played.append(here.gepland.regel.wat)
        assert played == [row.wat for row in rows(school, bijeenkomst).values()]
        assert open_now(school) is None
        stop(school)
    with school.reading() as tx:
        held = {ronde.soort for ronde in tx.rows(Ronde)}
    assert held == set(Rondesoort)


def test_one_press_opens_the_round_with_its_question(school):
    go_to(school, "Stemmen")
    ronde = open_now(school)
    assert (ronde.soort, ronde.aantal_keuzes) == (Rondesoort.WAARDEN, 5)
    assert (
        ronde.vraag
        == "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?"
    )
    assert screen(school) == "waarden"


def test_the_next_rows_close_it_and_begin_its_story(school):
    go_to(school, "De uitslag")
    assert open_now(school) is None
    with school.reading() as tx:
        assert shown(tx) == Getoond("waarden", "gestemd")
        assert [ronde.getoond for ronde in tx.rows(Ronde)] == [None]


def test_codes_that_were_given_out_count(school):
    with school.writing() as tx:
        for groep in (Groep.OUDERS, Groep.TEAM):
            add_codes(tx, draw_codes(tx, 3), groep)
    go_to(school, "Stemmen")
    assert open_now(school).waarborg is Waarborg.STEMCODE


def test_two_presses_on_the_same_row_are_one(school):
    begin(school, AVOND)
    seen = stand(school).rij
    assert advance(school, seen)
    assert not advance(school, seen)
    assert stand(school).loop.plaats == 1
    second = stand(school).rij
    assert back(school, second)
    assert not back(school, second)
    assert stand(school).rij == seen


def test_a_press_on_a_row_that_is_gone_by_opens_no_round(school):
    begin(school, AVOND)
    while stand(school).straks.gepland.regel.wat != "Stemmen":
        advance(school)
    seen = stand(school).rij
    back(school, seen)
    assert not advance(school, seen)
    assert open_now(school) is None


def test_five_minutes_more_count_once_for_what_their_presser_saw(school):
    begin(school, AVOND)
    here = stand(school)
    assert extend(school, 5, here.stand_erbij)
    assert not extend(school, 5, here.stand_erbij)
    assert stand(school).nu.erbij == 5
    assert extend(school, 5)
    assert stand(school).nu.erbij == 10


def test_beginning_twice_goes_on_where_it_was(school):
    begin(school, AVOND)
    advance(school)
    assert not begin(school, AVOND)
    assert not begin(school, Bijeenkomst.WERKGROEP)
    assert stand(school).loop.plaats == 1


def test_it_outlives_the_program(school):
    begin(school, AVOND, at(0))
    advance(school, nu=at(10))
    skip(school)
    extend(school, 5)
    school.close()
    again = Werkboek.open(school.map)
    here = stand(again)
    assert (here.nu.gepland.regel.wat, here.nu.erbij) == ("Waarom wij dit doen", 5)
    assert here.straks.gepland.regel.wat == "Gesprek met uw buren"
    assert here.rijen[0].duurde == 600
    again.close()


def test_a_kill_between_opening_and_going_on_opens_no_second_round(school):
    begin(school, AVOND)
    while stand(school).straks.gepland.regel.wat != "Stemmen":
        advance(school)
    row = stand(school).straks.gepland.regel
    open_ronde(school, soort=row.rondesoort, vraag=row.tekst, aantal_keuzes=5)
    assert advance(school)
    assert wat(school) == "Stemmen"
    with school.reading() as tx:
        assert len(tx.rows(Ronde)) == 1


def test_what_cannot_be_done_leaves_the_row_before_on_and_can_be_passed_over(school):
    begin(school, AVOND)
    while stand(school).straks.gepland.regel.wat != "Stemmen":
        advance(school)
    before = stand(school).rij
    other = open_ronde(school, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    with pytest.raises(ErIsEenRondeOpen):
        advance(school)
    assert stand(school).rij == before
    skip(school, before)
    advance(school)
    assert wat(school) == "De stemming gaat dicht"
    assert open_now(school).ronde == other.ronde  # of another kind


def test_a_result_of_nothing_is_said_in_a_sentence(school):
    begin(school, AVOND)
    while stand(school).straks.gepland.regel.wat != "De uitslag":
        skip(school) if stand(school).straks.gepland.regel.doet in (
            Doet.OPEN,
            Doet.SLUIT,
        ) else advance(school)
    with pytest.raises(OngeldigeInvoer, match=r"nog niet gehouden.*Er is niets veranderd"):
        advance(school)


def test_a_result_of_a_round_that_is_open_is_not_shown(school):
    go_to(school, "Stemmen")
    skip(school)
    advance(school)
    with pytest.raises(OngeldigeInvoer, match="nog open"):
        advance(school)
    assert open_now(school) is not None


def test_dots_without_anything_to_choose_are_said_and_nothing_moved(school):
    with school.writing() as tx:
        for nummer, row in programme(tx, AVOND).items():
            if row.rondesoort:
                tx.change(nummer, row, replace(row, rondesoort=Rondesoort.STIPPEN))
    with pytest.raises(NietsTeKiezen):
        go_to(school, "Stemmen")
    assert wat(school) == "Gesprek met uw buren"


def test_a_text_goes_to_the_hall_and_its_notes_do_not_go_along(school):
    begin(school, AVOND)
    advance(school)
    assert screen(school) == f"{REEKS}{stand(school).rij}"


def test_a_row_that_shows_nothing_leaves_the_screen_alone(school):
    with school.writing() as tx:
        number = list(programme(tx, AVOND))[1]
        row = programme(tx, AVOND)[number]
        tx.change(number, row, replace(row, doet=None))
    begin(school, AVOND)
    send(school, "visie")
    advance(school)
    assert screen(school) == "visie"


def test_going_back_shows_again_what_was_shown_and_leaves_the_round(school):
    go_to(school, "De stemming gaat dicht")
    advance(school)
    pause = screen(school)
    advance(school)
    assert screen(school) == "waarden"
    back(school)
    assert screen(school) == pause
    assert open_now(school) is None


def test_how_long_it_took_is_kept_and_next_year_begins_with_it(school):
    go_to(school, "Zo doet u mee", at(0))
    assert [row.duurde for row in rows(school).values()][:3] == [None] * 3
    advance(school, nu=at(12))
    while advance(school, nu=at(40)):
        pass
    took = {row.wat: row.duurde for row in rows(school).values()}
    assert (took["Zo doet u mee"], took["Gesprek met uw buren"]) == (12, 28)
    assert took["Stemmen"] is None
    with school.reading() as tx:
        new = rows_for_next_year(tx, "2027-2028")[Draaiboekregel]
    planned = {row.wat: (row.minuten, row.duurde) for row in new if row.bijeenkomst is AVOND}
    assert planned["Zo doet u mee"] == (12, None)
    assert planned["Stemmen"] == (10, None)


def test_beginning_again_forgets_how_long_the_rehearsal_took(school):
    begin(school, AVOND, at(0))
    advance(school, nu=at(3))
    stop(school)
    assert next(iter(rows(school).values())).duurde == 3
    begin(school, AVOND, at(100))
    assert {row.duurde for row in rows(school).values()} == {None}


def test_a_row_that_is_taken_out_while_it_is_on_makes_way(school):
    begin(school, AVOND)
    advance(school)
    number = stand(school).rij
    with school.writing() as tx:
        tx.remove(number, programme(tx, AVOND)[number])
    assert wat(school) == "Zo doet u mee"
    assert advance(school, stand(school).rij)
    assert wat(school) == "Gesprek met uw buren"


def test_passed_over_and_done_after_all(school):
    begin(school, AVOND)
    over = stand(school).straks.nummer
    skip(school, stand(school).rij)
    assert stand(school).straks.nummer != over
    unskip(school, over)
    assert stand(school).straks.nummer == over


def test_an_empty_programme_says_what_to_do_and_can_be_filled(school):
    with school.writing() as tx:
        tx.remove_where(Draaiboekregel, bijeenkomst=AVOND)
    with pytest.raises(OngeldigeInvoer, match="kant-en-klare"):
        begin(school, AVOND)
    assert add_start_rows(school, AVOND)
    assert not add_start_rows(school, AVOND)
    assert list(rows(school).values()) == [row for row in start_rows() if row.bijeenkomst is AVOND]


def test_what_another_version_kept_is_no_reason_to_fall_over(school):
    put_state(school, "draaiboek", '{"rij": 3}')
    assert stand(school) is None
    assert begin(school, AVOND)


def test_the_programme_goes_out_as_a_csv_and_comes_back(school):
    begin(school, AVOND)
    school.sync_csvs()
    path = school.map / "draaiboek.csv"
    text = path.read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("bijeenkomst;wat;minuten;vast;wie;doet")
    seen = stand(school).rij
    path.write_text(text.replace("Welkom;10;19:30", "Welkom;12;19:45"), "utf-8-sig")
    import_csvs(school, [path])
    first = next(iter(rows(school).values()))
    assert (first.minuten, first.vast) == (12, "19:45")
    assert stand(school).rij == seen


def test_stopping_twice_is_fine(school):
    begin(school, AVOND)
    assert stop(school)
    assert not stop(school)
    assert stand(school) is None


def test_this_machine_counts_on_whatever_its_clock_says():
    first, second = now(), now()
    assert second.machine == first.machine
    assert second.loop >= first.loop


def test_a_round_that_was_closed_by_hand_is_closed_for_the_programme_too(school):
    go_to(school, "Stemmen")
    close_ronde(school, open_now(school).ronde)
    assert advance(school)
    assert wat(school) == "De stemming gaat dicht"


def test_it_stands_where_no_csv_tells_it(school):
    begin(school, AVOND)
    with school.reading() as tx:
        assert tx.versions()[TOESTAND.name]
