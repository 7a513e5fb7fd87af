"""A session: it sees what others did, says what went wrong, and goes where the workbook goes."""

import asyncio
import logging
import time
from dataclasses import dataclass

import pytest

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.tafels import laid_table
from ouderplan.stappen import Zitting
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.verlaten import leave
from ouderplan.stappen.zitting import GEZEGD


@dataclass
class Kijker:
    """Shows tables, and counts how often it read them; may fail a few times first."""

    tabellen: frozenset[str] = frozenset({"waarden"})
    keren: int = 0
    fouten: tuple[Exception, ...] = ()

    def refresh(self):
        if self.fouten:
            error, *rest = self.fouten
            self.fouten = tuple(rest)
            raise error
        self.keren += 1


def add_waarde(zitting, naam):
    with zitting.wb.writing() as tx:
        tx.add(Waarde(naam))


@pytest.fixture
def ander(nieuwe_zitting):
    return nieuwe_zitting()


def test_what_another_window_did_is_seen_at_the_next_look(zitting, ander):
    kijker = Kijker()
    zitting.follow([kijker])
    add_waarde(ander, "humor")
    zitting.poll()
    assert kijker.keren == 1


def test_without_a_change_nothing_is_read_again(zitting):
    kijker = Kijker()
    zitting.follow([kijker])
    zitting.poll()
    zitting.poll()
    assert kijker.keren == 0


def test_a_page_where_nothing_happens_asks_the_tables_nothing(zitting, ander, monkeypatch):
    kijker, asked, versions = Kijker(), [], zitting.wb.versions
    zitting.follow([kijker])
    zitting.poll()
    monkeypatch.setattr(zitting.wb, "versions", lambda: asked.append(1) or versions())
    zitting.poll()
    assert not asked
    add_waarde(ander, "humor")
    zitting.poll()
    assert (len(asked), kijker.keren) == (1, 1)


def test_only_who_shows_the_table_reads_it_again(zitting, ander):
    waarden, planning = Kijker(), Kijker(frozenset({"planning"}))
    zitting.follow([waarden, planning])
    add_waarde(ander, "humor")
    zitting.poll()
    assert (waarden.keren, planning.keren) == (1, 0)


def test_ones_own_change_is_shown_at_once(zitting):
    kijker = Kijker()
    zitting.follow([kijker])
    assert zitting.run(lambda: add_waarde(zitting, "humor"), gelukt="Gelukt.")
    assert kijker.keren == 1
    assert (zitting.melding.zin, zitting.melding.soort) == ("Gelukt.", Meldingsoort.GOED)


def test_the_page_keeps_looking_by_itself(zitting, ander):
    kijker = Kijker()
    zitting.follow([kijker])

    async def wait_for_it():
        watching = asyncio.create_task(zitting.watch())
        add_waarde(ander, "humor")
        async with asyncio.timeout(10):
            while not kijker.keren:
                await asyncio.sleep(0.01)
        watching.cancel()

    asyncio.run(wait_for_it())


def test_an_expected_error_becomes_its_one_sentence(zitting, caplog):
    def refuse():
        raise OuderplanFout("Dat kan niet. Er is niets veranderd.")

    assert not zitting.run(refuse, gelukt="Gelukt.")
    assert zitting.melding.zin == "Dat kan niet. Er is niets veranderd."
    assert zitting.melding.soort is Meldingsoort.FOUT
    assert not caplog.records


@pytest.mark.gaat_stuk
def test_an_unexpected_error_is_a_calm_sentence_and_goes_to_the_log(zitting, caplog):
    with caplog.at_level(logging.ERROR):
        assert not zitting.run(lambda: 1 / 0)
    assert "niet hadden voorzien" in zitting.melding.zin
    assert "zero" not in zitting.melding.zin
    assert caplog.records[0].exc_info[0] is ZeroDivisionError


@pytest.mark.gaat_stuk
def test_who_cannot_be_refreshed_does_not_stop_the_others(zitting, ander, caplog):
    broken, fine = Kijker(fouten=(ZeroDivisionError(),)), Kijker()
    zitting.follow([broken, fine])
    add_waarde(ander, "humor")
    assert not zitting.guard(zitting.poll)
    assert fine.keren == 1
    assert caplog.records


@pytest.mark.gaat_stuk
def test_every_one_of_several_errors_reaches_the_log(zitting, ander, caplog):
    zitting.follow([Kijker(fouten=(KeyError("een"),)), Kijker(fouten=(KeyError("twee"),))])
    add_waarde(ander, "humor")
    zitting.guard(zitting.poll)
    assert {str(record.exc_info[1]) for record in caplog.records} == {"'een'", "'twee'"}


def test_what_could_not_be_read_just_now_is_read_at_the_next_look(zitting, ander):
    kijker = Kijker(fouten=(OuderplanFout("Even bezet."),))
    zitting.follow([kijker])
    add_waarde(ander, "humor")
    zitting.guard(zitting.poll)
    assert kijker.keren == 0
    zitting.poll()
    assert kijker.keren == 1


