"""Changes: all or nothing, and two windows never lose each other's."""

import threading
from dataclasses import replace
from datetime import datetime

import pytest

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Omzetting
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Botsing, Werkboek
from ouderplan.opslag.fouten import BestaatAl, RijWeg

DOEL = Jaardoel("1a", 1, "Elke groep heeft een koffieochtend", "2026-2027")


@pytest.fixture
def ander_venster(werkboek):
    wb = Werkboek.open(werkboek.map)
    yield wb
    wb.close()


@pytest.fixture
def doel(werkboek) -> int:
    with werkboek.writing() as tx:
        return tx.add(DOEL)


def stored(wb: Werkboek, nummer: int) -> Jaardoel:
    with wb.reading() as tx:
        return tx.items(Jaardoel)[nummer]


def change(wb: Werkboek, nummer: int, old: Jaardoel, **cells: object) -> None:
    with wb.writing() as tx:
        tx.change(nummer, old, replace(old, **cells))


def waarden(wb: Werkboek) -> list[str]:
    with wb.reading() as tx:
        return [row.waarde for row in tx.rows(Waarde)]


def test_half_a_change_is_no_change(werkboek):
    before, versions = waarden(werkboek), werkboek.versions()

    def add_and_fail() -> None:
        with werkboek.writing() as tx:
            tx.add(Waarde("proefwaarde"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert waarden(werkboek) == before
    assert werkboek.versions() == versions


def test_changes_of_different_cells_in_two_windows_both_stay(werkboek, ander_venster, doel):
    change(werkboek, doel, DOEL, jaardoel="Elke groep heeft twee koffieochtenden")
    change(ander_venster, doel, DOEL, uitvoeren_in="Ieder schooljaar")
    assert stored(werkboek, doel) == replace(
        DOEL, jaardoel="Elke groep heeft twee koffieochtenden", uitvoeren_in="Ieder schooljaar"
    )


def test_the_same_cell_in_two_windows_clashes_and_the_first_stays(werkboek, ander_venster, doel):
    change(werkboek, doel, DOEL, jaardoel="Eerste")
    with pytest.raises(Botsing) as clash:
        change(ander_venster, doel, DOEL, jaardoel="Tweede", uitvoeren_in="2028")
    assert (clash.value.kolom, clash.value.daar, clash.value.hier) == (
        "jaardoel",
        "Eerste",
        "Tweede",
    )
    assert stored(werkboek, doel) == replace(DOEL, jaardoel="Eerste")


def test_the_same_text_in_the_same_cell_is_no_clash(werkboek, ander_venster, doel):
    change(werkboek, doel, DOEL, jaardoel="Hetzelfde")
    change(ander_venster, doel, DOEL, jaardoel="Hetzelfde")


def test_a_cell_made_empty_by_one_and_filled_by_the_other_clashes(werkboek, ander_venster, doel):
    change(werkboek, doel, DOEL, criterium=None)
    with pytest.raises(Botsing):
        change(ander_venster, doel, DOEL, criterium=2)


def test_changing_a_row_that_was_removed_meanwhile_says_so(werkboek, ander_venster, doel):
    with werkboek.writing() as tx:
        tx.remove(doel, DOEL)
    with pytest.raises(RijWeg, match="weggehaald"):
        change(ander_venster, doel, DOEL, jaardoel="Te laat")


def test_a_row_that_someone_just_changed_is_not_removed(werkboek, ander_venster, doel):
    change(werkboek, doel, DOEL, jaardoel="Net verbeterd")
    with pytest.raises(Botsing), ander_venster.writing() as tx:
        tx.remove(doel, DOEL)
    assert stored(werkboek, doel).jaardoel == "Net verbeterd"


def test_a_number_is_not_given_again(werkboek, doel):
    with werkboek.writing() as tx:
        tx.remove(doel, DOEL)
        assert tx.add(DOEL) > doel


def test_a_name_is_taken_once(werkboek):
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    with pytest.raises(BestaatAl, match="proefwaarde"), werkboek.writing() as tx:
        tx.add(Waarde(" proefwaarde "))


def test_a_row_cannot_be_renamed_to_a_name_that_is_taken(werkboek):
    with werkboek.writing() as tx:
        tx.add(Waarde("een"))
        nummer = tx.add(Waarde("twee"))
    with pytest.raises(BestaatAl), werkboek.writing() as tx:
        tx.change(nummer, Waarde("twee"), Waarde("een"))


def test_goals_without_a_code_may_be_many(werkboek):
    with werkboek.writing() as tx:
        tx.add(Jaardoel("", 1, "Een doel"))
        tx.add(Jaardoel("", 1, "Nog een doel"))


def test_two_windows_that_add_the_same_at_once_add_it_once(werkboek, ander_venster):
    together, outcomes = threading.Barrier(2), []

    def add(wb: Werkboek) -> None:
        together.wait()
        try:
            with wb.writing() as tx:
                tx.add(Waarde("proefwaarde"))
            outcomes.append("bewaard")
        except BestaatAl:
            outcomes.append("bestaat al")

    threads = [threading.Thread(target=add, args=(wb,)) for wb in (werkboek, ander_venster)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["bestaat al", "bewaard"]
    assert waarden(werkboek).count("proefwaarde") == 1


@pytest.mark.parametrize(
    ("stappen", "volgorde"), [(1, "acbd"), (-1, "bacd"), (-9, "bacd"), (9, "acdb"), (0, "abcd")]
)
def test_a_row_moves_and_stops_at_the_end(werkboek, stappen, volgorde):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(naam) for naam in "abcd"])
        nummer = tx.find(Waarde, waarde="b")[0]
        tx.move(Waarde, nummer, stappen)
    assert "".join(waarden(werkboek)) == volgorde


def test_moving_a_row_that_is_gone_says_so(werkboek):
    with pytest.raises(RijWeg), werkboek.writing() as tx:
        tx.move(Waarde, 10_000, 1)


def test_rows_that_stay_keep_their_number_when_all_are_replaced(werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("a"), Waarde("b"), Waarde("c")])
        before = {row.waarde: nummer for nummer, row in tx.items(Waarde).items()}
        tx.replace_all(Waarde, [Waarde("nieuw"), Waarde("c", "anders"), Waarde("a")])
        after = {row.waarde: nummer for nummer, row in tx.items(Waarde).items()}
    assert waarden(werkboek) == ["nieuw", "c", "a"]
    assert (after["a"], after["c"]) == (before["a"], before["c"])
    assert after["nieuw"] not in before.values()


