"""PostgreSQL that falls over while phones vote: what was acknowledged is there, and once."""

import os
import random
import threading
import time
from http.client import HTTPException

import pytest

from databaseserver import missing_server, running
from keren import keren
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.motor.postgres.luisteren import Oor
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde, open_ronde, own_ballot, progress
from ouderplan.zaal.telefoon import COOKIE, verify

SCHOOL = {"school": "De Serverschool", "schooljaar": "2026-2027"}
KEREN = int(os.environ.get("OUDERPLAN_KEREN", keren(3, 50)))
TELEFOONS = 4
WAARDEN = ["durf", "geduld", "respect", "plezier", "begrip"]
ZIN = missing_server()

pytestmark = pytest.mark.skipif(bool(ZIN) and not os.environ.get("OUDERPLAN_ALLES"), reason=ZIN)


@pytest.fixture
def server(monkeypatch, tmp_path):
    """Give a server that waits for its disk, with a workbook on it that is on the table."""
    with running() as server:
        monkeypatch.setenv(OMGEVING, server.url())
        kast = Kast(tmp_path / "kast")
        kast.choose(kast.create(SCHOOL))
        yield server


@pytest.fixture
def stemming(server, tmp_path):  # noqa: ARG001  it has to run
    """Give that workbook, with an open vote."""
    wb = Werkboek.open(Kast(tmp_path / "kast").current())
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat is belangrijk?", aantal_keuzes=5)
    yield wb
    wb.close()


class Zaalvol(threading.Thread):
    """One phone after another votes, each until it reads that its vote was received."""

    def __init__(self, toestel_op, url, nr):
        super().__init__(daemon=True)
        self._new = lambda: toestel_op(url)
        self._dice = random.Random(nr)
        self.stop, self.acked, self.calmed = threading.Event(), {}, 0

    def run(self):
        while not self.stop.is_set():
            phone, keuzes = self._new(), set(self._dice.sample(WAARDEN, 2))
            fields = self._until(lambda: self._ballot(phone))  # noqa: B023
            if fields and self._until(lambda: self._sent(phone, fields | {"keuze": [*keuzes]})):  # noqa: B023
                (cookie,) = (one.value.strip('"') for one in phone.jar if one.name == COOKIE)
                self.acked[cookie] = keuzes

    def _ballot(self, phone):
        answer = phone.get()
        assert answer.status in (200, 503), answer.text
        self.calmed += answer.status == 503
        return answer.hidden if answer.status == 200 else None

    def _sent(self, phone, fields):
        answer = phone.post("/stem", fields)
        assert "Traceback" not in answer.html
        if "Stem ontvangen" in answer.text:
            return True
        self.calmed += 1
        assert answer.status == 503, answer.text
        assert "nog niet verstuurd" in answer.text
        return False

    def _until(self, look):
        """Ask until it is there, as the script of a phone does; also when no more phones come."""
        for _ in range(400):
            try:
                if found := look():
                    return found
            except (OSError, HTTPException):
                pass
            time.sleep(0.1)
        return None


@pytest.fixture
def telefoons(stemming, hall_on, toestel_op):
    """Give phones that vote on and on, at a hall with that workbook."""
    with hall_on(stemming.map.parent) as url:
        phones = [Zaalvol(toestel_op, url, nr) for nr in range(TELEFOONS)]
        for phone in phones:
            phone.start()
        yield phones
        stop(phones)


