from datetime import date
from urllib.request import urlopen

from ouderplan.kern.soorten import Kanaal
from ouderplan.opslag.antwoord import share
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from stemmer import vote_as


def _events(stream):
    for line in stream:
        if line.startswith(b"data: "):
            yield line.removeprefix(b"data: ").decode().strip().split(".", 1)[1]


def test_a_phone_hears_what_is_open_closed_and_shown_and_nothing_else(zaal):
    with urlopen(f"{zaal.url}/volg", timeout=5) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert "Set-Cookie" not in stream.headers
        events = _events(stream)
        assert next(events) == "0.leeg"
        zaal.open()
        assert next(events) == "1.open"
        vote_as(zaal.wb, "a", ["durf"], kanaal=Kanaal.PAPIER)
        close_ronde(zaal.wb, 1)
        assert next(events) == "1.dicht"
        show_ronde(zaal.wb, 1)
        assert next(events).startswith("1.getoond.")  # and which top is shown


def test_a_phone_hears_that_the_answer_is_shared_but_not_while_it_fills_something_in(zaal):
    with urlopen(f"{zaal.url}/volg", timeout=5) as stream:
        events = _events(stream)
        assert next(events) == "0.leeg"
        share(zaal.wb, date(2026, 11, 2))
        assert next(events) == "0.leeg.antwoord"
        zaal.open()
        assert next(events) == "1.open"
        share(zaal.wb, None)
        close_ronde(zaal.wb, 1)
        assert next(events) == "1.dicht"


def test_a_phone_that_leaves_is_forgotten(zaal, wacht_tot):
    volgers = zaal.deur.app.settings["volgers"]
    streams = [urlopen(f"{zaal.url}/volg", timeout=5) for _ in range(3)]
    wacht_tot(lambda: len(volgers) == 3)
    for stream in streams:
        stream.close()
    wacht_tot(lambda: len(volgers) == 0)


def test_another_workbook_is_a_new_stand(zaal):
    with urlopen(f"{zaal.url}/volg", timeout=5) as stream:
        lines = (line for line in stream if line.startswith(b"data: "))
        first = next(lines)
        zaal.kast.choose(zaal.kast.create({"school": "De Volgende", "schooljaar": "2027-2028"}))
        assert next(lines) != first