def test_opening_another_workbook_takes_the_other_windows_along(zitting, ander, tmp_path):
    other = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    zitting.open(other)
    ander.poll()
    assert zitting.wb.map == ander.wb.map == other
    assert ander.wb.profile()["school"] == "De Ander"


def test_another_workbook_is_asked_about_while_people_take_part(zitting, tmp_path):
    other = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    here = zitting.wb.map
    ronde = open_ronde(zitting.wb, soort=Rondesoort.SCAN, vraag="Hoe ver zijn wij?").ronde
    zitting.run(lambda: leave(zitting, lambda: zitting.open(other)))
    assert zitting.wb.map == here
    assert "meedoen aan ‘Hoe ver zijn wij?’" in zitting.melding.zin
    zitting.run(zitting.melding.keuzes[1].action)
    assert (zitting.wb.map, zitting.melding) == (here, None)
    close_ronde(zitting.wb, ronde)
    zitting.run(lambda: leave(zitting, lambda: zitting.open(other)))
    assert zitting.wb.map == other


def test_the_old_workbook_is_no_longer_followed(zitting, tmp_path):
    kijker = Kijker()
    zitting.follow([kijker])
    zitting.open(Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"}))
    add_waarde(zitting, "humor")
    zitting.poll()
    assert kijker.keren == 0


def test_a_folder_by_another_name_is_not_opened_again(zitting, tmp_path):
    (tmp_path / "los").mkdir()
    zitting.open(tmp_path / "los" / ".." / "werkboek")
    opened = zitting.werkboek
    zitting.poll()
    assert zitting.werkboek is opened


def test_without_a_workbook_it_says_what_to_do(tmp_path):
    empty = Zitting(Kast(tmp_path / "leeg"), exports=tmp_path)
    empty.poll()
    with pytest.raises(OuderplanFout, match="Kies er een bij Start"):
        _ = empty.wb


def test_a_workbook_that_cannot_be_opened_leaves_the_open_one(zitting, tmp_path):
    assert not zitting.run(lambda: zitting.open(tmp_path / "bestaat-niet"))
    assert zitting.wb.map == tmp_path / "werkboek"
    assert zitting.melding.soort is Meldingsoort.FOUT


def test_a_second_laptop_does_not_follow(zitting, ander):
    zitting.go("waarden")
    ander.poll()
    assert ander.stap == "start"


def test_going_on_takes_the_notice_away(zitting):
    zitting.say("Bewaard.")
    zitting.go("waarden")
    assert zitting.melding is None


def test_that_something_worked_is_said_for_a_while(zitting):
    zitting.say("Bewaard.")
    zitting.hush_old(time.monotonic())
    assert zitting.melding.zin == "Bewaard."
    zitting.hush_old(time.monotonic() + GEZEGD)
    assert zitting.melding is None


def test_what_went_wrong_and_what_can_be_taken_back_stay(zitting):
    later = time.monotonic() + 2 * GEZEGD
    zitting.say("Dit ging mis.", Meldingsoort.FOUT)
    zitting.hush_old(later)
    assert zitting.melding.zin == "Dit ging mis."
    zitting.say("Weggehaald.", Meldingsoort.GOED, Keuze("Zet terug", lambda: None))
    zitting.hush_old(later)
    assert zitting.melding.zin == "Weggehaald."


def test_a_question_brings_its_choices(zitting):
    zitting.ask("Welke van de twee?", Keuze("Deze", lambda: None), Keuze("Die", lambda: None))
    assert [keuze.label for keuze in zitting.melding.keuzes] == ["Deze", "Die"]
    assert zitting.melding.soort is Meldingsoort.WAARSCHUWING


@pytest.fixture
def alleen_csvs(tmp_path):
    """Give the data folder of a workbook of which only the CSVs are there, and that folder."""
    kast = Kast(tmp_path / "data")
    map = kast.create({"school": "De Vlier", "schooljaar": "2026-2027"})
    for path in map.glob("werkboek.db*"):
        path.unlink()
    kast.choose(map)
    return kast.data, map


def test_a_page_without_a_start_builds_a_workbook_up_from_its_csvs(alleen_csvs, tmp_path):
    data, map = alleen_csvs
    zitting = Zitting(Kast(data), exports=tmp_path / "exports")
    zitting.open_current()
    assert zitting.wb.profile()["school"] == "De Vlier"
    assert (map / "werkboek.db").exists()
    zitting.wb.close()


def test_a_page_of_a_start_waits_for_a_database_that_is_on_its_way_back(alleen_csvs, tmp_path):
    data, map = alleen_csvs
    with laid_table(data, 8866) as tafel:
        Kast(data, tafel).choose(map)
        zitting = Zitting(Kast(data, tafel), exports=tmp_path / "exports")
        assert not zitting.guard(zitting.poll)
        assert "staat werkboek.db niet" in zitting.melding.zin
        assert not (map / "werkboek.db").exists()
        zitting.open(map)  # what the begeleider does at Start
        assert zitting.wb.profile()["school"] == "De Vlier"
        zitting.wb.close()
