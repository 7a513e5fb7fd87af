"""One of two services with halls falls over or stands still behind a real web server.

Its phones go on at the other.
"""

import random
import re
import signal
import threading
import time
from contextlib import ExitStack
from http.client import HTTPException
from http.cookies import SimpleCookie
from importlib.resources import files

import pytest
from test_zalen_achter_proxy import NAAM, ask, bestanden_processen, zalen  # noqa: F401
from voordeur import BESTANDEN, VOORDEUREN, make_certificate, open_front

from keren import keren
from motoren import left_out
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.stemmen import open_ronde, own_ballot, progress
from ouderplan.zaal.delen import Deel
from ouderplan.zaal.telefoon import COOKIE, verify
from voordeuren import find_program

KEREN = keren(2, 20)
TELEFOONS = 3
WAARDEN = ("durf", "geduld", "respect", "plezier", "begrip")
VOLGEN = "45"
"""So many seconds a line that phones follow may be silent."""
VERBORGEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')
NAMEN = [f"school-{nummer}" for nummer in range(12)]
SCHOLEN = [next(naam for naam in NAMEN if Deel(nr, 2).has(naam)) for nr in (0, 1)]
"""A school of each service, as nginx chooses."""

pytestmark = left_out()


@pytest.fixture
def rondes(databaseserver, tmp_path):  # noqa: ARG001  the workbooks are there
    """Give the workbooks of two schools on a server, with an open vote each."""
    books = {}
    for naam in SCHOLEN:
        kast = Kast(tmp_path / "scholen" / naam)
        kast.choose(kast.create({"school": naam, "schooljaar": "2026-2027"}))
        books[naam] = Werkboek.open(kast.current())
        open_ronde(books[naam], soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=5)
    yield books
    for wb in books.values():
        wb.close()


class Wie(threading.Thread):
    """One phone after another votes at a school, each until it reads that its vote was received."""

    def __init__(self, poort, naam):
        super().__init__(daemon=True)
        self._poort, self._pad = poort, f"/{naam}/zaal"
        self.stop, self.acked, self.again = threading.Event(), {}, 0

    def run(self):
        while not self.stop.is_set():
            answer, page = self._until(f"{self._pad}/")
            (cookie,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
            assert cookie.key == COOKIE
            own = {"Cookie": f"{COOKIE}={cookie.coded_value}"}
            own["Origin"] = f"https://{NAAM}:{self._poort}"
            for keuze in random.sample(WAARDEN, 2):  # it votes, and changes that
                form = dict(VERBORGEN.findall(page)) | {"keuze": keuze}
                answer, _ = self._until(f"{self._pad}/stem", form, **own)
                assert answer.status == 303
                self.acked[cookie.value] = keuze

    def _until(self, pad, form=None, **heads):
        """Send the same thing until somebody answers, as the script of a phone does."""
        for _ in range(400):
            try:
                answer, page = ask(self._poort, pad, form, **heads)
            except (OSError, HTTPException):
                answer = None
            if answer and answer.status < 500:
                return answer, page
            self.again += 1
            time.sleep(0.05)
        raise TimeoutError(pad)


@pytest.fixture(params=VOORDEUREN)
def soort(request):
    """Give the name of each web server."""
    return request.param


@pytest.fixture
def zaaldiensten(soort, rondes, tmp_path, vrije_poort):  # noqa: ARG001  they are to be open
    """Give the public port, and a function that begins the service at one of two ports."""
    for needed in (soort, "openssl"):
        if not find_program(needed):
            pytest.skip(f"{needed} staat niet op deze computer")
    public, ports = vrije_poort(), (vrije_poort(), vrije_poort())
    certificate = make_certificate(tmp_path)
    with (
        ExitStack() as held,
        open_front(
            soort,
            tmp_path,
            public,
            certificate,
            dict(zip((8100, 8101), ports, strict=True)),
        ),
    ):
        yield public, lambda nr: held.enter_context(zalen(tmp_path / "scholen", ports[nr]))


@pytest.mark.usefixtures("bestanden_processen")
def test_phones_of_a_killed_service_go_on_at_the_other_and_every_vote_counts_once(
    soort, zaaldiensten, rondes, wacht_tot
):
    public, begin_service = zaaldiensten
    services = [begin_service(0), begin_service(1)]
    phones = [Wie(public, naam) for naam in SCHOLEN for _ in range(TELEFOONS)]
    for phone in phones:
        phone.start()
    for keer in range(KEREN):
        await_more(phones, wacht_tot)
        services[keer % 2].kill()
        services[keer % 2].wait(30)
        await_more(phones, wacht_tot)  # of both schools, at the one that is left
        services[keer % 2] = begin_service(keer % 2)
    stop(phones)
    check_each_counts_once(phones, rondes)
    if soort == "nginx":  # Caddy leaves it to the phone to send its vote again
        assert sum(phone.again for phone in phones) == 0, "the other one was not asked at once"


@pytest.mark.usefixtures("bestanden_processen")
def test_phones_of_a_service_that_stands_still_go_on_at_the_other_and_every_vote_counts_once(
    zaaldiensten, rondes, wacht_tot
):
    """Also a vote that was changed meanwhile, when it goes on with what lay there all the time."""
    public, begin_service = zaaldiensten
    services = [begin_service(0), begin_service(1)]
    phones = [Wie(public, naam) for naam in SCHOLEN for _ in range(TELEFOONS)]
    for phone in phones:
        phone.start()
    await_more(phones, wacht_tot)
    services[0].send_signal(signal.SIGSTOP)
    await_more(phones, wacht_tot)  # of both schools
    services[0].send_signal(signal.SIGCONT)
    await_more(phones, wacht_tot)
    stop(phones)
    check_each_counts_once(phones, rondes)


def test_a_web_server_gives_up_in_time_for_the_other_service_to_answer():
    """It waits as long each time it asks the one that stands still: a phone must outlast that."""
    said = (BESTANDEN.parent / "server.md").read_text(encoding="utf-8")
    waits = re.findall(r"(?:proxy_read|response_header)_timeout (\d+)s", said)
    patience = re.search(
        r"LANGST = (\d+)", (files("ouderplan.zaal") / "static/zaal.js").read_text()
    )
    asked = [int(seconds) for seconds in waits if seconds != VOLGEN]
    assert len(asked) == 3
    assert max(asked) * 2 * 1000 <= int(patience[1])


def stop(phones):
    for phone in phones:
        phone.stop.set()
    for phone in phones:
        phone.join(60)
        assert not phone.is_alive()


def check_each_counts_once(phones, rondes):
    """Look whether each ballot that was acknowledged is there as it was sent last."""
    for nr, naam in enumerate(SCHOLEN):
        own = phones[nr * TELEFOONS : (nr + 1) * TELEFOONS]
        acked = {cookie: keuze for one in own for cookie, keuze in one.acked.items()}
        key = secret(rondes[naam], "telefoons")
        with rondes[naam].reading() as tx:
            for cookie, keuze in acked.items():
                assert own_ballot(tx, 1, verify(key, COOKIE, cookie)) == (keuze,)
            assert progress(tx, 1) == len(acked) > TELEFOONS


def await_more(phones, wacht_tot):
    """Wait until every phone has voted twice more."""
    enough = [len(one.acked) + 2 for one in phones]
    wacht_tot(
        lambda: all(len(one.acked) >= many for one, many in zip(phones, enough, strict=True)), 180
    )
