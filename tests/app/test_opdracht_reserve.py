"""A backup of every school every night, and a restore of one of them when it is needed."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from ouderplan.app.opdrachten import run
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.inbreng import submit, submit_outcome
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.reserve import maken
from ouderplan.opslag.reserve.maken import NACHT
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, progress

TEKSTEN = {Rondesoort.KANSEN: Inbreng, Rondesoort.EVALUATIE: Uitkomst}


@pytest.fixture
def scholen(tmp_path):
    """Give a folder with two schools, each with a workbook."""
    map = tmp_path / "scholen"
    for naam in ("linde", "molen"):
        kast = Kast(map / naam)
        kast.choose(kast.create({"school": f"De {naam}", "schooljaar": "2026-2027"}))
    return map


def book(scholen, naam):
    return Kast(scholen / naam).current()


def nights(scholen, naam):
    return sorted((book(scholen, naam) / "reserve").glob(f"*{NACHT}*.db"))


def send_text(wb, soort, tekst):
    known = {"ronde": 1, "inzending": tekst, "groep": Groep.OUDERS, "tekst": tekst}
    if soort is Rondesoort.EVALUATIE:
        return submit_outcome(wb, soort=Uitkomstsoort.BETER, **known)
    return submit(wb, soort=Soort.KANS, perspectief=Perspectief.OUDERS, **known)


def let_in(wb, soort, nummer):
    with wb.writing() as tx:
        rij, row = tx.find(TEKSTEN[soort], id=nummer)
        tx.change(rij, row, replace(row, status=Inbrengstatus.TOEGELATEN))


def change(folder, omschrijving):
    with closing(Werkboek.open(folder)) as wb, wb.writing() as tx:
        nummer, old = next(iter(tx.items(Waarde).items()))
        tx.change(nummer, old, Waarde(old.waarde, omschrijving, old.icoon, old.bron))


def described(folder):
    with closing(Werkboek.open(folder)) as wb, wb.reading() as tx:
        return tx.rows(Waarde)[0].omschrijving


def test_each_school_has_a_backup_of_each_night_in_which_something_changed(scholen, capsys):
    for night in range(4):
        change(book(scholen, "linde"), f"Zo was het op dag {night}.")
        assert run(["reserve", str(scholen), "--bewaar", "3"]) == 0
    assert [len(nights(scholen, naam)) for naam in ("linde", "molen")] == [3, 1]
    assert "gemaakt: 1. Overgeslagen omdat er niets veranderde: 1." in capsys.readouterr().out


def test_a_restore_of_one_school_touches_no_other(scholen, capsys):
    for naam in ("linde", "molen"):
        change(book(scholen, naam), "Van voor de nacht.")
    run(["reserve", str(scholen)])
    for naam in ("linde", "molen"):
        change(book(scholen, naam), "Van na de nacht.")
    linde = book(scholen, "linde")
    capsys.readouterr()
    run(["terugzetten", str(linde)])
    said = capsys.readouterr().out.splitlines()
    number = next(line.split()[0].rstrip(".:") for line in said if NACHT in line)
    assert run(["terugzetten", str(linde), number]) == 0
    assert described(linde) == "Van voor de nacht."
    assert described(book(scholen, "molen")) == "Van na de nacht."


def test_a_school_whose_folder_is_gone_comes_back_from_elsewhere(scholen, tmp_path):
    linde = book(scholen, "linde")
    change(linde, "Van voor de brand.")
    run(["reserve", str(scholen), "--naar", str(tmp_path / "elders")])
    shutil.rmtree(scholen / "linde")
    (kept,) = (tmp_path / "elders" / "linde" / linde.name).glob("*.db")
    assert run(["terugzetten", str(linde), str(kept)]) == 0
    assert described(linde) == "Van voor de brand."
    assert "Van voor de brand." in (linde / "waarden.csv").read_text("utf-8-sig")


def test_one_workbook_that_cannot_be_backed_up_stops_no_other(scholen, capsys):
    (book(scholen, "linde") / "werkboek.db").write_bytes(b"geen database" * 100)
    assert run(["reserve", str(scholen)]) == 1
    assert "linde/" in capsys.readouterr().err
    assert len(nights(scholen, "molen")) == 1


def test_the_closed_log_of_the_page_of_a_school_stops_no_backup(scholen):
    """Of a school with an account of its own the log is closed to the service of the backups."""
    closed = scholen / "linde" / "logboek"
    closed.mkdir()
    shutil.copy(book(scholen, "linde") / "werkboek.csv", closed)  # who is root sees what is in it
    closed.chmod(0)
    try:
        assert run(["reserve", str(scholen)]) == 0
        assert [len(nights(scholen, naam)) for naam in ("linde", "molen")] == [1, 1]
        assert [found.map for found in Kast(scholen / "linde").list()] == [book(scholen, "linde")]
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize("what", ["werkboek.db", "reserve", ""])
def test_a_link_to_another_school_gets_nothing_of_it_and_takes_nothing_away(
    scholen, tmp_path, capsys, what
):
    run(["reserve", str(scholen)])
    theirs = book(scholen, "linde")
    before = sorted((theirs / "reserve").iterdir())
    vals = scholen / "molen" / "vals"
    if what:
        shutil.copytree(book(scholen, "molen"), vals)
        shutil.rmtree(vals / "reserve")
        (vals / what).unlink(missing_ok=True)
    (vals / what).symlink_to(theirs / what)
    change(theirs, "Alleen van de Linde.")
    elders = tmp_path / "elders"
    assert run(["reserve", str(scholen), "--naar", str(elders), "--bewaar", "1"]) == 1
    assert "molen/vals: In de map van dit werkboek staat een koppeling" in capsys.readouterr().err
    assert not (elders / "molen" / "vals").exists()
    assert len(sorted((theirs / "reserve").iterdir())) == len(before)
    assert not any(b"Alleen van de Linde." in one.read_bytes() for one in elders.glob("molen/*/*"))


def test_what_is_wrong_at_one_school_ends_no_night(scholen, monkeypatch, capsys):
    shut = scholen / "linde"
    reached = type(scholen).iterdir

    def listed(path):
        if path == shut:
            raise PermissionError(13, "dicht")
        return reached(path)

    monkeypatch.setattr(type(scholen), "iterdir", listed)  # root may look anywhere
    assert run(["reserve", str(scholen)]) == 1
    assert "linde: Er is geen nieuwe reservekopie" in capsys.readouterr().err
    assert len(nights(scholen, "molen")) == 1


def test_an_old_backup_that_cannot_be_thrown_away_ends_no_night(scholen, capsys):
    linde = book(scholen, "linde")
    old = linde / "reserve" / f"0001 2026-01-01 02.00.00 {NACHT}.db"
    old.mkdir(parents=True)
    os.utime(old, (0, 0))
    assert run(["reserve", str(scholen), "--bewaar", "1"]) == 1
    assert "linde/" in capsys.readouterr().err
    assert len(nights(scholen, "molen")) == 1


def test_a_csv_that_is_no_text_is_no_reason_to_have_no_backup(scholen):
    linde = book(scholen, "linde")
    (linde / "werkboek.csv").write_bytes(b"\xff\x00\xff")
    assert run(["reserve", str(scholen)]) == 0
    assert len(nights(scholen, "linde")) == 1


def test_after_a_restore_in_an_empty_folder_the_new_nights_are_kept_elsewhere(scholen, tmp_path):
    elders = tmp_path / "elders"
    linde = book(scholen, "linde")
    for night in range(3):
        change(linde, f"Zo was het op dag {night}.")
        run(["reserve", str(scholen), "--naar", str(elders), "--bewaar", "2"])
    there = elders / "linde" / linde.name
    for kept in there.iterdir():  # of nights before this one
        kept.rename(kept.with_name(kept.name.replace(kept.name[5:15], "2026-01-02")))
    shutil.rmtree(linde)
    assert run(["terugzetten", str(linde), str(max(there.iterdir()))]) == 0
    change(linde, "Van na het terugzetten.")
    run(["reserve", str(scholen), "--naar", str(elders), "--bewaar", "2"])
    assert any(b"Van na het terugzetten." in one.read_bytes() for one in there.iterdir())
    assert len(list(there.iterdir())) == 2


def test_what_changes_while_a_backup_is_made_is_in_the_next(scholen, monkeypatch):
    linde = book(scholen, "linde")
    made = maken.back_up

    def slowly(folder, waarom):
        kept = made(folder, waarom)
        change(folder, "Van tijdens de reservekopie.")
        ended = (folder / DATABASE).stat().st_mtime_ns + 1_000_000_000
        os.utime(kept, ns=(ended, ended))
        return kept

    monkeypatch.setattr(maken, "back_up", slowly)
    maken.back_up_nightly(linde, 3)
    monkeypatch.undo()
    assert maken.back_up_nightly(linde, 3)


def test_a_backup_holds_nothing_of_a_round_that_is_open_and_put_back_it_goes_on(scholen, tmp_path):
    linde = book(scholen, "linde")
    ballot = {"ronde": 1, "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    with closing(Werkboek.open(linde)) as wb:
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=2)
        cast(wb, stemmer="een", keuzes=("durf",), **ballot)
    run(["reserve", str(scholen), "--naar", str(tmp_path / "elders")])
    (kept,) = (tmp_path / "elders" / "linde" / linde.name).glob("*.db")
    with closing(sqlite3.connect(kept)) as found:
        assert found.execute("SELECT count(*) FROM stembriefjes").fetchone() == (0,)
    shutil.rmtree(scholen / "linde")
    run(["terugzetten", str(linde), str(kept)])
    with closing(Werkboek.open(linde)) as wb:
        cast(wb, stemmer="een", keuzes=("geduld",), **ballot)
        with wb.reading() as tx:
            assert progress(tx, 1) == 1
            assert [row.keuze for row in tx.rows(Stembriefje)] == ["geduld"]


@pytest.mark.parametrize("soort", [Rondesoort.KANSEN, Rondesoort.EVALUATIE])
def test_a_backup_holds_no_text_of_a_round_that_is_open(scholen, tmp_path, soort):
    linde = book(scholen, "linde")
    elders = tmp_path / "elders"
    with closing(Werkboek.open(linde)) as wb:
        open_ronde(wb, soort=soort, vraag="Wat?", aantal_keuzes=2)
        sent = send_text(wb, soort, "Alleen voor de zaal.")
        let_in(wb, soort, sent)
    run(["reserve", str(scholen), "--naar", str(elders)])
    (kept,) = (elders / "linde" / linde.name).glob("*.db")
    for path in (kept, *nights(scholen, "linde")):
        assert b"Alleen voor de zaal." not in path.read_bytes()
        assert sent.encode() not in path.read_bytes()
    shutil.rmtree(linde)
    assert run(["terugzetten", str(linde), str(kept)]) == 0
    with closing(Werkboek.open(linde)) as wb:
        send_text(wb, soort, "Van daarna.")
        close_ronde(wb, 1)
        with wb.reading() as tx:
            assert [row.tekst for row in tx.rows(TEKSTEN[soort]) if row.groep] == ["Van daarna."]