def test_equal_rows_without_a_name_both_stay(werkboek):
    regel = Planningsregel("oktober", "Ouderavond")
    with werkboek.writing() as tx:
        tx.replace_all(Planningsregel, [regel, regel])
        tx.replace_all(Planningsregel, [regel, regel, regel])
        assert tx.rows(Planningsregel) == [regel] * 3


def test_replacing_all_refuses_the_same_name_twice(werkboek):
    before = waarden(werkboek)
    with pytest.raises(BestaatAl), werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("a"), Waarde("a")])
    assert waarden(werkboek) == before


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        (Waarde(" \n "), "Er is nog niets ingevuld"),
        (Waarde("", "wel een omschrijving"), "waarde.*leeg"),
        (Jaardoel("1a", 11, "Een doel"), "criterium.*te hoog: hoogstens 10"),
        (VastgesteldeKeuze(-1, 1, "respect"), "ronde.*te laag"),
        (VastgesteldeKeuze(10**30, 1, "respect"), "ronde.*te hoog"),
        (Waarde("te lang", "x" * 32_768), "omschrijving.*32768 tekens"),
        (Omzetting(), "Er is nog niets ingevuld"),
    ],
)
def test_what_no_csv_could_be_read_back_into_is_refused(werkboek, rij, zin):
    for action in ("add", "replace_all"):
        with pytest.raises(OngeldigeInvoer, match=zin), werkboek.writing() as tx:
            tx.add(rij) if action == "add" else tx.replace_all(type(rij), [rij])


def test_a_required_cell_cannot_be_emptied(werkboek, doel):
    with pytest.raises(OngeldigeInvoer, match=r"jaardoel.*leeg.*Er is niets veranderd"):
        change(werkboek, doel, DOEL, jaardoel="  ")
    assert stored(werkboek, doel) == DOEL


def test_text_is_kept_clean_and_moments_to_the_second(werkboek):
    with werkboek.writing() as tx:
        nummer = tx.add(
            Ronde(9, Rondesoort.KANSEN, " a\r\nb\x00 ", datetime(2026, 1, 2, 3, 4, 5, 678))
        )
        row = tx.items(Ronde)[nummer]
    assert (row.vraag, row.geopend) == ("a\nb", datetime(2026, 1, 2, 3, 4, 5))


def test_a_filter_finds_equal_cells(werkboek, doel):
    with werkboek.reading() as tx:
        assert tx.rows(Jaardoel, code="1a", criterium=1) == [DOEL]
        assert tx.rows(Jaardoel, code="1b") == []
        assert tx.find(Jaardoel, code="1a") == (doel, DOEL)
        assert tx.find(Jaardoel, code="1b") is None


def test_a_reader_keeps_seeing_what_it_saw_first(werkboek, ander_venster):
    with werkboek.reading() as tx:
        before = tx.rows(Waarde)
        with ander_venster.writing() as other:
            other.add(Waarde("proefwaarde"))
        assert tx.rows(Waarde) == before
    assert "proefwaarde" in waarden(werkboek)


def test_every_committed_change_raises_the_version_for_all_windows(werkboek, ander_venster):
    before = ander_venster.versions()
    with werkboek.writing() as tx:
        tx.add(Waarde("een"))
        tx.add(Waarde("twee"))
    after = ander_venster.versions()
    assert {naam for naam in after if after[naam] != before.get(naam)} == {"waarden"}
    assert after["waarden"] == before["waarden"] + 1


def test_a_change_that_changes_nothing_raises_no_version(werkboek, doel):
    before = werkboek.versions()
    change(werkboek, doel, DOEL, jaardoel=DOEL.jaardoel + " ")
    assert werkboek.versions() == before
