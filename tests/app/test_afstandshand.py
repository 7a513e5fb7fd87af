"""What a remote asks for is done by who draws the slides; and what it hears says no result before.

The hall, the workbook and the projector are the real ones; only the loop that looks is the test.
"""

import base64
import hmac
import json
import logging
import re
import shutil
import time
from dataclasses import replace

import pytest
from nacl import bindings
from nacl.exceptions import CryptoError

from ouderplan.app.afstand import Afstandshand
from ouderplan.kern.afstand import Bericht, Opdracht, Waarvoor, sign
from ouderplan.kern.draaiboek import Bijeenkomst, Doet, Draaiboekregel
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Kast, Werkboek, afstand
from ouderplan.opslag.afstandsopdrachten import Gevraagd, ask, outcome, slide
from ouderplan.opslag.draaiboek import begin
from ouderplan.opslag.moment import moment
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import Bord
from ouderplan.zaal.afstandsbeeld import pictures

UITEEN = {"vertrouwen": 9, "respect": 8, "veiligheid": 7, "openheid": 6, "plezier": 5}
GELIJK = {"durf": 9, "geduld": 9, "plezier": 9, "openheid": 2, "respect": 1}


class Hal:
    """A workbook, who draws its slides, and one phone that is paired."""

    def __init__(self, wb, exports):
        self.wb, self.clock = wb, 100.0
        self.zitting = Zitting(Kast(wb.map.parent), exports=exports)
        self.zitting.open(wb.map)
        self.bord, self.hand, self.n = Bord(self.zitting), Afstandshand(None), 0
        self.look()

    def look(self):
        for _ in range(3):
            self.hand._looked = 0.0
            self.hand.turn(self.bord, self.zitting.wb)

    def vote(self, stemmen):
        opties = {"vraag": "Welke waarden?", "aantal_keuzes": 14}
        ronde = open_ronde(self.wb, soort=Rondesoort.WAARDEN, **opties).ronde
        for nummer in range(9):
            keuzes = tuple(keuze for keuze, aantal in stemmen.items() if aantal > nummer)
            who = {"stemmer": str(nummer), "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
            cast(self.wb, ronde=ronde, keuzes=keuzes, **who)
        return ronde

    def press(self, wat, over="", gezien=None):
        """Press as a phone that sees what is there now; return the sentence that it gets."""
        with self.wb.writing() as tx:
            now = moment(tx)
            actie = over or wat
            seen = now.stand(type(now.actie)(actie)) if gezien is None else gezien
            self.n += 1
            gevraagd = Gevraagd("aa", "BCDF", self.n, wat, seen, over, time.monotonic())
            ask(tx, gevraagd)
        self.look()
        with self.wb.reading() as tx:
            return outcome(tx, gevraagd)

    def action(self):
        with self.wb.reading() as tx:
            now = moment(tx)
        return self.press(Opdracht.ACTIE, now.actie)

    @property
    def on(self):
        with self.wb.reading() as tx:
            return shown(tx)


@pytest.fixture
def hal_met(werkboek, tmp_path):
    """Give a function that makes one more hall."""
    made = []

    def make():
        map = tmp_path / f"hal {len(made)}" / "werkboek"
        shutil.copytree(werkboek.map, map)
        wb = Werkboek.open(map)
        made.append(Hal(wb, tmp_path))
        afstand.confirm(wb, claimed(wb))
        made[-1].look()
        return made[-1]

    yield make
    for hal in made:
        hal.zitting.wb.close()
        hal.wb.close()


def claimed(wb):
    """Let a phone scan a code; return the name of the pairing."""
    aanbod = afstand.offer(wb)
    tekst = json.dumps({"k": aanbod.id, "n": 1, "m": "merk"}).encode()
    mark = sign(base64.urlsafe_b64decode(aanbod.sleutel + "="), Waarvoor.MELD, tekst)
    with wb.writing() as tx:
        afstand.claim(tx, Bericht(Waarvoor.MELD, mark, tekst))
    return aanbod.id


def test_a_whole_vote_is_closed_and_revealed_with_the_action_of_the_moment(hal_met):
    hal = hal_met()
    hal.vote(UITEEN)
    assert hal.action() == ""
    with hal.wb.reading() as tx:
        assert current_ronde(tx) is None
    seen = []
    for _ in range(6):
        assert hal.action() == ""
        seen.append(hal.on.dia)
    assert seen == ["gestemd", *(f"plaats-{nummer}" for nummer in (5, 4, 3, 2, 1))]
    with hal.wb.reading() as tx:
        assert tx.rows(Ronde)[0].getoond is not None


def test_what_changed_since_the_phone_saw_it_is_left_alone(hal_met, caplog):
    caplog.set_level(logging.INFO, "ouderplan.app.afstand")
    hal = hal_met()
    hal.vote(UITEEN)
    close_ronde(hal.wb, 1)
    send(hal.wb, "waarden")
    hal.look()
    with hal.wb.reading() as tx:
        seen = moment(tx).stand(type(moment(tx).actie)("verder"))
    assert hal.press("verder", gezien=seen) == ""
    assert hal.on.dia == "gestemd"
    assert "Er is niets gedaan" in hal.press("verder", gezien=seen)  # the other phone, too late
    assert hal.on.dia == "gestemd"
    assert "verder. Gedaan" in caplog.text
    assert "verder. Er veranderde net iets" in caplog.text


def test_what_asks_for_a_choice_or_is_no_action_is_not_done(hal_met):
    hal = hal_met()
    hal.vote(UITEEN)
    for over in ("stel_vast", "niets", "verder"):
        assert "Er is niets gedaan" in hal.press(Opdracht.ACTIE, over)
    assert "Er is niets gedaan" in hal.press(Opdracht.ACTIE, "sluit", gezien="")
    with hal.wb.reading() as tx:
        assert current_ronde(tx) is not None


def test_paper_that_waits_is_said_and_nothing_is_shown(hal_met):
    hal = hal_met()
    hal.vote(UITEEN)
    keep_draft(hal.wb, Klad(1, Groep.OUDERS, Deel.TELLER_A), "", "1, 2")
    close_ronde(hal.wb, 1)
    send(hal.wb, "waarden", "gestemd")
    hal.look()
    said = hal.press("verder")
    assert "nog niet in de telling" in said
    assert hal.on.dia == "gestemd"


def picture(hal):
    with hal.wb.reading() as tx:
        return set(pictures(tx).values())


def play(hal, stemmen):
    """Play an evening with a remote; yield what it shows, press after press."""
    hal.vote(stemmen)
    hal.look()
    yield picture(hal)
    hal.action()
    yield picture(hal)
    for _ in range(3):
        hal.action()
        yield picture(hal)


def test_until_a_place_is_shown_a_remote_shows_the_same_whatever_was_voted(hal_met):
    """In one hall five places, in the other a tie, and so another number of slides."""
    one, other = (list(play(hal_met(), votes)) for votes in (UITEEN, GELIJK))
    closed, gestemd = 1, 2
    for nummer in (0, closed, gestemd):
        assert one[nummer] == other[nummer]
    assert one[0] != one[closed] != one[gestemd]


def test_no_place_ever_stands_on_a_remote_and_how_many_slides_only_when_all_was_told(hal_met):
    hal = hal_met()
    with hal.wb.reading() as tx:
        assert slide(tx) is not None
    hal.vote(UITEEN)
    hal.action()
    with hal.wb.reading() as tx:
        words = {row.keuze for row in tx.rows(Rondekeuze)}
    heard = []
    for _ in range(6):
        hal.action()
        heard += picture(hal)
    assert not [word for word in words if re.search(rf"\b{word}\b", "".join(heard))]
    assert [bool(re.search(r"dia \d+ van \d+", one)) for one in heard] == [False] * 5 + [True]


def programme_on(hal):
    (one,) = picture(hal)
    return json.loads(one)


def test_a_remote_plays_the_programme_and_gives_more_time_once(hal_met):
    hal = hal_met()
    assert programme_on(hal)["draai"] == {}
    begin(hal.wb, Bijeenkomst.OUDERAVOND)
    hal.look()
    seen = programme_on(hal)
    assert seen["draai"]["nu"] == "Welkom"
    assert seen["draai"]["over"] == "nog 10 minuten"
    assert "Waarom wij dit doen" in seen["draai"]["straks"]
    assert hal.press("erbij", gezien=seen["stand"]["erbij"]) == ""
    assert "Er is niets gedaan" in hal.press("erbij", gezien=seen["stand"]["erbij"])
    assert programme_on(hal)["draai"]["over"] == "nog 15 minuten"
    while programme_on(hal)["draai"]["nu"] == "Welkom":
        assert hal.press("verder") == ""
    assert programme_on(hal)["draai"]["nu"] == "Waarom wij dit doen"


def test_the_notes_of_what_is_on_are_for_the_paired_phone_alone(hal_met):
    """Everybody can hear the line; RFC 8439 says how to open what goes over it."""
    hal = hal_met()
    begin(hal.wb, Bijeenkomst.OUDERAVOND)
    hal.look()
    with hal.wb.reading() as tx:
        notes = [row.notities for row in tx.rows(Draaiboekregel) if row.notities]
        (phone,) = afstand.pairings(tx)
        own = afstand.key_of(tx, phone)
    assert notes
    assert not [note for note in notes if note[:20] in "".join(picture(hal))]
    assert picture(hal) == picture(hal)  # what did not change is not told again
    sealed = base64.urlsafe_b64decode(programme_on(hal)["notities"])
    assert opened(own, sealed) == notes[0]
    with pytest.raises(CryptoError):
        opened(bytes(32), sealed)


def opened(own, sealed):
    key = hmac.digest(own, b"notities\n", "sha256")
    open_it = bindings.crypto_aead_chacha20poly1305_ietf_decrypt
    return open_it(sealed[12:], None, sealed[:12], key).decode().rstrip("\n")


def test_why_the_programme_cannot_go_on_is_said_on_the_phone(hal_met):
    hal = hal_met()
    with hal.wb.writing() as tx:
        nummer, regel = list(tx.items(Draaiboekregel).items())[1]
        changed = replace(regel, doet=Doet.UITSLAG, rondesoort=Rondesoort.STIPPEN)
        tx.change(nummer, regel, changed)
    begin(hal.wb, Bijeenkomst.OUDERAVOND)
    hal.look()
    said = ""
    while not said:
        said = hal.press("verder")
    assert "nog niet gehouden" in said
    assert programme_on(hal)["draai"]["nu"] == "Welkom"
