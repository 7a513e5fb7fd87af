"""The pages that a phone asks for, the answer to the parents, and the next person on a phone."""

import json
from http import HTTPStatus

from tornado.web import HTTPError

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.schoolscan import Antwoorden
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import BELEID, ZaalHandler, policy
from ouderplan.zaal.formulier import round_of
from ouderplan.zaal.kiezer import CODE, Kiezer, guarantee, pass_on, read_voter
from ouderplan.zaal.stemcode import code_page
from ouderplan.zaal.telefoon import verify
from ouderplan.zaal.wegen import PADEN, address_of

BEWIJS = "bewijs"
EEUWIG = "public, max-age=31536000, immutable"


class Thuis(ZaalHandler):
    """What is open now, for one group."""

    groep: Groep

    def initialize(self, groep: Groep = Groep.OUDERS) -> None:
        """Take the group that this address is for."""
        super().initialize()
        self.groep = groep

    def get(self, nummer: str = "") -> None:
        """Show what is open now, with the own ballot ticked; of several a list to choose from."""
        self.huis.glance()
        is_new = self.read_device() is None
        self.give_device()
        if not self._choose(nummer):
            self.send_page(self.bladen.list_open(self.huis.hal, self._own_group()))
            return
        kiezer = read_voter(self, self.groep)
        if kiezer.mist_code:
            self._welcome(self.bladen.ask_code(self.stand), is_new=is_new)
            return
        scan = self._own_scan(kiezer)
        if scan is not None:
            self.send_page(self.bladen.own_scan(self.stand, kiezer.groep, scan))
            return
        own = self._own_ballot(kiezer)
        self._welcome(self.bladen.home(self.stand, kiezer.groep, own), is_new=is_new)

    head = get

    def _welcome(self, page: str, *, is_new: bool) -> None:
        """Send a page; a phone that was never here gets all that belongs to it at once."""
        if is_new and not self.from_script:
            whole = self.bladen.ingepakt.whole(page, self.bestanden.put_in)
            if whole is not None:
                self.set_header(BELEID, policy(*self.bestanden.allowed))
                page = whole
        self.send_page(page)

    def _choose(self, nummer: str) -> bool:
        """Take the round that is asked for; False when there are several to choose from.

        One that is not open any more is that of the evening.
        """
        opened = self.huis.hal.open_for(self._own_group())
        if nummer:
            self.nummer = int(nummer)
        elif len(opened) > 1:
            return False
        elif opened:
            self.nummer = opened[0].nummer
        return True

    def _own_group(self) -> Groep:
        """Return the group of the code on this phone, else that of the page."""
        merk = self.read_signed(CODE) if self.huis.hal.thuis else None
        known = self.huis.holder(merk) if merk else None
        return known.groep if known else self.groep

    def _own_scan(self, kiezer: Kiezer) -> Antwoorden | None:
        if kiezer.stemmer is None or not self.stand.is_open_for(kiezer.groep, stemt=False):
            return None
        return self.huis.own_scan(self.stand, kiezer.stemmer)

    def _own_ballot(self, kiezer: Kiezer) -> tuple[str, ...] | None:
        if kiezer.stemmer is None or not self.stand.is_open_for(kiezer.groep, stemt=True):
            return None
        return self.huis.own_ballot(self.stand, kiezer.stemmer)


class Ontvangen(Thuis):
    """The confirmation; who has nothing to confirm is shown what is open."""

    def get(self, nummer: str = "") -> None:
        """Show what this phone chose, or that what it sent in was received."""
        self.huis.glance()
        self.nummer = int(nummer or 0)
        self.give_device()
        kiezer = read_voter(self, self.groep, self._proven_form())
        own = self._own_ballot(kiezer)
        if own is None and not self._sent_in():
            self.redirect(address_of(self.stand, self.groep), status=HTTPStatus.SEE_OTHER)
            return
        page = self.bladen.received(self.stand, kiezer.groep, own, tweede=kiezer.tweede)
        self.send_page(page)

    head = get

    def _sent_in(self) -> bool:
        stand = self.stand
        return stand.is_open_for(self.groep, stemt=False) and self._proof() == stand.sleutel

    def _proven_form(self) -> str:
        """Return the number of the form that was sent in an open round, or ""."""
        whose, _, inzending = self._proof().rpartition(" ")
        return inzending if whose == f"{self.stand.sleutel} {self.read_device()}" else ""

    def _proof(self) -> str:
        return verify(self.huis.geheim, BEWIJS, self.get_query_argument(BEWIJS, "")) or ""


class Vast(ZaalHandler):
    """The stylesheet and the script."""

    def get(self, naam: str) -> None:
        """Send a file that never changes under this name."""
        found = self.bestanden.find(naam)
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", found.soort)
        self.set_header("Cache-Control", EEUWIG)
        self.send_bytes(found.inhoud, found.gzip)

    head = get


class Lijn(ZaalHandler):
    """Lets a phone have a line ready before it sends something."""

    haast = False

    def get(self) -> None:
        """Answer nothing: the line is what it asks for."""
        self.set_status(HTTPStatus.NO_CONTENT)
        self.finish()


class Gezond(ZaalHandler):
    """Tells the watcher that this process lives."""

    def get(self) -> None:
        """Say so, with the stand that phones follow."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"gezond": True, "stand": self.huis.stand.sleutel}))


class NietGevonden(ZaalHandler):
    """Every other address."""

    async def prepare(self) -> None:
        """Say that it is not there, whatever was asked of it."""
        if (turn := super().prepare()) is not None:
            await turn
        raise HTTPError(HTTPStatus.NOT_FOUND)


class Antwoordpagina(ZaalHandler):
    """The answer to the parents."""

    def get(self) -> None:
        """Show the answer, or that it is not there yet."""
        self.huis.glance()
        self.send_page(self.bladen.answer(self.huis.stand, self.huis.antwoord()))

    head = get


class Volgende(ZaalHandler):
    """Who voted passes the phone on; nothing of that vote is on it from then on."""

    def get(self) -> None:
        """Lead who types this address to what is open."""
        self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    def post(self) -> None:
        """Forget who voted, as far as the guarantee of the round allows for a next one."""
        self.huis.glance()
        self.nummer = round_of(self)
        pass_on(self)
        asks_code = guarantee(self.stand) is Waarborg.STEMCODE
        group = Groep.TEAM if self.get_body_argument("groep", "") == Groep.TEAM else Groep.OUDERS
        there = code_page(self.stand) if asks_code else PADEN[group]
        self.redirect(there, status=HTTPStatus.SEE_OTHER)
