"""The key of a sealed round: where it is, when it goes, and what happens without it."""

import os
import shutil
import stat
import threading
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.stemcodes import LANG
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.toestroom import Stuk
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import ErIsEenRondeOpen, NietTeBewaren
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.papierklad import Klad, drafts, keep_draft
from ouderplan.opslag.reserve.maken import back_up, reserves
from ouderplan.opslag.schoolscan import own_scan, submit_scan
from ouderplan.opslag.sporen.tabellen import SPOREN, Spoor
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemcodes import add_codes, draw_codes
from ouderplan.opslag.stemmen import (
    cast_all,
    close_in,
    close_ronde,
    keep_all,
    open_in,
    open_ronde,
    own_ballot,
    progress,
    tally,
)
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.opslag.thuis import Uurwerk, plan_round
from ouderplan.opslag.toestroom import count_again, lay_aside
from ouderplan.opslag.zegel.fouten import SleutelIsEr, SleutelOnleesbaar, SleutelWeg
from ouderplan.opslag.zegel.inhoud import BEZEGELD
from ouderplan.opslag.zegel.sleutels import MAP, OMGEVING, Sleutels
from ouderplan.opslag.zegel.uitpakken import let_lapse
from stemmer import vote_as

KEUZES = ("vertrouwen", "respect", "openheid")


@pytest.fixture
def wb(werkboek, monkeypatch):
    """Give a workbook that is sealed."""
    folder = werkboek.map
    werkboek.close()
    monkeypatch.setenv(OMGEVING, "1")
    with closing(Werkboek.open(folder)) as again:
        with again.writing() as tx:
            tx.replace_all(Waarde, [Waarde(naam, "Zo.") for naam in KEUZES])
        yield again


def vote_open(wb, **anders):
    what = {"soort": Rondesoort.WAARDEN, "vraag": "Welke twee?", "aantal_keuzes": 2} | anders
    return open_ronde(wb, **what).ronde


def vote(wb, toestel, *keuzes, ronde=1):
    return vote_as(wb, toestel, keuzes, ronde=ronde)


def send(wb, text, ronde=1, formulier=None):
    what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS, "groep": Groep.OUDERS}
    return submit(wb, ronde=ronde, inzending=formulier or text, tekst=text, **what)


def keys(wb):
    return sorted(path.name for path in (wb.map / MAP).glob("*"))


def chosen(wb, ronde=1):
    with wb.reading() as tx:
        return sorted(row.keuze for row in tx.rows(Stembriefje, ronde=ronde))


def test_every_table_with_something_of_people_is_sealed():
    of_people = {Spoor.BRIEFJE, Spoor.INZENDING, Spoor.TEKST, Spoor.OVER_TEKST}
    assert {naam for naam, spoor in SPOREN.items() if spoor in of_people} == BEZEGELD
    assert {tabel.naam for tabel in TABELLEN} >= BEZEGELD


def test_the_key_stands_in_a_file_of_its_owner_alone_and_not_in_the_database(wb):
    vote_open(wb)
    assert keys(wb) == ["ronde-1.sleutel"]
    path = wb.map / MAP / "ronde-1.sleutel"
    assert len(path.read_bytes()) == 32
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for other in wb.map.glob("werkboek.db*"):
        assert path.read_bytes() not in other.read_bytes()


