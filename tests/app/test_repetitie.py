"""The rehearsal: real phones' traffic, a hall of its own, and a verdict in plain Dutch."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from ouderplan.app.opdrachten import run
from ouderplan.app.paden import child_env
from ouderplan.app.repetitie.oefenzaal import sweep_rehearsals
from ouderplan.app.repetitie.oordeel import Bevindingen, judge
from ouderplan.app.repetitie.toeloop import Meting, percentile
from ouderplan.kern.rondes import Ronde, Stembriefje
from ouderplan.opslag import Werkboek

THUIS = "127.0.0.1"


@pytest.fixture
def map(tmp_path: Path) -> Path:
    Werkboek.create(tmp_path / "vlier", {"school": "De Vlier", "schooljaar": "2026-2027"}).close()
    return tmp_path / "vlier"


def rehearse(map: Path, *options: str) -> int:
    return run(["repetitie", str(map), "--telefoons", "10", *options])


def test_ten_phones_vote_and_the_verdict_says_so(map, capsys):
    assert rehearse(map, "--adres", THUIS) == 0
    said = capsys.readouterr().out
    assert "Telefoons: 10," in said
    assert "Geteld: 10 op de teller, 10 in de uitslag." in said
    assert "95 van de 100 binnen" in said
    assert "deze laptop kan 10 telefoons aan" in said


def test_nothing_of_it_is_left_and_no_vote_is_touched(map):
    before = {path.name: path.read_bytes() for path in map.glob("*.csv")}
    rehearse(map, "--adres", THUIS)
    assert {path.name: path.read_bytes() for path in map.glob("*.csv")} == before
    assert [path.name for path in map.parent.iterdir()] == ["vlier"]
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        assert tx.rows(Ronde) == tx.rows(Stembriefje) == []
    wb.close()


def test_what_a_killed_rehearsal_left_is_gone_at_the_next_and_another_goes_on(map, wacht_tot):
    def folders() -> set[Path]:
        return {path.parent for path in map.parent.glob(".repetitie-*/huidig.txt")}

    def begin() -> subprocess.Popen[bytes]:
        before, args = folders(), ["repetitie", str(map), "--telefoons", "400", "--adres", THUIS]
        process = subprocess.Popen(
            [sys.executable, "-m", "ouderplan", *args],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=child_env({}),
        )
        wacht_tot(lambda: folders() > before, timeout=30)
        return process

    killed, busy = begin(), begin()
    killed.kill()
    killed.wait()
    assert len(folders()) == 2
    sweep_rehearsals(map.parent)
    (left,) = folders()
    assert busy.poll() is None
    busy.kill()
    busy.wait()
    assert rehearse(map, "--adres", THUIS) == 0
    assert [path.name for path in map.parent.iterdir()] == ["vlier"]
    assert not left.exists()


def test_a_hall_that_still_writes_leaves_nothing_either(tmp_path):
    map = tmp_path / ".repetitie-traag" / "werkboek"
    map.mkdir(parents=True)

    def write():
        with suppress(FileNotFoundError):  # the folder is gone
            for nummer in range(300):
                (map / f"{nummer}.csv").write_text("x" * 1000, encoding="utf-8")

    hall = Thread(target=write)
    hall.start()
    sweep_rehearsals(tmp_path)
    hall.join()
    assert list(tmp_path.iterdir()) == []


def test_half_a_folder_without_its_lock_is_swept_and_one_that_just_begins_is_not(tmp_path):
    (tmp_path / ".repetitie-half" / "werkboek").mkdir(parents=True)
    (tmp_path / ".repetitie-nieuw").mkdir()
    sweep_rehearsals(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".repetitie-nieuw"]


def test_without_an_address_the_phones_knock_where_the_hall_would_be(map, capsys):
    assert rehearse(map) == 0
    assert "10 nagespeelde telefoons op " in capsys.readouterr().out


def test_an_address_that_is_not_of_this_machine_is_one_sentence(map, capsys):
    assert rehearse(map, "--adres", "192.0.2.1") == 1
    err = capsys.readouterr().err
    assert "192.0.2.1" in err
    assert "Traceback" not in err


# --- the verdict ----------------------------------------------------------------------------------


def findings(**anders: object) -> Bevindingen:
    meting = Meting(20, pagina=[0.02] * 20, ontvangen=[0.03] * 20, duur=4.0)
    fields = {"geteld": (20, 20), "schijf": [0.004] * 9, "nieuws": [0.1] * 20} | anders
    return Bevindingen(**({"meting": meting} | fields))


def test_a_quick_hall_is_good():
    oordeel = judge(findings())
    assert oordeel.goed
    assert "20 telefoons" in oordeel.slot


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"meting": Meting(20, pagina=[3.0] * 20, ontvangen=[0.1] * 20)}, "Traag: de pagina"),
        ({"meting": Meting(20, pagina=[0.1] * 20, ontvangen=[3.0] * 20)}, "bewaren van stemmen"),
        ({"schijf": [0.4] * 9}, "Traag: de schijf"),
        ({"nieuws": [5.0] * 20}, "iets nieuws"),
        ({"geteld": (20, 19)}, "aantal klopt niet"),
        ({"geteld": (21, 21)}, "aantal klopt niet"),
        (
            {
                "meting": Meting(20, pagina=[0.1] * 20, ontvangen=[0.1] * 19, mislukt=["x"]),
                "geteld": (19, 19),
            },
            "1 telefoon kwam er niet door",
        ),
    ],
)
def test_what_is_wrong_is_named_and_the_verdict_is_no(anders, zin):
    oordeel = judge(findings(**anders))
    assert not oordeel.goed
    assert any(zin in one for one in oordeel.zinnen)
    assert "zo gaat het niet goed" in oordeel.slot


def test_one_slow_phone_of_twenty_is_not_the_hall():
    meting = Meting(40, pagina=[0.02] * 39 + [9.0], ontvangen=[0.03] * 40)
    assert judge(findings(meting=meting, geteld=(40, 40))).goed


def test_a_percentile_is_a_value_that_was_measured():
    values = [0.1 * nummer for nummer in range(1, 101)]
    assert percentile(values, 0.5) in values
    assert percentile([], 0.95) == 0.0
    assert percentile([3.0], 0.95) == 3.0
