"""From its CSVs alone the whole workbook comes back (G8), whatever was typed into it."""

import re
import shutil
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from annotated_types import Ge, Le
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from keren import keren
from ouderplan.kern.ambities import Ambitieaanpak
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.kolomvorm import column_types
from ouderplan.kern.rondes import Plek, Ronde, Rondesoort, Stembriefje
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.csv_uit import write_rows
from ouderplan.opslag.fouten import GeenWerkboek
from ouderplan.opslag.lezen import bestanden
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.rijen import clean
from ouderplan.opslag.stemmen import close_ronde, open_ronde, tally
from ouderplan.opslag.tabellen import TABELLEN, Kolom, Tabel, tabel_of

VIJANDIG = (
    "=1+1",
    "'=1+1",
    "''=1+1",
    "+31 6",
    "-",
    "@SUM(A1)",
    "'",
    '"',
    '""',
    'hij zei "ja"; zij niet',
    "regel 1\nregel 2\n\nregel 4",
    ";;;",
    "\ufeffbom",
    "sep=;",
    "مرحبا بكم",
    "İstanbul ığüşöç",
    "👩🏽‍🏫",
    "e\u0301",
    "a\u2028b\x85c",
    "NULL",
    "2026-10-06",
    "1.0",
    "\tx",
    "?",
    "<script>alert(1)</script>",
    "{waarde} %s",
)
TEKST = (
    st.sampled_from(VIJANDIG)
    | st.text(st.characters(), max_size=40)
    | st.text(st.sampled_from(";\"'\n\r\t=+-@,é \x00"), max_size=12)
)
GEVULD = TEKST.filter(clean)
MOMENT = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))
RONDES = [1, 2, 7]
THUIS = Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2026, 1, 1), plek=Plek.THUIS)
GESLOTEN = Ronde(0, Rondesoort.STIPPEN, "Welke?", datetime(2026, 1, 1), datetime(2026, 1, 1))


def whole_numbers(tabel: Tabel, kolom: Kolom) -> st.SearchStrategy:
    said = column_types(tabel.rij)[kolom.naam].extra
    (least,) = (one.ge for one in said if isinstance(one, Ge))
    (most,) = (one.le for one in said if isinstance(one, Le))
    return st.integers(least, most)


def cells(tabel: Tabel, kolom: Kolom) -> st.SearchStrategy:
    if kolom.naam == "ronde":
        return st.sampled_from(RONDES)
    if kolom.soort is int:
        filled: st.SearchStrategy = whole_numbers(tabel, kolom)
    elif issubclass(kolom.soort, StrEnum):
        filled = st.sampled_from(list(kolom.soort))
    else:
        filled = {
            str: GEVULD if kolom.verplicht else TEKST,
            date: st.dates(),
            datetime: MOMENT,
        }[kolom.soort]
    optional = not kolom.verplicht and kolom.standaard is None and kolom.soort is not str
    return st.none() | filled if optional else filled


def name(tabel: Tabel, row: object) -> tuple:
    return tuple(clean(getattr(row, naam)) for naam in tabel.uniek)


def rows(tabel: Tabel) -> st.SearchStrategy:
    one = st.builds(tabel.rij, **{kolom.naam: cells(tabel, kolom) for kolom in tabel.kolommen})
    if tabel.rij is Omzetting:
        one = one.filter(lambda row: clean(row.bedreiging + row.wat_is_nodig + row.kans))
    if not tabel.uniek:
        return st.lists(one, max_size=4)
    return st.lists(one, max_size=4, unique_by=lambda row: name(tabel, row)).filter(
        lambda found: len({name(tabel, row) for row in found}) == len(found)
    )