def test_the_key_is_on_the_disk_before_a_ballot_can_be_acknowledged(wb, monkeypatch):
    settled = []
    real = os.fsync

    def settle(handle):
        settled.append(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", settle)
    ronde = vote_open(wb)
    path = wb.map / MAP / f"ronde-{ronde}.sleutel"
    assert {path.stat().st_ino, path.parent.stat().st_ino, wb.map.stat().st_ino} <= set(settled)


def test_closing_destroys_the_key_and_what_was_sealed_is_there(wb):
    ronde = vote_open(wb)
    vote(wb, "een", "respect")
    vote(wb, "twee", "respect", "openheid")
    path = wb.map / MAP / "ronde-1.sleutel"
    held = path.open("rb")
    close_ronde(wb, ronde)
    assert keys(wb) == []
    assert held.read() == bytes(32)  # overwritten before it was taken away
    held.close()
    assert chosen(wb) == ["openheid", "respect", "respect"]


def test_a_kill_between_closing_and_destroying_is_made_good_by_who_opens_next(wb, monkeypatch):
    ronde = vote_open(wb)
    vote(wb, "een", "respect")
    with monkeypatch.context() as patched:
        patched.setattr(Werkboek, "erase_traces", lambda _: False)
        close_ronde(wb, ronde)
        assert keys(wb) == ["ronde-1.sleutel"]
    Werkboek.open(wb.map).close()
    assert keys(wb) == []


def test_a_disk_that_refuses_leaves_the_duty_to_who_comes_after(wb, monkeypatch, wacht_tot):
    ronde = vote_open(wb)
    vote(wb, "een", "respect")

    def refuse(_self, _naam):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Sleutels, "destroy", refuse)
        close_ronde(wb, ronde)
        with wb.reading() as tx:
            assert is_owed(tx)
        assert keys(wb) == ["ronde-1.sleutel"]
    wacht_tot(lambda: keys(wb) == [])
    wacht_tot(lambda: not owed(wb))


def test_another_that_has_the_workbook_open_destroys_the_key_of_one_that_was_killed(
    wb, monkeypatch
):
    ronde = vote_open(wb)
    with closing(Werkboek.open(wb.map)) as other:
        with monkeypatch.context() as patched:
            patched.setattr(Werkboek, "erase_traces", lambda _: False)
            close_ronde(wb, ronde)
        assert owed(other)  # what the hall looks at
        other.erase_traces()
        assert keys(wb) == []


def owed(wb):
    with wb.reading() as tx:
        return is_owed(tx)


def close_and_fail(wb, ronde):
    with wb.writing() as tx:
        close_in(tx, ronde)
        raise ZeroDivisionError


def open_two(wb):
    with wb.writing() as tx:
        open_in(tx, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2)
        open_in(tx, soort=Rondesoort.WAARDEN, vraag="Nog een?", aantal_keuzes=2)


def test_a_kill_before_the_closing_was_kept_leaves_the_round_open_with_its_key(wb):
    ronde = vote_open(wb)
    vote(wb, "een", "respect")
    with pytest.raises(ZeroDivisionError):
        close_and_fail(wb, ronde)
    Werkboek.open(wb.map).close()
    assert keys(wb) == ["ronde-1.sleutel"]
    vote(wb, "twee", "openheid")
    assert chosen(wb) == ["openheid", "respect"]


def test_a_round_that_could_not_be_opened_leaves_no_key(wb):
    with pytest.raises(ErIsEenRondeOpen):
        open_two(wb)
    wb.erase_traces()
    assert keys(wb) == []
    assert vote_open(wb) == 1
    vote(wb, "een", "respect")
    assert chosen(wb) == ["respect"]


