"""The hall's own process while somebody renames, moves or copies the folder of its workbook."""

import os
import random
import shutil
import sys
import threading
from collections import Counter

import pytest

from keren import keren
from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import open_ronde, progress, tally

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="daar laat een map met een open bestand zich niet hernoemen"
)

STEMMEN = keren(40, 600)
VERHUIZINGEN = keren(15, 250)


@pytest.fixture
def phone_at(toestel_op):
    return lambda port: toestel_op(f"http://127.0.0.1:{port}")


@pytest.fixture
def proces(start):
    return start()


@pytest.fixture
def map(proces, phone_at, wacht_tot):
    """Open a round in a hall, and give the folder, a phone and the port."""
    port = proces.port()
    map = proces.kast.current()
    wb = Werkboek.open(map)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat is belangrijk?", aantal_keuzes=5)
    wb.close()
    phone = phone_at(port)
    wacht_tot(phone.sees_a_round)
    return map, phone, port


def says(proces, words):
    """Tell whether the hall logged these words since the last time; it does not wait for them."""
    os.set_blocking(proces.process.stderr.fileno(), False)
    try:
        return words in os.read(proces.process.stderr.fileno(), 100_000).decode()
    except BlockingIOError:
        return False


def counted(map):
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        (ronde,) = tx.rows(Ronde)
        found = ronde.is_open, progress(tx, 1), tally(tx, ronde).gestemd
    wb.close()
    return found


def test_a_folder_that_is_renamed_is_not_made_again_and_no_vote_is_confirmed(
    proces, map, phone_at, wacht_tot
):
    map, phone, port = map
    assert "Stem ontvangen" in phone.vote("durf").text
    other = phone_at(port)
    form = other.get().hidden | {"keuze": ["geduld"]}
    elsewhere = map.rename(map.with_name("hernoemd"))
    answer = other.post("/stem", form)
    assert answer.status == 503
    assert "nog niet verstuurd" in answer.text
    assert "Wat is belangrijk?" in other.get().text  # the round, and not "nothing is open"
    wacht_tot(lambda: says(proces, "Het werkboek is nu niet te lezen"))  # it looked by itself
    assert not map.exists()
    assert counted(elsewhere) == (True, 1, 1)

    elsewhere.rename(map)
    wacht_tot(lambda: "Stem ontvangen" in other.post("/stem", form).text)
    assert phone.get().ticked == {"durf"}
    assert counted(map) == (True, 2, 2)


@pytest.mark.alleen_sqlite("het bestand wordt teruggekopieerd")
def test_a_folder_that_is_copied_back_goes_on_with_the_same_round(map, wacht_tot):
    map, phone, _ = map
    assert "Stem ontvangen" in phone.vote("durf").text
    form = phone.get().hidden | {"keuze": ["geduld"]}
    elsewhere = map.rename(map.with_name("op-de-stick"))
    wacht_tot(lambda: phone.post("/stem", form).status == 503)
    map.mkdir()
    for path in sorted(elsewhere.glob("*.csv")):  # file by file, and the CSVs come first
        shutil.copy(path, map)
        assert phone.post("/stem", form).status == 503
    assert not (map / "werkboek.db").exists()
    for path in sorted(elsewhere.glob("werkboek.db*")):  # and then the database, in pieces
        content = path.read_bytes()
        with (map / path.name).open("wb", buffering=0) as file:
            for start in range(0, max(len(content), 1), len(content) // 3 + 1):
                assert phone.post("/stem", form).status == 503
                file.write(content[start : start + len(content) // 3 + 1])
                assert phone.post("/stem", form).status == 503
    wacht_tot(lambda: "Stem ontvangen" in phone.post("/stem", form).text)
    assert phone.get().ticked == {"geduld"}
    assert counted(map) == (True, 1, 1)


def test_another_copy_in_the_place_of_the_workbook_gets_the_votes_from_then_on(map, wacht_tot):
    map, phone, _ = map
    copy = shutil.copytree(map, map.with_name("kopie"))
    assert "Stem ontvangen" in phone.vote("durf").text
    shutil.rmtree(map)
    copy.rename(map)
    wacht_tot(lambda: "Stem ontvangen" in phone.vote("geduld").text)
    assert counted(map) == (True, 1, 1)


def test_a_hall_that_restarts_while_the_folder_is_away_waits_for_it(
    map, start_in, phone_at, wacht_tot
):
    map, phone, _ = map
    assert "Stem ontvangen" in phone.vote("durf").text
    elsewhere = map.rename(map.parents[1] / "weg")
    map.mkdir()
    for path in elsewhere.glob("*.csv"):
        shutil.copy(path, map)
    second = phone_at(start_in(map.parent).port())
    assert second.get("/gezond").status == 200
    assert not (map / "werkboek.db").exists()
    shutil.rmtree(map)
    elsewhere.rename(map)
    second.jar = phone.jar
    wacht_tot(lambda: second.get().ticked == {"durf"})
    assert counted(map) == (True, 1, 1)


def test_a_folder_that_moves_all_the_time_loses_no_vote_that_was_confirmed(map, phone_at):
    map, _, port = map
    moved = Verplaatser(map)
    confirmed, asked = {}, 0
    with moved:
        while asked < STEMMEN or moved.times < VERHUIZINGEN:
            phone = phone_at(port)
            asked += 1
            if (stem := votes_at_once(phone)) is not None:
                confirmed[asked] = stem
    assert moved.trouble is None  # a folder in the old place would be in the way of going back
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        kept = Counter(row.keuze for row in tx.rows(Stembriefje, ronde=1))
    wb.close()
    assert not Counter(confirmed.values()) - kept
    assert confirmed
    assert len(confirmed) < asked  # it was away now and then, or this shows nothing


class Verplaatser(threading.Thread):
    """Moves a folder away and back, until it is told to stop; it ends in its own place."""

    def __init__(self, map):
        super().__init__()
        self.map, self.away = map, map.with_name("telkens ergens anders")
        self.stopped, self.trouble, self.times = threading.Event(), None, 0

    def __enter__(self):
        self.start()

    def __exit__(self, *_):
        self.stopped.set()
        self.join()

    def run(self):
        pause = random.Random(9)
        try:
            while not self.stopped.wait(pause.uniform(0, 0.15)):
                self.map.rename(self.away)
                self.stopped.wait(pause.uniform(0, 0.15))
                self.away.rename(self.map)
                self.times += 1
        except OSError as error:
            self.trouble = error


def votes_at_once(phone):
    """Vote for something; return what, when it was confirmed."""
    page = phone.get()
    if "ronde" not in page.hidden:
        return None
    choice = random.choice(sorted(box["value"] for box in page.page.select("[type=checkbox]")))
    answer = phone.post("/stem", page.hidden | {"keuze": [choice]})
    return choice if "Stem ontvangen" in answer.text else None