def fitting(rijen: list) -> list:
    """Make rounds and ballots what the workbook itself could have made of them."""
    if rijen and isinstance(rijen[0], Ronde):
        first = replace(rijen[0], beslist_ronde=None)
        if first.is_thuis:  # a round at home has an end
            first = replace(first, open_tot=first.open_tot or first.geopend)
        closed = (replace(row, gesloten=row.geopend) for row in rijen[1:])
        known = (None, first.ronde)
        return [first, *(replace(row, beslist_ronde=known[row.ronde % 2]) for row in closed)]
    if rijen and isinstance(rijen[0], Stembriefje):
        first: dict = {}
        for row in rijen:
            first.setdefault((row.ronde, clean(row.briefje)), row)
        same = [first[row.ronde, clean(row.briefje)] for row in rijen]
        return [
            replace(row, groep=one.groep, kanaal=one.kanaal)
            for row, one in zip(rijen, same, strict=True)
        ]
    return rijen


TABEL_EN_RIJEN = st.sampled_from(TABELLEN).flatmap(
    lambda tabel: st.tuples(st.just(tabel), rows(tabel).map(fitting))
)


def contents(wb: Werkboek) -> dict[str, list]:
    with wb.reading() as tx:
        return {tabel.naam: tx.rows(tabel.rij) for tabel in TABELLEN}


def csvs(map: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in map.glob("*.csv")}


def rebuild_elsewhere(wb: Werkboek, map: Path) -> Werkboek:
    shutil.rmtree(map, ignore_errors=True)
    map.mkdir()
    for path in wb.map.glob("*.csv"):
        shutil.copy(path, map)
    return Werkboek.open(map)


@settings(
    max_examples=keren(15, 400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TABEL_EN_RIJEN)
@example((tabel_of(Waarde), [Waarde("a\tb"), Waarde("c\td")]))
@example((tabel_of(Ronde), fitting([THUIS])))
@example((tabel_of(Ambitieaanpak), [Ambitieaanpak("0\n;", None, "")]))
@example((tabel_of(Ambitieaanpak), [Ambitieaanpak("ambitie;criterium;aanpak", None, "")]))
def test_any_workbook_survives_from_database_to_csvs_to_database(leeg_werkboek, tmp_path, inhoud):
    tabel, rijen = inhoud
    with leeg_werkboek.writing() as tx:
        for other in TABELLEN:
            if tx.rows(other.rij):
                tx.replace_all(other.rij, [])
        tx.replace_all(Ronde, [replace(GESLOTEN, ronde=nummer) for nummer in RONDES])
        tx.replace_all(tabel.rij, rijen)
    assert leeg_werkboek.sync_csvs()
    again = rebuild_elsewhere(leeg_werkboek, tmp_path / "terug")
    try:
        assert contents(again) == contents(leeg_werkboek)
        with again.writing() as tx:
            tx.touch(tabel.naam)
        again.sync_csvs()
        assert csvs(again.map) == csvs(leeg_werkboek.map)
    finally:
        again.close()


@pytest.mark.usefixtures("leeg_werkboek")
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEKST.map(clean))
def test_no_cell_of_a_file_starts_like_a_formula(tekst):
    line = write_rows(tabel_of(Waarde), [Waarde("naam", tekst)]).decode("utf-8-sig")
    second = line.split("\r\n", 1)[1].removeprefix("naam;")
    assert not re.match(r'"?[=+\-@\t]', second)


def test_a_workbook_of_which_only_csvs_are_left_opens_with_the_same_votes(
    werkboek, ronde, stem, tmp_path
):
    for nummer in range(12):
        stem(f"toestel {nummer}", "respect", "openheid")
    closed = close_ronde(werkboek, ronde.ronde)
    werkboek.sync_csvs()
    again = rebuild_elsewhere(werkboek, tmp_path / "terug")
    with werkboek.reading() as before, again.reading() as after:
        assert tally(after, closed) == tally(before, closed)
    again.close()


def test_rows_that_name_a_removed_row_do_not_keep_the_workbook_from_coming_back(werkboek, tmp_path):
    with werkboek.writing() as tx:
        tx.add(Actie("een jaardoel dat er niet meer is"))
        tx.add(Inbreng("4", Soort.KANS, Perspectief.TEAM, "samen", samengevoegd_met="2"))
    werkboek.sync_csvs()
    again = rebuild_elsewhere(werkboek, tmp_path / "terug")
    assert contents(again) == contents(werkboek)
    again.close()