def test_a_disk_that_takes_no_key_is_said_calmly_and_no_round_opens(wb, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(NietTeBewaren):
            vote_open(wb)
    with wb.reading() as tx:
        assert tx.rows(Ronde) == []
    assert vote_open(wb) == 1
    vote(wb, "een", "respect")


def test_two_halls_on_one_disk_have_one_key(wb):
    ronde = vote_open(wb)
    with closing(Werkboek.open(wb.map)) as other:
        vote(wb, "een", "respect")
        assert vote(other, "een", "openheid").gewijzigd
        with other.reading() as tx:
            assert own_ballot(tx, ronde, "een") == ("openheid",)
    assert chosen(wb) == ["openheid"]


# --- without the key ------------------------------------------------------------------------------


@pytest.fixture
def without_key(wb):
    """Give a workbook whose folder came without the key of its round."""
    vote_open(wb)
    vote(wb, "een", "respect")
    away = wb.map.with_name("elders")
    (wb.map / MAP).rename(away)
    return away


def test_without_its_key_nothing_is_acknowledged_and_nothing_invented(wb, without_key):
    with pytest.raises(SleutelWeg):
        vote(wb, "twee", "openheid")
    with pytest.raises(SleutelWeg):
        close_ronde(wb, 1)
    with wb.reading() as tx:
        (ronde,) = tx.rows(Ronde)
        assert ronde.is_open
        assert tx.rows(Stembriefje) == []
        assert progress(tx, 1) == 1  # how many voted is known all the same
        assert own_ballot(tx, 1, "een") is None
    without_key.rename(wb.map / MAP)
    vote(wb, "twee", "openheid")
    close_ronde(wb, 1)
    assert chosen(wb) == ["openheid", "respect"]


def test_without_the_key_of_a_round_the_rest_of_the_workbook_goes_on(wb, without_key):
    with wb.writing() as tx:
        tx.add(Waarde("durf", "Zo."))
        tx.add(Inbreng("1", Soort.KANS, Perspectief.TEAM, "Zelf bedacht"))
    with wb.reading() as tx:
        assert [row.tekst for row in tx.rows(Inbreng)] == ["Zelf bedacht"]
        assert tally(tx, tx.rows(Ronde)[0]).briefjes == {}
    assert without_key.exists()


def test_the_key_of_another_round_opens_nothing(wb):
    vote_open(wb)
    vote(wb, "een", "respect")
    path = wb.map / MAP / "ronde-1.sleutel"
    path.write_bytes(bytes(32))
    with pytest.raises(SleutelWeg):
        vote(wb, "twee", "openheid")


def test_a_round_whose_key_is_lost_for_good_can_be_let_go(wb, without_key):
    shutil.rmtree(without_key)
    let_lapse(wb, 1)
    with wb.reading() as tx:
        (ronde,) = tx.rows(Ronde)
        assert not ronde.is_open
        assert ronde.regel.endswith("inzendingen die niet te lezen zijn: 1.")
        assert progress(tx, 1) == 0
        assert tx.rows(Stembriefje) == []
    assert vote_open(wb) == 2
    vote(wb, "een", "openheid", ronde=2)


def test_a_round_whose_key_cannot_be_read_by_who_asks_is_not_let_go(wb):
    """An administrator under another name may not read it; the hall still can."""
    ronde = vote_open(wb)
    vote(wb, "een", "respect")
    path = wb.map / MAP / "ronde-1.sleutel"
    key = path.read_bytes()
    path.unlink()
    path.mkdir()  # whoever runs this test: that cannot be read
    with pytest.raises(SleutelOnleesbaar):
        let_lapse(wb, ronde)
    path.rmdir()
    path.write_bytes(key)
    close_ronde(wb, ronde)
    assert chosen(wb) == ["respect"]


def test_a_round_whose_key_is_there_is_not_let_go(wb):
    vote_open(wb)
    vote(wb, "een", "respect")
    with pytest.raises(SleutelIsEr):
        let_lapse(wb, 1)
    assert chosen(wb) == ["respect"]


# --- texts ----------------------------------------------------------------------------------------


def test_a_text_keeps_its_number_when_its_round_closes_and_what_refers_to_it_stays(wb):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    ids = [send(wb, f"tekst {nr}") for nr in range(5)]
    assert send(wb, "nog eens", formulier="tekst 3") == ids[3]  # the same form
    with wb.writing() as tx:
        nummer, row = tx.find(Inbreng, id=ids[2])
        tx.change(nummer, row, replace(row, status=Inbrengstatus.TOEGELATEN, tekst="tekst twee"))
        tx.add(Inbreng("7", Soort.KANS, Perspectief.TEAM, "Zelf", samengevoegd_met=ids[1]))
    close_ronde(wb, ronde)
    with wb.reading() as tx:
        rows = {row.id: row for row in tx.rows(Inbreng)}
        log = [(row.wat, row.id, row.nieuw) for row in tx.rows(Moderatie)]
    assert {row_id: rows[row_id].tekst for row_id in ids} == {
        row_id: "tekst twee" if nr == 2 else f"tekst {nr}" for nr, row_id in enumerate(ids)
    }
    assert rows[ids[2]].status is Inbrengstatus.TOEGELATEN
    assert rows["7"].samengevoegd_met == ids[1]
    assert sorted(log) == [("status", ids[2], "toegelaten"), ("tekst", ids[2], "tekst twee")]


@pytest.mark.alleen_sqlite("begint met alleen de CSV-bestanden")
def test_made_from_its_csvs_in_the_middle_of_a_round_it_does_not_write_down_their_order(wb):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    texts = [f"tekst {nr:02}" for nr in range(30)]
    for text in texts:
        send(wb, text)
    wb.close()
    for path in wb.map.glob("werkboek.db*"):
        path.unlink()
    with closing(Werkboek.open(wb.map)) as again:
        with again.reading() as tx:
            found = [row.tekst for row in tx.rows(Inbreng)]
        assert found != texts
        assert sorted(found) == texts
        send(again, "nog een")
        close_ronde(again, ronde)
        with again.reading() as tx:
            assert sorted(row.tekst for row in tx.rows(Inbreng)) == ["nog een", *texts]


def test_what_fails_halfway_a_commit_leaves_no_judgement_behind(wb):
    open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    row_id = send(wb, "een tekst")

    def judge_and_fail(tx):
        nummer, row = tx.find(Inbreng, id=row_id)
        tx.change(nummer, row, replace(row, status=Inbrengstatus.WEGGELEGD))
        raise OuderplanFout

    def judge(tx):
        nummer, row = tx.find(Inbreng, id=row_id)
        tx.change(nummer, row, replace(row, criterium=3))

    keep_all(wb, [judge, judge_and_fail])
    with wb.reading() as tx:
        (row,) = tx.rows(Inbreng)
    assert (row.status, row.criterium) == (Inbrengstatus.NIEUW, 3)


@contextmanager
def asked_of(wb):
    """Give every value that the database gets to see, as it gets them."""
    asked = set()

    def listen(_connection, _cursor, _statement, parameters, *_):
        rows = parameters if isinstance(parameters, list) else [parameters]
        for row in rows:
            asked.update(row.values() if isinstance(row, dict) else row or ())

    sa.event.listen(wb.motor.engine, "before_cursor_execute", listen)
    yield asked
    sa.event.remove(wb.motor.engine, "before_cursor_execute", listen)


def test_no_ballot_is_named_to_the_database_while_its_round_is_open(wb):
    """A server may write down what it is asked, and when; the name of a ballot stays after that."""
    ronde = vote_open(wb)
    with asked_of(wb) as asked:
        for nr in range(12):
            vote(wb, f"toestel {nr}", "respect")
            vote(wb, f"toestel {nr}", "openheid")
            with wb.reading() as tx:
                assert own_ballot(tx, ronde, f"toestel {nr}") == ("openheid",)
                assert own_ballot(tx, ronde, f"toestel {nr + 1}") is None
        assert lay_aside(wb, ronde, Stuk(0, 1000, 12), "Verzonnen") == 12
        assert count_again(wb, ronde, "Verzonnen") == 12
    close_ronde(wb, ronde)
    with wb.reading() as tx:
        names = {row.briefje for row in tx.rows(Stembriefje)}
    assert len(names) == 12
    assert not names & asked


def test_no_scan_is_named_to_the_database_while_its_round_is_open(wb):
    ronde = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het?").ronde
    with wb.reading() as tx:
        key = tx.rows(Rondekeuze, ronde=ronde)[0].keuze
    with asked_of(wb) as asked:
        for level in (Niveau.EEN, Niveau.TWEE):
            filled = {key: Antwoord(level)}
            submit_scan(wb, ronde=ronde, stemmer="een", groep=Groep.OUDERS, antwoorden=filled)
            with wb.reading() as tx:
                assert own_scan(tx, ronde, "een") == filled
                assert own_scan(tx, ronde, "twee") is None
    close_ronde(wb, ronde)
    with wb.reading() as tx:
        (row,) = tx.rows(Scanregel, ronde=ronde)
    assert row.niveau is Niveau.TWEE
    assert row.inzending not in asked


def test_no_text_that_comes_in_is_named_to_the_database(wb):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    with asked_of(wb) as asked:
        ids = {send(wb, f"tekst {nr}", ronde) for nr in range(12)}
    assert len(ids) == 12
    assert not ids & asked


# --- paper, backups -------------------------------------------------------------------------------


def test_a_draft_has_a_key_of_its_own_that_lives_until_it_is_adopted(wb):
    ronde = vote_open(wb)
    keep_draft(wb, Klad(ronde, Groep.OUDERS, Deel.TELLER_A), "", "1 2")
    close_ronde(wb, ronde)
    assert keys(wb) == ["klad-1-ouders-teller_a.sleutel"]
    with wb.reading() as tx:
        assert drafts(tx, ronde) == {(Groep.OUDERS, Deel.TELLER_A): "1 2"}
    (wb.map / MAP / keys(wb)[0]).unlink()
    with wb.reading() as tx:
        assert drafts(tx, ronde) == {}


def test_the_key_of_a_draft_that_was_typed_away_goes(wb, wacht_tot):
    klad = Klad(vote_open(wb), Groep.OUDERS, Deel.TELLER_A)
    keep_draft(wb, klad, "", "1 2")
    assert "klad-1-ouders-teller_a.sleutel" in keys(wb)
    keep_draft(wb, klad, "1 2", "")
    wacht_tot(lambda: keys(wb) == ["ronde-1.sleutel"])


def test_what_can_be_chosen_is_asked_as_often_for_many_ballots_as_for_one(wb):
    ronde, here = vote_open(wb), threading.current_thread()

    def asked_for(aantal):
        asked = []

        def listen(_connection, _cursor, statement, *_):
            if threading.current_thread() is here:  # not for the CSVs
                asked.append(statement)

        ballot = (Groep.OUDERS, Kanaal.TELEFOON, ("respect",))
        sa.event.listen(wb.motor.engine, "before_cursor_execute", listen)
        cast_all(wb, [Stem(ronde, f"{aantal} {nr}", *ballot) for nr in range(aantal)])
        sa.event.remove(wb.motor.engine, "before_cursor_execute", listen)
        return sum("FROM rondekeuzes" in statement for statement in asked)

    assert asked_for(20) == asked_for(1) > 0


def test_no_backup_and_no_csv_holds_a_key_and_put_back_the_round_goes_on(wb):
    ronde = vote_open(wb)
    vote(wb, "een", "respect")
    key = (wb.map / MAP / "ronde-1.sleutel").read_bytes()
    back_up(wb.map, "vannacht")
    wb.sync_csvs()
    for path in wb.map.rglob("*"):
        if path.is_file() and path.parent.name != MAP:
            assert key not in path.read_bytes()
            assert key.hex().encode() not in path.read_bytes()
    (reserve,) = reserves(wb.map)
    wb.close()
    for path in wb.map.glob("werkboek.db*"):
        path.unlink()
    shutil.copy(reserve.pad, wb.map / "werkboek.db")
    with closing(Werkboek.open(wb.map)) as again:
        vote(again, "twee", "openheid", ronde=ronde)
        assert chosen(again) == ["openheid"]
        assert (again.map / MAP / "ronde-1.sleutel").read_bytes() != key


def test_ballots_are_counted_without_opening_one(wb):
    vote_open(wb)
    for nr in range(5):
        vote(wb, f"toestel {nr}", "respect")
    (wb.map / MAP / "ronde-1.sleutel").rename(wb.map / "elders")
    with wb.reading() as tx:
        assert progress(tx, 1) == 5


def test_a_hundred_votes_in_one_commit_are_all_there(wb):
    vote_open(wb)
    votes = [
        Stem(1, f"toestel {nr}", Groep.OUDERS, Kanaal.TELEFOON, (KEUZES[nr % 3],))
        for nr in range(100)
    ]
    assert all(not isinstance(one, OuderplanFout) for one in cast_all(wb, votes))
    assert len(chosen(wb)) == 100
    close_ronde(wb, 1)
    assert len(chosen(wb)) == 100


def test_a_round_at_home_whose_key_is_gone_does_not_stop_the_clock(wb):
    """It stays open until somebody lets it go; other rounds close as they should."""
    with wb.writing() as tx:
        add_codes(tx, draw_codes(tx, 2, LANG), Groep.OUDERS)
    now = datetime.now().replace(microsecond=0)
    end = now + timedelta(hours=1)
    plan_round(wb, Rondeplan("Welke?", Rondesoort.WAARDEN, now, end, "ouders", 2))
    plan_round(wb, Rondeplan("Wat ziet u?", Rondesoort.KANSEN, now, end, "ouders", None))
    (wb.map / MAP / "ronde-1.sleutel").unlink()
    with wb.writing() as tx:
        for nummer, row in tx.items(Ronde).items():
            tx.change(nummer, row, replace(row, open_tot=now - timedelta(minutes=1)))
    assert Uurwerk().tick(wb)
    with wb.reading() as tx:
        assert {row.ronde: row.is_open for row in tx.rows(Ronde)} == {1: True, 2: False}
