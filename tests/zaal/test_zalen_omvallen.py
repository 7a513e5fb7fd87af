"""The process with the halls of many schools is killed, or asked to end, while phones vote."""

import csv
import os
import signal
import subprocess
import sys
import threading
from urllib.error import URLError

import pytest
from zalenproces import running

from keren import keren
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde

SCHOLEN = ("linde", "molen", "roos")
TELEFOONS = 4
KEUZES = ("durf", "geduld")
WEG = (OSError, URLError, ConnectionError)


class Stemmer(threading.Thread):
    """A phone that votes and votes, and remembers what it heard was received."""

    def __init__(self, phone):
        super().__init__(daemon=True)
        self.phone, self.heard, self.sent, self.done = phone, "", "", threading.Event()

    def run(self):
        with_turns = (KEUZES[nummer % 2] for nummer in range(10_000))
        while not self.done.is_set():
            self.sent = next(with_turns)
            try:
                answer = self.phone.vote(self.sent)
            except WEG:
                return
            assert "Stem ontvangen" in answer.text, answer.text
            self.heard = self.sent


@pytest.fixture
def map(tmp_path, motor, nieuw_werkboek):
    folder = tmp_path / "scholen"
    for naam in SCHOLEN:
        book = motor.copy(nieuw_werkboek, folder / naam / "werkboek")
        Kast(folder / naam).choose(book)
        wb = Werkboek.open(book)
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=2)
        wb.close()
    return folder


def ballots(map, naam):
    wb = Werkboek.open(map / naam / "werkboek")
    with wb.reading() as tx:
        rows = tx.rows(Stembriefje, ronde=1)
    wb.close()
    return rows


def vote_until(map, toestel_op, poort, wacht_tot, end):
    """Let phones vote at every school until `end` is done to the process; return them by school."""
    with running(map, poort, "--proxy", "127.0.0.1") as process:
        crowd = {
            naam: [
                Stemmer(toestel_op(f"http://127.0.0.1:{poort}/{naam}/zaal"))
                for _ in range(TELEFOONS)
            ]
            for naam in SCHOLEN
        }
        phones = [one for many in crowd.values() for one in many]
        for one in phones:
            one.start()
        wacht_tot(lambda: all(one.heard for one in phones), timeout=60)
        end(process, phones)
        for one in phones:
            one.join(20)
    return crowd


def test_what_was_acknowledged_at_any_school_is_there_after_a_kill(
    map, toestel_op, vrije_poort, wacht_tot
):
    poort, seen = vrije_poort(), dict.fromkeys(SCHOLEN, 0)
    for _ in range(keren(2, 30)):
        crowd = vote_until(map, toestel_op, poort, wacht_tot, lambda process, _: process.kill())
        with running(map, poort, "--proxy", "127.0.0.1"):
            for naam, phones in crowd.items():
                seen[naam] += TELEFOONS
                for one in phones:
                    (ticked,) = one.phone.get("/").ticked
                    assert ticked in {one.heard, one.sent}
        for naam in SCHOLEN:
            assert len({row.briefje for row in ballots(map, naam)}) == seen[naam]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen SIGTERM.")
def test_when_asked_to_end_it_finishes_what_came_in_and_says_so(
    map, motor, toestel_op, vrije_poort, wacht_tot
):
    told = []

    def end(process, phones):
        for one in phones:
            one.done.set()
        for one in phones:
            one.join(20)
        process.send_signal(signal.SIGTERM)
        told.append(process.stdout.read())
        assert process.wait(20) == 0

    crowd = vote_until(map, toestel_op, vrije_poort(), wacht_tot, end)
    assert "Alles is bewaard" in told[0]
    assert "Traceback" not in told[0]
    for naam, phones in crowd.items():
        heard = sorted(one.heard for one in phones)
        assert sorted(row.keuze for row in ballots(map, naam)) == heard
        if motor.server is None:  # on a server nothing of an open round is in a CSV
            path = map / naam / "werkboek" / "stembriefjes.csv"
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file, delimiter=";"))
            assert sorted(row["keuze"] for row in rows) == heard
            assert not list((map / naam / "werkboek").glob("*-wal")), "nothing is left to be put in"


def test_what_is_no_address_or_folder_is_refused_in_a_sentence(tmp_path):
    for words, said in (
        (("map", "--zaal-adres", "https://x.nl"), "De map"),
        ((str(tmp_path), "--zaal-adres", "school"), "geen heel adres"),
    ):
        ran = subprocess.run(
            [sys.executable, "-m", "ouderplan", "zalen", *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        assert ran.returncode == 1
        assert said in ran.stderr
        assert len(ran.stderr.splitlines()) == 1