def test_an_action_plan_stays_with_its_goal_whatever_other_goals_are_called(werkboek, tmp_path):
    with werkboek.writing() as tx:
        tx.add(Jaardoel("1a", 1, "1b"))
        tx.add(Jaardoel("1b", 1, "Iets anders"))
        tx.add(Actie("1b", "Koffieochtend"))
    werkboek.sync_csvs()
    again = rebuild_elsewhere(werkboek, tmp_path / "terug")
    assert contents(again) == contents(werkboek)
    again.close()


def test_a_kill_while_rebuilding_leaves_it_to_the_next_time(werkboek, tmp_path, monkeypatch):
    class Kill(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Kill

    expected = contents(werkboek)
    with monkeypatch.context() as patch:
        patch.setattr(bestanden, "store_all", killed)
        with pytest.raises(Kill):
            rebuild_elsewhere(werkboek, tmp_path / "terug")
    again = Werkboek.open(tmp_path / "terug")
    assert contents(again) == expected
    again.close()


@pytest.mark.alleen_sqlite("het logboek van het bestand")
def test_a_write_ahead_log_of_a_database_that_was_put_aside_does_no_harm(werkboek, tmp_path):
    with werkboek.writing() as tx:
        tx.add(Waarde("proefwaarde"))
    werkboek.sync_csvs()
    expected = contents(werkboek)
    other = tmp_path / "kopie"
    shutil.copytree(werkboek.map, other)
    assert (other / "werkboek.db-wal").stat().st_size
    (other / "werkboek.db").unlink()
    again = Werkboek.open(other)
    assert contents(again) == expected
    again.close()


def test_a_mistake_in_a_csv_is_named_and_no_database_is_made(werkboek, tmp_path):
    other = tmp_path / "stuk"
    other.mkdir()
    for path in werkboek.map.glob("*.csv"):
        shutil.copy(path, other)
    with (other / "criteria.csv").open("a", encoding="utf-8") as file:
        file.write("11;Te veel;;\r\n")
    with pytest.raises(CsvFouten, match=r"criteria\.csv, regel 12, kolom criterium"):
        Werkboek.open(other)
    assert not list(other.glob("werkboek.db*"))


@pytest.mark.alleen_sqlite("op een server staat van een open ronde niets in een CSV")
@pytest.mark.usefixtures("ronde")
def test_ballots_without_their_round_are_not_taken(werkboek, stem, tmp_path):
    stem("toestel", "respect")
    werkboek.sync_csvs()
    (werkboek.map / "rondes.csv").unlink()
    with pytest.raises(CsvFouten, match="Deze ronde is er niet"):
        rebuild_elsewhere(werkboek, tmp_path / "terug")


def test_a_folder_without_a_workbook_says_so(tmp_path):
    with pytest.raises(GeenWerkboek, match="staat geen werkboek"):
        Werkboek.open(tmp_path)


def test_two_processes_that_rebuild_at_once_get_one_workbook(werkboek, tmp_path, start_proces):
    other = tmp_path / "terug"
    other.mkdir()
    for path in werkboek.map.glob("*.csv"):
        shutil.copy(path, other)
    processes = [start_proces("voeg_toe.py", other, naam, 3) for naam in "ab"]
    for process in processes:
        assert process.communicate("ga\n", timeout=30)[0].endswith("bewaard\n")
    again = Werkboek.open(other)
    before, after = contents(werkboek)["waarden"], contents(again)["waarden"]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 6
    again.close()


def test_a_rebuilt_workbook_can_open_a_new_round(werkboek, ronde, stem, tmp_path):
    stem("toestel", "respect")
    close_ronde(werkboek, ronde.ronde)
    werkboek.sync_csvs()
    again = rebuild_elsewhere(werkboek, tmp_path / "terug")
    assert open_ronde(again, soort=Rondesoort.WAARDEN, vraag="Nog eens?").ronde == 2
    again.close()
