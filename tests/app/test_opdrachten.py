"""The command line: what it does, what it says, and the exit status."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from lezer import reading
from ouderplan.app.opdrachten import group
from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.kansen import Perspectief, Soort
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import submit, submit_outcome
from ouderplan.opslag.rondezoeken import current_ronde, last_ronde
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.transacties import Lezing
from stemmer import vote_as

ENGELS = re.compile(r"\b(Usage|Options|Commands|Error|Show this|Try|Missing|Invalid|No such)\b")


@pytest.fixture
def map(tmp_path: Path) -> Path:
    Werkboek.create(tmp_path / "vlier", {"school": "De Vlier", "schooljaar": "2026-2027"}).close()
    return tmp_path / "vlier"


# --- help and mistakes ----------------------------------------------------------------------------


@pytest.mark.parametrize("opdracht", [[], *([name] for name in group().commands)])
def test_help_is_in_dutch_and_explains_every_option(zeg, opdracht):
    status, said, err = zeg(*opdracht, "--help")
    assert (status, err) == (0, "")
    assert said.startswith("Gebruik: ouderplan")
    assert not ENGELS.search(said)


@pytest.mark.parametrize("deel", ["open", "sluit", "toon"])
def test_help_of_a_round_is_in_dutch_too(zeg, deel):
    status, said, _ = zeg("ronde", "werkboek", deel, "--help")
    assert status == 0
    assert not ENGELS.search(said)


@pytest.mark.parametrize(
    ("argv", "deel"),
    [
        (["vlieg"], "vlieg"),
        (["start", "--hoog"], "--hoog"),
        (["start", "--poort", "achttien"], "--poort kan een heel getal van 1 tot en met 65535"),
        (["start", "--poort", "70000"], "--poort kan een heel getal van 1 tot en met 65535"),
        (["ronde", "map", "zaal", "twee"], "NUMMER kan een heel getal vanaf 1"),
        (["ronde", "map", "open", "scan", "--aanwezig", "-4"], "vanaf 0"),
        (["overzetten", "map", "nieuw", "wolk"], "WAAR kan: server, map"),
        (["start", "een", "twee"], "te veel"),
        (["nieuw"], "MAP"),
        (["nieuw", "map", "--school", "De Vlier"], "--schooljaar"),
        (["ronde", "map", "open", "taart"], "waarden, kansen, stippen"),
        (["ronde", "map"], "geen opdracht"),
        (["importeer", "map"], "BESTAND"),
    ],
)
def test_a_mistake_gives_one_dutch_line_and_status_one(zeg, argv, deel):
    status, said, err = zeg(*argv)
    assert (status, said) == (1, "")
    assert deel in err
    assert err.count("\n") == 1
    assert not ENGELS.search(err)


def test_an_unexpected_error_is_one_sentence_and_a_traceback_in_the_log(
    zeg, map, monkeypatch, tmp_path
):
    def fall(*_args: object) -> None:
        raise ZeroDivisionError("alleen voor het logboek")

    monkeypatch.setattr("ouderplan.app.opdrachten.controleer.findings", fall)
    monkeypatch.setenv("OUDERPLAN_DATA", str(tmp_path / "data"))
    status, _, err = zeg("controleer", map)
    assert status == 1
    assert "Traceback" not in err
    log = tmp_path / "data" / "logboek" / "ouderplan.log"
    assert str(log) in err
    assert "ZeroDivisionError: alleen voor het logboek" in log.read_text("utf-8")


# --- nieuw ----------------------------------------------------------------------------------------


def test_nieuw_makes_a_workbook_with_the_profile_and_the_start_list(zeg, tmp_path):
    target = tmp_path / "nieuw"
    status, said, _ = zeg("nieuw", target, "--school", "De Vlier", "--schooljaar", "2026-2027")
    assert status == 0
    assert str(target) in said
    wb = Werkboek.open(target)
    with wb.reading() as tx:
        assert profile(tx.rows(Gegeven))["school"] == "De Vlier"
        assert len(tx.rows(Waarde)) >= 20
    wb.close()


def test_nieuw_never_touches_a_workbook_that_is_there(zeg, map):
    before = {path.name: path.read_bytes() for path in map.glob("*.csv")}
    status, _, err = zeg("nieuw", map, "--school", "Anders", "--schooljaar", "2030-2031")
    assert status == 1
    assert "al een werkboek" in err
    assert {path.name: path.read_bytes() for path in map.glob("*.csv")} == before


# --- importeer ------------------------------------------------------------------------------------


def test_importeer_reads_a_table_in(zeg, map, tmp_path):
    csv = tmp_path / "waarden.csv"
    csv.write_text("waarde;omschrijving\r\nMoed;Durven zeggen wat je ziet.\r\n", "utf-8")
    status, said, _ = zeg("importeer", map, csv)
    assert status == 0
    assert "Waarden, aantal rijen: 1 erbij, 24 weg, 0 gelijk." in said
    assert waarden(map) == ["Moed"]


def test_importeer_with_aanvullen_keeps_what_is_there(zeg, map, tmp_path):
    before = waarden(map)
    csv = tmp_path / "waarden.csv"
    csv.write_text("waarde;omschrijving\r\nMoed;Durven zeggen wat je ziet.\r\n", "utf-8")
    assert zeg("importeer", map, csv, "--aanvullen")[0] == 0
    assert waarden(map) == [*before, "Moed"]


def test_importeer_refuses_a_file_that_is_not_there_and_changes_nothing(zeg, map, tmp_path):
    before = waarden(map)
    status, _, err = zeg("importeer", map, tmp_path / "weg.csv")
    assert status == 1
    assert "weg.csv" in err
    assert waarden(map) == before


# --- exporteer ------------------------------------------------------------------------------------


def test_exporteer_writes_every_kind_and_says_where(zeg, map, tmp_path):
    status, said, _ = zeg("exporteer", map, "--naar", tmp_path / "uit")
    assert status == 0
    written = {path.suffix for path in (tmp_path / "uit").iterdir()}
    assert {".docx", ".xlsx"} <= written
    assert all(path.name in said for path in (tmp_path / "uit").iterdir())


def test_exporteer_writes_one_kind_when_asked(zeg, map, tmp_path):
    assert zeg("exporteer", map, "--naar", tmp_path / "uit", "--soort", "word")[0] == 0
    assert [path.suffix for path in (tmp_path / "uit").iterdir()] == [".docx"]


def test_exporteer_refuses_a_kind_that_it_does_not_know(zeg, map, tmp_path):
    status, _, err = zeg("exporteer", map, "--naar", tmp_path / "uit", "--soort", "steen")
    assert status == 1
    assert "steen" in err


# --- ronde ----------------------------------------------------------------------------------------


def test_a_whole_round_goes_without_a_browser(zeg, map):
    status, said, _ = zeg("ronde", map, "open", "waarden", "--keuzes", 3, "--groep", "ouders")
    assert status == 0
    assert "Ronde 1 is open" in said
    vote(map, 2, "vertrouwen")
    assert "2 inzendingen" in zeg("ronde", map, "sluit")[1]
    status, said, _ = zeg("ronde", map, "toon")
    assert status == 0
    assert "1. vertrouwen: 2" in said
    with opened(map) as tx:
        ronde = last_ronde(tx, Rondesoort.WAARDEN)
        assert (ronde.aantal_keuzes, ronde.groepen) == (3, "ouders")
        assert ronde.gesloten is not None
        assert ronde.getoond is not None


def test_closing_while_another_program_reads_says_what_is_still_to_be_done(zeg, map):
    zeg("ronde", map, "open", "waarden", "--keuzes", 3)
    vote(map, 2, "vertrouwen")
    with reading(map):
        status, said, err = zeg("ronde", map, "sluit")
    assert status == 0
    assert err.count("wordt opnieuw geprobeerd: een ander programma houdt het vast") == 1
    assert "Ronde 1 is dicht met 2 inzendingen" in said
    assert "nog niet gewist" in said
    assert "gesloten" not in said
    with opened(map) as tx:  # the next that opens it finishes
        assert not is_owed(tx)


@pytest.mark.parametrize("soort", [soort.value for soort in Rondesoort if soort.value != "stippen"])
def test_every_kind_of_round_has_a_question_of_its_own(zeg, map, soort):
    status, said, err = zeg("ronde", map, "open", soort)
    assert (status, err) == (0, "")
    assert "is open" in said


def test_a_second_round_is_refused_while_one_is_open(zeg, map):
    zeg("ronde", map, "open", "waarden")
    status, _, err = zeg("ronde", map, "open", "kansen")
    assert status == 1
    assert "al een ronde open" in err
    with opened(map) as tx:
        assert len(tx.rows(Ronde)) == 1


def test_closing_and_showing_without_a_round_is_refused(zeg, map):
    assert zeg("ronde", map, "sluit")[::2] == (
        1,
        "Er staat nu geen ronde open. Er is niets veranderd.\n",
    )
    assert zeg("ronde", map, "toon")[0] == 1


def test_the_hall_is_not_shown_a_round_that_is_open(zeg, map):
    zeg("ronde", map, "open", "waarden")
    assert zeg("ronde", map, "toon")[0] == 1
    with opened(map) as tx:
        assert current_ronde(tx).getoond is None


# --- controleer -----------------------------------------------------------------------------------


def test_a_folder_where_a_file_is_asked_for_is_said_to_be_one(zeg, map):
    for argv in (("importeer", map, map), ("exporteer", map, "--basis", map)):
        status, _, wrong = zeg(*argv)
        assert status == 1
        assert f"{map} is een map. Er is niets veranderd." in wrong


def test_controleer_says_what_is_missing(zeg, map):
    status, said, _ = zeg("controleer", map)
    assert status == 0
    assert "De top 5 van de waarden is nog niet vastgesteld" in said


def test_controleer_gives_json_for_other_programs(zeg, map):
    _, said, _ = zeg("controleer", map, "--json")
    found = json.loads(said)
    assert found
    assert all(set(row) == {"regel", "ernst", "zin", "plaats"} for row in found)


def test_controleer_finds_a_day_of_adoption_that_is_still_to_come(zeg, map):
    wb = Werkboek.open(map)
    with wb.writing() as tx:
        tx.add(Vaststelling("Het ouderplan", "MR", date(2199, 6, 3)))
    wb.close()
    _, said, _ = zeg("controleer", map)
    assert "‘Het ouderplan’ is volgens het plan vastgesteld op 3 juni 2199" in said


def test_a_workbook_is_found_by_its_name_in_the_data_folder(zeg, map, monkeypatch):
    monkeypatch.setenv("OUDERPLAN_DATA", str(map.parent))
    assert zeg("controleer", "vlier")[0] == 0


# --- help for the tests ---------------------------------------------------------------------------


@contextmanager
def opened(map: Path) -> Iterator[Lezing]:
    wb = Werkboek.open(map)
    try:
        with wb.reading() as tx:
            yield tx
    finally:
        wb.close()


def waarden(map: Path) -> list[str]:
    with opened(map) as tx:
        return [row.waarde for row in tx.rows(Waarde)]


def vote(map: Path, people: int, keuze: str) -> None:
    wb = Werkboek.open(map)
    for number in range(people):
        vote_as(wb, f"toestel {number}", [keuze], kanaal=Kanaal.PAPIER)
    wb.close()


# --- loting ---------------------------------------------------------------------------------------


def test_loting_draws_again_what_was_drawn_in_the_hall(zeg):
    _, said, _ = zeg("loting", "4711", "3", "respect", "rust", "durf")
    assert [line.split("|")[-1] for line in said.splitlines()] == ["respect", "durf", "rust"]
    assert said.startswith("1  333bfbb3")


def test_loting_with_what_is_no_number_says_so(zeg):
    status, _, err = zeg("loting", "zeven", "3", "respect")
    assert status == 1
    assert "een getal in dat de zaal noemt" in err


# --- terugzetten ----------------------------------------------------------------------------------


def test_terugzetten_lists_the_backups_and_puts_one_back(zeg, map):
    assert "nog geen reservekopieën" in zeg("terugzetten", map)[1]
    zeg("ronde", map, "open", "waarden")
    zeg("ronde", map, "sluit")
    _, said, _ = zeg("terugzetten", map)
    assert re.search(r"1\. \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d na ronde 1\n", said)
    status, said, err = zeg("terugzetten", map, "1")
    assert (status, err) == (0, "")
    assert "voor het terugzetten" in said
    assert len(list((map / "reserve").glob("*.db"))) == 2


def test_terugzetten_refuses_what_is_not_there_or_now_cannot(zeg, map):
    status, said, err = zeg("terugzetten", map, "7")
    assert (status, said) == (1, "")
    assert "is er niet" in err
    assert zeg("terugzetten", map.parent / "nergens")[0] == 1
    zeg("ronde", map, "open", "waarden")
    zeg("ronde", map, "sluit")
    zeg("ronde", map, "open", "waarden")
    status, _, err = zeg("terugzetten", map, "1")
    assert status == 1
    assert "Sluit die ronde eerst" in err


def send_texts(wb, soort):
    """Send three texts in, as phones do."""
    for number in range(3):
        known = {
            "ronde": 1,
            "inzending": f"i{number}",
            "groep": Groep.OUDERS,
            "tekst": f"t{number}",
        }
        if soort is Rondesoort.EVALUATIE:
            submit_outcome(wb, soort=next(iter(Uitkomstsoort)), **known)
        else:
            submit(wb, soort=Soort.KANS, perspectief=Perspectief.OUDERS, **known)


@pytest.mark.parametrize("soort", [Rondesoort.KANSEN, Rondesoort.EVALUATIE])
def test_closing_says_how_many_texts_came_in(zeg, map, soort):
    assert zeg("ronde", map, "open", soort)[0] == 0
    wb = Werkboek.open(map)
    send_texts(wb, soort)
    wb.close()
    assert "3 inzendingen" in zeg("ronde", map, "sluit")[1]


def test_the_help_names_every_kind_of_round(zeg, map):
    said = zeg("ronde", map, "open", "--help")[1]
    assert all(soort in said for soort in Rondesoort)
