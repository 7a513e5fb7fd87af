"""The CSVs beside the database: the contract, and never over someone else's work."""

from datetime import datetime

import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek, csv_uit
from ouderplan.opslag.csv_uit import write_rows
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.tabellen import TABELLEN, tabel_named, tabel_of

CONTRACT = {
    "werkboek": "sleutel;waarde",
    "planning": "wanneer;wat;wie;status",
    "waarden": "waarde;omschrijving;icoon;bron",
    "rondes": "ronde;soort;vraag;geopend;gesloten;regel;aantal_keuzes;uitgenodigd;aanwezig",
    "stembriefjes": "ronde;briefje;groep;kanaal;keuze;opzij",
    "visie": "versie;tekst;status;vastgesteld_door;vastgesteld_op",
    "verwachtingen": "criterium;wie_verwacht;verwachting;van_wie",
    "schoolscan": "ronde;inzending;groep;criterium;niveau;gebeurt_al;mogelijkheden",
    "kansen_bedreigingen": ("id;soort;perspectief;tekst;groep;status;samengevoegd_met;criterium"),
    "moderatie": "wat;id;oud;nieuw;wanneer",
    "omzettingen": "bedreiging;wat_is_nodig;kans",
    "doelenbank": "criterium;doel",
    "jaardoelen": "code;criterium;jaardoel;uitvoeren_in;status;herkomst_soort;herkomst",
    "acties": (
        "jaardoel;activiteit;uitvoerder;tijdpad;evaluatie_hoe;evaluatie_wanneer;vervolgstappen"
    ),
    "evaluaties": (
        "activiteit;datum;doel;ingevuld_door;opbrengsten;knelpunten;andere_informatie;"
        "vervolgstappen"
    ),
}


@pytest.mark.parametrize("naam", CONTRACT)
def test_the_columns_of_the_contract_come_first_and_in_order(werkboek, naam):
    header = (werkboek.map / f"{naam}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    promised = CONTRACT[naam].split(";")
    assert header.split(";")[: len(promised)] == promised


def test_every_table_has_its_csv(werkboek):
    written = {path.stem for path in werkboek.map.glob("*.csv")}
    assert written == {tabel.naam for tabel in TABELLEN}
    assert set(CONTRACT) <= written


def test_the_bytes_are_what_dutch_excel_opens():
    row = Waarde("plezier; samen", 'zij zei "ja"\nen lachte', "=1+1", "")
    assert write_rows(tabel_of(Waarde), [row]) == (
        b"\xef\xbb\xbfwaarde;omschrijving;icoon;bron\r\n"
        b'"plezier; samen";"zij zei ""ja""\nen lachte";\'=1+1;\r\n'
    )


def test_moments_are_iso_and_empty_cells_empty():
    row = Ronde(3, Rondesoort.WAARDEN, "Welke?", datetime(2026, 10, 6, 19, 5, 9))
    line = write_rows(tabel_of(Ronde), [row]).decode("utf-8-sig").splitlines()[1]
    assert line.startswith("3;waarden;Welke?;2026-10-06 19:05:09;;;;;;ouders, team;;;;telefoon;;")


@pytest.mark.alleen_sqlite("op een server komen de CSV’s als erom wordt gevraagd")
def test_a_change_is_in_the_csv_within_a_second(werkboek, wacht_tot):
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    path = werkboek.map / "waarden.csv"
    wacht_tot(lambda: "proefwaarde" in path.read_text(encoding="utf-8"), timeout=1.0)


def test_an_unchanged_table_is_not_written_again(werkboek):
    before = (werkboek.map / "criteria.csv").stat().st_mtime_ns
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    werkboek.sync_csvs()
    assert (werkboek.map / "criteria.csv").stat().st_mtime_ns == before


def test_a_removed_csv_comes_back(werkboek):
    path = werkboek.map / "waarden.csv"
    before = path.read_bytes()
    path.unlink()
    werkboek.sync_csvs()
    assert path.read_bytes() == before


def _change_by_hand(werkboek: Werkboek) -> bytes:
    path = werkboek.map / "waarden.csv"
    path.write_bytes(path.read_bytes() + b"met de hand;;;\r\n")
    with werkboek.writing() as tx:
        tx.add(Waarde("van het scherm"))
    return path.read_bytes()


def test_a_csv_changed_by_hand_is_never_overwritten(werkboek):
    mine = _change_by_hand(werkboek)
    werkboek.sync_csvs()
    assert (werkboek.map / "waarden.csv").read_bytes() == mine
    assert werkboek.changed_by_hand() == (werkboek.map / "waarden.csv",)


def test_it_is_still_there_after_opening_again(werkboek):
    mine = _change_by_hand(werkboek)
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    assert (again.map / "waarden.csv").read_bytes() == mine
    assert again.changed_by_hand() == (again.map / "waarden.csv",)
    again.close()


def test_read_in_it_is_ours_again(werkboek, monkeypatch):
    _change_by_hand(werkboek)
    monkeypatch.chdir(werkboek.map.parent)
    import_csvs(werkboek, [(werkboek.map / "waarden.csv").relative_to(werkboek.map.parent)])
    assert werkboek.changed_by_hand() == ()
    with werkboek.writing() as tx:
        assert "met de hand" in [row.waarde for row in tx.rows(Waarde)]
        tx.add(Waarde("daarna"))
    werkboek.sync_csvs()
    assert "daarna" in (werkboek.map / "waarden.csv").read_text(encoding="utf-8")


def test_put_aside_it_is_kept_and_ours_is_written(werkboek):
    mine = _change_by_hand(werkboek)
    kept = werkboek.put_aside(werkboek.map / "waarden.csv")
    assert kept.parent.name == "bewaard"
    assert kept.read_bytes() == mine
    text = (werkboek.map / "waarden.csv").read_text(encoding="utf-8")
    assert "van het scherm" in text
    assert "met de hand" not in text
    assert werkboek.changed_by_hand() == ()


def test_a_csv_saved_again_after_it_was_read_in_is_not_overwritten(werkboek):
    path = werkboek.map / "waarden.csv"
    _change_by_hand(werkboek)
    read = path.read_bytes()
    path.write_bytes(read + b"en nog iets;;;\r\n")
    werkboek.take_over({tabel_named("waarden"): read})
    werkboek.sync_csvs()
    assert "en nog iets" in path.read_text(encoding="utf-8")
    assert werkboek.changed_by_hand() == (path,)


def test_a_csv_that_cannot_be_replaced_is_tried_again_and_the_others_are_written(
    werkboek, wacht_tot
):
    waarden, rondes = werkboek.map / "waarden.csv", werkboek.map / "rondes.csv"
    waarden.unlink()
    waarden.mkdir()  # as good as open in another program: it cannot be replaced
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
        tx.add(Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2026, 10, 6), datetime(2026, 10, 7)))
    assert werkboek.sync_csvs() is False
    assert "Welke?" in rondes.read_text(encoding="utf-8")
    waarden.rmdir()
    wacht_tot(waarden.is_file)
    assert "proefwaarde" in waarden.read_text(encoding="utf-8")