def test_a_phone_with_a_code_hears_calmly_that_the_server_is_away_and_sends_it_again(
    server, stemming, hall_on, toestel_op
):
    with stemming.writing() as tx:
        add_codes(tx, ["BCDFGH"], Groep.OUDERS)
    close_ronde(stemming, 1)
    open_ronde(
        stemming,
        soort=Rondesoort.WAARDEN,
        vraag="Wat is belangrijk?",
        aantal_keuzes=5,
        groepen=(Groep.OUDERS,),
        waarborg=Waarborg.STEMCODE,
    )
    with hall_on(stemming.map.parent) as url:
        phone = toestel_op(url)
        phone.get("/c/BCDFGH")
        fields = phone.get().hidden | {"keuze": ["durf", "geduld"]}
        server.kill()
        for answer in (phone.get(), phone.get("/c/BCDFGH"), phone.get("/antwoord")):
            assert answer.status == 503
            assert int(answer.headers["Retry-After"]) > 0
            assert "Probeer het over een paar tellen opnieuw" in answer.text
        refused = phone.post("/stem", fields)
        assert refused.status == 503
        assert refused.headers["Retry-After"]
        assert "nog niet verstuurd" in refused.text
        assert refused.ticked == {"durf", "geduld"}  # they stay on the page
        server.start()
        assert "Stem ontvangen" in phone.post("/stem", fields).text
        assert phone.get().ticked == {"durf", "geduld"}
    with stemming.reading() as tx:
        assert progress(tx, 2) == 1


def test_a_server_that_freezes_is_given_up_and_nothing_is_lost_or_counted_twice(
    server, stemming, telefoons, wacht_tot
):
    """It takes what it is sent and says nothing; when it goes on, it does what it was told."""
    for _ in range(2):
        enough = acked(telefoons) + 1 + TELEFOONS
        wacht_tot(lambda enough=enough: acked(telefoons) >= enough, 60)
        before = [phone.calmed for phone in telefoons]
        with server.frozen():
            wacht_tot(
                lambda before=before: all(
                    phone.calmed > was for phone, was in zip(telefoons, before, strict=True)
                ),
                60,
            )
    more = acked(telefoons) + TELEFOONS
    wacht_tot(lambda: acked(telefoons) >= more, 60)
    check_each_counts_once(stemming, telefoons)


def check_each_counts_once(stemming, phones):
    """Look whether each ballot that was acknowledged is there as it was sent, and no other is."""
    stop(phones)
    everything = {cookie: keuzes for one in phones for cookie, keuzes in one.acked.items()}
    assert len(everything) == acked(phones)
    key = secret(stemming, "telefoons")
    with stemming.reading() as tx:
        for cookie, keuzes in everything.items():
            assert set(own_ballot(tx, 1, verify(key, COOKIE, cookie)) or ()) == keuzes
        assert progress(tx, 1) == len(everything)


def test_a_phone_sees_what_is_open_now_also_while_nothing_is_heard_of_changes(
    stemming, hall_on, toestel_op, monkeypatch
):
    """As when the server has no line left to listen on: then every phone has to look."""
    monkeypatch.setattr(Oor, "_listening", lambda _: None)
    monkeypatch.setattr("ouderplan.zaal.peiler.HEEL_S", 3600)
    with hall_on(stemming.map.parent) as url:
        assert toestel_op(url).get().page.select("[name=keuze]")
        close_ronde(stemming, 1)
        assert not toestel_op(url).get().page.select("[name=keuze]")


def stop(phones):
    for phone in phones:
        phone.stop.set()
    for phone in phones:
        phone.join(60)
        assert not phone.is_alive()


def acked(phones):
    return sum(len(phone.acked) for phone in phones)


@pytest.mark.lang
def test_kills_of_the_server_while_phones_vote_lose_nothing_and_count_nothing_twice(
    server, stemming, telefoons, wacht_tot, record_property
):
    for keer in range(KEREN):
        enough = acked(telefoons) + 1 + TELEFOONS
        wacht_tot(lambda enough=enough: acked(telefoons) >= enough, 60)
        time.sleep(random.Random(keer).random() * 0.2)
        server.kill()
        server.start()
    more = acked(telefoons) + 1
    wacht_tot(lambda: acked(telefoons) >= more, 60)
    record_property("keren", KEREN)
    record_property("bevestigd", acked(telefoons))
    assert acked(telefoons) > KEREN
    check_each_counts_once(stemming, telefoons)
