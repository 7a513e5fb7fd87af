"""The pages that a phone asks for."""

import json
from http import HTTPStatus

from tornado.web import HTTPError

from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import Zaalhandler
from ouderplan.zaal.bladen import PADEN
from ouderplan.zaal.telefoon import verify

BEWIJS = "bewijs"
EEUWIG = "public, max-age=31536000, immutable"


class Thuis(Zaalhandler):
    """What is open now, for one group."""

    groep: Groep

    def initialize(self, groep: Groep = Groep.OUDERS) -> None:
        """Take the group that this address is for."""
        super().initialize()
        self.groep = groep

    def get(self) -> None:
        """Show what is open now, with the own ballot ticked."""
        self.huis.glance()
        self.give_device()
        self.send_page(self.bladen.home(self.huis.stand, self.groep, self._own_ballot()))

    head = get

    def _own_ballot(self) -> tuple[str, ...] | None:
        if not self.huis.stand.is_open_for(self.groep, stemt=True):
            return None
        device = self.read_device()
        return self.huis.own_ballot(device) if device else None


class Ontvangen(Thuis):
    """The confirmation; who has nothing to confirm is shown what is open."""

    def get(self) -> None:
        """Show what this phone chose, or that what it sent in was received."""
        self.huis.glance()
        self.give_device()
        own = self._own_ballot()
        if own is None and not self._sent_in():
            self.redirect(PADEN[self.groep], status=HTTPStatus.SEE_OTHER)
            return
        self.send_page(self.bladen.received(self.huis.stand, self.groep, own))

    head = get

    def _sent_in(self) -> bool:
        stand = self.huis.stand
        if not stand.is_open_for(self.groep, stemt=False):
            return False
        bewijs = verify(self.huis.geheim, BEWIJS, self.get_query_argument(BEWIJS, ""))
        return bewijs == stand.sleutel


class Vast(Zaalhandler):
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


class Gezond(Zaalhandler):
    """Tells the watcher that this process lives."""

    def get(self) -> None:
        """Say so, with the stand that phones follow."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"gezond": True, "stand": self.huis.stand.sleutel}))


class NietGevonden(Zaalhandler):
    """Every other address."""

    def prepare(self) -> None:
        """Say that it is not there, whatever was asked of it."""
        raise HTTPError(HTTPStatus.NOT_FOUND)