@pytest.mark.parametrize("stap", ["replace_file", "_remember"])
def test_a_kill_around_writing_does_not_make_our_csv_look_like_someone_elses(
    werkboek, stap, monkeypatch
):
    class Kill(BaseException):
        pass

    monkeypatch.setattr(werkboek._schrijver, "wake", lambda: None)  # one writer, and we kill it
    real = getattr(csv_uit, stap)
    path = werkboek.map / "waarden.csv"

    def killed(*args: object) -> None:
        if stap == "replace_file":
            real(*args)
        raise Kill

    for word in ("eerste", "tweede"):
        with werkboek.writing() as tx:
            tx.add(Waarde(word))
        with monkeypatch.context() as patch:
            patch.setattr(csv_uit, stap, killed)
            with pytest.raises(Kill):
                csv_uit.sync(werkboek.motor)
    assert werkboek.changed_by_hand() == ()
    werkboek.sync_csvs()
    assert "tweede" in path.read_text(encoding="utf-8")


def test_half_written_files_of_a_killed_process_are_swept_up(werkboek):
    half = werkboek.map / ".waarden.csv-0badcafe.half"
    half.write_bytes(b"waarde;omschr")
    werkboek.close()
    Werkboek.open(werkboek.map).close()
    assert not half.exists()


def test_others_on_the_machine_may_read_the_csvs(werkboek, tmp_path):
    plain = tmp_path / "gewoon"
    plain.write_bytes(b"")
    assert (werkboek.map / "waarden.csv").stat().st_mode == plain.stat().st_mode


@pytest.mark.usefixtures("ronde")
def test_ballots_are_written_in_the_order_of_their_random_names(werkboek, stem):
    for nummer in range(20):
        stem(f"toestel {nummer}", "respect")
    werkboek.sync_csvs()
    lines = (werkboek.map / "stembriefjes.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert lines == sorted(lines)
    with werkboek.reading() as tx:
        row = tx.rows(Stembriefje)[0]
    assert (row.groep, row.kanaal) == (Groep.OUDERS, Kanaal.TELEFOON)


def test_two_processes_write_at_once_and_nothing_is_lost_or_torn(werkboek, start_proces):
    processes = [start_proces("voeg_toe.py", werkboek.map, naam, 25) for naam in "ab"]
    for process in processes:
        assert process.stdout.readline() == "open\n"
    for process in processes:
        process.stdin.write("ga\n")
        process.stdin.flush()
    for nummer in range(25):
        with werkboek.writing() as tx:
            tx.add(Waarde(f"c {nummer}", "tegelijk"))
    for process in processes:
        assert process.communicate(timeout=30)[0] == "bewaard\n"
    assert werkboek.sync_csvs()
    lines = (werkboek.map / "waarden.csv").read_text(encoding="utf-8-sig").splitlines()
    assert {line.split(";")[0] for line in lines if ";tegelijk;" in line} == {
        f"{naam} {nummer}" for naam in "abc" for nummer in range(25)
    }
    assert werkboek.changed_by_hand() == ()
