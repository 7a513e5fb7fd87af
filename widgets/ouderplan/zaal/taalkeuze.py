"""``/taal``: another language on this phone, with what was already filled in."""

import re
from http import HTTPStatus
from urllib.parse import urlsplit

from tornado.web import HTTPError

from ouderplan.kern.antwoord import ADRES
from ouderplan.kern.soorten import Groep
from ouderplan.talen import Talen
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.bladen import Invulling
from ouderplan.zaal.formulier import Formulier, round_of
from ouderplan.zaal.kiezer import read_voter
from ouderplan.zaal.stemcode import LANGSTE_CODE
from ouderplan.zaal.stemcode import PAD as CODEPAD
from ouderplan.zaal.tablet import ONTVANGEN, STEMMEN
from ouderplan.zaal.tablet import PAD as TABLET
from ouderplan.zaal.telefoon import TAAL, keep_taal
from ouderplan.zaal.wegen import BEVESTIGING, PADEN, address_of

PAGINAS = {*PADEN.values(), *BEVESTIGING.values(), CODEPAD, TABLET, STEMMEN, ONTVANGEN, ADRES}
"""Where a phone can be when it asks for another language."""

_OF_ROUND = re.compile(r"(/team)?/ronde/\d{1,6}(/ontvangen)?")


class Taalkeuze(ZaalHandler):
    """Every page has buttons that lead here; on a form they bring along what is filled in."""

    def get(self) -> None:
        """Lead who types this address to what is open."""
        self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    def post(self) -> None:
        """Keep the language, and show the same page in it."""
        talen: Talen = self.settings["talen"]
        taal = talen.find(self.get_body_argument(TAAL, ""))
        if taal is None:
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        keep_taal(self, taal)
        self.speak(taal)
        self.huis.glance()
        if self.get_body_argument("ronde", ""):
            self._show_form()
        elif code := self.get_body_argument("code", "")[:LANGSTE_CODE]:
            self.nummer = round_of(self)
            self._show(CODEPAD, self.bladen.ask_code(self.stand, None, Invulling(tekst=code)))
        else:
            self.redirect(self._came_from(), status=HTTPStatus.SEE_OTHER)

    def _show_form(self) -> None:
        formulier = Formulier(self)
        self.nummer = formulier.ronde
        stand = self.stand
        kiezer = read_voter(self, formulier.groep, formulier.inzending)
        if kiezer.mist_code or not formulier.is_about(stand):
            self.redirect(address_of(stand, formulier.groep), status=HTTPStatus.SEE_OTHER)
            return
        self.give_device()
        own = self.huis.own_ballot(stand, kiezer.stemmer) if kiezer.stemmer else None
        page = self.bladen.translated(stand, kiezer.groep, own, formulier.invulling)
        self._show(address_of(stand, kiezer.groep), page)

    def _show(self, pad: str, page: str) -> None:
        self.stand_at(pad)
        self.send_page(page)

    def _came_from(self) -> str:
        """Return the address on this site of the page that was left."""
        try:
            left = urlsplit(self.request.headers.get("Referer", ""))
        except ValueError:
            return PADEN[Groep.OUDERS]
        pad = left.path.removeprefix(self.buiten.pad) or PADEN[Groep.OUDERS]
        ours = left.netloc == self.request.host or (
            f"{left.scheme}://{left.netloc}" == self.buiten.oorsprong
        )
        if not ours or not (pad in PAGINAS or _OF_ROUND.fullmatch(pad)):
            return PADEN[Groep.OUDERS]
        return f"{pad}?{left.query}" if left.query else pad
